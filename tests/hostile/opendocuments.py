"""OpenDocument sheets that repeat, nest and declare."""

from __future__ import annotations

from tests.hostile import packages as make
from tests.hostile.cases import case
from tests.hostile.entities import ENTITIES, OUTSIDE


def nested_cells(depth):
    inside = "<text:span>" * depth + "x" + "</text:span>" * depth
    return make.ods(
        make.table(
            f"<table:table-row><table:table-cell><text:p>{inside}</text:p>"
            "</table:table-cell></table:table-row>"
        )
    )


def repeated_ods(cell, row):
    return make.ods(
        make.table(
            f'<table:table-row table:number-rows-repeated="{row}">'
            f'<table:table-cell office:value-type="float" office:value="1" '
            f'table:number-columns-repeated="{cell}"/></table:table-row>'
        )
    )


OPENDOCUMENT = (
    case(
        "entity bomb in ods",
        "a.ods",
        lambda: make.ods(make.table(""), head=ENTITIES),
        "markup_unsafe",
    ),
    case(
        "outside entity in ods",
        "a.ods",
        lambda: make.ods(make.table(""), head=OUTSIDE),
        "markup_unsafe",
    ),
    case(
        "values repeated over the sheet",
        "a.ods",
        lambda: repeated_ods(16384, 1048576),
        "cell_too_far",
    ),
    case("row repeated", "a.ods", lambda: repeated_ods(200, 50000), "too_many_cells"),
    case("absurd repeat", "a.ods", lambda: repeated_ods(10**30, 10**30), "cell_too_far"),
    case("nested spans", "a.ods", lambda: nested_cells(100_000), "corrupt"),
    case(
        "no content",
        "a.ods",
        lambda: make.pack({"mimetype": make.ODS_TYPE, "content.xml": b""}),
        "corrupt",
    ),
    case(
        "encrypted ods",
        "a.ods",
        lambda: make.pack(
            {
                "mimetype": make.ODS_TYPE,
                "content.xml": b"x",
                "META-INF/manifest.xml": b"<encryption-data/>",
            }
        ),
        "encrypted",
    ),
)

import datetime as dt
import io
import zipfile

import pytest
from tests.hostile import packages as make

from baccau.doors.formats.opendocument import open_content
from baccau.doors.refusals import FileRefused, Limits
from baccau.engines.tabular.grid import Span

HIDDEN = (
    '<style:style style:name="ta2" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
)


def sheets(body, styles=""):
    with zipfile.ZipFile(io.BytesIO(make.ods(body, styles=styles))) as package:
        return open_content(package.open("content.xml"), Limits()).sheets


def row(*cells, more=""):
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def cell(text="", more="", kind="string"):
    inside = f"<text:p>{text}</text:p>" if text else ""
    return f'<table:table-cell office:value-type="{kind}" {more}>{inside}</table:table-cell>'


def blank(times=1):
    return f'<table:table-cell table:number-columns-repeated="{times}"/>'


@pytest.mark.parametrize(
    ("given", "value"),
    [
        (cell("Bưởi"), "Bưởi"),
        (cell("a<text:s text:c='3'/>b<text:tab/>c"), "a   b\tc"),
        (cell("<text:span>a<text:a>b</text:a></text:span>c"), "abc"),
        (cell("một</text:p><text:p>hai"), "một\nhai"),
        (cell("5,0", 'office:value="5"', "float"), 5.0),
        (cell("25%", 'office:value="0.25"', "percentage"), 0.25),
        (cell("25.000 ₫", 'office:value="25000"', "currency"), 25000.0),
        (cell("ĐÚNG", 'office:boolean-value="true"', "boolean"), True),
        (cell("15/3/26", 'office:date-value="2026-03-15"', "date"), "2026-03-15T00:00:00"),
        (cell("x", 'office:date-value="2026-03-15T08:30:00.5"', "date"), "2026-03-15T08:30:00"),
        (cell("x", 'office:time-value="PT08H30M00S"', "time"), dt.timedelta(hours=8.5)),
        (cell("năm", 'office:value="năm"', "float"), "năm"),
        (cell("hôm qua", 'office:date-value="hôm qua"', "date"), "hôm qua"),
        (cell("x<office:annotation><text:p>ghi chú</text:p></office:annotation>"), "x"),
    ],
)
def test_open_content_types_values(given, value):
    (sheet,) = sheets(make.table(row(given)))
    found = sheet.rows[0][0]
    assert (found.isoformat() if isinstance(found, dt.datetime) else found) == value


def test_open_content_places_repeated_cells():
    body = make.table(
        row(blank(16384), more='table:number-rows-repeated="3"')
        + row(blank(2), cell("x", 'table:number-columns-repeated="2"'), blank(16380))
        + row(cell("y"), more='table:number-rows-repeated="2"')
        + row(blank(16384), more='table:number-rows-repeated="1048570"')
    )
    (sheet,) = sheets(body)
    assert list(sheet.rows) == [[], [], [], [None, None, "x", "x"], ["y"], ["y"]]


def test_open_content_gives_merged_ranges():
    body = make.table(
        row(cell("BẢNG", 'table:number-columns-spanned="3" table:number-rows-spanned="1"'))
        + row(cell("HTX", 'table:number-columns-spanned="1" table:number-rows-spanned="2"'))
        + row("<table:covered-table-cell/>", cell("x"))
    )
    (sheet,) = sheets(body)
    assert sheet.merged == (Span(1, 1, 1, 3), Span(2, 1, 3, 1))
    assert sheet.rows[2] == [None, "x"]


def test_open_content_tells_hidden_sheets():
    body = make.table(row(cell("x")), "Thấy") + make.table(
        row(cell("x")), "Ẩn", 'table:style-name="ta2"'
    )
    assert [(sheet.name, sheet.hidden) for sheet in sheets(body, HIDDEN)] == [
        ("Thấy", False),
        ("Ẩn", True),
    ]


def test_open_content_passes_over_tables_that_are_no_sheets():
    body = f"<table:dde-links>{make.table(row(cell('x')))}</table:dde-links>"
    assert sheets(body) == ()


def test_open_content_refuses_cut_markup():
    with pytest.raises(FileRefused) as refused:
        open_content(io.BytesIO(b"<a><b>"), Limits())
    assert refused.value.code == "corrupt"

"""Office Open XML with something wrong inside."""

from __future__ import annotations

import struct

from tests.hostile import packages as make
from tests.hostile.cases import READ, case
from tests.hostile.entities import ENTITIES, OUTSIDE
from tests.hostile.noise import noise

BASE = {
    "[Content_Types].xml": make.TYPES,
    "_rels/.rels": make.ROOT_RELS,
    "xl/workbook.xml": make.workbook(),
    "xl/_rels/workbook.xml.rels": make.BOOK_RELS,
}
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
SHEETS = "".join(f"<sheet name='S{n}' sheetId='{n}' r:id='rId1'/>" for n in range(1, 3001))
MERGES = "<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 100_000 + "</mergeCells>"


def many_rows(times=700_000):
    row = '<row><c r="A1"><v>1</v></c></row>'
    return make.repeated(BASE, SHEET, make.SHEET_HEAD, row, times, make.SHEET_TAIL)


def many_strings(megabytes=30):
    parts = BASE | {SHEET: make.sheet('<row><c r="A1" t="s"><v>0</v></c></row>')}
    unit = f"<si><t>{'x' * 987}</t></si>"
    return make.repeated(parts, STRINGS, make.STRINGS_HEAD, unit, megabytes * 1000, "</sst>")


def one_string_in_every_cell():
    row = '<row r="{}">' + "".join(
        f'<c r="{column}{{}}" t="s"><v>0</v></c>' for column in "ABCDEFGHIJ"
    )
    rows = "".join(row.replace("{}", str(number)) + "</row>" for number in range(1, 5001))
    strings = f"{make.STRINGS_HEAD}<si><t>{'x' * 30_000}</t></si></sst>"
    return make.xlsx(rows, parts={STRINGS: strings})


def lying_size():
    """A part that claims 10 bytes and inflates to 30 MB."""
    content = bytearray(many_strings())
    entry = content.rindex(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = struct.pack("<I", 10)
    return bytes(content)


def in_utf16(text):
    return ('<?xml version="1.0" encoding="UTF-16"?>' + text).encode("utf-16")


NESTED = '<row r="1">' + "<x>" * 500_000 + "</x>" * 500_000 + "</row>"
DATES = (
    '<row r="1"><c r="A1" t="d"><v>junk</v></c><c r="B1" t="s"><v>99999999999</v></c>'
    '<c r="C1" t="s"><v>-1</v></c><c r="D1"><v>1e999</v></c><c r="E1"><v>NaN</v></c>'
    '<c r="F1" t="zzz"><v>1</v></c><c r="G1"><v>1</v></c></row>'
)

EXCEL = (
    case(
        "far cell",
        "a.xlsx",
        lambda: make.xlsx(make.cells(("A1", 1), ("XFD1048576", 1))),
        "cell_too_far",
    ),
    case(
        "cell past the sheet",
        "a.xlsx",
        lambda: make.xlsx(make.cells(("ZZZZ99999999", 1))),
        "cell_too_far",
    ),
    case(
        "far blank cell",
        "a.xlsx",
        lambda: make.xlsx('<row><c r="A1"><v>1</v></c><c r="XFD1048576" s="0"/></row>'),
        READ,
    ),
    case("700,000 one-cell rows", "a.xlsx", many_rows, "inflates_too_much", "too_many_cells"),
    case("30 MB of strings", "a.xlsx", many_strings, "inflates_too_much"),
    case("lying size", "a.xlsx", lying_size, "inflates_too_much", "corrupt"),
    case(
        "one string 50,000 times",
        "a.xlsx",
        one_string_in_every_cell,
        "too_much_text",
        "too_much_memory",
    ),
    case(
        "entity bomb",
        "a.xlsx",
        lambda: make.xlsx(
            parts={STRINGS: ENTITIES + make.STRINGS_HEAD + "<si><t>&i;</t></si></sst>"}
        ),
        "markup_unsafe",
    ),
    case(
        "outside entity",
        "a.xlsx",
        lambda: make.xlsx(
            parts={SHEET: OUTSIDE + make.sheet('<row><c r="A1" t="str"><v>&x;</v></c></row>')}
        ),
        "markup_unsafe",
    ),
    case(
        "entity bomb in UTF-16",
        "a.xlsx",
        lambda: make.xlsx(parts={STRINGS: in_utf16(ENTITIES + make.STRINGS_HEAD + "</sst>")}),
        "markup_unsafe",
    ),
    case(
        "macros",
        "a.xlsm",
        lambda: make.xlsx(make.cells(("A1", 1)), parts={"xl/vbaProject.bin": b"x"}),
        "macros",
    ),
    case(
        "macros under another name",
        "a.xlsx",
        lambda: make.xlsx(make.cells(("A1", 1)), parts={"custom/vbaProject.bin": b"x"}),
        "macros",
    ),
    case(
        "macro sheet",
        "a.xlsx",
        lambda: make.xlsx(
            make.cells(("A1", 1)), parts={"xl/macrosheets/sheet1.xml": make.sheet("")}
        ),
        "macros",
    ),
    case(
        "macro type",
        "a.xlsx",
        lambda: make.xlsx(
            make.cells(("A1", 1)),
            parts={
                "[Content_Types].xml": make.TYPES.replace(
                    "officedocument.spreadsheetml.sheet", "sheet.macroEnabled"
                )
            },
        ),
        "macros",
    ),
    case(
        "binary workbook",
        "a.xlsb",
        lambda: make.pack({"[Content_Types].xml": make.TYPES, "xl/workbook.bin": b"x"}),
        "binary_workbook",
    ),
    case(
        "absurd merges",
        "a.xlsx",
        lambda: make.xlsx(make.cells(("A1", 1), ("B2", 2)), after=MERGES),
        READ,
    ),
    case(
        "3,000 sheets",
        "a.xlsx",
        lambda: make.xlsx(make.cells(("A1", 1)), parts={"xl/workbook.xml": make.workbook(SHEETS)}),
        "too_many_sheets",
        "corrupt",
    ),
    case(
        "workbook that contains itself",
        "a.xlsx",
        lambda: make.xlsx(
            parts={
                "xl/_rels/workbook.xml.rels": make.BOOK_RELS.replace(
                    "worksheets/sheet1.xml", "workbook.xml"
                )
            }
        ),
        "corrupt",
        "empty",
    ),
    case("no sheet part", "a.xlsx", lambda: make.xlsx(parts={SHEET: None}), "corrupt", "empty"),
    case(
        "no workbook part", "a.xlsx", lambda: make.xlsx(parts={"xl/workbook.xml": None}), "corrupt"
    ),
    case("nested markup", "a.xlsx", lambda: make.xlsx(NESTED), "empty", "corrupt"),
    case("absurd values", "a.xlsx", lambda: make.xlsx(DATES), READ, "corrupt"),
    case(
        "sheet of noise",
        "a.xlsx",
        lambda: make.xlsx(parts={SHEET: noise(50_000, 1)}),
        "corrupt",
        "empty",
        "markup_unsafe",
    ),
    case(
        "cell of 100,000 references",
        "a.xlsx",
        lambda: make.xlsx("<row><c " + 'r="A1" ' * 100_000 + "><v>1</v></c></row>"),
        READ,
        "corrupt",
    ),
    case("no values", "a.xlsx", make.xlsx, "empty"),
    case(
        "external link",
        "a.xlsx",
        lambda: make.xlsx(
            make.cells(("A1", 1)), parts={"xl/externalLinks/externalLink1.xml": "<externalLink/>"}
        ),
        READ,
    ),
)

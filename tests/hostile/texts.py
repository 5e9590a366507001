"""Delimited text, and what is sent under its name."""

from __future__ import annotations

from tests.hostile.cases import READ, case
from tests.hostile.noise import noise
from tests.hostile.samples import good_xlsx, png

TEXTS = (
    case("nothing", "a.csv", lambda: b"", "empty"),
    case("blanks", "a.csv", lambda: b" \n,,,\n\n", READ, "empty"),
    case("noise", "a.csv", lambda: noise(100_000, 7), "not_text"),
    case("zeros", "a.csv", lambda: bytes(1_000_000), "not_text"),
    case("a few zeros", "a.csv", lambda: (b"a,b\n" * 20 + b"1,\x002\n") * 100, READ),
    case("one line of 20 MB", "a.csv", lambda: b"x" * 20_000_000, READ),
    case(
        "one line of 2 million fields",
        "a.csv",
        lambda: b"1," * 2_000_000,
        "cell_too_far",
        "too_much_memory",
    ),
    case("100,000 columns", "a.csv", lambda: (b"1," * 100_000 + b"\n") * 3, "cell_too_far"),
    case("open quote", "a.csv", lambda: b'a,b\n1,"2\n' + b"3,4\n" * 5000, READ),
    case("quotes only", "a.csv", lambda: b'"' * 1_000_001, READ, "empty"),
    case(
        "mixed encodings",
        "a.csv",
        lambda: "tên,giá\n".encode() * 50 + "tên,giá\n".encode("cp1258") * 50,
        READ,
    ),
    case("100,000 rows", "a.csv", lambda: b"1,2\n" * 100_000, "cell_too_far"),
    case("too large", "a.csv", lambda: bytes(26 << 20), "too_large"),
    case("picture as xlsx", "a.xlsx", png, "not_a_spreadsheet"),
    case(
        "page as xls",
        "a.xls",
        lambda: b"\n <HTML><table><tr><td>1</td></tr></table></HTML>",
        "not_a_spreadsheet",
    ),
    case("page in UTF-16", "a.xls", lambda: "<html><table>".encode("utf-16"), "not_a_spreadsheet"),
    case("XML as xls", "a.xls", lambda: b'<?xml version="1.0"?><Workbook/>', "not_a_spreadsheet"),
    case("workbook as csv", "a.csv", good_xlsx, READ),
)

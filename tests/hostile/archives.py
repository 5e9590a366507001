"""Zip archives that lie, or are no workbooks."""

from __future__ import annotations

import io
import struct
import zipfile

from tests.hostile import packages as make
from tests.hostile.cases import case
from tests.hostile.excel import BASE, SHEET
from tests.hostile.noise import noise
from tests.hostile.samples import good_xlsx


def overlapping():
    content = bytearray(good_xlsx())
    second = content.index(b"PK\x01\x02", content.index(b"PK\x01\x02") + 4)
    content[second + 42 : second + 46] = struct.pack("<I", 0)
    return bytes(content)


def encrypted_flag():
    content = bytearray(good_xlsx())
    entry = content.index(b"PK\x01\x02")
    content[entry + 8] |= 1
    content[6] |= 1
    return bytes(content)


def zipped(parts):
    return lambda: make.pack(parts)


def stored_bomb():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as package:
        for name, part in BASE.items():
            package.writestr(name, part)
        package.writestr(SHEET, make.sheet("<!-- " + " " * 50_000_000 + "-->"))
    return stream.getvalue()


ARCHIVES = (
    case("overlapping parts", "a.xlsx", overlapping, "corrupt"),
    case("encrypted parts", "a.xlsx", encrypted_flag, "encrypted"),
    case("unusual compression", "a.xlsx", stored_bomb, "corrupt"),
    case(
        "20,000 parts",
        "a.xlsx",
        zipped({**BASE, **{f"x/{n}": b"" for n in range(20_000)}}),
        "too_many_parts",
    ),
    case(
        "zip in zip",
        "a.xlsx",
        lambda: make.pack({"a.zip": make.pack({"b": bytes(1000)})}),
        "not_a_spreadsheet",
    ),
    case("zip of junk", "a.xlsx", zipped({"readme": b"hello"}), "not_a_spreadsheet"),
    case("no parts", "a.xlsx", zipped({}), "not_a_spreadsheet"),
    case(
        "text document",
        "a.xlsx",
        zipped({"[Content_Types].xml": b"x", "word/document.xml": b"x"}),
        "not_a_spreadsheet",
    ),
    case("zip head and noise", "a.xlsx", lambda: b"PK\x03\x04" + noise(5000, 2), "corrupt"),
)

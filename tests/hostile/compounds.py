"""OLE2 containers of other things."""

from __future__ import annotations

import io

import xlwt
from tests.hostile.cases import case
from tests.hostile.noise import noise
from tests.hostile.samples import good_xls

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def far_xls():
    book = xlwt.Workbook()
    page = book.add_sheet("S")
    page.write(0, 0, "x")
    page.write(65535, 255, "y")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def stored(name):
    """A directory entry's name as the container stores it."""
    return (name + "\0").encode("utf-16-le")


def contained(name, size, seed):
    return lambda: OLE + stored(name) + noise(size, seed)


COMPOUNDS = (
    case("OLE2 and noise", "a.xls", lambda: OLE + noise(20_000, 3), "not_a_spreadsheet", "corrupt"),
    case("OLE2 workbook of noise", "a.xls", contained("Workbook", 20_000, 4), "corrupt"),
    case("encrypted package", "a.xlsx", contained("EncryptedPackage", 9_000, 5), "encrypted"),
    case("Word document", "a.xls", contained("WordDocument", 9_000, 6), "not_a_spreadsheet"),
    case("macros in xls", "a.xls", lambda: good_xls() + stored("_VBA_PROJECT_CUR"), "macros"),
    case("far cell in xls", "a.xls", far_xls, "too_much_memory", "cell_too_far"),
)

"""Sound files of every kind, small, as programs write them."""

from __future__ import annotations

import io
import struct
import zlib
from functools import cache

import openpyxl
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

ROWS = [("Sản phẩm", "Giá", "Số lượng"), *((f"Miến dong {n}", 65_000 + n, n) for n in range(40))]


@cache
def good_xlsx() -> bytes:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@cache
def good_xls() -> bytes:
    book = xlwt.Workbook()
    page = book.add_sheet("S")
    for number, row in enumerate(ROWS):
        for position, value in enumerate(row):
            page.write(number, position, value)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@cache
def good_ods() -> bytes:
    document = OpenDocumentSpreadsheet()
    table = Table(name="S")
    for values in ROWS:
        row = TableRow()
        for value in values:
            if isinstance(value, int):
                row.addElement(TableCell(valuetype="float", value=str(value)))
            else:
                cell = TableCell(valuetype="string")
                cell.addElement(P(text=value))
                row.addElement(cell)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    stream = io.BytesIO()
    document.write(stream)
    return stream.getvalue()


@cache
def good_csv() -> bytes:
    return "\r\n".join(";".join(map(str, row)) for row in ROWS).encode()


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0\0"))
        + chunk(b"IEND", b"")
    )

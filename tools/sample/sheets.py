"""Three supply workbooks, each messy in its own way, and a buyers' workbook."""

from __future__ import annotations

import datetime as dt
import io
import itertools
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from sample.demand import Wanted
from sample.supply import Supplied

LABEL = (
    "SỐ LIỆU MINH HỌA: giá, năng lực, mùa vụ, giấy tờ, điện thoại là số giả định để dùng thử phần mềm; "
    "tên sản phẩm, chủ thể, địa chỉ, hạng sao lấy từ nguồn công khai, sao tính đến ngày của nguồn."
)
WHEN = dt.datetime(2026, 11, 24)  # noqa: DTZ001  (a date stamped in files, so that they are the same each time)
PAPER_WORDS = {
    "business_registration": "ĐKKD", "food_safety": "ATTP", "self_declaration": "Tự công bố",
    "e_invoice": "Hóa đơn điện tử", "barcode": "Mã vạch", "trace_code": "Tem truy xuất",
    "vietgap": "VietGAP", "haccp": "HACCP", "trademark": "Nhãn hiệu",
}  # fmt: skip
UNIT_WORDS = {"kg": "kg", "l": "lít", "piece": "cái", "set": "bộ", "night": "đêm"}


def season_words(months: tuple[int, ...]) -> str:
    """Write months as people do: quanh năm, tháng 10–12."""
    if len(months) == 12:  # noqa: PLR2004  (a year)
        return "quanh năm"
    runs = [[months[0]]]
    for month in months[1:]:
        if month == runs[-1][-1] + 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs).join(
        ["tháng ", ""]
    )


def thousands(value: int) -> str:
    """Write 65000 as 65.000."""
    return f"{value:,}".replace(",", ".")


def write_first(lines: list[Supplied], path: Path) -> None:
    """Title rows, two header rows, districts as groups, producer merged over products, totals."""
    book = Workbook()
    sheet = book.active
    sheet.title = "DS tổng hợp"
    sheet.append(["SỞ CÔNG THƯƠNG (MẪU)"])
    sheet.append(["DANH SÁCH SẢN PHẨM OCOP THAM GIA HỘI NGHỊ KẾT NỐI CUNG – CẦU"])
    sheet.append([LABEL])
    sheet.append([])
    sheet.append(["STT", "Chủ thể", None, "Tên sản phẩm", "Hạng sao", "Giá bán", None, "Khả năng cung ứng", None,
                  "SL đặt tối thiểu", "Giấy tờ", "Nguồn"])  # fmt: skip
    sheet.append(
        [None, "Tên cơ sở", "Địa chỉ", None, None, "Tại xưởng", "Bán lẻ", "Sản lượng", "Mùa vụ"]
    )
    for area in ("B5:C5", "F5:G5", "H5:I5", "A5:A6", "D5:D6", "E5:E6", "J5:J6", "K5:K6", "L5:L6"):
        sheet.merge_cells(area)
    for row in sheet.iter_rows(min_row=5, max_row=6):
        for cell in row:
            cell.font, cell.alignment = (
                Font(bold=True),
                Alignment(wrap_text=True, horizontal="center"),
            )
    _first_body(sheet, lines)
    book.create_sheet("Sheet2")
    hidden = book.create_sheet("Nháp")
    hidden.append(["bản nháp, không dùng"])
    hidden.sheet_state = "hidden"
    _save(book, path)


def _first_body(sheet: Worksheet, lines: list[Supplied]) -> None:
    number = 0
    by_district = sorted(lines, key=lambda line: (line.province, line.district, line.producer))
    groups = itertools.groupby(by_district, key=lambda line: (line.province, line.district))
    for order, ((province, district), group) in enumerate(groups, start=1):
        sheet.append([_roman(order), ", ".join(part for part in (district, province) if part)])
        for _, made in itertools.groupby(group, key=lambda line: line.producer):
            rows = list(made)
            first = sheet.max_row + 1
            for line in rows:
                number += 1
                sheet.append(_first_row(number, line, head=line is rows[0]))
            if len(rows) > 1:
                for column in "BC":
                    sheet.merge_cells(f"{column}{first}:{column}{first + len(rows) - 1}")
    sheet.append([None, "Tổng cộng", None, f"{number} sản phẩm"])
    sheet.append([])
    sheet.append(["Ghi chú: " + LABEL])
    sheet.append([None, None, None, None, None, None, None, "Người lập biểu"])


def _first_row(number: int, line: Supplied, *, head: bool) -> list[object]:
    unit = UNIT_WORDS[line.unit]
    place = ", ".join(part for part in (line.commune, line.district, line.province) if part)
    return [
        number,
        line.producer if head else None,
        place if head else None,
        line.product,
        f"{line.stars} sao" if line.stars else "chưa rõ",
        f"{thousands(line.price_vnd)}đ/{unit}",
        f"{thousands(int(round(line.price_vnd * 1.3, -3)))}đ/{unit}",
        f"{thousands(line.per_month)} {unit}/tháng",
        season_words(line.months),
        f"{line.moq} {unit}" if line.moq else None,
        ", ".join(PAPER_WORDS[paper] for paper in line.papers),
        line.source,
    ]


def write_second(lines: list[Supplied], path: Path) -> None:
    """Old Excel: one sheet a province, months as columns, prices in k, phones without zero."""
    book = xlwt.Workbook(encoding="utf-8")
    for province, group in itertools.groupby(
        sorted(lines, key=lambda line: (line.province, line.producer)),
        key=lambda line: line.province,
    ):
        sheet = book.add_sheet(province)
        sheet.write(0, 0, f"Tinh {province} – cung cau OCOP")
        sheet.write(1, 0, LABEL)
        header = ["TT", "San pham", "Don vi san xuat", "Xa", "Huyen", "Tinh", "Sao", "Gia (dong)", "DVT",
                  *[f"T{month}" for month in range(1, 13)], "Dien thoai", "Nguon"]  # fmt: skip
        for column, title in enumerate(header):
            sheet.write(3, column, title)
        for number, line in enumerate(group, start=1):
            values = [
                number, line.product, line.producer, line.commune, line.district, line.province,
                "★" * (line.stars or 0), f"{line.price_vnd // 1000}k", UNIT_WORDS[line.unit],
                *line.capacity, int(line.phone), line.source,
            ]  # fmt: skip
            for column, value in enumerate(values):
                sheet.write(3 + number, column, value)
    stream = io.BytesIO()
    book.save(stream)
    path.write_bytes(stream.getvalue())


def write_third(lines: list[Supplied], path: Path) -> None:
    """OpenDocument: papers as tick columns, yearly tonnage, stars with an asterisk, groups."""
    book = OpenDocumentSpreadsheet()
    table = Table(name="Danh mục SP")
    ticks = (
        "e_invoice",
        "barcode",
        "food_safety",
        "self_declaration",
        "trace_code",
        "vietgap",
        "haccp",
    )
    _ods_row(table, ["DANH MỤC SẢN PHẨM OCOP VÀ NĂNG LỰC CUNG ỨNG NĂM 2026"], span=6)
    _ods_row(table, [LABEL])
    _ods_row(table, ["STT", "Tên SP", "Tên chủ thể", "Loại hình", "Địa chỉ", "Số sao", "Đơn giá (đ)", "ĐVT",
                     "Sản lượng/năm", "Thời vụ", "Đặt hàng tối thiểu",
                     *[PAPER_WORDS[paper] for paper in ticks], "Nguồn tin"])  # fmt: skip
    for order, (province, group) in enumerate(
        itertools.groupby(
            sorted(lines, key=lambda line: (line.province, line.product)),
            key=lambda line: line.province,
        ),
        start=1,
    ):
        _ods_row(table, [_roman(order), f"Tỉnh {province} (cũ)"])
        for number, line in enumerate(group, start=1):
            place = ", ".join(
                part for part in (line.commune, line.district, f"tỉnh {line.province}") if part
            )
            yearly = line.per_month * len(line.months)
            amount = f"{yearly / 1000:g}".replace(".", ",") + " tấn/năm" if line.unit == "kg" else (
                f"{thousands(yearly)} {UNIT_WORDS[line.unit]}/năm")  # fmt: skip
            _ods_row(table, [
                str(number), line.product, line.producer, line.kind, place,
                f"{line.stars}*" if line.stars else "", thousands(line.price_vnd), UNIT_WORDS[line.unit],
                amount, season_words(line.months), str(line.moq or ""),
                *["x" if paper in line.papers else "" for paper in ticks], line.source,
            ])  # fmt: skip
    book.spreadsheet.addElement(table)
    stream = io.BytesIO()
    book.write(stream)
    _rewrite_zip(stream.getvalue(), path, first="mimetype")


def write_buyers(needs: list[Wanted], path: Path) -> None:
    """The buyers' list: a sheet for chains and exporters, another for kitchens."""
    book = Workbook()
    kitchens = {"Bếp ăn tập thể", "Đơn vị cung cấp suất ăn", "Nhà hàng", "Khách sạn"}
    for title, chosen in (
        ("Hệ thống phân phối", [n for n in needs if n.kind not in kitchens]),
        ("Bếp ăn, khách sạn", [n for n in needs if n.kind in kitchens]),
    ):
        sheet = book.create_sheet(title)
        sheet.append(["NHU CẦU MUA CỦA CÁC ĐƠN VỊ (SỐ LIỆU MINH HỌA, TÊN ĐƠN VỊ LÀ GIẢ ĐỊNH)"])
        sheet.append([])
        sheet.append(["STT", "Đơn vị mua", "Loại hình", "Nơi giao hàng", "Mặt hàng cần mua", "ĐVT",
                      "Số lượng/tháng", "Thời gian cần", "Giá mua tối đa (đã gồm vận chuyển)", "Chiết khấu (%)",
                      "Thanh toán (ngày)", "Hạng sao tối thiểu", "Giấy tờ yêu cầu", "Số NCC tối đa"])  # fmt: skip
        for number, need in enumerate(chosen, start=1):
            sheet.append([
                number, need.buyer, need.kind, f"{need.commune}, {need.province}", need.goods,
                UNIT_WORDS[need.unit], need.per_month, season_words(need.months), need.ceiling_vnd,
                f"{need.discount}%" if need.discount else None, need.payment_days, need.stars or None,
                ", ".join(PAPER_WORDS[paper] for paper in need.papers), need.suppliers,
            ])  # fmt: skip
    del book[book.sheetnames[0]]
    _save(book, path)


def _roman(number: int) -> str:
    marks = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    text = ""
    for value, mark in marks:
        while number >= value:
            text, number = text + mark, number - value
    return text


def _ods_row(table: Table, values: Iterable[str], span: int = 1) -> None:
    row = TableRow()
    for place, value in enumerate(values):
        wide = (
            {"numbercolumnsspanned": span, "numberrowsspanned": 1}
            if place == 0 and span > 1
            else {}
        )
        cell = TableCell(valuetype="string", stringvalue=value, **wide)
        cell.addElement(P(text=value))
        row.addElement(cell)
        for _ in range(span - 1 if wide else 0):
            row.addElement(CoveredTableCell())
    table.addElement(row)


def _save(book: Workbook, path: Path) -> None:
    book.properties.created = book.properties.modified = WHEN
    stream = io.BytesIO()
    book.save(stream)
    _rewrite_zip(stream.getvalue(), path)


def _rewrite_zip(content: bytes, path: Path, first: str = "") -> None:
    """Write the archive with fixed dates and order, so that the same rows give the same file."""
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = sorted(old.namelist(), key=lambda name: (name != first, name))
        for name in names:
            info = zipfile.ZipInfo(name, date_time=(2026, 11, 24, 0, 0, 0))
            data = old.read(name)
            if name == "docProps/core.xml":
                data = _undated(data)
            if name == "meta.xml":
                data = _undated(data)
            info.compress_type = zipfile.ZIP_STORED if name == first else zipfile.ZIP_DEFLATED
            new.writestr(info, data)


def _undated(data: bytes) -> bytes:
    return re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", b"2026-11-24T00:00:00", data)

import io
import re
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest
from tests.doors.test_formulas import DANGEROUS

from baccau.doors.reading import read_bytes
from baccau.doors.writing import ColumnOut, SheetOut, write_workbook

COLUMNS = (
    ColumnOut("Tên", 30),
    ColumnOut("SL", 10, "integer"),
    ColumnOut("Giá", 12, "money"),
    ColumnOut("Hệ số", 10, "decimal"),
    ColumnOut("Ngày", 12, "date"),
    ColumnOut("Chiết khấu", 10, "percent"),
)
ROW = ("Miến dong", 5, 65_000, Decimal("1.5"), date(2026, 3, 15), 0.25)


def written(*sheets):
    stream = io.BytesIO()
    write_workbook(stream, sheets)
    return stream.getvalue()


def opened(*sheets):
    return openpyxl.load_workbook(io.BytesIO(written(*sheets)))


def test_no_text_becomes_a_formula_or_a_link_anywhere():
    texts = [*DANGEROUS, "http://example.vn", "mailto:a@b.vn", '=HYPERLINK("http://x")']
    columns = tuple(ColumnOut(text, comment=text) for text in texts)
    sheet = SheetOut("=S", columns, [texts, texts], notes=tuple(texts))
    content = written(sheet)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            part = package.read(name)
            assert not re.search(rb"<f[ />]", part), name
            assert b"hyperlink" not in part, name
    page = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    cells = [cell for row in page.iter_rows() for cell in row if cell.value is not None]
    assert len(cells) == len(texts) * 4
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in page[page.max_row]] == [text.strip() for text in texts]


def test_the_check_for_formulas_would_see_one():
    book = openpyxl.Workbook()
    book.active["A1"] = "=1+1"
    stream = io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as package:
        assert re.search(rb"<f[ />]", package.read("xl/worksheets/sheet1.xml"))


def test_phones_are_read_back():
    content = written(SheetOut("S", (ColumnOut("Điện thoại"),), [["+84912345678"], ["0912345678"]]))
    (sheet,) = read_bytes(content, "a.xlsx").sheets
    assert sheet.rows == (("Điện thoại",), ("+84912345678",), ("0912345678",))


def test_values_bear_their_formats():
    page = opened(SheetOut("S", COLUMNS, [ROW], notes=("Ghi chú",))).worksheets[0]
    assert [cell.number_format for cell in page[3]] == [
        *("General", "#,##0", '#,##0 "₫"', "#,##0.00", "dd/mm/yyyy", "0.0%"),
    ]
    assert [cell.value for cell in page[3]][:4] == ["Miến dong", 5, 65_000, 1.5]
    assert page["E3"].value == datetime(2026, 3, 15)  # noqa: DTZ001  (sheets know no zone)


def test_values_that_do_not_fit_their_kind_are_written_as_they_are():
    moment = datetime(2026, 3, 15, 8, 5, tzinfo=UTC)
    odd = (5, "hỏi", float("inf"), True, date(1066, 10, 14), None)
    page = opened(SheetOut("S", COLUMNS, [odd, (moment, *odd[1:])])).worksheets[0]
    assert [cell.value for cell in page[2]] == [5, "hỏi", "inf", True, "1066-10-14", None]
    assert page["A3"].value == moment.replace(tzinfo=None)


def test_header_is_frozen_filtered_and_printed():
    page = opened(SheetOut("Kế hoạch", COLUMNS, [ROW, ROW], notes=("a", "b"))).worksheets[0]
    assert page.freeze_panes == "A4"
    assert page.auto_filter.ref == "A3:F5"
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.print_title_rows == "$3:$3"
    assert page.column_dimensions["A"].width == pytest.approx(30, abs=1)


def test_choices_and_comments_guide_a_template():
    long = tuple(f"xã số {n}" for n in range(100))
    columns = (
        ColumnOut("Loại", choices=("HTX", "Hộ"), comment="Chọn một"),
        ColumnOut("Xã", choices=long),
        ColumnOut("Khác", choices=("a, b", "c")),
    )
    book = opened(SheetOut("Mẫu", columns, [], blank_rows=50))
    rules = book.worksheets[0].data_validations.dataValidation
    assert [(str(rule.sqref), rule.formula1) for rule in rules] == [
        ("A2:A51", '"HTX,Hộ"'),
        ("B2:B51", "_lists!$A$1:$A$100"),
        ("C2:C51", "_lists!$B$1:$B$2"),
    ]
    assert book.worksheets[0]["A1"].comment.text == "Chọn một"
    assert book["_lists"].sheet_state == "hidden"
    assert [cell.value for cell in book["_lists"]["A"]] == list(long)


def test_equal_content_gives_equal_files():
    assert written(SheetOut("S", COLUMNS, [ROW])) == written(SheetOut("S", COLUMNS, iter([ROW])))


def test_a_path_gets_the_whole_file_or_none(tmp_path):
    path = tmp_path / "plan.xlsx"
    write_workbook(path, [SheetOut("S", COLUMNS, [ROW])])
    before = path.read_bytes()

    def failing():
        yield ROW
        raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        write_workbook(path, [SheetOut("S", COLUMNS, failing())])
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_rows_of_another_width_are_refused():
    with pytest.raises(ValueError, match="argument 2 is"):
        written(SheetOut("S", COLUMNS, [ROW[:2]]))
    with pytest.raises(ValueError, match="at least one sheet"):
        written()

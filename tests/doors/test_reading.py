"""The door as a whole: every kind in, plain values out."""

import io
from datetime import datetime, time, timedelta

import openpyxl
import pytest
import xlwt
from openpyxl.styles import Font
from tests.hostile import packages as make
from tests.hostile.samples import ROWS, good_csv, good_ods, good_xls, good_xlsx

from baccau.doors.reading import FileRefused, Limits, read_bytes, read_workbook
from baccau.engines.tabular.grid import Span

MID_MARCH = datetime(2026, 3, 15)  # noqa: DTZ001  (sheets know no zone)
HALF_PAST_EIGHT = datetime(2026, 3, 15, 8, 30)  # noqa: DTZ001  (the same)
GOOD = {"xlsx": good_xlsx, "xls": good_xls, "ods": good_ods, "csv": good_csv}


def saved(book):
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def codes(workbook):
    return [notice.code for notice in workbook.notices]


@pytest.mark.parametrize("kind", GOOD)
def test_read_bytes_reads_every_kind(kind):
    workbook = read_bytes(GOOD[kind](), f"bảng giá.{kind}")
    assert (workbook.kind, workbook.file_name) == (kind, f"bảng giá.{kind}")
    (sheet,) = workbook.sheets
    assert sheet.rows[0] == ROWS[0]
    expected = ("Miến dong 39", 65039.0, 39.0)
    assert sheet.rows[40] == (tuple(map(_digits, expected)) if kind == "csv" else expected)
    assert len(sheet.rows) == 41
    assert not sheet.hidden


def _digits(value):
    return value if isinstance(value, str) else str(int(value))


@pytest.mark.parametrize("kind", GOOD)
def test_read_bytes_goes_by_content_not_by_name(kind):
    workbook = read_bytes(GOOD[kind](), "ảnh.jpg")
    assert workbook.kind == kind
    assert workbook.notices[0].code == "renamed"
    assert workbook.notices[0].facts == {"ending": ".jpg", "kind": kind}


def test_read_bytes_types_excel_values():
    book = openpyxl.Workbook()
    page = book.active
    page["C3"] = "x"
    page["D4"] = 5
    page["D5"] = True
    page["D6"] = MID_MARCH
    page["D7"] = HALF_PAST_EIGHT
    page["D8"] = time(8, 30)
    page["D9"] = timedelta(hours=36)
    page["D10"] = "+84912345678"
    page["D11"] = "=1/0"
    page["H40"].font = Font(bold=True)
    (sheet,) = read_bytes(saved(book), "a.xlsx").sheets
    assert sheet.rows[2] == (None, None, "x", None)
    assert [row[3] for row in sheet.rows] == [
        *(None, None, None, 5.0, True, MID_MARCH),
        *(HALF_PAST_EIGHT, time(8, 30), 1.5, "+84912345678"),
    ]
    assert isinstance(sheet.rows[3][3], float)


def test_read_bytes_tells_of_formulas_without_values():
    error = '<c r="B1" t="e"><v>#REF!</v></c>'
    uncomputed = '<c r="C1"><f>A1+1</f></c><c r="D1"><f>A1</f><v></v></c>'
    content = make.xlsx(f'<row r="1"><c r="A1"><v>1</v></c>{error}{uncomputed}</row>')
    workbook = read_bytes(content, "a.xlsx")
    assert [(notice.code, notice.facts) for notice in workbook.notices] == [
        ("formula_errors", {"count": 1, "cell": "B1"}),
        ("formulas_without_values", {"count": 2}),
    ]


def test_read_bytes_keeps_merges_hidden_and_empty_sheets():
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Chính"
    page["B2"], page["D4"] = "Nhà sản xuất", 1
    page.merge_cells("B2:B4")
    page.merge_cells("A1:XFD1")
    page.merge_cells("F9:G9")
    hidden = book.create_sheet("Ẩn")
    hidden["A1"] = "bí mật"
    hidden.sheet_state = "veryHidden"
    book.create_sheet("Trống")
    book.create_chartsheet("Biểu đồ")
    main, second, empty = read_bytes(saved(book), "a.xlsx").sheets
    assert main.merged == (Span(1, 1, 1, 4), Span(2, 2, 4, 2))
    assert (second.name, second.hidden) == ("Ẩn", True)
    assert (empty.name, empty.rows, empty.hidden) == ("Trống", (), False)


def test_read_bytes_keeps_merges_of_xls():
    book = xlwt.Workbook()
    page = book.add_sheet("S")
    page.write_merge(2, 4, 1, 1, "HTX")
    page.write(4, 2, MID_MARCH, xlwt.easyxf(num_format_str="DD/MM/YYYY"))
    (sheet,) = read_bytes(saved(book), "a.xls").sheets
    assert sheet.merged == (Span(3, 2, 5, 2),)
    assert sheet.rows[2] == (None, "HTX", None)
    assert sheet.rows[4][2] == MID_MARCH


def test_read_workbook_gives_rows_of_one_width():
    content = b"a;b;c\n1;2\n\n;;x\n;;\n"
    (sheet,) = read_bytes(content, "a.csv").sheets
    assert sheet.rows == (
        ("a", "b", "c"),
        ("1", "2", None),
        (None, None, None),
        (None, None, "x"),
    )


def test_read_workbook_reads_a_path(tmp_path):
    path = tmp_path / "nguồn cung.csv"
    path.write_bytes(good_csv())
    workbook = read_workbook(path)
    assert workbook.file_name == path.name
    assert workbook.sheets[0].name == "nguồn cung"
    assert read_workbook(path, file_name="khác.csv").sheets[0].name == "khác"


@pytest.mark.parametrize("name", ["không có.csv", "."])
def test_read_workbook_refuses_what_is_no_file(tmp_path, name):
    with pytest.raises(FileRefused) as refused:
        read_workbook(tmp_path / name)
    assert refused.value.code == "cannot_open"
    assert refused.value.facts["file"]


@pytest.mark.parametrize(
    ("limits", "code", "facts"),
    [
        (Limits(file_bytes=100), "too_large", {"size_mb": 0.0, "limit_mb": 0}),
        (Limits(rows=40), "cell_too_far", {"cell": "A41", "rows": 40, "columns": 200}),
        (Limits(columns=2), "cell_too_far", {"cell": "C1", "rows": 50_000, "columns": 2}),
        (Limits(cells=100), "too_many_cells", {"limit": 100}),
        (Limits(characters=100), "too_much_text", {"limit": 100}),
        (Limits(sheets=0), "too_many_sheets", {"limit": 0}),
        (Limits(parts=3), "too_many_parts", {"count": 9, "limit": 3}),
        (Limits(inflated_bytes=2000), "inflates_too_much", {"limit_mb": 0, "ratio": 100}),
        (Limits(wall_seconds=0.0), "too_much_time", {"limit": 0.0}),
        (Limits(cpu_seconds=0), "too_much_time", {"limit": 0}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_read_bytes_keeps_its_limits(limits, code, facts):
    with pytest.raises(FileRefused) as refused:
        read_bytes(good_xlsx(), "a.xlsx", limits=limits)
    assert refused.value.code == code
    assert refused.value.facts == {"file": "a.xlsx", **facts}


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\An\\giá.csv", "giá.csv"),
        ("a\u202ecsv.exe\0", "acsv.exe"),
        ("x" * 500 + ".csv", "x" * 196 + ".csv"),
        ("", "?"),
    ],
)
def test_read_bytes_shows_names_safely(given, shown):
    assert read_bytes(b"a;b\n1;2\n", given).file_name == shown


def test_file_refused_says_what_it_is():
    assert str(FileRefused("empty", file="a")) == "empty (file=a)"
    assert str(FileRefused("empty")) == "empty"

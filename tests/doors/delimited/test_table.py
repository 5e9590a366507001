import pytest

from baccau.doors.delimited.table import open_text
from baccau.doors.refusals import Limits


def read(text, limits=None):
    workbook = open_text(text.encode(), "S", limits or Limits())
    (sheet,) = workbook.sheets
    return [list(row) for row in sheet.rows], [notice.code for notice in workbook.notices]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a;b\r\n1;2\r\n", [["a", "b"], ["1", "2"]]),
        ('a;b\n"x\ny";"đóng ""gói"""\n', [["a", "b"], ["x\ny", 'đóng "gói"']]),
        ("sep=|\na|b;c\n", [["a", "b;c"]]),
        ("một\nhai\n", [["một"], ["hai"]]),
        ("phone,x\n'+84912345678,'=1\n", [["phone", "x"], ["+84912345678", "=1"]]),
        ("0912;007;1,5\n0913;008;2\n", [["0912", "007", "1,5"], ["0913", "008", "2"]]),
    ],
)
def test_open_text_reads_cells(text, rows):
    assert read(text) == (rows, ["text_read_as"])


@pytest.mark.parametrize("quote_at", [0, 500])
def test_open_text_does_not_let_an_open_quote_swallow_the_rest(quote_at):
    lines = [f"{n};x" for n in range(1000)]
    lines[quote_at] = '"ống 5;x'
    rows, notices = read("\n".join(lines))
    assert notices == ["text_read_as", "quotes_ignored"]
    assert len(rows) == 1000
    assert rows[quote_at] == ['"ống 5', "x"]


def test_open_text_names_encoding_and_delimiter():
    workbook = open_text("tên\tgiá\nA\t1\n".encode("utf-16"), "S", Limits())
    assert workbook.notices[0].facts == {"encoding": "UTF-16", "delimiter": "tab"}
    assert workbook.kind == "csv"

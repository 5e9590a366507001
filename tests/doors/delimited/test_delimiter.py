import pytest

from baccau.doors.delimited.delimiter import find_delimiter, split_hint


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b\n1,2\n", ","),
        ("a;b\n1,5;2,5\n3,5;4,5\n", ";"),
        ("a\tb\n1\t2\n", "\t"),
        ("a|b\n1|2\n", "|"),
        ("BẢNG GIÁ\n\ntên,giá,sl\nA,1,2\nB,3,4\nGhi chú: giá có thể đổi\n", ","),
        ("DANH SÁCH, NĂM 2026\ntên;giá\nA, B, C;1\nD;2\n", ";"),
        ('a;b\n"x,y;z";1\n"x,y,z";2\n', ";"),
        ('"tên","giá"\n"A; B","25.000"\n"C","1"\n', ","),
        ("một cột\nhai\n", None),
        ("", None),
    ],
)
def test_find_delimiter_goes_by_consistency(text, delimiter):
    assert find_delimiter(text) == delimiter


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("sep=;\na;b", (";", "a;b")),
        ("SEP=\t\r\na\tb", ("\t", "a\tb")),
        ("sep=\na", (None, "sep=\na")),
        ("separate;b\n", (None, "separate;b\n")),
        ("", (None, "")),
    ],
)
def test_split_hint_takes_the_first_line(text, parts):
    assert split_hint(text) == parts

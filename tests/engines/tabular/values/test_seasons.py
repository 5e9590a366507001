from __future__ import annotations

import datetime as dt

import pytest

ALL = tuple(range(1, 13))


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("tháng 10–12", (10, 11, 12)),
        ("Tháng 10 - 12", (10, 11, 12)),
        ("T10-T12", (10, 11, 12)),
        ("t10-12", (10, 11, 12)),
        ("10-12", (10, 11, 12)),
        ("10,11,12", (10, 11, 12)),
        ("10, 11 và 12", (10, 11, 12)),
        ("10;11;12", (10, 11, 12)),
        ("T1, T2, T12", (1, 2, 12)),
        ("tháng 11 đến tháng 2", (11, 12, 1, 2)),
        ("từ tháng 11 đến hết tháng 2 năm sau", (11, 12, 1, 2)),
        ("Từ tháng 3 đến tháng 5, tháng 9", (3, 4, 5, 9)),
        ("quanh năm", ALL),
        ("Cả năm", ALL),
        ("Thường xuyên", ALL),
        ("12 tháng", ALL),
        ("all year", ALL),
        ("quý 4", (10, 11, 12)),
        ("Quý IV", (10, 11, 12)),
        ("quý I, II", (1, 2, 3, 4, 5, 6)),
        ("tháng 6", (6,)),
        (6.0, (6,)),
        ("10/2026 - 12/2026", (10, 11, 12)),
        ("thang 10 den thang 12", (10, 11, 12)),
        ("1-12", ALL),
        ("5-7; 10-12", (5, 6, 7, 10, 11, 12)),
    ],
)
def test_season_is_read_as_months(read, text, months):
    reading = read("season", text)
    assert reading.value.months == months
    assert reading.findings == ()


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("vụ thu", (8, 9, 10)),
        ("cuối năm", (10, 11, 12)),
        ("trước Tết", (12, 1)),
        ("mùa hè", (5, 6, 7)),
        ("6 tháng cuối năm", (7, 8, 9, 10, 11, 12)),
        ("tháng 8-11 âm lịch", (9, 10, 11, 12)),
    ],
)
def test_season_in_words_is_assumed_and_asked(read, text, months):
    reading = read("season", text)
    assert reading.value.months == months
    (finding,) = reading.findings
    assert finding.code == "season_vague"
    assert finding.proposal.value == list(months)


def test_season_turned_into_a_date_by_the_spreadsheet_is_read_back(read):
    reading = read("season", dt.datetime.fromisoformat("2026-12-10"))
    assert reading.value.months == (10, 11, 12)
    assert [f.code for f in reading.findings] == ["season_was_date"]


@pytest.mark.parametrize(
    ("text", "code"), [("theo mùa", "season_open"), ("?!", "season_unreadable")]
)
def test_season_unsaid_is_told(read, text, code):
    reading = read("season", text)
    assert reading.value is None
    assert [f.code for f in reading.findings] == [code]

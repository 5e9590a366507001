"""Units by code, date and area."""

from __future__ import annotations

from datetime import date

import pytest

from baccau.engines.geography import KindWords
from baccau.engines.geography.names import words_of


def test_commune_as_of_a_date(country):
    assert country.commune("00201").kind == "phuong"
    assert country.commune("00201", date(2026, 4, 29)).kind == "xa"
    assert country.commune("00201", date(2026, 4, 30)).kind == "phuong"
    assert country.commune("00201", date(2025, 6, 30)) is None
    assert country.commune("99999") is None


def test_province_as_of_a_date(country):
    assert country.province("75", date(2026, 1, 1)).kind == "tinh"
    assert country.province("75").kind == "thanh_pho"


def test_alias_code_is_followed(country):
    assert country.commune("00999") is country.commune("00001")


def test_areas_follow_the_communes(country):
    district = country.former["district"]["066"]
    assert country.communes_of(district) == {"00001", "00002", "00003"}
    assert country.communes_of(country.former["province"]["06"]) == {
        "00001", "00002", "00003", "00007",
    }  # fmt: skip
    assert country.communes_of(country.former["district"]["700"]) == {"00201"}
    assert country.communes_in("79") == {"00101", "00102", "00103"}


def test_reform_is_the_first_day_of_today(country):
    assert country.reformed_on == date(2025, 7, 1)


@pytest.mark.parametrize(
    ("word", "kind"),
    [("xã", "xa"), ("xa", "xa"), ("XÃ", "xa"), ("xá", None), ("Thị trấn", "thi_tran"),
     ("cũ", "noise"), ("cu", None), ("viet nam", None)],
)  # fmt: skip
def test_kind_words_are_read_by_their_tones(word, kind):
    words = KindWords([("xã", "xa"), ("thị trấn", "thi_tran"), ("cũ", "noise")])
    assert words.kind(words_of(word)) == kind

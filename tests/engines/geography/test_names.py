"""Keys of names, and the index over them."""

from __future__ import annotations

import unicodedata

import pytest

from baccau.engines.geography.names import NameIndex, folded, spelled, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hòa Bình", "HOÀ BÌNH"),
        ("Thủy", "Thuỷ"),
        ("Kỳ Sơn", "Kì Sơn"),
        ("Quý", "Quí"),
        ("Đắk Lắk", "Đăk Lắk"),
        ("Đắk Lắk", "Đắc Lắk"),
        ("Phường 01", "phường 1"),
        ("P12", "P. 12"),
        ("Ea H'leo", "Ea H’leo"),
        ("Côn Minh", unicodedata.normalize("NFD", "Côn Minh")),
    ],
)
def test_spellings_of_one_name_agree(one, other):
    assert spelled(words_of(one)) == spelled(words_of(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Văn Lang", "Văn Lăng"), ("Mỹ Tho", "Mỹ Thọ"), ("Đồn Đạc", "Đồn Đắc"), ("Ba Tô", "Ba Tơ")],
)
def test_names_of_other_tones_share_only_the_folded_key(one, other):
    assert spelled(words_of(one)) != spelled(words_of(other))
    assert folded(words_of(one)) == folded(words_of(other))


def test_y_after_a_vowel_is_no_i():
    assert folded(words_of("Tây")) == "tay"
    assert folded(words_of("Lý")) == "li"


@pytest.fixture
def index():
    found = NameIndex()
    found.add("Văn Lang", 1)
    found.add("Văn Lăng", 2)
    found.add("Mỹ Tho", 3)
    found.add_unspaced("haophu", 4)
    return found


def look(index, name, *, marked=True):
    found = index.lookup(words_of(name), marked=marked)
    return found.units, found.how


def test_lookup_takes_tones_at_their_word(index):
    assert look(index, "Văn Lang") == ((1,), "exact")
    assert look(index, "Văn Lăng") == ((2,), "exact")


def test_lookup_without_tones_returns_all_possible(index):
    assert look(index, "van lang", marked=False) == ((1, 2), "folded")
    assert look(index, "my tho", marked=False) == ((3,), "folded")


def test_lookup_of_other_tones_says_so(index):
    assert look(index, "Vân Lang") == ((1, 2), "spelling")
    assert look(index, "Mỹ Thọ") == ((3,), "spelling")


def test_plain_name_in_plain_text_may_be_its_rival(index):
    index.add("Lang", 5)
    index.add("Lăng", 6)
    assert look(index, "Lang", marked=True) == ((5,), "exact")
    assert look(index, "Lang", marked=False) == ((5, 6), "folded")


def test_lookup_asks_only_among_the_accepted(index):
    found = index.lookup(words_of("van lang"), marked=False, among=lambda unit: unit == 2)
    assert found.units == (2,)


def test_older_names_are_found_without_spaces(index):
    assert index.lookup_unspaced(words_of("Hao Phú")).units == (4,)
    assert index.lookup_unspaced(words_of("Hao Phú")).how == "spelling"
    assert index.lookup_unspaced(words_of("hao phu")).how == "folded"

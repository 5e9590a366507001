import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baccau.engines.text.terms import Term, TermIndex

FOOD = TermIndex(
    [
        Term("pomelo", ("bưởi", "quả bưởi")),
        Term("apricot", ("mơ", "quả mơ")),
        Term("apricot_wine", ("rượu mơ",)),
        Term("lard", ("mỡ", "mỡ lợn")),
        Term("tea", ("chè", "trà")),
        Term("shan_tea", ("trà shan tuyết", "chè shan tuyết")),
        Term("glass_noodle", ("miến dong", "miến")),
        Term("golden_camellia", ("trà hoa vàng",)),
        Term("camellia", ("hoa trà",)),
        Term("honey", ("mật ong",)),
        Term("mint_honey", ("mật ong bạc hà",)),
        Term("custard_apple", ("na", "mãng cầu ta")),
        Term("rice_noodle", ("mì gạo",)),
        Term("gelatine", ("thủy sản",)),
        Term("rice_spirit", ("rượu gạo",)),
        Term("cordyceps", ("đông trùng hạ thảo",)),
    ]
)


def code(text):
    found = FOOD.find(text)
    return found.code if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bưởi Đoan Hùng", "pomelo"),
        ("Buổi sáng", None),
        ("Rượu mơ Asuka", "apricot_wine"),
        ("Mơ vàng", "apricot"),
        ("Mỡ vàng", "lard"),
        ("Mở vàng ở chợ", None),
        ("CHÈ ĐINH", "tea"),
        ("Che phủ đất", None),
        ("Mật ong bạc hà Mèo Vạc", "mint_honey"),
        ("Miến dong Tài Hoan", "glass_noodle"),
        ("Na dai Chi Lăng", "custard_apple"),
        ("Nà Phặc", None),
        ("Thuỷ sản khô", "gelatine"),
        ("Mỳ gạo Hùng Lô", "rice_noodle"),
    ],
)
def test_marked_text_is_matched_with_its_tones(text, expected):
    assert code(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "score"),
    [
        ("mien dong tai hoan", "glass_noodle", 0.8),
        ("buoi doan hung", "pomelo", 0.5),
        ("tra shan tuyet", "shan_tea", 0.9),
        ("mi gao hung lo", "rice_noodle", 0.8),
    ],
)
def test_unmarked_text_is_matched_folded_and_scored_below_one(text, expected, score):
    found = FOOD.find(text)
    assert found is not None
    assert (found.code, found.exact, found.score) == (expected, False, score)


def test_unmarked_spelling_of_two_terms_is_no_match():
    assert code("mo vang") is None
    assert code("mo lon") == "lard"


def test_phrase_written_without_marks_is_exact_in_any_text():
    found = FOOD.find("NA DAI")
    assert found is not None
    assert (found.code, found.exact, found.score) == ("custard_apple", True, 1.0)


def test_head_of_the_phrase_comes_first_within_a_part():
    assert code("Rượu gạo sương mù đông trùng hạ thảo") == "rice_spirit"


def test_longer_phrase_of_a_later_part_beats_a_brand():
    assert code("Phong Hải Danh Trà - Trà Shan tuyết cổ thụ") == "shan_tea"
    assert code("Mật ong (mật ong bạc hà)") == "mint_honey"


def test_first_of_a_list_is_what_it_is_about():
    assert code("Bưởi, mật ong bạc hà") == "pomelo"
    assert code("Chè / mật ong bạc hà") == "tea"


def test_longest_phrase_wins_where_phrases_overlap():
    assert code("Hoa trà hoa vàng") == "golden_camellia"


def test_find_all_gives_every_term_in_order_without_overlap():
    found = FOOD.find_all("Bưởi, mật ong bạc hà và miến dong; chè")
    assert [match.code for match in found] == ["pomelo", "mint_honey", "glass_noodle", "tea"]
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_offsets_point_into_the_composed_text():
    text = unicodedata.normalize("NFD", "Bán mật ong rừng")
    found = FOOD.find(text)
    assert found is not None
    assert unicodedata.normalize("NFC", text)[found.start : found.end] == "mật ong"


def test_words_are_matched_whole():
    assert code("Nawa") is None
    assert code("Trààà") is None


def test_other_words_take_their_place_and_match_nothing():
    longan = [Term("longan", ("nhãn", "nhãn lồng"))]
    assert TermIndex(longan).find("Nhãn hiệu tập thể").code == "longan"
    index = TermIndex(longan, other_words=("nhãn hiệu",))
    assert index.find("Nhãn hiệu tập thể") is None
    assert index.find("nhan hieu tap the") is None
    assert [m.phrase for m in index.find_all("Nhãn hiệu: nhãn lồng")] == ["nhãn lồng"]


def test_two_terms_may_not_claim_one_spelling():
    with pytest.raises(ValueError, match="names both"):
        TermIndex([Term("a", ("chè",)), Term("b", ("Chè",))])


def test_phrase_without_a_word_is_refused():
    with pytest.raises(ValueError, match="holds no word"):
        TermIndex([Term("a", ("–",))])


def test_empty_index_finds_nothing():
    assert TermIndex([]).find("miến dong") is None


@given(st.text())
def test_any_text_gives_matches_inside_itself(text):
    composed = unicodedata.normalize("NFC", text)
    for match in FOOD.find_all(text):
        assert 0 <= match.start < match.end <= len(composed)


@given(st.lists(st.sampled_from(["miến dong", "mật ong", "bưởi", "xã", "rượu mơ"]), max_size=6))
def test_find_is_one_of_find_all(parts):
    text = ", ".join(parts)
    found = FOOD.find(text)
    every = FOOD.find_all(text)
    assert (found is None and not every) or found in every

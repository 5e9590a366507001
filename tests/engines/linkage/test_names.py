import pytest

from baccau.engines.linkage.names import (
    Lexicon,
    Word,
    is_unmarked,
    legal_form,
    name_of,
    producer_words,
    product_words,
)
from baccau.engines.linkage.policy import PRODUCER_POLICY, PRODUCT_POLICY
from baccau.reference.producer_types import producer_types


def folded(words):
    return [word.folded for word in words]


@pytest.mark.parametrize(
    ("name", "words", "kind"),
    [
        ("HTX Tài Hoan", ["tai", "hoan"], "cooperative"),
        ("Hợp tác xã nông nghiệp Tân Thành", ["nong", "nghiep", "tan", "thanh"], "cooperative"),
        ("HTX NN Tân Thành", ["nong", "nghiep", "tan", "thanh"], "cooperative"),
        ("Công ty TNHH MTV Asuka Việt Nam", ["asuka", "viet", "nam"], "company"),
        ("Cty CP Curcumin Bắc Hà", ["curcumin", "bac", "ha"], "company"),
        ("HKD Lường Văn Thuỳ", ["luong", "van", "thuy"], "household"),
        ("Tài Hoan (HTX)", ["tai", "hoan"], "cooperative"),
        ("Hợp tác xã", ["hop", "tac", "xa"], None),
        ("Sơn Dung", ["son", "dung"], None),
    ],
)
def test_legal_forms_are_removed_and_told(name, words, kind):
    assert folded(producer_words(name, PRODUCER_POLICY)) == words
    assert legal_form(name, PRODUCER_POLICY) == kind


def test_every_prefix_of_the_reference_tells_its_kind():
    for kind in producer_types():
        for prefix in kind.prefixes:
            told = legal_form(f"{prefix} Khau Bjooc", PRODUCER_POLICY)
            assert told == kind.code, prefix


def test_generic_phrases_are_marked_and_their_syllables_elsewhere_are_not():
    words = producer_words("HTX dịch vụ An Toàn Phát", PRODUCER_POLICY)
    assert [word.generic for word in words] == [True, True, True, True, False]
    words = producer_words("HTX Bảo An", PRODUCER_POLICY)
    assert not any(word.generic for word in words)


def test_words_written_out_have_no_spelling_of_their_own():
    assert producer_words("HTX DV Cao Phong", PRODUCER_POLICY)[:2] == (
        Word("dich", "", generic=True),
        Word("vu", "", generic=True),
    )


def test_packs_and_stars_are_no_part_of_a_product_name():
    words = product_words("Miến dong Tài Hoan 500g OCOP 4 sao", PRODUCT_POLICY)
    assert folded(words) == ["mien", "dong", "tai", "hoan", "ocop"]


def test_legacy_text_is_read_as_what_it_says():
    assert product_words("MiÕn dong Tµi Hoan", PRODUCT_POLICY) == product_words(
        "Miến dong Tài Hoan", PRODUCT_POLICY
    )


def test_two_words_that_fold_to_one_are_both_kept():
    words = product_words("Nghệ đỏ 40 độ", PRODUCT_POLICY)
    name = name_of("", words, Lexicon([words]), PRODUCT_POLICY, unmarked=False)
    assert name.words == {"nghe": "nghệ", "do": "đỏ", "40": "40", "do 2": "độ"}


def test_rare_words_weigh_more():
    lexicon = Lexicon([(Word("chung", "chung"), Word(f"rieng{n}", "")) for n in range(100)])
    assert lexicon.weight("rieng7") > lexicon.weight("chung") == 1.0


def test_unmarked_text_is_told_from_marked():
    assert is_unmarked("HTX Tai Hoan")
    assert not is_unmarked("HTX Tai Hoàn")

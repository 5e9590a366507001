import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baccau.engines.text import exact_key, fold, loose_key

VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậđeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Đường  phèn", "duong phen"),
        ("ĐƯỜNG PHÈN", "duong phen"),
        ("Ðà Nẵng", "da nang"),
        ("Đắk Lắk – Buôn_Ma.Thuột", "dak lak buon ma thuot"),
        ("Bưởi (Phúc Trạch)!", "buoi phuc trach"),
        ("ＯＣＯＰ ４★", "ocop 4"),
        ("★★★", ""),
        ("Mie\u0302\u0301n", "mien"),
        ("Straße", "strasse"),
        ("İzmir", "izmir"),
        ("℡", "tel"),
    ],
)
def test_fold_gives(text, key):
    assert fold(text) == key


def test_fold_of_every_vietnamese_letter_is_ascii():
    for letter in VIETNAMESE + VIETNAMESE.upper():
        assert fold(letter) in "adeiouy"
        assert fold(unicodedata.normalize("NFD", letter)) == fold(letter)


@given(st.text())
def test_fold_is_idempotent_and_blind_to_form(text):
    key = fold(text)
    assert fold(key) == key
    assert fold(unicodedata.normalize("NFD", text)) == key
    assert fold(unicodedata.normalize("NFC", text)) == key
    assert key == " ".join(key.split())


@given(st.text(VIETNAMESE + " "))
def test_fold_is_blind_to_case(text):
    assert fold(text.upper()) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hòa Bình", "Hoà Bình"),
        ("Thủy sản", "Thuỷ sản"),
        ("hóa", "hoá"),
        ("khỏe", "khoẻ"),
        ("Lũy", "Luỹ"),
        ("quý", "qúy"),
        ("hoàn", "hòan"),
        ("được", "đựơc"),
        ("tiếng", "tíêng"),
        ("thuở", "thủơ"),
        ("hoặc", "họăc"),
        ("quyển", "qủyên"),
        ("ĐÀ  NẴNG", "Ðà Nẵng"),
        ("Hoa\u0300", "hòa"),
    ],
)
def test_exact_key_unites(one, other):
    assert exact_key(one) == exact_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bưởi", "buổi"),
        ("mơ", "mỡ"),
        ("hòa", "hóa"),
        ("múa", "mùa"),
        ("cửa", "cứa"),
        ("Hòn Đất", "Hòn Dất"),
        ("miến dong", "mien dong"),
    ],
)
def test_exact_key_keeps_apart(one, other):
    assert exact_key(one) != exact_key(other)


@given(st.text(VIETNAMESE + VIETNAMESE.upper() + " \u0301\u0323\u0300", max_size=20) | st.text())
def test_exact_key_is_idempotent_and_folds_alike(text):
    key = exact_key(text)
    assert exact_key(key) == key
    assert fold(key) == fold(text)


def test_loose_key_writes_y_as_i():
    assert loose_key("Lý Sơn") == loose_key("Lí Sơn") == "li son"
    assert loose_key("Kỹ thuật") == loose_key("kĩ thuật")

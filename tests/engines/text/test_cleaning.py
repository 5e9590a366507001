import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from baccau.engines.text import clean_text

# Text with what hostile and careless files hold, at a rate random text does not reach.
MESSY = st.lists(
    st.one_of(
        st.text(max_size=5),
        st.sampled_from(
            [
                " ",
                "\u00a0",
                "\u2003",
                "\t",
                "\r\n",
                "\r",
                "\u2028",
                "\x00",
                "\ud800",
                "\u200b",
                "\u202e",
                "\u00ad",
                "e\u0302\u0323",
                "\u0323",
                "\ufffe",
                "\ufdd0",
                "\u2000",
                "ấ",
            ]
        ),
    ),
    max_size=30,
).map("".join)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  Miến  dong ", "Miến dong"),
        ("Mie\u0302\u0301n", "Miến"),
        ("a\u00a0\u2003b", "a b"),
        ("một \r\n hai\rba\u2028bốn", "một\nhai\nba\nbốn"),
        ("cột\tkế", "cột\tkế"),
        ("x\x00y\x07z", "xyz"),
        ("a\u200bb\ufeffc\u202ed\u00ade", "abcde"),
        ("e\u200b\u0302", "ê"),
        ("bad\ud83dhalf", "badhalf"),
        ("\ufdd0\uffff\U0001fffe", ""),
        ("\n\n", ""),
        ("", ""),
    ],
)
def test_clean_text_gives(raw, clean):
    assert clean_text(raw) == clean


@given(MESSY)
def test_clean_text_is_idempotent_and_safe(raw):
    clean = clean_text(raw)
    assert clean_text(clean) == clean
    assert unicodedata.is_normalized("NFC", clean)
    assert clean == clean.strip()
    assert "  " not in clean
    clean.encode()
    bad = {"Cf", "Cs", "Zl", "Zp"}
    for letter in clean:
        assert unicodedata.category(letter) not in bad
        assert letter in "\n\t" or unicodedata.category(letter) != "Cc"


@given(MESSY, st.integers(min_value=1, max_value=20))
@example("ab cd", 3)
def test_clean_text_is_bounded(raw, limit):
    clean = clean_text(raw, limit=limit)
    assert len(clean) <= limit
    assert clean == clean.strip()


@given(st.text(st.characters(categories=["L", "N", "P"])))
def test_clean_text_loses_no_letter(raw):
    assert clean_text(raw) == unicodedata.normalize("NFC", raw)

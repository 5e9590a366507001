import contextlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hostile.noise import noise

from baccau.doors.delimited.encoding import decode
from baccau.doors.refusals import FileRefused
from baccau.engines.text.legacy.tables import TCVN3, VNI

TEXT = "Sản phẩm;Giá\nMiến dong Tài Hoan;65000\nBưởi Phúc Trạch;25000\nĐường phèn;1\n"
TO_TCVN3 = {letter: code for code, letter in TCVN3.items()}
TO_VNI = {letter: code for code, letter in VNI.items()}
TONES = "\u0300\u0301\u0303\u0309\u0323"


def cp1258(text):
    """Encode as Windows does: the tone mark as a letter of its own after its vowel."""
    letters = unicodedata.normalize("NFD", text)
    for mark in "\u0302\u0306\u031b":  # circumflex, breve and horn have letters of their own
        letters = "".join(
            unicodedata.normalize("NFC", part) if not part.endswith(tuple(TONES)) else part
            for part in _syllables(letters, mark)
        )
    return letters.encode("cp1258")


def _syllables(letters, mark):
    """Part a decomposed text so that each vowel joins its `mark` but not its tone."""
    parts = []
    for letter in letters:
        if letter == mark and parts and parts[-1] in TONES:
            parts[-2] += letter
        elif letter == mark and parts:
            parts[-1] += letter
        else:
            parts.append(letter)
    return parts


def legacy(table):
    return "".join(table.get(letter, letter) for letter in TEXT.replace("Đ", "đ")).encode("cp1252")


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), "UTF-8"),
        (TEXT.encode("utf-8-sig"), "UTF-8 (BOM)"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (TEXT.encode("utf-16-le"), "UTF-16"),
        (TEXT.encode("utf-16-be"), "UTF-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "UTF-16"),
        (unicodedata.normalize("NFD", TEXT).encode(), "UTF-8"),
        (cp1258(TEXT), "Windows-1258"),
    ],
)
def test_decode_reads_vietnamese(content, encoding):
    decoded = decode(content)
    assert (decoded.text, decoded.encoding, decoded.broken) == (TEXT, encoding, 0)


@pytest.mark.parametrize(("table", "name"), [(TO_TCVN3, "TCVN3"), (TO_VNI, "VNI")])
def test_decode_reads_legacy_fonts(table, name):
    decoded = decode(legacy(table))
    assert (decoded.text, decoded.encoding) == (TEXT.replace("Đ", "đ"), name)


def test_decode_reads_western_text():
    text = "Café crème;Müller\nSão Paulo;jalapeño\n"
    decoded = decode(text.encode("cp1252"))
    assert (decoded.text, decoded.encoding) == (text, "Windows-1252")


def test_decode_reads_lines_of_two_encodings():
    decoded = decode(TEXT.encode() * 2 + cp1258(TEXT))
    assert (decoded.text, decoded.encoding) == (TEXT * 3, "UTF-8 + Windows-1258")


def test_decode_forgives_a_cut_letter():
    content = (TEXT * 10).encode() + "ế".encode()[:2]
    decoded = decode(content)
    assert decoded.text == TEXT * 10 + "\ufffd"
    assert decoded.broken == 1


def test_decode_drops_stray_controls():
    decoded = decode((TEXT * 5).encode() + b"a\x00b\x07")
    assert decoded.text == TEXT * 5 + "ab"
    assert decoded.broken == 2


@pytest.mark.parametrize("content", [bytes(1000), noise(10_000, 1), b"\x01\x02\x03\x04" * 100])
def test_decode_refuses_what_is_no_text(content):
    with pytest.raises(FileRefused) as refused:
        decode(content)
    assert refused.value.code == "not_text"


@given(st.binary(max_size=300))
def test_decode_answers_any_bytes(content):
    with contextlib.suppress(FileRefused):
        decoded = decode(content)
        assert unicodedata.is_normalized("NFC", decoded.text)
        decoded.text.encode()


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])))
def test_decode_gives_utf8_back(text):
    if text[:1] != "\ufeff":
        assert decode(text.encode()).text == unicodedata.normalize("NFC", text)

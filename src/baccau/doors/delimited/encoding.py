"""Bytes to text, by what the bytes can be and which reading gives Vietnamese."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from baccau.doors.refusals import FileRefused
from baccau.engines.text import convert_legacy, detect_legacy, is_syllable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8 (BOM)"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_SAMPLE = 1 << 16
_MOST_ZEROS = 0.3
_MOST_CONTROLS = 0.02
_MOST_BROKEN = 0.05
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_WORD = re.compile(r"[^\W\d_]+")
_LEGACY_NAMES = {"tcvn3": "TCVN3", "vni": "VNI"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in, and how many bytes or letters had no reading."""

    text: str
    encoding: str
    broken: int = 0


def decode(content: bytes) -> Decoded:
    """Read bytes as text in NFC, without control characters.

    UTF-8 and UTF-16 with or without a byte order mark; else one byte a letter: TCVN3, VNI,
    Windows-1258 or Windows-1252, whichever gives Vietnamese words.

    Raises:
        FileRefused: `not_text`, when the bytes are no text in any of them.
    """
    decoded = _by_mark(content) or _as_utf16(content) or _as_utf8(content) or _by_words(content)
    text = decoded.text
    controls = sum(1 for _ in _CONTROLS.finditer(text))
    if controls > _MOST_CONTROLS * len(text):
        raise FileRefused("not_text")
    if controls:
        text = _CONTROLS.sub("", text)
    return Decoded(unicodedata.normalize("NFC", text), decoded.encoding, decoded.broken + controls)


def _by_mark(content: bytes) -> Decoded | None:
    for mark, codec, name in _BOMS:
        if content.startswith(mark):
            return _replacing(content[len(mark) :], codec, name)
    return None


def _as_utf16(content: bytes) -> Decoded | None:
    """Read UTF-16 without a mark, told by the zero halves of its ASCII letters."""
    sample = content[:_SAMPLE]
    low, high = sample[0::2], sample[1::2]
    if high.count(0) > _MOST_ZEROS * len(high) and low.count(0) <= _MOST_CONTROLS * len(low):
        return _replacing(content, "utf-16-le", "UTF-16")
    if low.count(0) > _MOST_ZEROS * len(low) and high.count(0) <= _MOST_CONTROLS * len(high):
        return _replacing(content, "utf-16-be", "UTF-16")
    return None


def _as_utf8(content: bytes) -> Decoded | None:
    """Read UTF-8, forgiving a few broken bytes among many good ones."""
    decoded = _replacing(content, "utf-8", "UTF-8")
    letters = sum(letter > "\x7f" for letter in decoded.text) - decoded.broken
    return decoded if decoded.broken <= _MOST_BROKEN * letters else _by_lines(content)


def _by_lines(content: bytes) -> Decoded | None:
    """Read lines that are UTF-8 as such and the others by their words, if most are UTF-8.

    Files put together from two exports are so.
    """
    lines = content.split(b"\n")
    bad = [number for number, line in enumerate(lines) if not _is_utf8(line)]
    good = sum(not line.isascii() for line in lines) - len(bad)
    if good < len(bad):
        return None
    others = _by_words(b"\n".join(lines[number] for number in bad))
    read = dict(zip(bad, others.text.split("\n"), strict=True))
    text = "\n".join(
        read[number] if number in read else line.decode() for number, line in enumerate(lines)
    )
    return Decoded(text, f"UTF-8 + {others.encoding}", others.broken)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _replacing(content: bytes, codec: str, name: str) -> Decoded:
    try:
        return Decoded(content.decode(codec), name)
    except UnicodeDecodeError:
        text = content.decode(codec, errors="replace")
        return Decoded(text, name, text.count("\ufffd"))


def _by_words(content: bytes) -> Decoded:
    # Latin-1 fills the five codes Windows-1252 leaves empty, so that no byte is lost.
    western = content.decode("cp1252", errors="surrogateescape")
    western = "".join(
        chr(ord(letter) - 0xDC00) if "\udc80" <= letter <= "\udcff" else letter
        for letter in western
    )
    lines = [line for line in western.splitlines() if not line.isascii()]
    legacy = detect_legacy("\n".join(lines)[:_SAMPLE])
    if legacy:
        return Decoded(convert_legacy(western, legacy), _LEGACY_NAMES[legacy])
    vietnamese = unicodedata.normalize("NFC", content.decode("cp1258", errors="replace"))
    if _syllables(vietnamese) >= _syllables(western):
        return Decoded(vietnamese, "Windows-1258", vietnamese.count("\ufffd"))
    return Decoded(western, "Windows-1252")


def _syllables(text: str) -> int:
    words = _WORD.findall(text[:_SAMPLE])
    return sum(not word.isascii() and is_syllable(word) for word in words)

"""From legacy codes to Unicode."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from baccau.engines.text.legacy.tables import TCVN3, TCVN3_CAPITAL_PAIRS, VNI

LegacyEncoding = Literal["tcvn3", "vni"]

_TCVN3_TABLE = str.maketrans(TCVN3)
_TCVN3_CODES = re.escape("".join(TCVN3))
_SIGNS = "×÷¼½¾"
_WORD = re.compile(f"[A-Za-z{_TCVN3_CODES}]+")
_CAPITAL_INSIDE = re.compile(f"[A-Za-z{_TCVN3_CODES}][A-Z]")
_ASCII_LOWER = re.compile("[a-z]")
_CAPITAL_PAIR = re.compile("|".join(TCVN3_CAPITAL_PAIRS))
_VNI_CODE = re.compile("|".join(map(re.escape, sorted(VNI, key=len, reverse=True))))


def convert_legacy(text: str, encoding: LegacyEncoding) -> str:
    """Return `text`, written in `encoding`, as Unicode in NFC.

    TCVN3 has no toned capitals: capital fonts (.VnTimeH) draw them at the codes of small letters.
    Where the plain letters around show capitals, or a plain capital stands before its own toned
    letter, the toned ones become capitals too; a text in a capital font typed in small letters
    stays small, as nothing in it tells.
    """
    composed = unicodedata.normalize("NFC", text)
    if encoding == "vni":
        return _VNI_CODE.sub(lambda found: VNI[found.group()], composed)
    all_capitals = not _ASCII_LOWER.search(composed) and bool(_CAPITAL_INSIDE.search(composed))
    return _WORD.sub(lambda found: _tcvn3_word(found.group(), capital=all_capitals), composed)


def _tcvn3_word(word: str, *, capital: bool) -> str:
    if word in _SIGNS:
        return word  # a sign that stands alone is the sign it looks like
    converted = _CAPITAL_PAIR.sub(
        lambda found: TCVN3_CAPITAL_PAIRS[found.group()], word.translate(_TCVN3_TABLE)
    )
    shouted = _CAPITAL_INSIDE.search(word) and not _ASCII_LOWER.search(word)
    return converted.upper() if capital or shouted else converted

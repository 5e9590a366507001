"""Search keys of Vietnamese text, from the strictest to the loosest.

Keys find candidates; they never decide that two things are one.
"""

from __future__ import annotations

import re
import unicodedata

_NOT_WORD = re.compile(r"[\W_]+")
_CROSSED_D = str.maketrans("đð", "dd")

_PLAIN_VOWELS = "aăâeêioôơuưy"
_TONE_MARKS = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook above, dot below
_BARE_AND_TONE = {
    unicodedata.normalize("NFC", vowel + tone): (vowel, tone)
    for vowel in _PLAIN_VOWELS
    for tone in _TONE_MARKS
}


def _toned(*vowels: str) -> str:
    return "".join(toned for toned, (bare, _) in _BARE_AND_TONE.items() if bare in vowels)


_TONE_TOO_EARLY = re.compile(
    f"[{_toned('o')}][aăe]|[{_toned('u')}]y|[{_toned('i', 'u', 'ư', 'y')}][âêôơ]"
)


def fold(text: str) -> str:
    """Return the search key without tones, marks, case and punctuation.

    Words of letters and digits parted by single spaces; compatibility forms (full width, circled)
    as their plain letters. Folding twice changes nothing.
    """
    plain = text if text.isascii() else _without_marks(text)
    return _NOT_WORD.sub(" ", plain.casefold()).strip()


def exact_key(text: str) -> str:
    """Return the search key that keeps tones: NFC, no case, single spaces.

    The tone stands on the vowel that bears it in the newer spelling, so both ways of writing a
    word (Hòa, Hoà; Thủy, Thuỷ) and the common slips of typing (được with its dot on ư) agree.
    """
    key = " ".join(unicodedata.normalize("NFC", text.casefold()).replace("ð", "đ").split())
    if key.isascii():
        return key
    moved = 1
    while moved:  # three vowels may take two moves: the tone of uyê ends on its ê
        key, moved = _TONE_TOO_EARLY.subn(_tone_moved_on, key)
    return key


def loose_key(text: str) -> str:
    """Return the folded key with y written i, as in Lý and Lí."""
    return fold(text).replace("y", "i")


def _without_marks(text: str) -> str:
    """Return casefolded text without nonspacing marks."""
    # Casefolding may bring new marks (the dotted capital I) and decomposition new capitals
    # (the telephone sign), hence the order.
    opened = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = (letter for letter in opened if unicodedata.category(letter) != "Mn")
    return "".join(letters).translate(_CROSSED_D)


def _tone_moved_on(pair: re.Match[str]) -> str:
    vowels = pair.group()
    bare, tone = _BARE_AND_TONE[vowels[0]]
    return bare + unicodedata.normalize("NFC", vowels[1] + tone)

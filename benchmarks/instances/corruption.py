"""What happens to a name between two lists: the slips, habits and encodings of real offices."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass

from baccau.engines.text.legacy.tables import TCVN3, VNI

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SHORT_FORMS = (
    ("Hợp tác xã", "HTX"),
    ("Tổ hợp tác", "THT"),
    ("Hộ kinh doanh", "HKD"),
    ("Cơ sở sản xuất", "CSSX"),
    ("Công ty cổ phần", "CTCP"),
    ("Công ty TNHH", "Cty TNHH"),
    ("nông nghiệp", "NN"),
    ("dịch vụ", "DV"),
    ("thương mại", "TM"),
    ("sản xuất", "SX"),
    ("chế biến", "CB"),
)
_OLD_TONES = (("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("ủy", "uỷ"), ("úy", "uý"), ("ùy", "uỳ"))
_LETTERS = "abcdeghiklmnopqrstuvxy"


def happens(chance: random.Random, share: float) -> bool:
    """Say yes that share of the times."""
    return chance.random() < share


def unmarked(text: str) -> str:
    """Return the text typed without marks, đ as d."""
    opened = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in opened if not unicodedata.combining(letter))


def other_tone(word: str, chance: random.Random) -> str:
    """Return the word with another tone on its vowel: another word, as mơ is not mỡ."""
    letters = [unicodedata.normalize("NFD", letter) for letter in word]
    vowels = [place for place, letter in enumerate(letters) if letter[0].lower() in "aeiouy"]
    toned = [place for place in vowels if _tone_of(letters[place])]
    if not vowels:
        return word
    place = toned[0] if toned else vowels[-1]
    own = _tone_of(letters[place])
    bare = "".join(part for part in letters[place] if part != own)
    letters[place] = bare + chance.choice([tone for tone in _TONES if tone != own])
    return unicodedata.normalize("NFC", "".join(letters))


def _tone_of(letter: str) -> str:
    return next((part for part in letter if part in _TONES), "")


def legacy_encoded(text: str, encoding: str) -> str:
    """Return the text as it looks when TCVN3 or VNI bytes are read as Latin-1."""
    table = TCVN3 if encoding == "tcvn3" else VNI
    codes = {letter: code for code, letter in table.items()}
    return "".join(codes.get(letter, letter) for letter in text)


def slip_of_key(text: str, chance: random.Random) -> str:
    """Return the text with one letter dropped, doubled, swapped with the next, or replaced."""
    places = [
        place
        for place in range(1, len(text) - 1)
        if text[place].isalpha() and text[place + 1].isalpha()
    ]
    if not places:
        return text
    place = chance.choice(places)
    here, after = text[place], text[place + 1 :]
    slips = (
        after,
        here + here + after,
        after[0] + here + after[1:],
        chance.choice(_LETTERS) + after,
    )
    return text[:place] + chance.choice(slips)


def abbreviated(text: str, chance: random.Random) -> str:
    """Return the text with its usual phrases shortened, or written out where they were short."""
    for long, short in _SHORT_FORMS:
        if long in text and happens(chance, 0.8):
            text = text.replace(long, short)
        elif text.startswith(short + " ") and happens(chance, 0.5):
            text = long + text[len(short) :]
    return text


def old_tone_placement(text: str) -> str:
    """Return the text with tones placed by the older habit (Hoà, Thuỷ)."""
    for new, old in _OLD_TONES:
        text = text.replace(new, old)
    return text


@dataclass(frozen=True, slots=True)
class Style:
    """How one list is typed throughout: without marks, in capitals, in a legacy encoding."""

    marks: bool
    capitals: bool
    encoding: str | None


def style(chance: random.Random) -> Style:
    """Draw a style: one row in six without marks, one in ten in capitals, one in 25 legacy."""
    if happens(chance, 0.04):
        return Style(marks=True, capitals=False, encoding=chance.choice(("tcvn3", "vni")))
    return Style(marks=not happens(chance, 0.17), capitals=happens(chance, 0.1), encoding=None)


def corrupted(text: str, chance: random.Random, typed: Style, *, extra: str = "") -> str:
    """Return the name as another list writes it; about one in four comes through unchanged.

    `extra` is a word other lists add ("OCOP", "đặc sản").
    """
    text = abbreviated(text, chance) if happens(chance, 0.5) else text
    changes = (
        (0.10, old_tone_placement),
        (0.08, lambda name: slip_of_key(name, chance)),
        (0.10, lambda name: f"{extra} {name}".strip()),
        (0.05, lambda name: " ".join([*name.split()[-2:], *name.split()[:-2]])),
    )
    for share, change in changes:
        if happens(chance, share):
            text = change(text)
    if typed.capitals:
        text = text.upper()
    if not typed.marks:
        text = unmarked(text)
    return legacy_encoded(text, typed.encoding) if typed.encoding else text

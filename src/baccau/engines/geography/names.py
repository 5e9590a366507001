"""Names of places as keys: words with and without tones, and an index over both."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from baccau.engines.text import exact_key, fold

_WORD = re.compile(r"[^\W_]+")
_GLUED_NUMBER = re.compile(r"([a-z]{1,2})(\d{1,2})")
_Y_TO_I = str.maketrans("y\u00fd\u1ef3\u1ef7\u1ef9\u1ef5", "i\u00ed\u00ec\u1ec9\u0129\u1ecb")
# One word of the Central Highlands ("water", "river") in the spellings of maps and papers.
_DAK = frozenset({"\u0111ak", "\u0111\u0103k", "\u0111\u1eafk", "\u0111\u0103c", "\u0111\u1eafc"})

Unit = TypeVar("Unit")


@dataclass(frozen=True, slots=True)
class Word:
    """One word: `spelled` with its tones, `folded` without."""

    spelled: str
    folded: str

    @property
    def marked(self) -> bool:
        """Whether it was written with marks."""
        return self.spelled != self.folded


Words = tuple[Word, ...]


def words_of(text: str) -> Words:
    """Return the words of a text; `P12` is two, and numbers lose their leading zeros."""
    found: list[Word] = []
    for match in _WORD.finditer(unicodedata.normalize("NFC", text)):
        found.extend(_word(match.group()))
    return tuple(found)


def folded(words: Iterable[Word]) -> str:
    """Return the folded key of words."""
    return " ".join(word.folded for word in words)


def spelled(words: Iterable[Word]) -> str:
    """Return the key of words that keeps tones."""
    return " ".join(word.spelled for word in words)


@lru_cache(maxsize=20_000)
def _word(text: str) -> Words:
    plain = fold(text).replace(" ", "")
    if not plain:
        return ()
    glued = _GLUED_NUMBER.fullmatch(plain)
    if glued:
        number = str(int(glued[2]))
        return Word(glued[1], glued[1]), Word(number, number)
    if plain.isdecimal():
        number = plain.lstrip("0") or "0"
        return (Word(number, number),)
    key = exact_key(text)
    if plain in {"dak", "dac"}:
        spelling = "\u0111\u1eafk" if key in _DAK else key
        return (Word(spelling if spelling != plain else "dak", "dak"),)
    if _ends_in_i_sound(plain):
        return (Word(key[:-1] + key[-1].translate(_Y_TO_I), plain[:-1] + "i"),)
    return (Word(key, plain),)


def _ends_in_i_sound(plain: str) -> bool:
    """Whether a final y is only a spelling of i: after a consonant, or after qu."""
    before = plain[:-1]
    return (
        plain.endswith("y")
        and before != ""
        and (before.endswith("qu") or before[-1] not in "aeiou0123456789")
    )


@dataclass(frozen=True, slots=True)
class Lookup(Generic[Unit]):
    """Units of a name. `how`: exact, folded (typed without marks) or spelling (tones differ)."""

    units: tuple[Unit, ...]
    how: str


def _any_unit(_unit: object) -> bool:
    return True


class NameIndex(Generic[Unit]):
    """Units by name; a name typed with tones is not answered by another tone."""

    def __init__(self) -> None:
        self._entries: dict[str, list[tuple[str, Unit]]] = defaultdict(list)
        self._unspaced: dict[str, list[Unit]] = defaultdict(list)

    def add(self, name: str, unit: Unit) -> None:
        """Let a unit be found by a name."""
        words = words_of(name)
        self._entries[folded(words)].append((spelled(words), unit))

    def add_unspaced(self, key: str, unit: Unit) -> None:
        """Let a unit be found by a name known only folded and without spaces."""
        self._unspaced[key].append(unit)

    def lookup(
        self, words: Words, *, marked: bool, among: Callable[[Unit], bool] = _any_unit
    ) -> Lookup[Unit]:
        """Return the units of this name, `among` those it accepts.

        `marked` says that the writer uses tone marks somewhere in the text: then a spelling
        that equals a name is that name, and otherwise only when no other tones are possible.
        """
        entries = [
            (name, unit) for name, unit in self._entries.get(folded(words), ()) if among(unit)
        ]
        key = spelled(words)
        literal = tuple(unit for name, unit in entries if name == key)
        if literal and (marked or len(literal) == len(entries)):
            return Lookup(literal, "exact")
        return Lookup(tuple(unit for _, unit in entries), _how(words))

    def lookup_unspaced(
        self, words: Words, *, among: Callable[[Unit], bool] = _any_unit
    ) -> Lookup[Unit]:
        """Return the units whose older name has this folded, unspaced key."""
        units = self._unspaced.get(folded(words).replace(" ", ""), ())
        return Lookup(tuple(unit for unit in units if among(unit)), _how(words))


def _how(words: Words) -> str:
    return "spelling" if any(word.marked for word in words) else "folded"

"""Names taken apart into words that can be weighed."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from baccau.engines.text import clean_text, convert_legacy, detect_legacy
from baccau.engines.text.terms import word_keys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from baccau.engines.linkage.policy import Policy

_WORD = re.compile(r"[^\W_]+")
_PACK = re.compile(
    r"\d+(?:[.,]\d+)?\s?(?:g|gr|gram|kg|ml|l|lit)\b|\d\s?(?:sao\b|\*)", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")


class Word(NamedTuple):
    """A word's folded key, its spelling with tones (empty if not known), and whether generic."""

    folded: str
    spelled: str
    generic: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A name as words: folded key → spelling, what each weighs, and what it shows.

    A folded word met a second time has the key `word 2`: two words may fold to one.
    """

    text: str
    words: dict[str, str]
    weights: dict[str, float]
    total: float
    generic_words: frozenset[str]
    numbers: frozenset[str]
    unmarked: bool
    """Typed wholly without tone marks, so its tones say nothing."""

    @property
    def generic(self) -> bool:
        """Say whether no word tells it from others."""
        return len(self.generic_words) == len(self.words)


class Lexicon:
    """How rare each folded word is among the names at hand (inverse document frequency)."""

    def __init__(self, names: Iterable[tuple[Word, ...]]) -> None:
        """Count each word once a name."""
        self._counts: Counter[str] = Counter()
        self._names = 0
        for words in names:
            self._names += 1
            self._counts.update({word.folded for word in words})

    def count(self, folded: str) -> int:
        """Return how many names hold the word."""
        return self._counts[folded]

    def weight(self, folded: str) -> float:
        """Return a weight from 1 (every name has it) to about 11 (one in 20,000 has it)."""
        return 1.0 + math.log((self._names + 1) / (self._counts[folded] + 1))


def producer_words(text: str, policy: Policy) -> tuple[Word, ...]:
    """Return the words of a producer's name without its legal form."""
    words, _ = _without_legal_form(_split(text, packs=False), policy)
    return _marked_generic(_written_out(words, policy), policy)


def legal_form(text: str, policy: Policy) -> str | None:
    """Return the kind of producer its name tells, or `None`."""
    _, kind = _without_legal_form(_split(text, packs=False), policy)
    return kind


def is_unmarked(text: str) -> bool:
    """Say whether a text is typed wholly without tone marks."""
    return all(word.spelled == word.folded for word in _split(text, packs=False))


def product_words(text: str, policy: Policy) -> tuple[Word, ...]:
    """Return the words of a product's name without pack sizes and stars."""
    return _marked_generic(_written_out(_split(text, packs=True), policy), policy)


def name_of(
    text: str, words: tuple[Word, ...], lexicon: Lexicon, policy: Policy, *, unmarked: bool
) -> Name:
    """Weigh the words: rare ones tell records apart, generic ones hardly."""
    keyed = _keyed(words)
    weights = {
        key: lexicon.weight(word.folded) * (policy.generic_weight if word.generic else 1.0)
        for key, word in keyed.items()
    }
    return Name(
        text=text,
        words={key: word.spelled for key, word in keyed.items()},
        weights=weights,
        total=math.fsum(weights.values()),
        generic_words=frozenset(key for key, word in keyed.items() if word.generic),
        numbers=frozenset(word.folded for word in words if _DIGIT.search(word.folded)),
        unmarked=unmarked,
    )


def _keyed(words: tuple[Word, ...]) -> dict[str, Word]:
    keyed: dict[str, Word] = {}
    for word in words:
        key, time = word.folded, 1
        while key in keyed:
            time += 1
            key = f"{word.folded} {time}"
        keyed[key] = word
    return keyed


@lru_cache(maxsize=100_000)
def _split(text: str, *, packs: bool) -> tuple[Word, ...]:
    legacy = detect_legacy(text)
    cleaned = clean_text(convert_legacy(text, legacy) if legacy else text)
    if packs:
        cleaned = _PACK.sub(" ", cleaned)
    keys = (word_keys(found) for found in _WORD.findall(cleaned))
    return tuple(Word(folded, spelled) for spelled, folded in keys if folded)


def _without_legal_form(
    words: tuple[Word, ...], policy: Policy
) -> tuple[tuple[Word, ...], str | None]:
    """Remove legal forms from both ends, leaving at least one word; return the first one's kind."""
    kind = None
    while size := _phrase_at(words, 0, policy.legal_forms):
        if size >= len(words):
            break
        kind = kind or _kind(words[:size], policy)
        words = words[size:]
    for size in range(len(words) - 1, 0, -1):
        if _phrase_at(words[-size:], 0, policy.legal_forms) == size:
            return words[:-size], kind or _kind(words[-size:], policy)
    return words, kind


def _kind(form: tuple[Word, ...], policy: Policy) -> str | None:
    return _kinds(tuple(policy.legal_forms.items())).get(tuple(word.folded for word in form))


@lru_cache(maxsize=8)
def _kinds(forms: tuple[tuple[str, str], ...]) -> dict[tuple[str, ...], str]:
    return {_folded(form): kind for form, kind in forms}


def _marked_generic(words: tuple[Word, ...], policy: Policy) -> tuple[Word, ...]:
    marked = []
    start = 0
    while start < len(words):
        size = _phrase_at(words, start, policy.generic_phrases)
        end = start + max(size, 1)
        marked += [word._replace(generic=size > 0) for word in words[start:end]]
        start = end
    return tuple(marked)


def _written_out(words: tuple[Word, ...], policy: Policy) -> tuple[Word, ...]:
    """Write abbreviations out; the words they stand for have no spelling of their own."""
    written = []
    for word in words:
        long = policy.abbreviations.get(word.folded)
        written += [word] if long is None else [Word(part, "") for part in _folded(long)]
    return tuple(written)


def _phrase_at(words: tuple[Word, ...], start: int, phrases: Iterable[str]) -> int:
    """Return how many words the longest phrase at `start` has, 0 if none is there."""
    for phrase in _by_first_word(tuple(phrases)).get(words[start].folded, ()) if words else ():
        part = words[start : start + len(phrase)]
        if tuple(word.folded for word in part) == phrase:
            return len(phrase)
    return 0


@lru_cache(maxsize=16)
def _by_first_word(phrases: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(map(_folded, phrases), key=len, reverse=True):
        found.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(several) for first, several in found.items()}


@lru_cache(maxsize=1_000)
def _folded(phrase: str) -> tuple[str, ...]:
    return tuple(word_keys(word)[1] for word in phrase.split())

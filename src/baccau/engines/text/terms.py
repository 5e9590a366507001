"""Find the terms of a vocabulary in free text, with Vietnamese tones taken seriously.

A Vietnamese syllable is mostly its tone: `bưởi` is a pomelo and `buổi` is half a day. So text
that carries marks is matched with its marks, and only text typed wholly without them is matched
folded, where a spelling shared by two terms is no match rather than a guess.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from baccau.engines.text import exact_key, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")
_PART_END = re.compile(r"[-\u2013\u2014:|()\[\]\n]")
_SEGMENT_END = re.compile(r"[-\u2013\u2014:;,|/()\[\]\n]")
_Y_TO_I = str.maketrans("y\u00fd\u1ef3\u1ef7\u1ef9\u1ef5", "i\u00ed\u00ec\u1ec9\u0129\u1ecb")

_FOLDED_SCORE = {1: 0.5, 2: 0.8}
_FOLDED_SCORE_LONG = 0.9
_LITERAL_RIVAL_SCORE = 0.7


@dataclass(frozen=True, slots=True)
class Term:
    """One thing of a vocabulary and every phrase that names it, as people write them."""

    code: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term found at `text[start:end]` (offsets into the NFC form of the text).

    `exact` says the spelling agreed with its tone marks. `score` is 1 for an exact match and
    falls with the chance that a folded match is another word: 0.5 for one syllable, 0.8 for
    two, 0.9 for more.
    """

    code: str
    phrase: str
    exact: bool
    score: float
    start: int
    end: int
    segment: int
    """Which part of the text it stands in, parts being set off by dashes, commas, brackets."""


@dataclass(frozen=True, slots=True)
class _Entry:
    code: str | None
    phrase: str
    spelled: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    spelled: str
    folded: str
    start: int
    end: int
    part: int
    segment: int


@dataclass(frozen=True, slots=True)
class _Span:
    first: int
    size: int
    match: TermMatch | None
    """`None` where the spelling names two terms: the span is taken, but by neither."""


class TermIndex:
    """A vocabulary made searchable.

    `other_words` are phrases that hold a term's word and mean something else, as the longan in
    the Vietnamese for "brand"; they take their place in the text and match nothing.

    Raises:
        ValueError: two terms claim one spelling, or a phrase holds no word.
    """

    def __init__(self, terms: Iterable[Term], *, other_words: Iterable[str] = ()) -> None:
        """Index every phrase of `terms` by its folded words."""
        entries: dict[tuple[str, ...], dict[tuple[str, ...], _Entry]] = defaultdict(dict)
        for phrase in other_words:
            _add(entries, None, phrase)
        for term in terms:
            for phrase in term.phrases:
                _add(entries, term.code, phrase)
        self._entries = {key: tuple(found.values()) for key, found in entries.items()}
        self._longest = max(map(len, self._entries), default=0)
        self._openings = frozenset(key[0] for key in self._entries)

    def find(self, text: str) -> TermMatch | None:
        """Return the term the text is about, or `None`.

        The head of a Vietnamese noun phrase comes first, and so does the first of a list; so
        between dashes, colons and brackets the first match counts. Between such parts the
        longest phrase does, because brands and places stand in parts of their own.
        """
        words = _words(text)
        heads: dict[int, _Span] = {}
        for span in self._spans(words):
            if span.match is not None:
                heads.setdefault(words[span.first].part, span)
        best = max(heads.values(), key=lambda span: (span.size, -span.first), default=None)
        return best.match if best else None

    def find_all(self, text: str) -> tuple[TermMatch, ...]:
        """Return every term in the text, in order, without overlaps; the longest phrase wins."""
        return tuple(span.match for span in self._spans(_words(text)) if span.match)

    def _spans(self, words: tuple[_Word, ...]) -> list[_Span]:
        marked = any(word.spelled != word.folded for word in words)
        candidates = [
            span
            for first in range(len(words))
            if words[first].folded in self._openings
            for span in self._spans_at(words, first, marked=marked)
        ]
        candidates.sort(key=lambda span: (-span.size, span.first))
        taken = bytearray(len(words))
        chosen = []
        for span in candidates:
            if not any(taken[span.first : span.first + span.size]):
                taken[span.first : span.first + span.size] = b"\1" * span.size
                chosen.append(span)
        return sorted(chosen, key=lambda span: span.first)

    def _spans_at(self, words: tuple[_Word, ...], first: int, *, marked: bool) -> list[_Span]:
        spans = []
        for size in range(1, min(self._longest, len(words) - first) + 1):
            part = words[first : first + size]
            entries = self._entries.get(tuple(word.folded for word in part))
            if entries is None:
                continue
            taken, match = _decide(entries, part, marked=marked)
            if taken:
                spans.append(_Span(first, size, match))
        return spans


def _add(
    entries: dict[tuple[str, ...], dict[tuple[str, ...], _Entry]], code: str | None, phrase: str
) -> None:
    words = _words(phrase)
    if not words:
        raise ValueError(f"a phrase of {code!r} holds no word: {phrase!r}")
    spelled = tuple(word.spelled for word in words)
    same_fold = entries[tuple(word.folded for word in words)]
    known = same_fold.setdefault(spelled, _Entry(code, phrase, spelled))
    if known.code != code:
        raise ValueError(f"{phrase!r} names both {known.code!r} and {code!r}")


def _decide(
    entries: tuple[_Entry, ...], part: tuple[_Word, ...], *, marked: bool
) -> tuple[bool, TermMatch | None]:
    """Say whether the words are taken, and by which term if by one alone."""
    spelled = tuple(word.spelled for word in part)
    literal = next((entry for entry in entries if entry.spelled == spelled), None)
    rivals = len({entry.code for entry in entries}) > 1
    if literal is not None:
        score = _LITERAL_RIVAL_SCORE if rivals and not marked else 1.0
        return True, _match(literal, part, exact=True, score=score)
    if marked:
        return False, None
    if rivals:
        return True, None
    score = _FOLDED_SCORE.get(len(part), _FOLDED_SCORE_LONG)
    return True, _match(entries[0], part, exact=False, score=score)


def _match(
    entry: _Entry, part: tuple[_Word, ...], *, exact: bool, score: float
) -> TermMatch | None:
    if entry.code is None:
        return None
    return TermMatch(
        entry.code, entry.phrase, exact, score, part[0].start, part[-1].end, part[0].segment
    )


def _words(text: str) -> tuple[_Word, ...]:
    composed = unicodedata.normalize("NFC", text)
    words = []
    part = segment = last_end = 0
    for found in _WORD.finditer(composed):
        part += bool(_PART_END.search(composed, last_end, found.start()))
        segment += bool(_SEGMENT_END.search(composed, last_end, found.start()))
        last_end = found.end()
        spelled, folded = word_keys(found.group())
        if folded:
            words.append(_Word(spelled, folded, *found.span(), part, segment))
    return tuple(words)


@lru_cache(maxsize=50_000)
def word_keys(word: str) -> tuple[str, str]:
    """Return a word's spelling with tones and its folded one, a final i-sound always written i.

    `y` and `i` are both in use for that sound after a consonant, and name the same thing.
    """
    spelled = exact_key(word)
    folded = fold(word).replace(" ", "")
    if _final_y_sounds_i(folded):
        return spelled[:-1] + spelled[-1].translate(_Y_TO_I), folded[:-1] + "i"
    return spelled, folded


def _final_y_sounds_i(folded: str) -> bool:
    if len(folded) < 2 or not folded.endswith("y"):  # noqa: PLR2004  (a consonant and the y)
        return False
    before = folded[:-1]
    return before.endswith("qu") or before[-1] not in "aeiou0123456789"

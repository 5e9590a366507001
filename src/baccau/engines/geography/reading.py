"""How a written address can be read: which words name the province, the district, the commune.

Vietnamese addresses go from small to large, so they are read from the right: the last words that
name a province, before them a district of before 2025, before them a commune. Every way to read
the text is offered, the longest names first; which of them is true, the resolver finds out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from baccau.engines.geography.gazetteer import LEVELS_OF_KIND, KindWords
from baccau.engines.geography.names import Words, words_of

_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SEGMENT = re.compile(r"[,;\n|/]+")
_PART = re.compile(r"[-\u2013\u2014](?=\s)|\s[-\u2013\u2014]")
_LONGEST_NAME = 7
_MOST_SEGMENTS = 12  # an address has six; whatever stands before is no part of it
_UNIT = {level: level for level in ("province", "district", "commune")}
_UNIT["former_province"] = "province"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that name a unit, and the kind written before them, if any."""

    name: Words
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a text.

    `skipped` says that words between two units were not understood, `tentative` that only an
    answer without doubt counts.
    """

    province: Phrase | None = None
    district: Phrase | None = None
    commune: Phrase | None = None
    skipped: bool = False
    tentative: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """Words between two commas. `starts` are the places where a part begins, as after a dash."""

    words: Words
    starts: frozenset[int]
    alone: bool = False
    """Whether the text has no commas, so that a name may stand anywhere."""


Known = Callable[[str, Phrase], bool]
"""Whether a phrase names some unit of a level: province, former_province, district or commune."""


def segments_of(text: str, kinds: KindWords) -> tuple[Segment, ...]:
    """Cut a text at its commas, without asides in brackets and words that say nothing."""
    found = []
    for piece in _SEGMENT.split(_ASIDE.sub(" ", text)):
        words: Words = ()
        starts = set()
        for part in _PART.split(piece):
            starts.add(len(words))
            words += words_of(part)
        words = _without_noise(words, kinds)
        if words:
            found.append((words, frozenset(starts)))
    found = found[-_MOST_SEGMENTS:]
    return tuple(Segment(words, starts, alone=len(found) == 1) for words, starts in found)


def phrases_of(words: Words, kinds: KindWords) -> Iterator[Phrase]:
    """Yield the ways in which words as a whole are one name: bare, then after its kind.

    A number is a name only after its kind, as in "Ward 12".
    """
    if not all(word.folded.isdecimal() for word in words):
        yield Phrase(words)
    for size in range(min(kinds.longest, len(words) - 1), 0, -1):
        kind = kinds.kind(words[:size])
        if kind in LEVELS_OF_KIND:
            yield Phrase(words[size:], kind)
            return


def read(text: str, kinds: KindWords, known: Known) -> Iterator[Reading]:
    """Yield the readings of a text in the order in which they should be tried."""
    segments = segments_of(text, kinds)
    provinces = list(_peeled(segments, "province", kinds, known))
    for province, rest in provinces:
        # The former province may stand before the one of today, as a district would.
        for former, less in _peeled(rest, "former_province", kinds, known):
            if former.name == province.name:
                continue  # a city in the province of its name
            yield from _below(former, less, kinds, known, tentative=True)
        yield from _below(province, rest, kinds, known)
        yield Reading(province, skipped=bool(rest))
    if not provinces:
        yield from _below(None, segments, kinds, known)


def _below(
    province: Phrase | None,
    rest: tuple[Segment, ...],
    kinds: KindWords,
    known: Known,
    *,
    tentative: bool = False,
) -> Iterator[Reading]:
    skipped = False
    for commune in _whole_names(rest, kinds, known):
        yield Reading(province, None, commune, skipped, tentative)
    while rest:
        districts = list(_peeled(rest, "district", kinds, known))
        for district, before in districts:
            for commune, _ in _peeled(before, "commune", kinds, known):
                yield Reading(province, district, commune, skipped, tentative)
        for commune, _ in _peeled(rest, "commune", kinds, known):
            yield Reading(province, None, commune, skipped, tentative)
        for district, before in districts:
            yield Reading(province, district, None, skipped or bool(before), tentative)
        rest = rest[:-1]
        skipped = True


def _whole_names(rest: tuple[Segment, ...], kinds: KindWords, known: Known) -> Iterator[Phrase]:
    """Yield communes that take up all that is left: some bear a district's name in their own."""
    if len(rest) == 1:
        for commune, before in _peeled(rest, "commune", kinds, known):
            if not before:
                yield commune


def _peeled(
    segments: tuple[Segment, ...], level: str, kinds: KindWords, known: Known
) -> Iterator[tuple[Phrase, tuple[Segment, ...]]]:
    """Yield units of a level at the end of the last segment, with what is left before them."""
    if not segments:
        return
    last = segments[-1]
    for start in range(max(0, len(last.words) - _LONGEST_NAME), len(last.words)):
        for phrase in phrases_of(last.words[start:], kinds):
            if phrase.kind is not None and _UNIT[level] not in LEVELS_OF_KIND[phrase.kind]:
                continue
            if not known(level, phrase) or not _may_start(last, start, phrase, level, kinds):
                continue
            left = segments[:-1]
            if start:
                left += (Segment(last.words[:start], last.starts, last.alone),)
            yield phrase, left


def _may_start(segment: Segment, start: int, phrase: Phrase, level: str, kinds: KindWords) -> bool:
    """Whether a name may begin inside a segment: not in the middle of the name of a street."""
    if start in segment.starts or phrase.kind is not None:
        return True
    return segment.alone and not _introduced(segment.words[:start], level, kinds)


def _introduced(before: Words, level: str, kinds: KindWords) -> bool:
    """Whether the words before a name say that it is something else.

    Behind a kind they are a name themselves. Typed without tones, before a district or a province,
    they may be the end of one: the last word of a ward is not the "number" of a house.
    """
    for size in range(1, min(kinds.longest, len(before)) + 1):
        words, earlier = before[-size:], before[:-size]
        if kinds.kind(words) is None:
            continue
        if level != "commune" and earlier and not any(word.marked for word in words):
            continue
        return not _ends_in_kind(earlier, kinds)
    return False


def _ends_in_kind(words: Words, kinds: KindWords) -> bool:
    sizes = range(1, min(kinds.longest, len(words)) + 1)
    return any(kinds.kind(words[-size:]) in LEVELS_OF_KIND for size in sizes)


def _without_noise(words: Words, kinds: KindWords) -> Words:
    size = kinds.longest
    while size:
        if len(words) >= size and kinds.kind(words[-size:]) == "noise":
            words = words[:-size]
            size = kinds.longest
        else:
            size -= 1
    return words

"""Two names compared word by word: what they share, and what each difference may mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz.distance import DamerauLevenshtein

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from baccau.engines.linkage.names import Lexicon, Name
    from baccau.engines.linkage.policy import Policy

Pair = tuple[str, str]
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Wording:
    """How two names compare; words are spelled as written, pairs are left then right."""

    similarity: float
    tones: tuple[Pair, ...] = ()
    """Words that differ by tone marks alone."""
    slips: tuple[Pair, ...] = ()
    """Words a slip of the key apart, both in use elsewhere: as likely two words as one."""
    misspellings: tuple[Pair, ...] = ()
    """Words a slip of the key apart, one of them met nowhere else."""
    left_only: tuple[str, ...] = ()
    right_only: tuple[str, ...] = ()
    trades: bool = False
    """Both names have generic words of their own and no telling ones."""
    contained: bool = False
    """One name has all the telling words of the other, and at least one of them."""
    unmarked: bool = False
    """Some words agree only folded, and one name carries no marks at all."""


@dataclass(slots=True)
class _Rest:
    """The words that one name alone has, being explained away."""

    left_name: Name
    right_name: Name
    left: list[str]
    right: list[str]
    matched: float = 0.0
    dropped: float = 0.0
    slips: list[Pair] = field(default_factory=list)
    misspellings: list[Pair] = field(default_factory=list)


def compare_names(
    left: Name,
    right: Name,
    *,
    lexicon: Lexicon,
    policy: Policy,
    excused: AbstractSet[str] = frozenset(),
) -> Wording:
    """Compare two names as bags of weighted words; order does not count.

    The similarity is the weight of the words they share over the mean weight of the two names,
    0 to 1. Words in `excused` (the maker's own name on its product) may be left out freely.
    """
    shared = left.words.keys() & right.words.keys()
    apart = _tones_apart(left, right, shared)
    unmarked = bool(apart) and (left.unmarked or right.unmarked)
    tones = () if unmarked else apart
    if len(shared) == len(left.words) == len(right.words):
        return Wording(1.0 if shared else 0.0, tones, unmarked=unmarked)
    rest = _Rest(
        left,
        right,
        [word for word in left.words if word not in shared],
        [word for word in right.words if word not in shared],
    )
    _join_split_words(rest)
    _pair_slips(rest, lexicon, policy)
    _drop(rest, excused)
    matched = sum(left.weights[word] for word in sorted(shared)) + rest.matched
    total = (left.total + right.total - rest.dropped) / 2
    left_only, right_only = _telling(rest.left, left), _telling(rest.right, right)
    return Wording(
        min(1.0, matched / total) if total > 0 else 0.0,
        tones,
        tuple(rest.slips),
        tuple(rest.misspellings),
        left_only,
        right_only,
        trades=bool(rest.left and rest.right) and not (left_only or right_only),
        contained=not (left_only and right_only) and bool(shared - left.generic_words),
        unmarked=unmarked,
    )


def _tones_apart(left: Name, right: Name, shared: AbstractSet[str]) -> tuple[Pair, ...]:
    pairs = ((left.words[word], right.words[word]) for word in sorted(shared))
    return tuple((one, other) for one, other in pairs if one and other and one != other)


def _join_split_words(rest: _Rest) -> None:
    """Match words apart on one side and together on the other (mac ca, macca)."""
    for whole, parts, name in (
        (rest.left, rest.right, rest.left_name),
        (rest.right, rest.left, rest.right_name),
    ):
        for first, second in pairwise(tuple(parts)):
            joined = first + second
            if joined in whole and first in parts and second in parts:
                whole.remove(joined)
                parts.remove(first)
                parts.remove(second)
                rest.matched += name.weights[joined]


def _pair_slips(rest: _Rest, lexicon: Lexicon, policy: Policy) -> None:
    """Pair words that may be one another's slips of the key, the likeliest first.

    A word met nowhere else is likely a misspelling; two words both in use are likelier two
    words, as one letter makes another Vietnamese syllable.
    """
    pairs = sorted(
        (
            (one, other)
            for one in rest.left
            for other in rest.right
            if _one_edit_apart(one, other, policy.slip_letters)
        ),
        key=lambda pair: (-len(min(pair, key=len)), min(pair), max(pair)),
    )
    for one, other in pairs:
        if one not in rest.left or other not in rest.right:
            continue
        rest.left.remove(one)
        rest.right.remove(other)
        weights = rest.left_name.weights[one], rest.right_name.weights[other]
        rest.matched += min(weights)
        rest.dropped += max(weights) - min(weights)
        once = min(lexicon.count(one), lexicon.count(other)) <= 1
        spelled = rest.left_name.words[one] or one, rest.right_name.words[other] or other
        (rest.misspellings if once else rest.slips).append(spelled)


def _drop(rest: _Rest, excused: AbstractSet[str]) -> None:
    for words, name in ((rest.left, rest.left_name), (rest.right, rest.right_name)):
        for word in [word for word in words if word in excused]:
            words.remove(word)
            rest.dropped += name.weights[word]


def _telling(words: list[str], name: Name) -> tuple[str, ...]:
    """Return the words left over that tell records apart."""
    return tuple(name.words[word] or word for word in words if word not in name.generic_words)


@lru_cache(maxsize=200_000)
def _one_edit_apart(left: str, right: str, least: int) -> bool:
    if max(len(left), len(right)) < least or _DIGIT.search(left + right):
        return False
    return DamerauLevenshtein.distance(left, right, score_cutoff=1) == 1

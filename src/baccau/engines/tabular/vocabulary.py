"""Everything the reader must be told about the language and the trade, as frozen data."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal, Protocol

from baccau.engines.tabular.plain import plain, toned
from baccau.engines.tabular.values.numbers import NUMBER

Kind = Literal["supply", "demand"]


@dataclass(frozen=True, slots=True)
class Field:
    """One meaning a column can have. `headers` are the wordings that name it.

    `carried` values flow from a merged cell down over the rows it spans; `repeat` lets several
    columns bear the meaning.
    """

    name: str
    kinds: tuple[Kind, ...]
    reader: str
    headers: tuple[str, ...]
    required: bool = False
    carried: bool = False
    repeat: bool = False
    month: int = 0


@dataclass(frozen=True, slots=True)
class UnitWord:
    """A word for a unit: `quantity in word x factor = quantity in base`.

    `measure` is mass, volume, count or stay; only mass and volume are turned into their base.
    """

    code: str
    base: str
    factor: Decimal
    measure: str


class FoundTerm(Protocol):
    """A term found in text (engines/text `TermMatch` has this shape)."""

    @property
    def code(self) -> str: ...  # noqa: D102  (of the vocabulary)
    @property
    def phrase(self) -> str: ...  # noqa: D102  (the wording that matched)
    @property
    def exact(self) -> bool: ...  # noqa: D102  (tones agreed)
    @property
    def start(self) -> int: ...  # noqa: D102  (offset in the text)


class TermFinder(Protocol):
    """Finds the terms of one vocabulary in text (engines/text `TermIndex` has this shape)."""

    def find(self, text: str) -> FoundTerm | None: ...  # noqa: D102  (what the text is about)
    def find_all(self, text: str) -> Sequence[FoundTerm]: ...  # noqa: D102  (every term in it)


class Resolved(Protocol):
    """The answer of a place resolver (engines/geography `Resolution` has this shape)."""

    @property
    def status(self) -> str: ...  # noqa: D102  (found, ambiguous, unknown or province_only)
    @property
    def commune_code(self) -> str | None: ...  # noqa: D102  (today's official code)
    @property
    def province_code(self) -> str | None: ...  # noqa: D102  (today's official code)
    @property
    def candidates(self) -> tuple[object, ...]: ...  # noqa: D102  (each with code and name)


PlaceResolver = Callable[..., Resolved]
"""Called with the keywords commune, district, province and text."""


class Lexicon:
    """Words by what they do, as regular expressions over plain text."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        """Take word lists keyed like "scale.thousand"; words may be written with tones."""
        self._words = {name: tuple(map(plain, items)) for name, items in words.items()}
        self._toned = {name: tuple(map(toned, items)) for name, items in words.items()}
        self._patterns: dict[str, str] = {}
        self._sets: dict[str, frozenset[str]] = {}

    def words(self, name: str) -> tuple[str, ...]:
        """Return the plain words of a list."""
        return self._words[name]

    def any(self, *names: str) -> str:
        """Return an alternation of the lists' words, longest first, on word boundaries."""
        return self._any(self._words, *names)

    def _any(self, lists: Mapping[str, tuple[str, ...]], *names: str) -> str:
        key = f"{lists is self._toned}" + " ".join(names)
        if key not in self._patterns:
            words = sorted({w for n in names for w in lists[n] if w}, key=_longest)
            self._patterns[key] = "(?:" + "|".join(map(_bounded, words)) + ")"
        return self._patterns[key]

    def has(self, name: str, text: str) -> bool:
        """Say whether the plain `text` holds a word of the list."""
        return re.search(self.any(name), text) is not None

    def is_one(self, name: str, text: str) -> bool:
        """Say whether the plain `text` is exactly one word of the list."""
        if name not in self._sets:
            self._sets[name] = frozenset(self._words[name])
        return text in self._sets[name]

    def opens(self, text: str, *names: str) -> bool:
        """Say whether `text`, as written, begins with a word of the lists.

        Where tones are written they count: a mushroom is no year, and sesame no region.
        """
        lists, spelled = (
            (self._words, plain(text)) if text.isascii() else (self._toned, toned(text))
        )
        return re.match(self._any(lists, *names), spelled) is not None

    def means(self, text: str, name: str) -> bool:
        """Say whether `text`, as written, is one word of the list; written tones count."""
        if text.isascii():
            return self.is_one(name, plain(text))
        return toned(text) in self._toned[name]


def _longest(word: str) -> tuple[int, str]:
    return -len(word), word


def _bounded(word: str) -> str:
    before = r"(?<![^\W\d_])" if word[0].isalpha() else ""
    after = r"(?![^\W\d_])" if word[-1].isalpha() else ""
    return before + re.escape(word) + after


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The language and the trade. Built by a pipeline from reference data; immutable.

    `seasons` names months in words ("end of the year" → 10, 11, 12); `commodity_sets` gives the
    product set of each commodity code and `commodity_units` its base unit.
    """

    fields: tuple[Field, ...]
    words: Mapping[str, tuple[str, ...]]
    seasons: Mapping[str, tuple[int, ...]]
    star_numbers: Mapping[str, int]
    units: Mapping[str, UnitWord]
    commodities: TermFinder
    commodity_sets: Mapping[str, int]
    commodity_units: Mapping[str, str]
    product_sets: TermFinder
    papers: TermFinder
    paper_codes: frozenset[str]
    producer_types: TermFinder
    producer_type_codes: frozenset[str]
    buyer_kinds: TermFinder
    buyer_kind_codes: frozenset[str]
    resolve_place: PlaceResolver
    province_names: Mapping[str, str]

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words, compiled once."""
        return Lexicon(self.words)

    @cached_property
    def unit_regex(self) -> re.Pattern[str]:
        """Any unit word, longest first, in plain text."""
        return re.compile(self.unit_alternation)

    @cached_property
    def pack_regex(self) -> re.Pattern[str]:
        """A number followed by a unit word, in plain text: groups size and unit."""
        return re.compile(rf"(?P<size>{NUMBER})\s*(?P<unit>{self.unit_alternation})")

    @cached_property
    def unit_alternation(self) -> str:
        """Every unit word, longest first, to build patterns with."""
        words = sorted((w for w in map(plain, self.units) if w), key=_longest)
        return "(?:" + "|".join(map(_bounded, words)) + ")"

    @cached_property
    def units_plain(self) -> dict[str, UnitWord]:
        """Unit words by their plain spelling; of words alike without tones the first counts."""
        words = {word: unit for word, unit in self.units.items() if plain(word) == word}
        for word, unit in self.units.items():
            words.setdefault(plain(word), unit)
        return words

    def trade_text(self, text: str) -> str:
        """Return plain text in which unit words that differ only by tone stay apart.

        Where the tones are written, such a word is replaced by its unit's code.
        """
        if not text.isascii() and self._toned_units:
            text = self._toned_regex.sub(
                lambda m: self._toned_units[m.group()],
                unicodedata.normalize("NFC", text).casefold(),
            )
        return plain(text)

    @cached_property
    def _toned_units(self) -> dict[str, str]:
        return {
            key: unit.code
            for word, unit in self.units.items()
            if (key := word.casefold()) != plain(word) and self.units_plain[plain(word)] != unit
        }

    @cached_property
    def _toned_regex(self) -> re.Pattern[str]:
        words = sorted(self._toned_units, key=_longest)
        return re.compile("|".join(map(_bounded, words)))

    @cached_property
    def seasons_plain(self) -> dict[str, tuple[int, ...]]:
        """Named seasons by their plain spelling, longest first."""
        names = sorted(self.seasons, key=lambda name: -len(name))
        return {plain(name): tuple(self.seasons[name]) for name in names}

    def fields_of(self, kind: Kind) -> tuple[Field, ...]:
        """Return the fields a sheet of this kind may hold."""
        return tuple(field for field in self.fields if kind in field.kinds)

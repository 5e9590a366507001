"""What a header says: how well its wording names each field, and the hints it gives its cells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from baccau.engines.tabular.plain import plain
from baccau.engines.tabular.values.context import Hints
from baccau.engines.tabular.values.quantities import PERIODS, find_period
from baccau.engines.tabular.values.units import find_unit
from baccau.engines.text import exact_key, fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from baccau.engines.tabular.vocabulary import Field, Kind, Vocabulary

JOINT = " / "
"""Stands between the texts of two header rows."""

REMEMBERED, NAMED, EXACT, FOLDED = 1.3, 1.2, 1.0, 0.97
_CLEARLY_ELSE = 0.85
"""A header that names another field this well is no column of a paper it mentions."""
_LEAST_PAPER_SHARE = 0.4
_LEAST_FUZZY = 87
_SHORTEST_MISSPELT = 6
_LONGEST_HEADER = 120
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to name a field."""

    field: Field
    exact: str
    folded: str
    tokens: tuple[str, ...]


class HeaderMatcher:
    """Scores a header text against every field of a kind; answers are kept per text."""

    def __init__(
        self, vocabulary: Vocabulary, kind: Kind, remembered: Mapping[str, str | None] | None = None
    ) -> None:
        """Index the wordings of `kind`; `remembered` maps folded headers to field names."""
        self.vocabulary = vocabulary
        self._remembered = remembered or {}
        self._fields = {field.name: field for field in vocabulary.fields_of(kind)}
        self._wordings = tuple(
            wording for field in self._fields.values() for wording in self._of(field)
        )
        self._by_folded: dict[str, list[Wording]] = {}
        self._by_token: dict[str, list[Wording]] = {}
        for wording in self._wordings:
            self._by_folded.setdefault(wording.folded, []).append(wording)
            for token in set(wording.tokens):
                self._by_token.setdefault(token, []).append(wording)
        self._spellings = tuple(self._by_folded)
        self._kept: dict[str, dict[str, float]] = {}

    @cached_property
    def _stop_words(self) -> frozenset[str]:
        return frozenset(self.vocabulary.lexicon.words("header.stop"))

    def _of(self, field: Field) -> list[Wording]:
        wordings = []
        for text in field.headers:
            folded = fold(text)
            if folded:
                wordings.append(Wording(field, exact_key(text), folded, self._tokens(folded)))
        return wordings

    def _tokens(self, folded: str) -> tuple[str, ...]:
        tokens = folded.split()
        kept = [token for token in tokens if token not in self._stop_words]
        return tuple(kept or tokens)

    @cached_property
    def _known_tokens(self) -> frozenset[str]:
        return frozenset(token for wording in self._wordings for token in wording.folded.split())

    def may_name(self, text: str) -> bool:
        """Say cheaply whether half the words of `text` occur in any header wording."""
        if text.strip().lower() in self._fields:
            return True
        tokens = fold(_BRACKETS.sub(" ", text)).split()
        known = sum(token in self._known_tokens for token in tokens)
        return bool(tokens) and known * 2 >= len(tokens)

    def names_exactly(self, text: str) -> str | None:
        """Return the field whose wording `text` is, tones and case aside."""
        same = self._by_folded.get(fold(_BRACKETS.sub(" ", text)))
        if same:
            return same[0].field.name
        return text if text in self._fields else None

    def carries(self, name: str) -> bool:
        """Say whether values of the field may hold for several rows."""
        return self._fields[name].carried

    def scores(self, header: str) -> dict[str, float]:
        """Return how well `header` names each field (0–1, more where remembered or its code)."""
        if header not in self._kept:
            self._kept[header] = self._score(header)
        return self._kept[header]

    def _score(self, header: str) -> dict[str, float]:
        if not header or len(header) > _LONGEST_HEADER:
            return {}
        forced = self._forced(header)
        if forced is not None:
            return forced
        scores: dict[str, float] = {}
        for text, weight in _readings(header):
            for name, score in self._one(text).items():
                scores[name] = max(scores.get(name, 0.0), score * weight)
        return self._with_papers(header, scores)

    def _forced(self, header: str) -> dict[str, float] | None:
        key = fold(header)
        if key in self._remembered:
            name = self._remembered[key]
            return {name: REMEMBERED} if name in self._fields else {}
        code = header.strip().lower()
        name = _OTHER_NAMES.get(code, code)
        return (
            {name: NAMED}
            if name in self._fields and code.isascii() and ("_" in code or code in _ONE_WORD_CODES)
            else None
        )

    def _one(self, text: str) -> dict[str, float]:
        folded = fold(text)
        if not folded:
            return {}
        same = self._by_folded.get(folded)
        scores = {}
        if same:
            exact = exact_key(text)
            scores = {w.field.name: EXACT if w.exact == exact else FOLDED for w in same}
        tokens = self._tokens(folded)
        near = [
            (wording, _containment(wording.tokens, tokens))
            for token in dict.fromkeys(tokens)
            for wording in self._by_token.get(token, ())
        ]
        for wording, score in near + self._misspelt(folded):
            if score > scores.get(wording.field.name, 0.0):
                scores[wording.field.name] = score
        return scores

    def _misspelt(self, folded: str) -> list[tuple[Wording, float]]:
        """Find wordings a few letters away; short ones are too easily something else."""
        if len(folded) < _SHORTEST_MISSPELT or folded in self._by_folded:
            return []
        close = process.extract(
            folded, self._spellings, scorer=fuzz.ratio, score_cutoff=_LEAST_FUZZY, limit=8
        )
        return [
            (wording, 0.85 * ratio / 100)
            for spelling, ratio, _ in close
            if len(spelling) >= _SHORTEST_MISSPELT
            for wording in self._by_folded[spelling]
        ]

    def _with_papers(self, header: str, scores: dict[str, float]) -> dict[str, float]:
        """A header that names one paper is a column of that paper, ticked or filled."""
        name = "papers" if "papers" in self._fields else "papers_required"
        bare = _BRACKETS.sub(" ", header)
        paper = header_paper(bare, self.vocabulary)
        if name in self._fields and paper and self._is_mostly_paper(bare):
            best = max(scores.values(), default=0.0)
            if best < _CLEARLY_ELSE:
                scores[name] = max(scores.get(name, 0.0), 0.93)
        return scores

    def _is_mostly_paper(self, header: str) -> bool:
        """Say whether the words of papers make up enough of a header to be what it is about."""
        last = header.rsplit(JOINT, 1)[-1]
        named = sum(len(m.phrase.split()) for m in self.vocabulary.papers.find_all(last))
        return named >= _LEAST_PAPER_SHARE * len(self._tokens(fold(last)))


_OTHER_NAMES = {"place_as_written": "address", "name": "product_name"}
_ONE_WORD_CODES = frozenset(
    {"phone", "email", "commodity", "stars", "unit", "moq", "storage", "papers", "season"}
)


def _readings(header: str) -> list[tuple[str, float]]:
    """Return the texts to try: the whole, without brackets, and the lowest header row."""
    bare = _BRACKETS.sub(" ", header)
    texts = [(header, 0.98), (bare, 1.0)]
    if JOINT in header:
        last = _BRACKETS.sub(" ", header.rsplit(JOINT, 1)[1])
        texts = [(bare, 1.0), (last, 0.96)]
    head = re.split(r"[,:]", bare, maxsplit=1)[0]
    return [*texts, (head, 0.93)]


def _containment(inner: tuple[str, ...], outer: tuple[str, ...]) -> float:
    """Score a wording's words found in a header's, or a header's in a wording's."""
    if inner == outer:
        return 0.95
    if len(inner) < len(outer):
        at = _position(inner, outer)
        if at is not None:
            return 0.55 + 0.38 * len(inner) / len(outer) + (0.02 if at == 0 else 0.0)
    elif len(outer) > 1 and _position(outer, inner) is not None:
        return 0.4 + 0.4 * len(outer) / len(inner)
    return 0.0


def _position(inner: tuple[str, ...], outer: tuple[str, ...]) -> int | None:
    size = len(inner)
    return next((i for i in range(len(outer) - size + 1) if outer[i : i + size] == inner), None)


def header_paper(header: str, vocabulary: Vocabulary) -> str | None:
    """Return the one paper a header names, if it names exactly one."""
    codes = {match.code for match in vocabulary.papers.find_all(header)}
    if header.strip().lower() in vocabulary.paper_codes:
        return header.strip().lower()
    return codes.pop() if len(codes) == 1 else None


def header_hints(header: str, vocabulary: Vocabulary, *, title_scale: int = 1) -> Hints:
    """Read scale, unit, period and paper out of a header such as "Price (1,000 VND/kg)"."""
    text = plain(header)
    lexicon = vocabulary.lexicon
    scale = find_scale(text, vocabulary)
    inside = " ".join(_BRACKETS.findall(text))
    after = text.split("/", 1)[1] if "/" in text.replace(JOINT, " ") else ""
    use = find_unit(_without_money(inside, vocabulary), vocabulary)
    use = use or find_unit(_without_money(after, vocabulary), vocabulary)
    period = find_period(text, lexicon) or _loose_period(text, vocabulary)
    return Hints(
        scale=scale if scale > 1 else title_scale,
        scaled=scale > 1 or title_scale > 1,
        use=use,
        period=period,
        paper=header_paper(header, vocabulary),
    )


def find_scale(text: str, vocabulary: Vocabulary) -> int:
    """Find a money scale: "1.000 VND", "thousand VND", "million VND"."""
    lexicon = vocabulary.lexicon
    money = lexicon.any("money.currency")
    if re.search(rf"1[.,]?000\s*{money}|{lexicon.any('scale.thousand')}\s*{money}", text):
        return 1_000
    if re.search(rf"{lexicon.any('scale.million')}\s*{money}", text):
        return 1_000_000
    return 1


def _without_money(text: str, vocabulary: Vocabulary) -> str:
    return re.sub(vocabulary.lexicon.any("money.currency"), " ", text)


def _loose_period(text: str, vocabulary: Vocabulary) -> str | None:
    """A period word in brackets, at the end, or before a year counts in a header."""
    for period in PERIODS:
        word = vocabulary.lexicon.any(f"period.{period}")
        if re.search(rf"\(\s*{word}\s*\)|{word}\s*(?:\(.*)?$|{word}\s*20\d\d", text):
            return period
    return None

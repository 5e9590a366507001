"""Reasons as sentences: keys and codes of the engine become names people know."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from baccau.engines.matching.plan import Fact, Reason
from baccau.pipelines.connection.reading import SheetRow
from baccau.reference import commodities, papers, units
from baccau.reference.messages import codes, remedy, sentence
from baccau.reference.places import province


def row_name(row: SheetRow) -> str:
    """Return what a row is about and whose it is."""
    what, whose = (
        ("product_name", "producer_name") if row.kind == "supply" else ("need_text", "buyer_name")
    )
    name = row.values.get(what) or row.values.get("commodity") or row.address
    owner = row.values.get(whose)
    return f"{name} ({owner})" if owner else str(name)


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TWO_SIDES = frozenset({"offered", "wanted"})
"""Facts that give both values of the rule the code names."""
_SUBJECTS = {"out_of_season": "month"}
"""What they are about, where it is not the first word of the code."""


class Teller:
    """Says reasons in one language; `rows` are the connection's rows by key."""

    def __init__(self, rows: Mapping[str, SheetRow], lang: str) -> None:
        self._rows = rows
        self._lang = lang

    def sentence(self, reason: Reason) -> str:
        """Say a reason."""
        return sentence(_message(reason), self._named(reason), self._lang)

    def remedy(self, reason: Reason) -> str:
        """Say what to do about it; empty when there is nothing."""
        return remedy(reason.code, self._named(reason), self._lang)

    def facts(self, reason: Reason) -> dict[str, Any]:
        """Return a reason's facts as JSON: rows by address, codes as they are."""
        return {name: self._addressed(fact) for name, fact in reason.facts.items()}

    def name(self, kind: str, code: str) -> str:
        """Return the name of a code of this kind (unit, paper …), or the code itself."""
        try:
            return _NAMES[kind](code, self._lang)
        except KeyError:
            return code

    def _named(self, reason: Reason) -> dict[str, Any]:
        return {
            name: self._people(_kind(reason.code, name), fact)
            for name, fact in reason.facts.items()
        }

    def _people(self, kind: str, fact: Fact) -> Any:
        if isinstance(fact, tuple):
            if kind == "month":
                return month_spans(fact)
            return tuple(self._people(kind, item) for item in fact)
        if not isinstance(fact, str):
            return fact
        if fact in self._rows:
            return row_name(self._rows[fact])
        if _DAY.fullmatch(fact):
            return dt.date.fromisoformat(fact)
        return self.name(kind, fact)

    def _addressed(self, fact: Fact) -> Any:
        if isinstance(fact, tuple):
            return [self._addressed(item) for item in fact]
        if isinstance(fact, str) and fact in self._rows:
            return self._rows[fact].address
        return fact


def _message(reason: Reason) -> str:
    """Return the code of the sentence; a reason that only counts offers has one of its own."""
    counting = f"offers_failing_{reason.code}"
    return counting if set(reason.facts) == {"offers"} and counting in codes() else reason.code


def month_spans(months: Iterable[Any]) -> str:
    """Write months as people do: 1, 2, 3 and 7 as "1\u20133, 7"."""
    spans: list[tuple[int, int]] = []
    for month in sorted(map(int, months)):
        if spans and spans[-1][1] == month - 1:
            spans[-1] = spans[-1][0], month
        else:
            spans.append((month, month))
    return ", ".join(f"{a}" if a == b else f"{a}\u2013{b}" for a, b in spans)


def _kind(code: str, fact: str) -> str:
    """Return what a fact is a code of: its own last word, or the subject of the reason."""
    if fact in _TWO_SIDES:
        return _SUBJECTS.get(code, code.partition("_")[0])
    return fact.rpartition("_")[2].removesuffix("s")


def _of_either(vi: str, en: str, lang: str) -> str:
    return en if lang == "en" else vi


def _unit(code: str, lang: str) -> str:
    found = units.unit(code)
    return _of_either(found.name_vi, found.name_en, lang)


def _paper(code: str, lang: str) -> str:
    found = papers.paper(code)
    return _of_either(found.name_vi, found.name_en, lang)


def _commodity(code: str, lang: str) -> str:
    found = commodities.commodity(code)
    return _of_either(found.name_vi, found.name_en, lang)


def _province(code: str, _lang: str) -> str:
    return province(code).name


def _storage(code: str, lang: str) -> str:
    return sentence(f"storage_{code}", {}, lang)


_NAMES: dict[str, Callable[[str, str], str]] = {
    "unit": _unit,
    "paper": _paper,
    "commodity": _commodity,
    "province": _province,
    "origin": _province,
    "storage": _storage,
}
"""By the last word of a fact's name, in the singular."""

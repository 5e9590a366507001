"""Codes as people write them, in words that the reader turns back into the same codes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from baccau.engines.tabular.values.seasons import YEAR_MONTHS
from baccau.pipelines.vocabulary import vocabulary
from baccau.reference import (
    buyer_kinds,
    commodities,
    papers,
    places,
    producer_types,
    units,
)
from baccau.reference.messages import sentence

if TYPE_CHECKING:
    from baccau.engines.tabular.vocabulary import TermFinder

STORAGE = ("ambient", "cool", "frozen")
_BETWEEN = "; "


def shown(field: str, value: Any, lang: str) -> Any:
    """Return a contract value as it is written in a cell of its column."""
    writer = _WRITERS.get(field)
    return writer(field, value, lang) if writer else value


def _papers(_: str, codes: list[str], lang: str) -> str:
    return _BETWEEN.join(_paper(code, lang) for code in codes)


def _provinces(_: str, codes: list[str], __: str) -> str:
    return _BETWEEN.join(places.province(code).name for code in codes)


def _storage(_: str, code: str, lang: str) -> str:
    return sentence(f"template_storage_{code}", {}, lang)


def choices(name: str, lang: str) -> tuple[str, ...]:
    """Return the list a template cell may be filled from."""
    if name == "storage":
        return tuple(sentence(f"template_storage_{code}", {}, lang) for code in STORAGE)
    if name == "units":
        return tuple(_unit("unit", unit.code, lang) for unit in units.units())
    if name == "producer_types":
        codes = [item.code for item in producer_types.producer_types()]
        return tuple(_named("producer_type", code, lang) for code in codes)
    if name == "buyer_kinds":
        codes = [item.code for item in buyer_kinds.buyer_kinds()]
        return tuple(_named("buyer_kind", code, lang) for code in codes)
    return ()


def _season(_: str, months: list[int], lang: str) -> str:
    if tuple(months) == YEAR_MONTHS:
        return sentence("template_all_year", {}, lang)
    return ", ".join(f"T{month}" for month in months)


@cache
def _unit(_: str, code: str, lang: str) -> str:
    """Return the unit's name where the reader knows it for the same unit, else its code."""
    unit = units.unit(code)
    name = unit.name_en if lang == "en" else unit.name_vi
    known = vocabulary()
    found = known.units_plain.get(known.trade_text(name))
    return name if found is not None and found.code == code else code


@cache
def _paper(code: str, lang: str) -> str:
    paper = papers.paper(code)
    name = paper.name_en if lang == "en" else paper.name_vi
    found = {match.code for match in vocabulary().papers.find_all(name)}
    return name if found == {code} and not set(";,|/+\n") & set(name) else code


@cache
def _named(field: str, code: str, lang: str) -> str:
    known = vocabulary()
    index: TermFinder
    if field == "commodity":
        item: Any = commodities.commodity(code)
        index = known.commodities
    elif field == "producer_type":
        item = next(t for t in producer_types.producer_types() if t.code == code)
        index = known.producer_types
    else:
        item = next(t for t in buyer_kinds.buyer_kinds() if t.code == code)
        index = known.buyer_kinds
    name: str = item.name_en if lang == "en" else item.name_vi
    found = index.find(name)
    return name if found is not None and found.code == code else code


_WRITERS: dict[str, Callable[[str, Any, str], str]] = {
    "papers": _papers,
    "papers_required": _papers,
    "origin_province_codes": _provinces,
    "season": _season,
    "unit": _unit,
    "pack_unit": _unit,
    "storage": _storage,
    "producer_type": _named,
    "buyer_kind": _named,
    "commodity": _named,
}

"""What is traded: some 370 commodities, the words that name them, and what counts as what.

Source of the data: the 26 product sets of Decision 26/2026/QD-TTg, products of published OCOP
lists, and the words buyers use. `storage`, `keeps_days` and `unit_weight_kg` are planning
defaults of this project, used only where a row says nothing; `note` says where a season comes
from. An offer of a narrow commodity serves a need for a broader one, never the reverse.
"""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from baccau.engines.text.terms import Term, TermIndex, TermMatch

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commodity:
    """One kind of goods or service.

    `base_unit` is kg, l, piece, set or night; `unit_weight_kg` is what one of it weighs.
    `season` holds the usual months of supply (1-12), empty when none is known or it is all year.
    """

    code: str
    parent: str | None
    name_vi: str
    name_en: str
    product_set: int
    base_unit: str
    storage: str
    keeps_days: int | None
    unit_weight_kg: float
    season: tuple[int, ...]
    synonyms: tuple[str, ...]
    note: str


@cache
def commodities() -> tuple[Commodity, ...]:
    """Return every commodity, in the order of the product sets."""
    with (_DATA / "commodities.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_commodity(row) for row in csv.DictReader(file))


@cache
def _by_code() -> dict[str, Commodity]:
    return {item.code: item for item in commodities()}


def commodity(code: str) -> Commodity:
    """Return the commodity of this code.

    Raises:
        KeyError: there is none.
    """
    return _by_code()[code]


@cache
def ancestors(code: str) -> tuple[str, ...]:
    """Return the broader commodities this one belongs to, the nearest first."""
    parent = commodity(code).parent
    return (parent, *ancestors(parent)) if parent else ()


def satisfies(offer_code: str, need_code: str) -> bool:
    """Say whether goods of one commodity serve a need for the other.

    Raises:
        KeyError: the offered commodity is unknown.
    """
    return need_code == offer_code or need_code in ancestors(offer_code)


class CommodityIndex(TermIndex):
    """Finds commodities, and prefers a narrower one named further on: rice …, of the ST25 kind."""

    def find(self, text: str) -> TermMatch | None:
        """Return the commodity the text is about, as narrow as one segment of it says."""
        head = super().find(text)
        if head is None:
            return None
        narrower = {
            match.code: match
            for match in self.find_all(text)
            if match.segment == head.segment and head.code in ancestors(match.code)
        }
        return next(iter(narrower.values())) if len(narrower) == 1 else head


@cache
def commodity_index() -> CommodityIndex:
    """Return the index that finds commodities in names of products and texts of needs."""
    with (_DATA / "commodity_other_words.toml").open("rb") as file:
        other_words = tomllib.load(file)["phrases"]
    terms = (
        Term(item.code, (item.name_vi, item.name_en, *item.synonyms)) for item in commodities()
    )
    return CommodityIndex(terms, other_words=other_words)


def _commodity(row: dict[str, str]) -> Commodity:
    return Commodity(
        code=row["code"],
        parent=row["parent"] or None,
        name_vi=row["name_vi"],
        name_en=row["name_en"],
        product_set=int(row["product_set"]),
        base_unit=row["base_unit"],
        storage=row["storage"],
        keeps_days=int(row["keeps_days"]) if row["keeps_days"] else None,
        unit_weight_kg=float(row["unit_weight_kg"]),
        season=_months(row["season"]),
        synonyms=tuple(filter(None, row["synonyms"].split("|"))),
        note=row["note"],
    )


def _months(text: str) -> tuple[int, ...]:
    """Read `11-2` as the months from November over the new year to February."""
    if not text:
        return ()
    first, _, last = text.partition("-")
    start, end = int(first), int(last or first)
    span = (end - start) % 12 + 1
    return tuple((start - 1 + step) % 12 + 1 for step in range(span))

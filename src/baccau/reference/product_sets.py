"""The 26 product sets in which OCOP products are judged (Decision 26/2026/QD-TTg, 22 May 2026)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from baccau.engines.text.terms import Term, TermIndex

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductSet:
    """One set: its number, its group (I-VI) and the ministries in charge, as abbreviated there."""

    code: int
    group: str
    group_vi: str
    group_en: str
    name_vi: str
    name_en: str
    ministries: tuple[str, ...]
    words: tuple[str, ...]


@cache
def product_sets() -> tuple[ProductSet, ...]:
    """Return the sets in their numbering."""
    with (_DATA / "product_sets.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_product_set(row) for row in csv.DictReader(file))


def product_set(code: int) -> ProductSet:
    """Return the set of this number.

    Raises:
        KeyError: there is none.
    """
    found = next((item for item in product_sets() if item.code == code), None)
    if found is None:
        raise KeyError(code)
    return found


@cache
def product_set_index() -> TermIndex:
    """Return the index that finds sets by their names; the codes are the numbers as text."""
    terms = (
        Term(str(item.code), (item.name_vi, item.name_en, *item.words)) for item in product_sets()
    )
    return TermIndex(terms)


def _product_set(row: dict[str, str]) -> ProductSet:
    return ProductSet(
        code=int(row["code"]),
        group=row["group"],
        group_vi=row["group_vi"],
        group_en=row["group_en"],
        name_vi=row["name_vi"],
        name_en=row["name_en"],
        ministries=tuple(row["ministries"].split("|")),
        words=tuple(row["words"].split("|")),
    )

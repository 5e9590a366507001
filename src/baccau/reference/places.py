"""Provinces and communes of today, and what the former ones became.

The tables stand in `data/places`; how they were made, and their doubts, in `docs/data/places.md`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from baccau.engines.geography import (
    Commune,
    FormerUnit,
    Gazetteer,
    KindWords,
    Province,
    Resolution,
)
from baccau.engines.geography import resolve as resolve_in

_TABLES = Path(__file__).parent / "data" / "places"


@cache
def gazetteer() -> Gazetteer:
    """Return all units, indexed."""
    return Gazetteer(
        provinces=map(_province, _rows("provinces")),
        communes=map(_commune, _rows("communes")),
        former=map(_former_unit, _rows("former_units")),
        province_names=((row["name"], row["former_code"]) for row in _rows("province_names")),
        code_aliases={row["alias"]: row["code"] for row in _rows("code_aliases")},
        kind_words=KindWords((row["word"], row["kind"]) for row in _rows("kind_words")),
    )


@lru_cache(maxsize=20_000)  # sheets repeat their places row by row
def resolve(
    *, commune: str = "", district: str = "", province: str = "", text: str = "",
    on: date | None = None,
) -> Resolution:  # fmt: skip
    """Return which of today's communes a written place is (see `engines.geography.resolve`)."""
    return resolve_in(
        gazetteer(), commune=commune, district=district, province=province, text=text, on=on
    )


@cache
def provinces() -> tuple[Province, ...]:
    """Return the 34 provinces and cities of today, by code."""
    return tuple(found[-1] for _, found in sorted(gazetteer().province_versions.items()))


@cache
def communes() -> tuple[Commune, ...]:
    """Return the 3,321 communes, wards and special zones of today, by code."""
    return tuple(found[-1] for _, found in sorted(gazetteer().commune_versions.items()))


def province(code: str) -> Province:
    """Return a province of today.

    Raises:
        KeyError: there is none of this code.
    """
    return gazetteer().province_versions[code][-1]


def commune(code: str) -> Commune:
    """Return a commune of today, also by a code that other lists give it.

    Raises:
        KeyError: there is none of this code.
    """
    found = gazetteer().commune(code)
    if found is None:
        raise KeyError(code)
    return found


@cache
def kind_name(kind: str, lang: str = "vi") -> str:
    """Return the word for a kind of unit ("vi" or "en"), to stand before its name.

    Raises:
        KeyError: there is no such kind.
    """
    return {row["kind"]: row[lang] for row in _rows("kinds")}[kind]


def full_name(unit: Province | Commune) -> str:
    """Return the name of a unit with its kind, in Vietnamese, as an address has it."""
    return f"{kind_name(unit.kind)} {unit.name}"


def _rows(table: str) -> Iterator[dict[str, str]]:
    with (_TABLES / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _province(row: dict[str, str]) -> Province:
    return Province(
        row["code"], row["kind"], row["name"], date.fromisoformat(row["valid_from"]),
        _date(row["valid_to"]), row["decree"],
    )  # fmt: skip


def _commune(row: dict[str, str]) -> Commune:
    return Commune(
        row["code"], row["province_code"], row["kind"], row["name"],
        float(row["lat"]), float(row["lon"]), float(row["km2"]) if row["km2"] else None,
        date.fromisoformat(row["valid_from"]), _date(row["valid_to"]), row["decree"],
    )  # fmt: skip


def _former_unit(row: dict[str, str]) -> FormerUnit:
    return FormerUnit(
        row["level"], row["code"], row["kind"], row["name"], row["parent"],
        _codes(row["today"]), _codes(row["earlier_keys"]),
    )  # fmt: skip


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _codes(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()

"""Kinds of producer and the prefixes by which their names tell them.

Source: Decision 26/2026/QD-TTg, who may take part; abbreviations as written in provincial lists.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from baccau.engines.text.terms import Term, TermIndex

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProducerType:
    """One kind of producer; `prefixes` open a name and are no part of it."""

    code: str
    name_vi: str
    name_en: str
    prefixes: tuple[str, ...]


@cache
def producer_types() -> tuple[ProducerType, ...]:
    """Return every kind of producer."""
    with (_DATA / "producer_types.toml").open("rb") as file:
        table = tomllib.load(file)
    return tuple(
        ProducerType(
            code=code,
            name_vi=entry["name_vi"],
            name_en=entry["name_en"],
            prefixes=tuple(entry["prefixes"]),
        )
        for code, entry in table.items()
    )


@cache
def producer_type_index() -> TermIndex:
    """Return the index that finds the kind of producer in a name or a cell."""
    return TermIndex(
        Term(item.code, (item.name_vi, item.name_en, *item.prefixes)) for item in producer_types()
    )

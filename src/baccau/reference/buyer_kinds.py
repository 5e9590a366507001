"""Kinds of buyer and the words that tell them, as met at supply-demand conferences."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from baccau.engines.text.terms import Term, TermIndex

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class BuyerKind:
    """One kind of buyer."""

    code: str
    name_vi: str
    name_en: str
    words: tuple[str, ...]


@cache
def buyer_kinds() -> tuple[BuyerKind, ...]:
    """Return every kind of buyer."""
    with (_DATA / "buyer_kinds.toml").open("rb") as file:
        table = tomllib.load(file)
    return tuple(
        BuyerKind(
            code=code,
            name_vi=entry["name_vi"],
            name_en=entry["name_en"],
            words=tuple(entry["words"]),
        )
        for code, entry in table.items()
    )


@cache
def buyer_kind_index() -> TermIndex:
    """Return the index that finds the kind of buyer in a name or a cell."""
    return TermIndex(
        Term(item.code, (item.name_vi, item.name_en, *item.words)) for item in buyer_kinds()
    )

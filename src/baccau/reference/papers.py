"""The papers buyers and councils ask for, what they are called and who issues them.

Source: Decision 26/2026/QD-TTg (dossier and criteria), decrees named in the notes. Typical days
are given only where a source states them.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from baccau.engines.text.terms import Term, TermIndex

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One kind of certificate, registration, declaration or code."""

    code: str
    name_vi: str
    name_en: str
    office_vi: str
    office_en: str
    typical_days: int | None
    note: str
    words: tuple[str, ...]


@cache
def papers() -> tuple[Paper, ...]:
    """Return every paper."""
    with (_DATA / "papers.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_paper(row) for row in csv.DictReader(file))


@cache
def _by_code() -> dict[str, Paper]:
    return {item.code: item for item in papers()}


def paper(code: str) -> Paper:
    """Return the paper of this code.

    Raises:
        KeyError: there is none.
    """
    return _by_code()[code]


@cache
def paper_index() -> TermIndex:
    """Return the index that finds papers in text; the codes themselves are found too."""
    return TermIndex(
        Term(item.code, (item.name_vi, item.name_en, item.code.replace("_", " "), *item.words))
        for item in papers()
    )


def _paper(row: dict[str, str]) -> Paper:
    return Paper(
        code=row["code"],
        name_vi=row["name_vi"],
        name_en=row["name_en"],
        office_vi=row["office_vi"],
        office_en=row["office_en"],
        typical_days=int(row["typical_days"]) if row["typical_days"] else None,
        note=row["note"],
        words=tuple(row["words"].split("|")) if row["words"] else (),
    )

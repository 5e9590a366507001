"""What was understood of a file: its sheets, headers, the meaning of each column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from baccau.domain.intake.models import Batch
from baccau.reference.messages import sentence
from baccau.web.presenters.fields import choices, column_title, language

_SURE = 0.8
_NOT_DATA = "other"


@dataclass(frozen=True, slots=True)
class ColumnView:
    """One column: its letter and header, what it holds, what it is taken for and how surely."""

    letter: str
    header: str
    samples: tuple[str, ...]
    field: str
    meaning: str
    standing: str
    standing_kind: str


@dataclass(frozen=True, slots=True)
class SheetView:
    """One sheet. `kind` is supply, demand or other; only the first two have columns."""

    name: str
    kind: str
    kind_words: str
    rows: int
    header_rows: str
    hidden: bool
    columns: tuple[ColumnView, ...]
    meanings: tuple[tuple[str, str], ...]
    skipped: tuple[str, ...]
    notices: tuple[str, ...]


def sheets(
    batch: Batch, samples: Mapping[str, tuple[Mapping[str, str], ...]]
) -> tuple[SheetView, ...]:
    """Return the sheets of a read file, those with data first."""
    overridden = {(one["sheet"], one["column"]) for one in batch.overrides}
    found = [
        _sheet(sheet, samples.get(sheet["name"], ()), overridden)
        for sheet in batch.understanding.get("sheets", ())
    ]
    return tuple(sorted(found, key=lambda sheet: sheet.kind == _NOT_DATA))


def _sheet(
    sheet: Mapping[str, Any], rows: Iterable[Mapping[str, str]], overridden: set[tuple[str, str]]
) -> SheetView:
    is_data = sheet["kind"] != _NOT_DATA
    return SheetView(
        name=sheet["name"],
        kind=sheet["kind"],
        kind_words=sentence(f"intake_kind_{sheet['kind']}", {}, language()) if is_data else "",
        rows=sheet["row_count"],
        header_rows=", ".join(map(str, sheet["header_rows"])),
        hidden=bool(sheet["hidden"]),
        columns=tuple(
            _column(sheet, letter, rows, chosen=(sheet["name"], letter) in overridden)
            for letter in (sheet["meanings"] if is_data else ())
        ),
        meanings=choices(sheet["kind"]) if is_data else (),
        skipped=_skipped(sheet["skipped"]),
        notices=tuple(sentence(one["code"], one["facts"], language()) for one in sheet["notices"]),
    )


def _column(
    sheet: Mapping[str, Any], letter: str, rows: Iterable[Mapping[str, str]], *, chosen: bool
) -> ColumnView:
    meaning = sheet["meanings"][letter]
    field = meaning["field"] or ""
    words, kind = _standing(field, meaning["confidence"], chosen=chosen)
    return ColumnView(
        letter=letter,
        header=" ".join(sheet["headers"].get(letter, "").split()),
        samples=tuple(dict.fromkeys(str(row[letter])[:80] for row in rows if row.get(letter))),
        field=field,
        meaning=column_title(field) if field else "",
        standing=words,
        standing_kind=kind,
    )


def _standing(field: str, confidence: float, *, chosen: bool) -> tuple[str, str]:
    if chosen:
        return gettext("your choice"), "good"
    if not field:
        return gettext("not used"), "word"
    return (gettext("sure"), "good") if confidence >= _SURE else (gettext("please check"), "warn")


def _skipped(parts: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    by_reason: dict[str, list[int]] = {}
    for part in parts:
        by_reason.setdefault(part["reason"], []).extend(part["rows"])
    return tuple(
        sentence(f"intake_reason_{reason}", {"rows": runs(rows)}, language())
        for reason, rows in by_reason.items()
    )


def runs(rows: Iterable[int]) -> str:
    """Write row numbers as runs: 1–4, 9."""
    found: list[list[int]] = []
    for row in sorted(rows):
        if found and row == found[-1][1] + 1:
            found[-1][1] = row
        else:
            found.append([row, row])
    return ", ".join(str(a) if a == b else f"{a}\u2013{b}" for a, b in found)

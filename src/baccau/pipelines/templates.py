"""Sheets to fill in and sheets to take home, both made from columns.toml.

What is written here is understood again without loss: a template filled with its own examples
gives no problem, and exported rows give the values they were made from.
"""

from __future__ import annotations

import datetime as dt
from typing import IO, TYPE_CHECKING, Any, Literal

from baccau.doors.writing import ColumnOut, SheetOut, write_workbook
from baccau.pipelines.naming import choices, shown
from baccau.pipelines.vocabulary import MONTHS, column_table
from baccau.reference.messages import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from baccau.doors.writing import Kind, ValueOut

SheetKind = Literal["supply", "demand"]

_STEMS = {"supply": "capacity", "demand": "quantity"}
_AMOUNTS = {"supply": "capacity_by_month", "demand": "quantity_by_month"}
_KINDS: dict[str, Kind] = {
    "price": "money",
    "date": "date",
    "number": "decimal",
    "count": "integer",
    "stars": "integer",
    "product_set": "integer",
    "percent": "decimal",
    "moq": "decimal",
    "days_longest": "integer",
    "days_shortest": "integer",
    "days_payment": "integer",
}
_BLANK_ROWS = 300
_SOURCES = {"address": "place_as_written", "season": "season_months"}
_MADE_ELSEWHERE = frozenset(
    {"row_number", "contact", "pack", "commune", "district", "province", "capacity_by_month"}
    | {"quantity_by_month"}
)


def write_template(target: Path | IO[bytes], kind: SheetKind, *, lang: str = "vi") -> None:
    """Write a workbook to fill in: one sheet of titled columns, one that explains each."""
    entries = _entries(kind, template=True)
    columns = tuple(_column(entry, lang) for entry in entries) + _month_columns(kind, lang)
    sheet = SheetOut(
        sentence(f"template_sheet_{kind}", {}, lang), columns, (), blank_rows=_BLANK_ROWS
    )
    write_workbook(target, (sheet, _guide(entries, lang)))


def example_row(kind: SheetKind) -> dict[str, str]:
    """Return the template's own examples by field, month columns included."""
    row = {
        entry["name"]: entry["example"]
        for entry in _entries(kind, template=True)
        if "example" in entry
    }
    return row | {f"{_STEMS[kind]}_{month}": "500" for month in MONTHS}


def template_titles(kind: SheetKind, *, lang: str = "vi") -> dict[str, str]:
    """Return the title of each template column by field."""
    titles = {entry["name"]: entry[f"title_{lang}"] for entry in _entries(kind, template=True)}
    return titles | {f"{_STEMS[kind]}_{month}": _month_title(kind, month, lang) for month in MONTHS}


def export_sheet(
    kind: SheetKind, rows: Sequence[Mapping[str, Any]], *, name: str = "", lang: str = "vi"
) -> SheetOut:
    """Lay out rows of contract values so that reading the sheet gives the same values.

    Columns that no row fills are left out.
    """
    filled = {field for row in rows for field, value in row.items() if value not in (None, "", [])}
    entries = [
        entry
        for entry in _entries(kind, template=False)
        if _SOURCES.get(entry["name"], entry["name"]) in filled
    ]
    with_months = _AMOUNTS[kind] in filled
    columns = tuple(_column(entry, lang) for entry in entries)
    return SheetOut(
        name or sentence(f"template_sheet_{kind}", {}, lang),
        columns + (_month_columns(kind, lang) if with_months else ()),
        tuple(_cells(kind, row, entries, lang, with_months=with_months) for row in rows),
    )


def _cells(
    kind: SheetKind,
    row: Mapping[str, Any],
    entries: Iterable[Mapping[str, Any]],
    lang: str,
    *,
    with_months: bool,
) -> tuple[ValueOut, ...]:
    cells = [_cell(entry, row, lang) for entry in entries]
    if with_months:
        cells += row.get(_AMOUNTS[kind]) or [None] * len(MONTHS)
    return tuple(cells)


def _cell(entry: Mapping[str, Any], row: Mapping[str, Any], lang: str) -> ValueOut:
    value = row.get(_SOURCES.get(entry["name"], entry["name"]))
    if value is None:
        return None
    if entry["reader"] == "date":
        return dt.date.fromisoformat(value)
    cell: ValueOut = shown(entry["name"], value, lang)
    return cell


def _entries(kind: SheetKind, *, template: bool) -> list[dict[str, Any]]:
    return [
        entry
        for entry in column_table()["field"]
        if kind in entry["kinds"]
        and (entry.get("template", False) if template else entry["name"] not in _MADE_ELSEWHERE)
    ]


def _column(entry: Mapping[str, Any], lang: str) -> ColumnOut:
    title = entry[f"title_{lang}"]
    return ColumnOut(
        title=title,
        width=max(12.0, min(34.0, len(title) + 4.0)),
        kind=_KINDS.get(entry["reader"], "text"),
        choices=choices(entry.get("choices", ""), lang),
        comment=_comment(entry, lang),
    )


def _comment(entry: Mapping[str, Any], lang: str) -> str:
    example = entry.get("example", "")
    told = sentence("template_example", {"example": example}, lang) if example else ""
    return "\n".join(filter(None, (entry.get(f"hint_{lang}", ""), told)))


def _month_columns(kind: SheetKind, lang: str) -> tuple[ColumnOut, ...]:
    return tuple(
        ColumnOut(_month_title(kind, month, lang), width=12, kind="decimal") for month in MONTHS
    )


def _month_title(kind: SheetKind, month: int, lang: str) -> str:
    title: str = column_table()["months"][f"{_STEMS[kind]}_title_{lang}"]
    return title.format(n=month)


def _guide(entries: Iterable[Mapping[str, Any]], lang: str) -> SheetOut:
    """Explain each column; the words are laid out so that they are not taken for data."""
    columns = tuple(
        ColumnOut(sentence(f"template_guide_{part}", {}, lang), width=width)
        for part, width in (("column", 34.0), ("hint", 70.0), ("example", 40.0))
    )
    rows = [
        (entry[f"title_{lang}"], entry.get(f"hint_{lang}", ""), entry.get("example", ""))
        for entry in entries
    ]
    return SheetOut(sentence("template_guide", {}, lang), columns, rows)

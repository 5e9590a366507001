"""docs/columns.md: what supply and demand sheets may hold, written from columns.toml."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

from baccau.reference import buyer_kinds, papers, producer_types, product_sets, units

Field = dict[str, Any]

_HEAD = """\
# The columns of supply and demand sheets

Made from `src/baccau/reference/data/columns.toml` by `make docs`. `baccau intake` and
`baccau connect` read any sheet whose headings say these things, in any order, case and wording,
with or without diacritics, in Vietnamese or English. Columns headed by the field names below are
taken as they are: months as `capacity_1` … `capacity_12` and `quantity_1` … `quantity_12`, lists
separated by `|`, dates as YYYY-MM-DD, money in whole dong, codes as listed at the end.

A row is known outside as `file!sheet!row`, a cell as `file!sheet!F9`. A csv file is one sheet
named after the file.
"""

_COUNTING = """
## How both sides are counted

Kilograms, tonnes and grams meet in kilograms, litres in litres, dozens in pieces. Packs stay
packs among equal packs; where one side counts otherwise, a pack that says what it holds
(`pack_size`, `pack_unit`) is opened into it. Litres are never turned into kilograms nor pieces
weighed: that would be a guess. Quantities are exact to a thousandth of a unit; below that a
capacity is rounded down and a need up. Prices turned into another unit are rounded up to whole
dong, ceilings down. `price_ceiling_vnd` is delivered, per unit, before `discount_percent` is
taken off. A star certificate holds 36 months from `certified_on`. Freight is an estimate from
the distance between communes at the rates of `src/baccau/reference/data/freight.toml`.
"""


def render() -> str:
    """Return the whole document."""
    fields, months = _columns()
    parts = [_HEAD, _sheet("supply", fields, months), _sheet("demand", fields, months), _COUNTING]
    return "\n".join([*(part.strip("\n") + "\n" for part in parts), _codes()])


def _columns() -> tuple[list[Field], Field]:
    path = resources.files("baccau.reference").joinpath("data/columns.toml")
    table = tomllib.loads(path.read_text("utf-8"))
    return table["field"], table["months"]


def _sheet(kind: str, fields: list[Field], months: Field) -> str:
    lines = [f"## {kind.capitalize()}", "", "| field | heading | said as |", "|---|---|---|"]
    lines += [_line(field) for field in fields if kind in field["kinds"]]
    prefix = "capacity" if kind == "supply" else "quantity"
    title = f"{months[f'{prefix}_title_vi']} · {months[f'{prefix}_title_en']}"
    said = ", ".join(months[f"{prefix}_headers"][:6])
    lines += [f"| `{prefix}_1` … `{prefix}_12` | {title} | {said} |"]
    return "\n".join(lines) + "\n"


def _line(field: Field) -> str:
    name = f"`{field['name']}`" + (" (needed)" if field.get("required") else "")
    heading = f"{field['title_vi']} · {field['title_en']}"
    if field.get("hint_en"):
        heading += f"<br>{field['hint_vi']}<br>{field['hint_en']}"
    return f"| {name} | {heading} | {', '.join(field['headers'][:6])} |"


def _codes() -> str:
    types, kinds = producer_types.producer_types(), buyer_kinds.buyer_kinds()
    tables: dict[str, list[tuple[str | int, str, str]]] = {
        "`unit`, `pack_unit`": [(u.code, u.name_vi, u.name_en) for u in units.units()],
        "`papers`, `papers_required`": [(p.code, p.name_vi, p.name_en) for p in papers.papers()],
        "`producer_type`": [(t.code, t.name_vi, t.name_en) for t in types],
        "`buyer_kind`": [(k.code, k.name_vi, k.name_en) for k in kinds],
        "`product_set`": [(s.code, s.name_vi, s.name_en) for s in product_sets.product_sets()],
    }
    lines = ["## Codes", ""]
    for title, rows in tables.items():
        lines += [f"### {title}", "", "| code | in Vietnamese | in English |", "|---|---|---|"]
        lines += [f"| {code} | {vi} | {en} |" for code, vi, en in rows] + [""]
    lines += ["`storage`: ambient, cool, frozen. `commodity`: the codes of"]
    lines += ["`src/baccau/reference/data/commodities.csv`. Places: official codes of communes and"]
    lines += ["provinces in force."]
    return "\n".join(lines) + "\n"

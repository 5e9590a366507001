"""The reader's vocabulary, assembled once from reference data."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from baccau.engines.geography import resolve
from baccau.engines.tabular.vocabulary import Field, UnitWord, Vocabulary
from baccau.reference import (
    buyer_kinds,
    commodities,
    papers,
    places,
    producer_types,
    product_sets,
    units,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATA = Path(commodities.__file__).parent / "data"
MONTHS = range(1, 13)


@cache
def column_table() -> dict[str, Any]:
    """Return columns.toml, the one home of column definitions, as read."""
    with (_DATA / "columns.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def fields() -> tuple[Field, ...]:
    """Return every meaning a column can have, month columns included."""
    table = column_table()
    plain = tuple(_field(entry) for entry in table["field"])
    return plain + tuple(_month_fields(table["months"])) + tuple(_tick_fields(table["ticks"]))


def _field(entry: dict[str, Any]) -> Field:
    own = (entry["name"].replace("_", " "), entry["title_vi"], entry["title_en"])
    return Field(
        name=entry["name"],
        kinds=tuple(entry["kinds"]),
        reader=entry["reader"],
        headers=(*entry["headers"], *own),
        required=entry.get("required", False),
        carried=entry.get("carried", False),
        repeat=entry.get("repeat", False),
    )


def _month_fields(months: dict[str, Any]) -> Iterator[Field]:
    for stem, kind in (("capacity", "supply"), ("quantity", "demand")):
        for month in MONTHS:
            headers = [text.format(n=month) for text in months[f"{stem}_headers"]]
            headers += [text.format(n=f"{month:02}") for text in months[f"{stem}_headers"]]
            headers += months["english"][month - 1].split("|")
            headers.append(months[f"{stem}_title_vi"].format(n=month))
            headers.append(months[f"{stem}_title_en"].format(n=month))
            yield Field(f"{stem}_{month}", (kind,), "quantity", tuple(headers), month=month)  # type: ignore[arg-type]  # the two literals above


def _tick_fields(ticks: dict[str, Any]) -> Iterator[Field]:
    """Yield columns that say by a tick what else stands in one column."""
    for stars in range(1, 6):
        headers = tuple(text.format(n=stars) for text in ticks["stars_headers"])
        yield Field(f"stars_{stars}", ("supply",), "tick", headers)
    for item in producer_types.producer_types():
        headers = (item.name_vi, item.name_en, *item.prefixes)
        yield Field(f"producer_type_{item.code}", ("supply",), "tick", headers)


@cache
def vocabulary() -> Vocabulary:
    """Return the language and the trade as the tabular engine wants them."""
    with (_DATA / "sheet_words.toml").open("rb") as file:
        words = tomllib.load(file)
    seasons = words["season"].pop("named")
    star_numbers = words["stars"].pop("numbers")
    known = commodities.commodities()
    return Vocabulary(
        fields=fields(),
        words={
            f"{group}.{name}": tuple(w)
            for group, lists in words.items()
            for name, w in lists.items()
        },
        seasons={name: tuple(months) for name, months in seasons.items()},
        star_numbers=star_numbers,
        units=_unit_words(),
        commodities=commodities.commodity_index(),
        commodity_sets={item.code: item.product_set for item in known},
        commodity_units={item.code: item.base_unit for item in known},
        product_sets=product_sets.product_set_index(),
        papers=papers.paper_index(),
        paper_codes=frozenset(item.code for item in papers.papers()),
        producer_types=producer_types.producer_type_index(),
        producer_type_codes=frozenset(item.code for item in producer_types.producer_types()),
        buyer_kinds=buyer_kinds.buyer_kind_index(),
        buyer_kind_codes=frozenset(item.code for item in buyer_kinds.buyer_kinds()),
        resolve_place=lru_cache(maxsize=20_000)(partial(resolve, places.gazetteer())),
        province_names={item.code: item.name for item in places.provinces()},
    )


def _unit_words() -> dict[str, UnitWord]:
    words: dict[str, UnitWord] = {}
    for unit in units.units():
        word = UnitWord(unit.code, unit.base, unit.factor or Decimal(1), unit.kind)
        for text in (unit.code, unit.name_vi, unit.name_en, *unit.words):
            words.setdefault(text, word)
    return words

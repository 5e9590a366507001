"""Contract fields and their values in the reader's words: one home for every desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from django.utils.translation import get_language, gettext

from baccau.pipelines.vocabulary import column_table
from baccau.reference import (
    buyer_kinds,
    commodities,
    papers,
    places,
    producer_types,
    product_sets,
    units,
)
from baccau.reference.messages import sentence
from baccau.web.templatetags.words import date_vn, number, phone, vnd

MONTHS = 12
_STEMS = {"capacity": "supply", "quantity": "demand"}


def language() -> str:
    """Return the language of reference names: vi or en."""
    return "en" if (get_language() or "vi").startswith("en") else "vi"


_SHOWN_AS = {
    "commune_code": "commune",
    "province_code": "province",
    "place_as_written": "address",
    "season_months": "season",
}


def title(field: str) -> str:
    """Return what a value of this field is called; a code is called after what it names."""
    return column_title(_SHOWN_AS.get(field, field))


def column_title(field: str) -> str:
    """Return what a column of this field is called."""
    return _titles(language()).get(field, field.replace("_", " "))


def choices(kind: str) -> tuple[tuple[str, str], ...]:
    """Return every meaning a column of a supply or demand sheet can have, by title."""
    names = [entry["name"] for entry in column_table()["field"] if kind in entry["kinds"]]
    stem = next(stem for stem, of in _STEMS.items() if of == kind)
    names += [f"{stem}_{month}" for month in range(1, MONTHS + 1)]
    return tuple((name, column_title(name)) for name in names)


@cache
def _titles(lang: str) -> dict[str, str]:
    table = column_table()
    found = {entry["name"]: entry[f"title_{lang}"] for entry in table["field"]}
    for stem in _STEMS:
        pattern = table["months"][f"{stem}_title_{lang}"]
        found |= {f"{stem}_{month}": pattern.format(n=month) for month in range(1, MONTHS + 1)}
    return found


def told(field: str, value: Any) -> str:
    """Return a value of a field as people read it; nothing is an empty text."""
    if value in (None, "", [], ()):
        return ""
    writer = _WRITERS.get(field)
    if writer is not None:
        return writer(value)
    if field.endswith("_vnd"):
        return vnd(int(value))
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return amount(value)
    return str(value)


def amount(value: float | Decimal) -> str:
    """Write a number with as many decimals as it has, at most three."""
    text = f"{Decimal(str(value)):.3f}".rstrip("0").rstrip(".")
    return number(Decimal(text), len(text.partition(".")[2]))


def named(item: Any) -> str:
    """Return the name of a reference row."""
    return str(item.name_en if language() == "en" else item.name_vi)


def commune(code: str) -> str:
    """Return a commune with its province."""
    found = places.commune(code)
    return f"{places.full_name(found)}, {places.province(found.province_code).name}"


def _province(code: str) -> str:
    return places.province(code).name


def _commodity(code: str) -> str:
    return named(commodities.commodity(code))


def _product_set(code: int | str) -> str:
    return named(product_sets.product_set(int(code)))


def _unit(code: str) -> str:
    return named(units.unit(code))


def _storage(code: str) -> str:
    return sentence(f"template_storage_{code}", {}, language())


def _of(rows: Callable[[], Sequence[Any]]) -> Callable[[str], str]:
    def name(code: str) -> str:
        return next((named(row) for row in rows() if row.code == code), code)

    return name


def _papers(codes: Sequence[str]) -> str:
    return ", ".join(named(papers.paper(code)) for code in codes)


def _months(amounts: Sequence[float]) -> str:
    if len(set(amounts)) == 1:
        return gettext("%(amount)s every month") % {"amount": amount(amounts[0])}
    filled = [f"{month}: {amount(one)}" for month, one in enumerate(amounts, start=1) if one]
    return gettext("by month %(amounts)s") % {"amounts": ", ".join(filled)}


def _season(months: Sequence[int]) -> str:
    if len(months) == MONTHS:
        return sentence("template_all_year", {}, language())
    return ", ".join(f"T{month}" for month in months)


def _date(value: str | dt.date) -> str:
    return date_vn(dt.date.fromisoformat(value) if isinstance(value, str) else value)


def _lenient(writer: Callable[[Any], str]) -> Callable[[Any], str]:
    """Show a value the reference does not know as it stands."""

    def written(value: Any) -> str:
        try:
            return writer(value)
        except (KeyError, ValueError, TypeError):
            return str(value)

    return written


_EXACT: dict[str, Callable[[Any], str]] = {
    "commune_code": commune,
    "commune": commune,
    "province_code": _province,
    "province": _province,
    "place": _province,
    "commodity": _commodity,
    "product_set": _product_set,
    "unit": _unit,
    "pack_unit": _unit,
    "storage": _storage,
    "producer_type": _of(producer_types.producer_types),
    "type": _of(producer_types.producer_types),
    "buyer_kind": _of(buyer_kinds.buyer_kinds),
    "papers": _papers,
    "papers_required": _papers,
    "capacity_by_month": _months,
    "quantity_by_month": _months,
    "season_months": _season,
    "origin_province_codes": lambda codes: ", ".join(map(_province, codes)),
    "certified_on": _date,
    "phone": phone,
}
_WRITERS = {name: _lenient(writer) for name, writer in _EXACT.items()}

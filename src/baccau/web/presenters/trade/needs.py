"""Needs in a list and one by one, with how far the last plan serves them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from baccau.domain.demand.models import Need
from baccau.web.presenters.fields import amount, commune, title, told
from baccau.web.presenters.months import MonthStrip, month_strip

_TERMS = ("commodity", "min_stars", "papers_required", "origin_province_codes", "max_suppliers",
          "storage", "payment_days")  # fmt: skip
_OWN = ("price_ceiling_vnd", "discount_percent")


@dataclass(frozen=True, slots=True)
class NeedRow:
    """One need; `served_percent` is what the last plan gives it, None where none counts it."""

    need_id: str
    text: str
    buyer: str
    buyer_kind: str
    place: str
    strip: MonthStrip | None
    unit: str
    ceiling_vnd: int | None
    state: str
    state_title: str
    state_kind: str
    served_percent: int | None
    terms: tuple[tuple[str, str], ...]


_STATE_KINDS = {"open": "good", "draft": "", "closed": "word"}


def need_row(need: Need, *, served: Mapping[str, int], shows_own: bool) -> NeedRow:
    """Return one need (fetched with its organisation).

    `served` is the yearly quantity the last plan gives by need id, in whole units of the plan;
    `shows_own` says whether the reader may see what is the buyer's own.
    """
    unit = told("unit", need.unit)
    names = (*_TERMS, *_OWN) if shows_own else _TERMS
    terms = ((title(name), _term(name, getattr(need, name))) for name in names)
    return NeedRow(
        need_id=need.public_id,
        text=need.text,
        buyer=need.org.name,
        buyer_kind=told("buyer_kind", need.org.buyer_kind),
        place=_place(need),
        strip=month_strip(need.quantity_by_month, unit) if need.quantity_by_month else None,
        unit=unit,
        ceiling_vnd=need.price_ceiling_vnd if shows_own else None,
        state=need.state,
        state_title=need.get_state_display(),
        state_kind=_STATE_KINDS[need.state],
        served_percent=served.get(need.public_id),
        terms=tuple((name, text) for name, text in terms if text),
    )


def need_rows(
    needs: Iterable[Need], *, served: Mapping[str, int], shows_own: bool
) -> tuple[NeedRow, ...]:
    """Return needs as rows of a list."""
    return tuple(need_row(need, served=served, shows_own=shows_own) for need in needs)


def _place(need: Need) -> str:
    try:
        return commune(need.commune_id or "")
    except KeyError:
        return told("province_code", need.province_id) or need.place_as_written


def _term(name: str, value: object) -> str:
    if not value:
        return ""
    return f"{amount(value)} %" if name == "discount_percent" else told(name, value)  # type: ignore[arg-type]  # a Decimal

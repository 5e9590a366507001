"""What a plan gives each need, line by line, and what it leaves open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from baccau.domain.matching.models import Allocation, PlanNeed, Unserved
from baccau.domain.matching.queries.sides import NeedPage
from baccau.web.presenters.months import MonthStrip, month_strip
from baccau.web.presenters.plans.telling import (
    ALL_YEAR,
    Row,
    Told,
    Words,
    months_text,
    need_row,
    offer_row,
)
from baccau.web.presenters.reasons import Kind, Reason
from baccau.web.templatetags.words import number

KINDS: Mapping[str, Kind] = {
    "within_ceiling": "yes",
    "no_ceiling": "yes",
    "favoured": "yes",
    "only_offer": "yes",
    "others_sold_out": "yes",
    "better_than": "yes",
    "pinned": "yes",
    "kept_from_last_plan": "yes",
}


@dataclass(frozen=True, slots=True)
class Line:
    """What one offer gives one need in a year. Money is VND; prices are per unit."""

    allocation_id: str
    offer: Row
    strip: MonthStrip
    months: str
    quantity: str
    unit: str
    price_vnd: int
    freight_vnd: int
    delivered_vnd: int
    value_vnd: int
    reasons: tuple[Reason, ...]
    pin_id: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One way to serve more: everything that has to be done at once."""

    sentences: tuple[str, ...]
    months: str


@dataclass(frozen=True, slots=True)
class Shortfall:
    """What a need lacks over the year, why, and the smallest changes that would serve it."""

    strip: MonthStrip
    months: str
    quantity: str
    waterfall: tuple[Reason, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class NeedLines:
    """One need: what it wants, its lines, what it lacks."""

    need: Row
    wanted: MonthStrip
    served_percent: int
    lines: tuple[Line, ...]
    lacking: Shortfall | None


def need_lines(page: NeedPage, hidden: frozenset[str] = frozenset()) -> tuple[NeedLines, ...]:
    """Return a page's needs, each with its lines and what it lacks.

    Reasons whose code is `hidden` are left out: what the reader may not know of others.
    """
    words = Words(page.offers.values(), page.needs, hidden)
    by_need: dict[int, list[Allocation]] = defaultdict(list)
    lacking: dict[int, list[Unserved]] = defaultdict(list)
    for line in page.lines:
        by_need[line.need_id].append(line)
    for row in page.unserved:
        lacking[row.need_id].append(row)
    return tuple(
        _need(need, by_need[need.pk], lacking[need.pk], page, words) for need in page.needs
    )


def _need(
    need: PlanNeed,
    lines: Sequence[Allocation],
    lacking: Sequence[Unserved],
    page: NeedPage,
    words: Words,
) -> NeedLines:
    unit = words.unit((lines or lacking)[0].unit) if lines or lacking else need_row(need).unit
    got = _by_month((line.month, line.quantity) for line in lines)
    open_ = _by_month((row.month, row.quantity) for row in lacking)
    wanted = [a + b for a, b in zip(got, open_, strict=True)]
    return NeedLines(
        need=need_row(need),
        wanted=month_strip(wanted, unit),
        served_percent=round(100 * sum(got) / (sum(wanted) or 1)),
        lines=_lines(need, lines, page, words),
        lacking=shortfall(lacking, words, unit) if lacking else None,
    )


def _lines(
    need: PlanNeed, lines: Sequence[Allocation], page: NeedPage, words: Words
) -> tuple[Line, ...]:
    by_offer: dict[int, list[Allocation]] = defaultdict(list)
    for line in lines:
        by_offer[line.offer_id].append(line)
    top = max((line.quantity for line in lines), default=0)
    found = []
    for offer_id, months in by_offer.items():
        offer = page.offers[offer_id]
        pin = page.pins.get((offer.key, need.key))
        found.append(line_of(months, offer_row(offer), words, top, pin.public_id if pin else ""))
    return tuple(sorted(found, key=lambda line: -line.value_vnd))


def line_of(
    months: Sequence[Allocation], offer: Row, words: Words, top: int, pin_id: str = ""
) -> Line:
    """Return the line of one offer from its months."""
    first = months[0]
    unit = words.unit(first.unit)
    return Line(
        allocation_id=first.public_id,
        offer=offer,
        strip=month_strip(_by_month((m.month, m.quantity) for m in months), unit, top=top),
        months=months_text([m.month for m in months]),
        quantity=number(sum(m.quantity for m in months)),
        unit=unit,
        price_vnd=first.price_vnd,
        freight_vnd=first.freight_vnd,
        delivered_vnd=first.price_vnd + first.freight_vnd,
        value_vnd=sum(m.quantity * m.price_vnd for m in months),
        reasons=words.by_month([(m.month, m.reasons) for m in months], KINDS),
        pin_id=pin_id,
    )


def shortfall(rows: Sequence[Unserved], words: Words, unit: str) -> Shortfall:
    """Return what a need lacks in these months, together."""
    return Shortfall(
        strip=month_strip(_by_month((row.month, row.quantity) for row in rows), unit),
        months=months_text([row.month for row in rows]),
        quantity=number(sum(row.quantity for row in rows)),
        waterfall=words.by_month([(row.month, row.waterfall) for row in rows], {}, "no"),
        changes=_changes(rows, words),
    )


def _changes(rows: Sequence[Unserved], words: Words) -> tuple[Change, ...]:
    """Return each different way once, those that help in most months first."""
    spread: dict[tuple[str, ...], list[int]] = {}
    for row in rows:
        for together in alternatives(row.changes):
            sentences = tuple(map(words.stored, together))
            spread.setdefault(sentences, []).append(row.month)
    ranked = sorted(spread.items(), key=lambda item: (-len(item[1]), len(item[0])))
    return tuple(Change(sentences, months_text(months)) for sentences, months in ranked)


def alternatives(changes: Iterable[Told]) -> list[list[Told]]:
    """Return changes by what has to be done at once: those sharing a `together` above 0."""
    found: dict[object, list[Told]] = {}
    for place, change in enumerate(changes):
        found.setdefault(change.get("together") or -1 - place, []).append(change)
    return list(found.values())


def _by_month(amounts: Iterable[tuple[int, int]]) -> list[int]:
    months = [0] * len(ALL_YEAR)
    for month, amount in amounts:
        months[month - 1] += amount
    return months

"""In which unit an offer and a need are counted, so that the two can meet.

Theory of operation. Kilograms, tonnes and grams meet in kilograms, litres in litres, dozens in
pieces. A pack (box, bottle …) is counted as written as long as everybody it could meet writes
the same pack: a box is a box. As soon as one of them writes something else of the same content
(kilograms, or boxes of another size), packs that say what they hold are opened into it. A row
that says "box" and not what a box holds is opened only when all boxes it could meet hold the
same. Nothing is turned by density or weight of a piece: that would be a guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from baccau.reference import commodities, units

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Content:
    """What one unit as written holds: `size` of the base unit `base`."""

    base: str
    size: Fraction


@dataclass(frozen=True, slots=True)
class Measure:
    """The unit a row is counted in, and how many of it make one unit as written."""

    unit: str
    size: Fraction


@dataclass(frozen=True, slots=True)
class Wording:
    """All that decides a row's measure: what it is and how it counts."""

    side: str
    commodity: str | None
    product_set: int | None
    unit: str
    content: Content | None
    is_pack: bool

    def as_written(self) -> Measure:
        """Return the measure that leaves packs closed."""
        if self.is_pack or self.content is None:
            return Measure(self.unit, Fraction(1))
        return Measure(self.content.base, self.content.size)


def wording(side: str, values: Values) -> Wording:
    """Return how a row of "offer" or "need" counts; an unknown unit is counted as written."""
    code = values.get("unit") or ""
    unit = _unit(code)
    is_pack = unit is not None and unit.factor is None
    return Wording(
        side=side,
        commodity=values.get("commodity"),
        product_set=values.get("product_set"),
        unit=code,
        content=_pack_content(values) if is_pack else _own_content(unit),
        is_pack=is_pack,
    )


def decide(wordings: Iterable[Wording]) -> dict[Wording, Measure]:
    """Return the measure of every wording; see the theory at the head of this file."""
    distinct = list(dict.fromkeys(wordings))
    measures = {item: item.as_written() for item in distinct}
    partners = _partners(distinct)
    for group in _groups(distinct, partners):
        if not any(_differs(item, other) for item in group for other in partners[item]):
            continue
        contents = {item.content for item in group if item.content}
        borrowed = next(iter(contents)) if len(contents) == 1 else None
        for item in group:
            content = item.content or borrowed
            if content is not None:
                measures[item] = Measure(content.base, content.size)
    return measures


def broader(commodity: str | None) -> frozenset[str]:
    """Return the broader commodities; none for one that is not in the reference."""
    if commodity is None:
        return frozenset()
    try:
        return frozenset(commodities.ancestors(commodity))
    except KeyError:
        return frozenset()


def _unit(code: str) -> units.Unit | None:
    try:
        return units.unit(code)
    except KeyError:
        return None


def _own_content(unit: units.Unit | None) -> Content | None:
    if unit is None or unit.factor is None:
        return None
    return Content(unit.base, Fraction(unit.factor))


def _pack_content(values: Values) -> Content | None:
    size, holds = values.get("pack_size"), _own_content(_unit(values.get("pack_unit") or ""))
    if not size or holds is None:
        return None
    return Content(holds.base, Fraction(str(size)) * holds.size)


def _partners(wordings: list[Wording]) -> dict[Wording, list[Wording]]:
    """Return for each wording those of the other side that trade the same goods."""
    needs_of: dict[str | int | None, list[Wording]] = {}
    for item in wordings:
        if item.side == "need":
            needs_of.setdefault(item.commodity or item.product_set, []).append(item)
    partners: dict[Wording, list[Wording]] = {item: [] for item in wordings}
    for offer in wordings:
        if offer.side != "offer":
            continue
        goods = {offer.commodity, offer.product_set, *broader(offer.commodity)} - {None}
        for need in (need for code in goods for need in needs_of.get(code, ())):
            partners[offer].append(need)
            partners[need].append(offer)
    return partners


def _groups(
    wordings: list[Wording], partners: Mapping[Wording, list[Wording]]
) -> list[list[Wording]]:
    """Return packs that could meet pack for pack, directly or through one another."""
    groups, seen = [], set()
    for first in wordings:
        if not first.is_pack or first in seen:
            continue
        group, open_ends = [], [first]
        seen.add(first)
        while open_ends:
            item = open_ends.pop()
            group.append(item)
            near = [it for it in partners[item] if it.unit == item.unit and it not in seen]
            seen.update(near)
            open_ends += near
        groups.append(group)
    return groups


def _differs(item: Wording, other: Wording) -> bool:
    """Say whether two partners hold the same goods but count them differently."""
    if item.content is None or other.content is None or item.content.base != other.content.base:
        return False
    return item.unit != other.unit or item.content != other.content

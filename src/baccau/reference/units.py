"""Units of quantity, exact conversion between them, and the words that name them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from baccau.engines.text.terms import Term, TermIndex

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One unit: `factor` base units each.

    A pack (box, bottle, bag …) has no factor: it holds what its row says. `kind` is mass,
    volume, count, length, area or pack.
    """

    code: str
    kind: str
    base: str
    factor: Decimal | None
    name_vi: str
    name_en: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """What one pack holds: `size` of `unit`, as 500 g or 0.75 l."""

    size: Decimal
    unit: str


@cache
def units() -> tuple[Unit, ...]:
    """Return every unit."""
    with (_DATA / "units.toml").open("rb") as file:
        table = tomllib.load(file)
    return tuple(
        Unit(
            code=code,
            kind=entry["kind"],
            base=entry["base"],
            factor=Decimal(entry["factor"]) if "factor" in entry else None,
            name_vi=entry["name_vi"],
            name_en=entry["name_en"],
            words=tuple(entry["words"]),
        )
        for code, entry in table.items()
    )


@cache
def _by_code() -> dict[str, Unit]:
    return {item.code: item for item in units()}


def unit(code: str) -> Unit:
    """Return the unit of this code.

    Raises:
        KeyError: there is none.
    """
    return _by_code()[code]


@cache
def unit_index() -> TermIndex:
    """Return the index that finds units in text; the codes themselves are found too."""
    return TermIndex(
        Term(item.code, (item.code.replace("_", " "), *item.words)) for item in units()
    )


def convert(
    quantity: Decimal,
    from_unit: str,
    to_unit: str,
    *,
    pack: Pack | None = None,
    unit_weight_kg: Decimal | None = None,
) -> Decimal | None:
    """Return `quantity` of one unit in the other, or `None` where they do not meet.

    `pack` says what one pack holds where either side is a pack. `unit_weight_kg` is what one
    base unit of the side that is not a mass weighs (1.4 for a litre of honey, 0.06 for an egg);
    without it kilograms do not turn into litres or pieces. One kind of pack is never
    turned into another.

    Raises:
        KeyError: a unit is unknown.
    """
    source, target = unit(from_unit), unit(to_unit)
    if source.code == target.code:
        return quantity
    if source.factor is None and target.factor is None:
        return None
    held = _in_base(quantity, source, pack)
    one = _in_base(Decimal(1), target, pack)
    if held is None or one is None or not one[0]:
        return None
    amount, base = held
    size, target_base = one
    if base == target_base:
        return amount / size
    if not unit_weight_kg or "kg" not in (base, target_base):
        return None
    weighed = amount / unit_weight_kg if base == "kg" else amount * unit_weight_kg
    return weighed / size


def _in_base(quantity: Decimal, measured: Unit, pack: Pack | None) -> tuple[Decimal, str] | None:
    """Return the quantity in base units, opening the pack if it is one."""
    if measured.factor is not None:
        return quantity * measured.factor, measured.base
    if pack is None:
        return None
    content = unit(pack.unit)
    if content.factor is None:
        return None
    return quantity * pack.size * content.factor, content.base

"""Units, packs, prices and amounts of a row, brought to one unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from baccau.engines.tabular.problems import Proposal
from baccau.engines.tabular.record.capacity import of_month_columns, spread
from baccau.engines.tabular.values.numbers import as_json_number
from baccau.engines.tabular.values.seasons import Season, months_between
from baccau.engines.tabular.values.units import MEASURED, Pack, UnitUse

if TYPE_CHECKING:
    from baccau.engines.tabular.record.parts import Draft
    from baccau.engines.tabular.values.money import Price
    from baccau.engines.tabular.values.quantities import Quantity
    from baccau.engines.tabular.vocabulary import UnitWord


@dataclass(frozen=True, slots=True)
class Measure:
    """The unit a row is counted in: its code, what kind it is, and what one pack holds."""

    code: str
    measured: bool
    pack: Pack | None

    @classmethod
    def of(cls, unit: UnitWord, pack: Pack | None) -> Measure:
        """Mass and volume are counted in their base unit, everything else as it is."""
        measured = unit.measure in MEASURED
        return cls(unit.base if measured else unit.code, measured, pack)

    def ratio(self, use: UnitUse) -> Decimal | None:
        """Return how many of this measure one `use` is; `None` if the two cannot be compared."""
        unit = use.unit
        factor = unit.factor * use.per
        if unit.measure in MEASURED:
            if self.measured:
                return factor if unit.base == self.code else None
            return self._packs(unit.base, factor)
        if not self.measured:
            return unit.factor if self.code in (unit.base, unit.code) else None
        pack = use.pack or self.pack
        if pack is None or pack.unit.base != self.code:
            return None
        named = pack.container is None or pack.container.code == unit.code
        return pack.base_size * (1 if named else pack.count)

    def _packs(self, base: str, factor: Decimal) -> Decimal | None:
        if self.pack is None or self.pack.unit.base != base:
            return None
        return factor / self.pack.base_size


def settle_pack(draft: Draft) -> Pack | None:
    """Set pack_size and pack_unit from whichever cell states them, and return the pack."""
    size, unit = draft.get("pack_size"), draft.get("pack_unit")
    pack: Pack | None = draft.get("pack")
    name = "pack"
    if size and unit:
        pack, name = Pack(Decimal(str(size)), unit), "pack_size"
    for other in (
        "unit",
        "price_vnd",
        "price_retail_vnd",
        "price_wholesale_vnd",
        "price_ceiling_vnd",
    ):
        if pack is None and draft.get(other) is not None:
            pack, name = _pack_beside(draft, other), other
    if pack is not None:
        draft.put("pack_size", as_json_number(pack.size), draft.cell(name))
        draft.put("pack_unit", pack.unit.code, draft.cell(name))
        if pack.count > 1:
            draft.put("packs_per_case", pack.count, draft.cell(name))
    return pack


def _pack_beside(draft: Draft, name: str) -> Pack | None:
    value = draft.get(name)
    use = value if isinstance(value, UnitUse) else value.use
    return use.pack if use else None


def settle_unit(
    draft: Draft, pack: Pack | None, *, amount: str, months: str, price: str
) -> Measure | None:
    """Decide the unit of the row: the amount's own, else the unit column's, else the price's."""
    own = _stated(draft, amount)
    column: UnitUse | None = draft.get("unit")
    month = next((u for n in range(1, 13) if (u := _stated(draft, f"{months}_{n}"))), None)
    priced = _stated(draft, price)
    if priced is None and price == "price_vnd":
        priced = _stated(draft, "price_wholesale_vnd") or _stated(draft, "price_retail_vnd")
    use = own or column or month or priced or _container(pack)
    if use is None:
        _tell_missing(draft, price)
        return None
    source = "unit" if use is column else amount if use is own else price
    measure = Measure.of(use.unit, pack or use.pack)
    draft.put("unit", measure.code, draft.cell(source))
    if priced is None and column is None and draft.get(price) is not None:
        proposal = Proposal("unit", measure.code)
        draft.tell("price_unit_missing", "warning", price, proposal, unit=measure.code)
    return measure


def _container(pack: Pack | None) -> UnitUse | None:
    return UnitUse(pack.container, pack=pack) if pack and pack.container else None


def _stated(draft: Draft, name: str) -> UnitUse | None:
    """Return the unit stated in the cell or its header."""
    part = draft.parts.get(name)
    if part is None:
        return None
    return (part.value.use if part.value is not None else None) or part.hints.use


def _tell_missing(draft: Draft, price: str) -> None:
    base = draft.vocabulary.commodity_units.get(draft.values.get("commodity", ""))
    proposal = Proposal("unit", base) if base else None
    if draft.get(price) is not None:
        draft.tell("price_unit_missing", "warning", price, proposal, unit=base or "")
    elif "unit" in draft.columns:
        draft.tell("unit_missing", "warning", "unit", proposal, unit=base or "")


def settle_price(draft: Draft, name: str, measure: Measure | None) -> tuple[int, int | None] | None:
    """Return a price per unit of the row (low, high), converted where it is for another unit."""
    price: Price | None = draft.get(name)
    if price is None:
        return None
    use = _stated(draft, name) or draft.get("unit")
    if measure is None or use is None:
        return _whole(price.low), _whole(price.high) if price.high else None
    ratio = measure.ratio(use)
    if not ratio:
        facts = {"price_unit": use.unit.code, "unit": measure.code, "price_vnd": _whole(price.low)}
        draft.tell("units_differ", "warning", name, None, **facts)
        return None
    low = _whole(price.low / ratio)
    high = _whole(price.high / ratio) if price.high else None
    if measure.ratio(use) != 1 and use.unit.code != measure.code:
        facts = {"text": draft.parts[name].text, "price_vnd": low, "unit": measure.code}
        draft.tell("price_converted", "info", name, None, **facts)
    return (low, high) if low > 0 else None


def _whole(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))


def in_measure(draft: Draft, name: str, measure: Measure | None) -> Decimal | None:
    """Return the amount of a quantity part in the row's unit."""
    quantity: Quantity | None = draft.get(name)
    if quantity is None:
        return None
    use = _stated(draft, name) or draft.get("unit")
    if measure is None or use is None:
        return quantity.amount
    ratio = measure.ratio(use)
    if ratio is None:
        facts = {"quantity_unit": use.unit.code, "unit": measure.code}
        draft.tell("quantity_units_differ", "warning", name, None, **facts)
        return None
    return quantity.amount * ratio


def season_of(draft: Draft) -> Season | None:
    """Return the row's season: its own cell, else a first and a last month."""
    season: Season | None = draft.get("season")
    first: Season | None = draft.get("season_from")
    last: Season | None = draft.get("season_to")
    if season is None and first and last:
        return Season(months_between(first.months[0], last.months[-1]))
    return season


def settle_season(draft: Draft) -> None:
    """Set the months of the row's season."""
    season = season_of(draft)
    source = "season" if draft.get("season") else "season_from"
    draft.put("season_months", list(season.months) if season else None, draft.cell(source))


def settle_months(draft: Draft, measure: Measure | None, *, amount: str, months: str) -> bool:
    """Set the twelve monthly amounts from month columns or one amount; say whether it was set."""
    columns = {
        month: value
        for month in range(1, 13)
        if (value := in_measure(draft, f"{months}_{month}", measure)) is not None
    }
    if columns:
        result, source = of_month_columns(columns), f"{months}_{min(columns)}"
    else:
        value = in_measure(draft, amount, measure)
        if value is None:
            return False
        quantity: Quantity = draft.get(amount)
        scaled = type(quantity)(value, quantity.use, quantity.period, quantity.season)
        result, source = spread(scaled, season_of(draft), amount), amount
    for finding in result.findings:
        draft.add(finding, source)
    draft.put(amount, [as_json_number(value) for value in result.months], draft.cell(source))
    return True

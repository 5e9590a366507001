"""Units and packs in text: "/kg", "box 500g", "bottle 500ml x 12"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from baccau.engines.tabular.plain import cell_text
from baccau.engines.tabular.problems import Finding, Reading
from baccau.engines.tabular.values.numbers import NUMBER, parse_number

if TYPE_CHECKING:
    from baccau.engines.tabular.grid import Value
    from baccau.engines.tabular.values.context import Context
    from baccau.engines.tabular.vocabulary import UnitWord, Vocabulary

MEASURED = ("mass", "volume")


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack: 12 bottles of 500 ml are container bottle, size 500, unit ml, count 12."""

    size: Decimal
    unit: UnitWord
    container: UnitWord | None = None
    count: int = 1

    @property
    def base_size(self) -> Decimal:
        """What one container holds, in the base unit of its measure."""
        return self.size * self.unit.factor


@dataclass(frozen=True, slots=True)
class UnitUse:
    """A unit as used: price per `per` of `unit`, perhaps a container whose content is known."""

    unit: UnitWord
    per: Decimal = Decimal(1)
    pack: Pack | None = None


def find_unit(text: str, vocabulary: Vocabulary) -> UnitUse | None:
    """Find the unit named first in plain `text`, with the pack that stands by it."""
    found = vocabulary.unit_regex.search(text)
    if found is None:
        return None
    unit = vocabulary.units_plain[found.group()]
    pack = find_pack(text, vocabulary)
    before = re.search(rf"({NUMBER})\s*$", text[: found.start()])
    per = (parse_number(before[1]) if before else None) or Decimal(1)
    if before and unit.measure in MEASURED and pack and pack.container is not None:
        return UnitUse(pack.container, pack=pack)
    return UnitUse(unit, per if unit.measure in MEASURED else Decimal(1), pack)


def find_pack(text: str, vocabulary: Vocabulary) -> Pack | None:
    """Find what one pack holds in plain `text`: a size with a measured unit, and its container."""
    found = next(
        (
            match
            for match in vocabulary.pack_regex.finditer(text)
            if vocabulary.units_plain[match["unit"]].measure in MEASURED
        ),
        None,
    )
    if found is None:
        return None
    size = parse_number(found["size"])
    if not size:
        return None
    rest = text[: found.start()] + " " + text[found.end() :]
    return Pack(
        size, vocabulary.units_plain[found["unit"]], _container(rest, vocabulary), _count(text)
    )


def _container(text: str, vocabulary: Vocabulary) -> UnitWord | None:
    words = (vocabulary.units_plain[m.group()] for m in vocabulary.unit_regex.finditer(text))
    return next((unit for unit in words if unit.measure not in MEASURED), None)


def _count(text: str) -> int:
    found = re.search(
        r"(?:x|\*)\s*(\d{1,4})(?!\d|[.,]\d)|(?<![\d.,])(\d{1,4})\s*(?:x|\*)\s*\d", text
    )
    return int(found[1] or found[2]) or 1 if found else 1


def read_unit(raw: Value, context: Context) -> Reading[UnitUse]:
    """Read a unit cell: "kg", "box 500g", "VND/kg"."""
    text = context.vocabulary.trade_text(cell_text(raw))
    if not text:
        return Reading(None)
    use = find_unit(text, context.vocabulary)
    if use is None:
        return Reading(None, (Finding("unit_unknown", "warning", {"text": cell_text(raw)}),))
    return Reading(use)


def read_pack(raw: Value, context: Context) -> Reading[Pack]:
    """Read a packing cell: "box 500g", "500ml x 12", "0,5 kg"; words alone say no size."""
    text = context.vocabulary.trade_text(cell_text(raw))
    return Reading(find_pack(text, context.vocabulary)) if text else Reading(None)


def read_pack_unit(raw: Value, context: Context) -> Reading[UnitWord]:
    """Read the unit of a pack size that stands in a column of its own."""
    text = context.vocabulary.trade_text(cell_text(raw))
    if not text:
        return Reading(None)
    unit = context.vocabulary.units_plain.get(text)
    if unit is None:
        return Reading(None, (Finding("unit_unknown", "warning", {"text": cell_text(raw)}),))
    return Reading(unit)

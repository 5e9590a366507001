"""Prices: "25.000d/kg", "25k", "1,2 million/l", "20-25.000", "on request", per pack."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from baccau.engines.tabular.plain import cell_text
from baccau.engines.tabular.problems import Finding, Proposal, Reading
from baccau.engines.tabular.values.numbers import Amount, find_amount, of_float
from baccau.engines.tabular.values.units import UnitUse, find_unit

if TYPE_CHECKING:
    from baccau.engines.tabular.grid import Value
    from baccau.engines.tabular.values.context import Context
    from baccau.engines.tabular.vocabulary import Lexicon

LEAST_PRICE_VND = 500
"""Below this no price per unit is plausible: the writer left the thousands unsaid."""
MOST_PRICE_VND = 10**12
_THOUSAND = 1_000
_IN_FULL_FROM = {1_000: 20_000, 1_000_000: 1_000}
"""Under a header in thousands or millions, a price from here on was written in full."""


@dataclass(frozen=True, slots=True)
class Price:
    """A price in VND per `use` (a unit, or several of one, or a pack); `high` ends a range."""

    low: Decimal
    high: Decimal | None = None
    use: UnitUse | None = None


def read_price(raw: Value, context: Context) -> Reading[Price]:
    """Read a price cell. An empty cell is no price and no problem."""
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        number = of_float(raw)
        amount = Amount(number, None, 0, 0, scaled=False) if number and number > 0 else None
        return _priced(raw, amount, None, context)
    text = context.vocabulary.trade_text(cell_text(raw))
    if not text:
        return Reading(None)
    lexicon = context.vocabulary.lexicon
    if re.search(rf"\d\s*{lexicon.any('money.foreign')}|{lexicon.any('money.foreign')}\s*\d", text):
        return Reading(None, (Finding("price_currency_foreign", "warning", {"text": raw}),))
    amount = find_amount(text, lexicon)
    if amount is None:
        return _wordy(raw, text, lexicon)
    return _priced(raw, amount, find_price_unit(text, amount, context), context)


def find_price_unit(text: str, amount: Amount, context: Context) -> UnitUse | None:
    """Find what the price is for: what follows "/" or "per", else what follows the amount."""
    lexicon = context.vocabulary.lexicon
    rest = re.sub(rf"^\s*{lexicon.any('money.currency')}", "", text[amount.end :])
    rest = re.split(r"[;\n]", rest, maxsplit=1)[0]
    return find_unit(rest, context.vocabulary) or find_unit(
        text[: amount.start], context.vocabulary
    )


def _wordy(raw: Value, text: str, lexicon: Lexicon) -> Reading[Price]:
    if lexicon.is_one("answer.empty", text):
        return Reading(None)
    if lexicon.has("money.negotiable", text):
        return Reading(None, (Finding("price_on_request", "info", {"text": cell_text(raw)}),))
    return Reading(None, (Finding("price_unreadable", "warning", {"text": cell_text(raw)}),))


def _priced(
    raw: Value, amount: Amount | None, use: UnitUse | None, context: Context
) -> Reading[Price]:
    if amount is None:
        return Reading(None, (Finding("price_unreadable", "warning", {"text": cell_text(raw)}),))
    low, high = amount.low, amount.high
    findings: tuple[Finding, ...] = ()
    scale = context.hints.scale
    if scale > 1 and not amount.scaled and low < _IN_FULL_FROM.get(scale, 0):
        low, high = low * scale, high * scale if high else None
    elif 0 < low < LEAST_PRICE_VND and not amount.scaled:
        low, high = low * _THOUSAND, high * _THOUSAND if high else None
        findings = (_assumed_thousands(raw, low),)
    if not 0 < low < MOST_PRICE_VND:
        return Reading(None, (Finding("price_unreadable", "warning", {"text": cell_text(raw)}),))
    return Reading(Price(low, high, use), findings)


def _assumed_thousands(raw: Value, low: Decimal) -> Finding:
    return Finding(
        "price_scale_assumed",
        "warning",
        {"text": cell_text(raw), "price_vnd": int(low)},
        Proposal("price_vnd", int(low)),
    )

"""Quantities with unit and period: "500 kg/month", "2 t/year", "300-500 kg", "by season"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from baccau.engines.tabular.plain import cell_text
from baccau.engines.tabular.problems import Finding, Reading
from baccau.engines.tabular.values.numbers import Amount, as_json_number, find_amount, of_float
from baccau.engines.tabular.values.seasons import MONTH_NUMBER, Season, find_season, month_word
from baccau.engines.tabular.values.units import UnitUse, find_unit

if TYPE_CHECKING:
    from baccau.engines.tabular.grid import Value
    from baccau.engines.tabular.values.context import Context
    from baccau.engines.tabular.vocabulary import Lexicon, Vocabulary

PERIODS = ("day", "week", "month", "quarter", "season", "year")


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount of `use` per `period` (None: unsaid), perhaps in the months of `season`."""

    amount: Decimal
    use: UnitUse | None = None
    period: str | None = None
    season: Season | None = None


def read_quantity(raw: Value, context: Context) -> Reading[Quantity]:
    """Read a quantity cell; of a range the low end counts, because a promise must be kept."""
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        number = of_float(raw)
        if number is None or number < 0:
            return _unreadable(raw)
        return Reading(Quantity(number, period=context.hints.period))
    text = context.vocabulary.trade_text(cell_text(raw))
    if not text or context.vocabulary.lexicon.is_one("answer.empty", text):
        return Reading(None)
    return _read_text(raw, text, context)


def _read_text(raw: Value, text: str, context: Context) -> Reading[Quantity]:
    vocabulary = context.vocabulary
    lexicon = vocabulary.lexicon
    season = find_season(text, vocabulary, bare=False)
    bare = _month_mention(vocabulary).sub(" ", text)
    amount = find_amount(bare, lexicon)
    if amount is None:
        code = "quantity_open" if lexicon.has("quantity.open", text) else "quantity_unreadable"
        return Reading(None, (Finding(code, "warning", {"text": cell_text(raw)}),))
    period = find_period(bare, lexicon) or context.hints.period
    use = find_unit(bare[amount.end :], vocabulary) or find_unit(bare[: amount.start], vocabulary)
    if use is not None:
        use = replace(use, per=Decimal(1))
    quantity = Quantity(amount.low, use, period, season)
    return Reading(quantity, _range_finding(raw, amount))


def _range_finding(raw: Value, amount: Amount) -> tuple[Finding, ...]:
    if amount.high is None:
        return ()
    facts: dict[str, object] = {
        "text": cell_text(raw),
        "low": as_json_number(amount.low),
        "high": as_json_number(amount.high),
    }
    return (Finding("quantity_range", "info", facts),)


def _unreadable(raw: Value) -> Reading[Quantity]:
    return Reading(None, (Finding("quantity_unreadable", "warning", {"text": cell_text(raw)}),))


@lru_cache(maxsize=8)
def _period_patterns(lexicon: Lexicon) -> tuple[tuple[str, re.Pattern[str]], ...]:
    each = lexicon.any("period.each")
    return tuple(
        (
            period,
            re.compile(
                rf"(?:/|{each})\s*(?:1\s*)?{word}(?!\s*{MONTH_NUMBER})|^{word}$|{word}\s*[/:]"
                rf"|{lexicon.any(f'rate.{period}')}"
            ),
        )
        for period in PERIODS
        for word in (lexicon.any(f"period.{period}"),)
    )


def find_period(text: str, lexicon: Lexicon) -> str | None:
    """Find per what time an amount is meant: "/month", "each year"."""
    return next((name for name, regex in _period_patterns(lexicon) if regex.search(text)), None)


@lru_cache(maxsize=8)
def _month_mention(vocabulary: Vocabulary) -> re.Pattern[str]:
    month = month_word(vocabulary.lexicon)
    number = MONTH_NUMBER + rf"(?!\s*{vocabulary.unit_alternation})"
    link = rf"\s*(?:-|~|,|;|&|{vocabulary.lexicon.any('range.to', 'range.and')})\s*"
    return re.compile(rf"(?<!/)(?<!\w){month}{number}(?:{link}{month}?{number})*")

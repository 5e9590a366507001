"""Stars, percentages, counts and durations."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from baccau.engines.tabular.plain import cell_text, plain
from baccau.engines.tabular.problems import Finding, Proposal, Reading
from baccau.engines.tabular.values.numbers import as_json_number, find_amount, of_float

if TYPE_CHECKING:
    from decimal import Decimal

    from baccau.engines.tabular.grid import Value
    from baccau.engines.tabular.values.context import Context
    from baccau.engines.tabular.vocabulary import Lexicon

MOST_STARS = 5
_SIGNS = re.compile(r"[★⭐*]+")
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_YEAR_MONTHS = 12
_MOST_DAYS = 36_500
_WHOLE = 100
_MOST_COUNTED = 1_000


def read_stars(raw: Value, context: Context) -> Reading[int]:
    """Read a star rating: 3, "3*", "OCOP 4", three star signs, words; 1 to 5."""
    text = plain(cell_text(raw))
    lexicon = context.vocabulary.lexicon
    if not text or lexicon.is_one("answer.empty", text) or lexicon.is_one("stars.none", text):
        return Reading(None)
    stars = _stars(text, context)
    if lexicon.has("stars.potential", text):
        return Reading(None, (Finding("stars_potential", "warning", {"text": cell_text(raw)}),))
    if stars is None:
        return Reading(None, (Finding("stars_unreadable", "warning", {"text": cell_text(raw)}),))
    return Reading(stars, _year_beside(text))


def _year_beside(text: str) -> tuple[Finding, ...]:
    found = re.search(r"(?<!\d)(20\d{2})(?!\d)", text)
    if found is None:
        return ()
    proposal = Proposal("certified_on", f"{found[1]}-01-01")
    return (Finding("stars_year", "info", {"year": found[1]}, proposal),)


def written_stars(text: str, context: Context) -> int | None:
    """Return the stars named in a longer text, where the word for stars stands beside them."""
    word = context.vocabulary.lexicon.any("stars.word")
    found = re.search(rf"(?<![\d/.,])([1-5])\s*{word}", plain(text))
    return int(found[1]) if found else None


def _stars(text: str, context: Context) -> int | None:
    lexicon = context.vocabulary.lexicon
    word = lexicon.any("stars.word")
    number = re.search(
        rf"(?<![\d/.,])([1-5])(?:[.,]0)?\s*-?\s*{word}|{word}\s*:?\s*([1-5])(?!\d)", text
    )
    if number:
        return int(number[1] or number[2])
    signs = _SIGNS.search(text)
    if signs and len(signs.group()) <= MOST_STARS:
        return len(signs.group())
    alone = re.fullmatch(r"(?:ocop\s*)?([1-5])(?:[.,]0)?", text)
    if alone:
        return int(alone[1])
    return _stars_in_words(text, word, context)


def _stars_in_words(text: str, word: str, context: Context) -> int | None:
    numbers = {plain(name): value for name, value in context.vocabulary.star_numbers.items()}
    found = re.search(rf"\b({'|'.join(numbers)})\s+{word}", text)
    return numbers[found[1]] if found else None


def read_percent(raw: Value, context: Context) -> Reading[int | float]:
    """Read a percentage 0–100; 0.15 is 15. Of a range the high end counts: it may be asked."""
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        return _percent(raw, of_float(raw), fraction=True)
    text = plain(cell_text(raw))
    lexicon = context.vocabulary.lexicon
    if not text or lexicon.is_one("answer.empty", text):
        return Reading(None)
    amount = find_amount(text, lexicon)
    value = (amount.high or amount.low) if amount else None
    return _percent(raw, value, fraction="%" not in text)


def _percent(raw: Value, value: Decimal | None, *, fraction: bool) -> Reading[int | float]:
    if value is not None and fraction and 0 < value < 1:
        value *= _WHOLE
    if value is None or not 0 <= value <= _WHOLE:
        return Reading(None, (Finding("percent_unreadable", "warning", {"text": cell_text(raw)}),))
    return Reading(as_json_number(value))


def read_count(raw: Value, context: Context) -> Reading[int]:
    """Read a small whole number, as of suppliers."""
    number = _number(raw, context.vocabulary.lexicon)
    if number is None:
        return _empty_or(raw, "number_unreadable", context)
    if not 1 <= number <= _MOST_COUNTED:
        return _empty_or(raw, "number_unreadable", context)
    return Reading(int(number))


def read_number(raw: Value, context: Context) -> Reading[int | float]:
    """Read a positive number."""
    number = _number(raw, context.vocabulary.lexicon)
    if number is None or number <= 0:
        return _empty_or(raw, "number_unreadable", context)
    return Reading(as_json_number(number))


def _number(raw: Value, lexicon: Lexicon) -> Decimal | None:
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        return of_float(raw)
    amount = find_amount(plain(cell_text(raw)), lexicon)
    return amount.low if amount else None


def _empty_or(raw: Value, code: str, context: Context) -> Reading[int]:
    text = cell_text(raw)
    if not text or context.vocabulary.lexicon.is_one("answer.empty", plain(text)):
        return Reading(None)
    return Reading(None, (Finding(code, "warning", {"text": text}),))


def read_days_longest(raw: Value, context: Context) -> Reading[int]:
    """Read a duration in days; of a range the longest counts (lead time)."""
    return _read_days(raw, context, longest=True)


def read_days_shortest(raw: Value, context: Context) -> Reading[int]:
    """Read a duration in days; of a range the shortest counts (shelf life)."""
    return _read_days(raw, context, longest=False)


def read_days_payment(raw: Value, context: Context) -> Reading[int]:
    """Read payment terms in days; payment at once or on delivery is 0."""
    text = plain(cell_text(raw))
    if not re.search(r"\d", text) and context.vocabulary.lexicon.has("payment.at_once", text):
        return Reading(0)
    return _read_days(raw, context, longest=True)


def _read_days(raw: Value, context: Context, *, longest: bool) -> Reading[int]:
    text = plain(cell_text(raw))
    lexicon = context.vocabulary.lexicon
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        number, period = of_float(raw), context.hints.period or "day"
    else:
        amount = find_amount(text, lexicon)
        number = None if amount is None else (amount.high or amount.low) if longest else amount.low
        period = _period_after(text[amount.start :], context) if amount else "day"
    days = _in_days(number, period) if number is not None else None
    return Reading(days) if days is not None else _empty_or(raw, "days_unreadable", context)


def _period_after(text: str, context: Context) -> str:
    """Return the period named right after the number; hours count as a day."""
    lexicon = context.vocabulary.lexicon
    for period in _DAYS:
        if re.search(rf"\d\s*{lexicon.any(f'period.{period}', f'short.{period}')}", text):
            return period
    if re.search(rf"\d\s*{lexicon.any('period.hour')}", text):
        return "hour"
    return context.hints.period or "day"


def _in_days(number: Decimal, period: str) -> int | None:
    """Months are 30 days, but twelve months are a year of 365."""
    if not 0 <= number <= _MOST_DAYS:
        return None
    if period == "hour":
        return math.ceil(number / 24)
    if period == "month":
        years, months = divmod(number, _YEAR_MONTHS)
        return int(years * _DAYS["year"] + months * _DAYS["month"])
    days = number * _DAYS.get(period, 1)
    return math.ceil(days) if days <= _MOST_DAYS else None

"""One reader a kind of value: takes what a form or a sheet gives, returns what a column holds.

Readers raise `Unusable`; `read` gathers all of them into one `Invalid`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from baccau.domain.base.refusals import Invalid
from baccau.engines.text import clean_text
from baccau.reference import commodities, papers, product_sets, units

Reader = Callable[[Any], Any]
Problems = dict[str, list[tuple[str, dict[str, Any]]]]
MONTHS = 12
LARGEST = 10**12
_TAX_CODE = re.compile(r"\d{10}(-?\d{3})?|\d{12}")
_PHONE = re.compile(r"\+\d{8,14}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class Unusable(ValueError):  # noqa: N818  (an answer about a value, gathered into a refusal)
    """A value that cannot be written."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


def read(values: Mapping[str, Any], readers: Mapping[str, Reader]) -> dict[str, Any]:
    """Return the values read by name; names without a reader are refused.

    Raises:
        Invalid: with every problem of every field.
        KeyError: a name this table does not know, a mistake in the code.
    """
    found: dict[str, Any] = {}
    problems: Problems = {}
    for name, value in values.items():
        try:
            found[name] = readers[name](value)
        except Unusable as no:
            problems[name] = [(no.code, no.facts)]
    if problems:
        raise Invalid(problems)
    return found


def require(values: Mapping[str, Any], *names: str) -> None:
    """Refuse when one of the names has no value.

    Raises:
        Invalid: naming each of them.
    """
    missing: Problems = {name: [("value_missing", {})] for name in names if not values.get(name)}
    if missing:
        raise Invalid(missing)


def text(limit: int) -> Reader:
    """Read a line of text."""

    def reader(value: Any) -> str:
        cleaned = clean_text("" if value is None else str(value), limit=limit + 1)
        if len(cleaned) > limit:
            raise Unusable("text_too_long", limit=limit)
        return cleaned

    return reader


def matching(pattern: re.Pattern[str], code: str, limit: int) -> Reader:
    """Read a text of one form; empty is allowed."""
    line = text(limit)

    def reader(value: Any) -> str:
        found = str(line(value))
        if found and not pattern.fullmatch(found):
            raise Unusable(code, value=found)
        return found

    return reader


tax_code = matching(_TAX_CODE, "tax_code_form", 14)
phone = matching(_PHONE, "phone_form", 16)
email = matching(_EMAIL, "email_form", 254)


def whole(low: int, high: int) -> Reader:
    """Read a whole number within bounds, or nothing."""

    def reader(value: Any) -> int | None:
        found = _number(value)
        if found is None:
            return None
        if found != int(found) or not low <= found <= high:
            raise Unusable("number_out_of_range", low=low, high=high, value=float(found))
        return int(found)

    return reader


def amount(value: Any) -> Decimal | None:
    """Read a number above zero with up to three decimals, or nothing."""
    found = _number(value)
    if found is None:
        return None
    if not 0 < found <= LARGEST:
        raise Unusable("number_out_of_range", low=0, high=LARGEST, value=float(found))
    return found.quantize(Decimal("0.001"))


def percent(value: Any) -> Decimal:
    """Read a share of a price, 0 to 100; nothing is 0."""
    found = _number(value) or Decimal(0)
    if not 0 <= found <= 100:  # noqa: PLR2004  (a percentage)
        raise Unusable("number_out_of_range", low=0, high=100, value=float(found))
    return found.quantize(Decimal("0.01"))


def by_month(value: Any) -> list[float]:
    """Read twelve quantities, January first; nothing is an empty list."""
    if not value:
        return []
    numbers = [_number(item) or Decimal(0) for item in value]
    if len(numbers) != MONTHS or any(not 0 <= number <= LARGEST for number in numbers):
        raise Unusable("months_form")
    return [int(n) if n == int(n) else float(n) for n in numbers]


def day(value: Any) -> dt.date | None:
    """Read a date, or nothing."""
    if value in (None, ""):
        return None
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    try:
        return dt.date.fromisoformat(str(value)[:10])
    except ValueError:
        raise Unusable("date_form", value=str(value)) from None


def flag(value: Any) -> bool:
    """Read a yes or no."""
    return bool(value)


def one_of(allowed: Callable[[], frozenset[Any]], code: str) -> Reader:
    """Read one code of a table, or nothing."""

    def reader(value: Any) -> str:
        found = "" if value is None else str(value)
        if found and found not in allowed():
            raise Unusable(code, value=found)
        return found

    return reader


def several_of(allowed: Callable[[], frozenset[Any]], code: str) -> Reader:
    """Read a list of codes of a table, each once, in order of code."""

    def reader(value: Any) -> list[str]:
        found = sorted({str(item) for item in value or ()})
        unknown = [item for item in found if item not in allowed()]
        if unknown:
            raise Unusable(code, value=", ".join(unknown))
        return found

    return reader


def product_set(value: Any) -> int | None:
    """Read a product set number, or nothing."""
    found = _number(value)
    if found is None:
        return None
    if found not in {one.code for one in product_sets.product_sets()}:
        raise Unusable("product_set_not_listed", value=float(found))
    return int(found)


@cache
def commodity_codes() -> frozenset[str]:
    """Return the codes of all commodities."""
    return frozenset(one.code for one in commodities.commodities())


@cache
def unit_codes() -> frozenset[str]:
    """Return the codes of all units."""
    return frozenset(one.code for one in units.units())


@cache
def paper_codes() -> frozenset[str]:
    """Return the codes of all papers."""
    return frozenset(one.code for one in papers.papers())


def storages() -> frozenset[str]:
    """Return the storage classes."""
    return frozenset({"ambient", "cool", "frozen"})


def _number(value: Any) -> Decimal | None:
    if value in (None, ""):
        return None
    try:
        found = Decimal(str(value))
    except InvalidOperation:
        raise Unusable("number_form", value=str(value)) from None
    if not found.is_finite():
        raise Unusable("number_form", value=str(value))
    return found

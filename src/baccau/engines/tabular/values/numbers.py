"""Numbers as Vietnamese and English sheets write them, alone, as ranges and with scale words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from baccau.engines.tabular.vocabulary import Lexicon

NUMBER = r"\d{1,3}(?:[ '\u2019]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)*"
SCALES = {"scale.thousand": 1_000, "scale.million": 1_000_000, "scale.billion": 1_000_000_000}
_GROUP = 3
_MAX_DIGITS = 18


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or a range as written, scale words applied. `end` is where its text ends."""

    low: Decimal
    high: Decimal | None
    start: int
    end: int
    scaled: bool


def parse_number(text: str) -> Decimal | None:
    """Read one number; `None` if the text is not one.

    Where both separators stand, the last is the decimal one. A single separator before exactly
    three digits groups thousands (1.250 and 1,250 are 1250), unless a lone zero stands before it.
    """
    digits = re.sub(r"[ '\u2019]", "", text)
    if not re.fullmatch(r"\d+(?:[.,]\d+)*", digits) or len(digits) > _MAX_DIGITS:
        return None
    marks = re.findall(r"[.,]", digits)
    if len(set(marks)) > 1:
        return _mixed(digits, marks)
    if len(marks) > 1:
        groups = re.split(r"[.,]", digits)
        return _decimal("".join(groups)) if _grouped(groups) else None
    if marks and _is_grouping(digits, marks[0]):
        return _decimal(digits.replace(marks[0], ""))
    return _decimal(digits.replace(",", "."))


def _mixed(digits: str, marks: list[str]) -> Decimal | None:
    decimal_mark = marks[-1]
    if marks.count(decimal_mark) > 1:
        return None
    whole, fraction = digits.rsplit(decimal_mark, 1)
    groups = re.split(r"[.,]", whole)
    return _decimal(f"{''.join(groups)}.{fraction}") if _grouped(groups) else None


def _grouped(groups: list[str]) -> bool:
    return len(groups[0]) <= _GROUP and all(len(group) == _GROUP for group in groups[1:])


def _is_grouping(digits: str, mark: str) -> bool:
    before, after = digits.split(mark)
    return len(after) == _GROUP and len(before) <= _GROUP and before.lstrip("0") != ""


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def of_float(value: float) -> Decimal | None:
    """Turn a cell's number into a decimal without binary noise; `None` if not finite."""
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not number.is_finite() or abs(number) >= 10**_MAX_DIGITS:
        return None
    return Decimal(round(number, 6))


def as_json_number(value: Decimal) -> int | float:
    """Return an int where the value is whole, else a float of at most three decimals."""
    rounded = round(value, 3)
    return int(rounded) if rounded == rounded.to_integral_value() else float(rounded)


@lru_cache(maxsize=8)
def _amount_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    scale = lexicon.any(*SCALES)
    money = lexicon.any("money.currency")
    to = f"(?:-|~|{lexicon.any('range.to')})"
    number, tail = rf"(?:{NUMBER})", r"\d{1,3}(?![\d.,])"
    return re.compile(
        rf"(?P<low>{number})(?:\s*(?P<low_scale>{scale})(?:\s?(?P<low_tail>{tail}))?)?\s*"
        rf"(?:{money}\s*)?"
        rf"(?:{to}\s*(?P<high>{number})"
        rf"(?:\s*(?P<high_scale>{scale})(?:\s?(?P<high_tail>{tail}))?)?)?"
    )


def find_amount(text: str, lexicon: Lexicon, start: int = 0) -> Amount | None:
    """Find the first number or range in plain `text`, with its scale words.

    "20-25.000" is 20,000 to 25,000: a low end without its thousands takes those of the high end.
    "1tr2" is 1,200,000, as spoken.
    """
    for found in _amount_pattern(lexicon).finditer(text, start):
        low = parse_number(found["low"])
        if low is None:
            continue
        high = parse_number(found["high"]) if found["high"] else None
        if found["high"] and high is None:
            return None
        return _scaled(found, low, high, lexicon)
    return None


def _scaled(
    found: re.Match[str], low: Decimal, high: Decimal | None, lexicon: Lexicon
) -> Amount | None:
    low_scale = _scale_of(found["low_scale"], lexicon)
    high_scale = _scale_of(found["high_scale"], lexicon)
    scaled = low_scale > 1 or high_scale > 1
    if found["low_tail"] and low_scale > 1:
        low += _spoken(found["low_tail"])
    if high is None:
        return Amount(low * low_scale, None, found.start(), found.end(), scaled)
    if found["high_tail"] and high_scale > 1:
        high += _spoken(found["high_tail"])
    if low_scale == 1 and high_scale > 1 and low < 1_000:  # noqa: PLR2004  (20-25k)
        low_scale = high_scale
    low, high = low * low_scale, high * high_scale
    if not found["low_scale"] and high_scale == 1:
        low = _lift(low, high)
    if low > high:
        low, high = high, low
    return Amount(low, high if high != low else None, found.start(), found.end(), scaled)


def _scale_of(word: str | None, lexicon: Lexicon) -> int:
    if not word:
        return 1
    return next(scale for name, scale in SCALES.items() if lexicon.is_one(name, word))


def _spoken(tail: str) -> Decimal:
    return Decimal(tail).scaleb(-len(tail))


def _lift(low: Decimal, high: Decimal) -> Decimal:
    while low and low * 1_000 <= high and low < 1_000:  # noqa: PLR2004  (thousands left unsaid)
        low *= 1_000
    return low

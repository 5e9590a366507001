"""Dates: "15/3/26", "15-03-2026", "3/2026", Excel serial numbers, dates inside a sentence."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from baccau.engines.tabular.plain import cell_text, plain
from baccau.engines.tabular.problems import Finding, Reading
from baccau.engines.tabular.values.seasons import numbered_months

if TYPE_CHECKING:
    from baccau.engines.tabular.grid import Value
    from baccau.engines.tabular.values.context import Context

_EPOCH = dt.date(1899, 12, 30)
FIRST_YEAR, LAST_YEAR = 1990, 2100
_SERIALS = range(32_874, 73_416)  # 1990-01-01 to 2100-12-31 in the 1900 date system
_NAMED = re.compile(r"\bt(\d{1,2})\s+(\d{1,2})\s*,?\s+(\d{4})\b")
_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_DMY = re.compile(r"(?<![\d/.-])(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})(?!\d)")
_MY = re.compile(r"(?<![\d/.-])(1[0-2]|0?[1-9])\s*[-/.]\s*(\d{4})(?!\d)")
_YEAR = re.compile(r"(?<![\d.,])((?:19|20)\d{2})(?![\d.,]\d|\d)")
_COMPACT = re.compile(r"(?<!\d)(\d{2})(\d{2})(\d{4})(?!\d)")


def read_date(raw: Value, context: Context) -> Reading[dt.date]:
    """Read a date; a month or year alone is taken at its first day, and told."""
    if isinstance(raw, dt.date):
        return _bounded(raw.date() if isinstance(raw, dt.datetime) else raw, raw)
    text = cell_text(raw)
    lexicon = context.vocabulary.lexicon
    if not text or lexicon.is_one("answer.empty", plain(text)):
        return Reading(None)
    return _from_digits(text) if text.isdecimal() else _from_text(raw, text, context)


def _from_text(raw: Value, text: str, context: Context) -> Reading[dt.date]:
    named = numbered_months(plain(text), context.vocabulary.lexicon) if text.isascii() else ""
    spoken = _spoken(_NAMED.sub(r" \2/\1/\3", named or plain(text)), context)
    day = _written_day(spoken)
    if day is not None:
        return _bounded(day, raw)
    if _ISO.search(spoken) or _DMY.search(spoken):
        return Reading(None, (Finding("date_unreadable", "warning", {"text": text}),))
    return _partial(spoken, text)


def _bounded(day: dt.date, raw: Value) -> Reading[dt.date]:
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return Reading(day)
    return Reading(None, (Finding("date_unreadable", "warning", {"text": cell_text(raw)}),))


def _from_digits(text: str) -> Reading[dt.date]:
    number = int(text) if len(text) < 9 else 0  # noqa: PLR2004  (ddmmyyyy is the longest)
    if number in _SERIALS:
        return Reading(_EPOCH + dt.timedelta(days=number))
    compact = _COMPACT.fullmatch(text)
    day = _make(int(compact[3]), int(compact[2]), int(compact[1])) if compact else None
    return _bounded(day, text) if day else _partial(text, text)


def _spoken(text: str, context: Context) -> str:
    """Turn "day 15 month 3 year 2026" in words into 15/3/2026."""
    lexicon = context.vocabulary.lexicon
    month, year = lexicon.any("period.month"), lexicon.any("period.year")
    text = re.sub(
        rf"(\d{{1,2}})\s*{month}\s*(\d{{1,2}})\s*[,/]?\s*(?:{year}\s*)?(\d{{4}})", r"\1/\2/\3", text
    )
    text = re.sub(r"(\d{1,2})[ -]t(\d{1,2})[ ,-]+(\d{4})", r"\1/\2/\3", text)
    return re.sub(rf"{month}\s*(\d{{1,2}})\s*[,/]?\s*(?:{year}\s*)?(\d{{4}})", r" \1/\2", text)


def _written_day(text: str) -> dt.date | None:
    if found := _ISO.search(text):
        return _make(int(found[1]), int(found[2]), int(found[3]))
    for found in _DMY.finditer(text):
        year = int(found[3]) if len(found[3]) == 4 else 2000 + int(found[3])  # noqa: PLR2004  (digits)
        day = _make(year, int(found[2]), int(found[1])) or _make(year, int(found[1]), int(found[2]))
        if day:
            return day
    return None


def _make(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _partial(spoken: str, text: str) -> Reading[dt.date]:
    if found := _MY.search(spoken):
        day = _make(int(found[2]), int(found[1]), 1)
        code = "date_month_only"
    elif found := _YEAR.search(spoken):
        day, code = _make(int(found[1]), 1, 1), "date_year_only"
    else:
        day, code = None, ""
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        return Reading(None, (Finding("date_unreadable", "warning", {"text": text}),))
    return Reading(day, (Finding(code, "info", {"text": text, "date": day}),))

"""Months in words: "months 10-12", "T10-T12", "all year", "from 11 to 2", "autumn crop"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from baccau.engines.tabular.plain import cell_text, plain
from baccau.engines.tabular.problems import Finding, Proposal, Reading

if TYPE_CHECKING:
    from baccau.engines.tabular.grid import Value
    from baccau.engines.tabular.values.context import Context
    from baccau.engines.tabular.vocabulary import Lexicon, Vocabulary

YEAR_MONTHS = tuple(range(1, 13))
MONTH_NUMBER = r"(?:1[0-2]|0?[1-9])(?!\.\d|\d|%)"
_YEARS = re.compile(r"\s*[/-]\s*20\d\d")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True)
class Season:
    """Months of a season in order of appearance; `vague` when read from a name or the moon."""

    months: tuple[int, ...]
    vague: bool = False


def read_season(raw: Value, context: Context) -> Reading[Season]:
    """Read a season cell; a cell Excel turned into a date (10-12) is read back as months."""
    if isinstance(raw, (dt.datetime, dt.date)):
        months = months_between(raw.day, raw.month) if raw.day in YEAR_MONTHS else (raw.month,)
        facts: dict[str, object] = {"text": f"{raw.day}-{raw.month}", "months": months}
        return Reading(Season(months), (Finding("season_was_date", "warning", facts),))
    text = numbered_months(plain(cell_text(raw)), context.vocabulary.lexicon)
    if not text or context.vocabulary.lexicon.is_one("answer.empty", text):
        return Reading(None)
    season = find_season(text, context.vocabulary, bare=True)
    if season is None:
        code = "season_open" if _open(text, context.vocabulary.lexicon) else "season_unreadable"
        return Reading(None, (Finding(code, "warning", {"text": cell_text(raw)}),))
    if not season.vague:
        return Reading(season)
    facts = {"text": cell_text(raw), "months": season.months}
    proposal = Proposal("season", list(season.months))
    return Reading(season, (Finding("season_vague", "warning", facts, proposal),))


def _open(text: str, lexicon: Lexicon) -> bool:
    return lexicon.has("season.by_season", text)


def find_season(text: str, vocabulary: Vocabulary, *, bare: bool) -> Season | None:
    """Find months in plain `text`.

    With `bare`, numbers 1–12 alone are months ("10,11,12"); without it a month must be called
    one ("T10"), as in a quantity cell.
    """
    lexicon = vocabulary.lexicon
    if lexicon.has("season.all_year", text) or lexicon.is_one("season.twelve", text):
        return Season(YEAR_MONTHS)
    named = _named(text, vocabulary)
    if named and not re.search(r"\d", text.replace(named[0], "")):
        return named[1]
    months = _quarters(text, lexicon) or _months(text, vocabulary, bare=bare)
    if not months:
        return named[1] if named else None
    if lexicon.has("season.lunar", text):
        return Season(tuple(month % 12 + 1 for month in months), vague=True)
    return Season(months)


def _named(text: str, vocabulary: Vocabulary) -> tuple[str, Season] | None:
    for name, months in vocabulary.seasons_plain.items():
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            return name, Season(months, vague=True)
    return None


def _quarters(text: str, lexicon: Lexicon) -> tuple[int, ...]:
    word, joint = lexicon.any("season.quarter"), lexicon.any("range.and")
    number = r"(iv|i{1,3}|[1-4])"
    found = re.findall(rf"{word}\s*{number}(?:\s*(?:-|,|&|{joint})\s*{number})?\b", text)
    quarters = [_ROMAN.get(part) or int(part) for pair in found for part in pair if part]
    return tuple(month for q in quarters for month in range(3 * q - 2, 3 * q + 1))


def month_word(lexicon: Lexicon) -> str:
    """Return a pattern for the word that calls the number after it a month."""
    return rf"(?:(?:{lexicon.any('period.month')}|t\.?)\s*)"


@lru_cache(maxsize=8)
def _patterns(vocabulary: Vocabulary) -> tuple[re.Pattern[str], ...]:
    lexicon = vocabulary.lexicon
    month = month_word(lexicon)
    to = rf"\s*(?:-|~|{lexicon.any('range.to')})\s*(?:{lexicon.any('range.whole')}\s*)?"
    end = rf"(?:\s*/\s*\d{{4}})?(?!\s*{vocabulary.unit_alternation})"
    first, last = (f"(?P<{name}>{MONTH_NUMBER}){end}" for name in ("first", "last"))
    pair = rf"{first}(?:{to}{month}?{last})?"
    joint = rf"\s*(?:,|;|&|\+|/|\.|{lexicon.any('range.and')})\s*"
    return (
        re.compile(rf"(?<![\w]){month}{pair}"),
        re.compile(rf"(?<![\w]){month}?{pair}"),
        re.compile(rf"{joint}{month}?{pair}"),
    )


def _months(text: str, vocabulary: Vocabulary, *, bare: bool) -> tuple[int, ...]:
    called, free, chain = _patterns(vocabulary)
    months: list[int] = []
    position = 0
    while found := called.search(text, position):
        position = _follow(found, chain, text, months)
    text = _YEARS.sub("", text)
    if not months and bare and not re.search(r"\d{3}", text):
        while found := free.search(text, position):
            position = _follow(found, chain, text, months)
    return tuple(dict.fromkeys(months))


def _follow(found: re.Match[str], chain: re.Pattern[str], text: str, months: list[int]) -> int:
    """Take one month or range and every one chained to it by commas; return where it ends."""
    link: re.Match[str] | None = found
    end = found.end()
    while link:
        first = int(link["first"])
        months.extend(months_between(first, int(link["last"])) if link["last"] else (first,))
        end = link.end()
        link = chain.match(text, end)
    return end


def numbered_months(text: str, lexicon: Lexicon) -> str:
    """Write English month names in plain `text` as T1 … T12."""
    for month in YEAR_MONTHS:
        text = re.sub(lexicon.any(f"month_name.{month}"), f"t{month}", text)
    return text


def months_between(first: int, last: int) -> tuple[int, ...]:
    """Return the months from `first` to `last`, over the new year where needed."""
    span = (last - first) % 12
    return tuple((first - 1 + step) % 12 + 1 for step in range(span + 1))

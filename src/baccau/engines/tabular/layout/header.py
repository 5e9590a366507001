"""Find the header rows of a sheet and the text each column's header joins to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from baccau.engines.tabular.headers import JOINT
from baccau.engines.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from baccau.engines.tabular.headers import HeaderMatcher
    from baccau.engines.tabular.layout.view import SheetView

SEARCHED_ROWS = 200
CLEAR = 0.72
"""From this score a cell counts as a header cell."""
_SURE = 0.95
"""Needed of texts that look like sentences or hold large numbers."""
_LONGEST_WORDING = 60
_LONGEST_CELL = 90
_MOST_HEADER_ROWS = 3
_FEWEST = 2
_FEWEST_MONTHS = 6
_MANY = 4
"""With so many fields named, most columns may be about something else."""
_MONTH = re.compile(r"\d{1,2}")


@dataclass(frozen=True, slots=True)
class Header:
    """Header rows `first`–`last` and the joined text of each column that has one."""

    first: int
    last: int
    texts: dict[int, str]

    @property
    def rows(self) -> tuple[int, ...]:
        """Every row of the header."""
        return tuple(range(self.first, self.last + 1))


def find_headers(view: SheetView, matchers: Sequence[HeaderMatcher]) -> tuple[Header, ...]:
    """Find the headers of a sheet from top to bottom: one, or one per table it holds.

    A later row that only repeats a header is not a new table.
    """
    strengths = {
        row: strength(view, row, matchers) for row in _searched(view) if view.may_be_header(row)
    }
    most = max(strengths.values(), default=0)
    if most < _FEWEST:
        return ()
    bar = max(_FEWEST, 0.5 * most)
    headers: list[Header] = []
    row = 1
    while row <= view.row_count:
        enough = 0.0
        if not headers:
            enough = strengths.get(row, 0.0)
        elif view.may_be_header(row):
            enough = _plain_strength(view, row, matchers)
        if enough >= bar:
            floor = headers[-1].last + 1 if headers else 1
            header = _grown(view, row, floor, matchers)
            if _is_new(header, headers):
                headers.append(header)
            row = header.last + 1
        else:
            row += 1
    return tuple(headers)


def _searched(view: SheetView) -> range:
    return range(1, min(view.row_count, SEARCHED_ROWS) + 1)


def _is_new(header: Header, known: list[Header]) -> bool:
    texts = {fold(text) for text in header.texts.values()}
    return all(
        len(texts & {fold(text) for text in other.texts.values()}) < 0.6 * len(texts)
        for other in known
    )


def strength(view: SheetView, row: int, matchers: Sequence[HeaderMatcher]) -> float:
    """Count the cells of a row that name different fields; 0 where other content prevails."""
    texts = view.texts(row)
    if not texts:
        return 0.0
    best = 0.0
    worded = _worded(texts.values())
    for matcher in matchers:
        named: set[str] = set()
        cells = 0
        for text in worded:
            name = clear_field(text, matcher)
            cells += name is not None
            if name:
                named.add(name)
        share = 0.5 if len(named) < _MANY else 0.25
        if len(named) >= _FEWEST and cells >= share * len(texts):
            best = max(best, float(len(named)))
    return best


def _worded(texts: Iterable[str]) -> list[str]:
    """Drop bare numbers: they are months only where many stand side by side."""
    numbers = [text for text in texts if _MONTH.fullmatch(text)]
    return [text for text in texts if text not in numbers or len(numbers) >= _FEWEST_MONTHS]


def _plain_strength(view: SheetView, row: int, matchers: Sequence[HeaderMatcher]) -> float:
    """Count exact wordings only: cheap enough for every row below the first header."""
    texts = view.texts(row).values()
    worded = _worded(texts)
    best = 0
    for matcher in matchers:
        names = [name for text in worded if (name := matcher.names_exactly(text))]
        if len(names) >= 0.5 * len(texts):
            best = max(best, len(set(names)))
    return float(best)


def clear_field(text: str, matcher: HeaderMatcher) -> str | None:
    """Return the field a cell clearly names, if it could be a header cell at all."""
    if len(text) > _LONGEST_CELL or (text[0] in "0123456789+" and not _MONTH.fullmatch(text)):
        return None
    scores = matcher.scores(text) if matcher.may_name(text) else {}
    if not scores:
        return None
    name = max(scores, key=lambda key: scores[key])
    bar = _SURE if _is_sentence(text) or re.search(r"\d{3}", text) else CLEAR
    return name if scores[name] >= bar else None


def _is_sentence(text: str) -> bool:
    return text.endswith(".") or len(text) > _LONGEST_WORDING


def _grown(view: SheetView, row: int, floor: int, matchers: Sequence[HeaderMatcher]) -> Header:
    first = last = row
    while last - first + 1 < _MOST_HEADER_ROWS and _continues(view, first, last, matchers):
        last += 1
    while first > floor and last - first + 1 < _MOST_HEADER_ROWS and _begins(view, first, matchers):
        first -= 1
    return Header(first, last, _joined(view, first, last))


def _continues(view: SheetView, first: int, last: int, matchers: Sequence[HeaderMatcher]) -> bool:
    """Say whether the row below belongs to the header."""
    below = view.texts(last + 1)
    if not below:
        return False
    above = view.texts(last)
    tall = {
        column
        for column in above
        if (span := view.span_of.get((last, column)))
        and span.bottom > last
        and span.right == span.left
    }
    if tall and not tall & set(below):
        return all(not _numeric(text) or _MONTH.fullmatch(text) for text in below.values())
    clear = sum(any(clear_field(text, m) for m in matchers) for text in below.values())
    under_gap = [c for c in below if c not in above or view.width(last, c) > 1 or (c + 1) in below]
    left_open = [column for column in above if column not in below]
    return (
        clear >= max(1, 0.5 * len(below))
        and len(under_gap) == len(below)
        and len(left_open) >= 1
        and first == last
    )


def _begins(view: SheetView, first: int, matchers: Sequence[HeaderMatcher]) -> bool:
    """Say whether the row above belongs to the header."""
    above = view.texts(first - 1)
    if len(above) < _FEWEST or any(_numeric(text) for text in above.values()):
        return False
    spans = [view.span_of.get((first - 1, column)) for column in above]
    tall = any(span and span.top == first - 1 and span.bottom >= first for span in spans)
    wide = sum(bool(span and span.right > span.left) for span in spans)
    clear = sum(any(clear_field(text, m) for m in matchers) for text in above.values())
    return tall or clear >= _FEWEST or wide >= _FEWEST


def _numeric(text: str) -> bool:
    return bool(re.fullmatch(r"[\d.,%\s()-]+", text))


def _joined(view: SheetView, first: int, last: int) -> dict[int, str]:
    joined: dict[int, str] = {}
    for column in range(1, view.column_count + 1):
        parts: list[str] = []
        for row in range(first, last + 1):
            text = _covering(view, row, column, last)
            if text and text not in parts:
                parts.append(text)
        if parts:
            joined[column] = JOINT.join(parts)
    return joined


def _covering(view: SheetView, row: int, column: int, last: int) -> str:
    """Return the header text over a cell: its own, its merged range's, or the left parent's."""
    text = view.texts(row).get(column)
    if text:
        return text
    span = view.span_of.get((row, column))
    if span:
        return view.texts(span.top).get(span.left, "")
    below = view.texts(row + 1) if row < last else {}
    if column not in below:
        return ""
    parent = max((c for c in view.texts(row) if c < column), default=None)
    if parent is None or view.width(row, parent) > 1 or parent not in below:
        return ""
    return view.texts(row)[parent]

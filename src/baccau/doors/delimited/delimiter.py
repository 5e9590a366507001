"""Which character parts the fields."""

from __future__ import annotations

import csv
from collections import Counter
from typing import Literal

_CANDIDATES = ("\t", ";", "|", ",")
"""From the rarest inside a field to the commonest: the order in which ties are decided."""
_LINES, _SAMPLE = 200, 1 << 20
_HINT = "sep="


def split_hint(text: str) -> tuple[str | None, str]:
    """Return the delimiter a first line such as `sep=;` names, and the text without that line."""
    first, _, rest = text.partition("\n")
    first = first.rstrip("\r")
    if first[:4].lower() == _HINT and len(first) == len(_HINT) + 1:
        return first[-1], rest
    return None, text


def find_delimiter(text: str) -> str | None:
    """Return the delimiter under which most rows have one same number of fields, or `None`.

    Titles above the table and notes below it have fewer fields and do not count against it.
    """
    lines = text[:_SAMPLE].splitlines(keepends=True)[:_LINES]
    # A quote that never closes makes one field of all that follows: then quotes are no quotes.
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        consistent = {
            delimiter: _consistent_rows(lines, delimiter, quoting) for delimiter in _CANDIDATES
        }
        best = max(_CANDIDATES, key=consistent.__getitem__)
        if consistent[best]:
            return best
    return None


def _consistent_rows(lines: list[str], delimiter: str, quoting: Literal[0, 3]) -> int:
    try:
        rows = csv.reader(lines, delimiter=delimiter, quoting=quoting)
        sizes = Counter(len(row) for row in rows)
    except csv.Error:
        return 0
    return max((times for size, times in sizes.items() if size > 1), default=0)

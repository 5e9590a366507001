"""Sheet names a workbook may bear."""

from __future__ import annotations

import re
from collections.abc import Iterable

from baccau.engines.text import clean_text

_FORBIDDEN = re.compile(r"[\[\]:*?/\\\n\t]+")
_LENGTH = 31


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """Return a permitted name for each wanted one, all different whatever the case."""
    names: list[str] = []
    taken: set[str] = set()
    for text in wanted:
        base = clean_text(_FORBIDDEN.sub(" ", clean_text(text))).strip("' ") or "Sheet"
        name, number = base[:_LENGTH].rstrip("' "), 1
        while name.casefold() in taken or name.casefold() == "history":  # Excel keeps that one
            number += 1
            ending = f" ({number})"
            name = base[: _LENGTH - len(ending)].rstrip("' ") + ending
        taken.add(name.casefold())
        names.append(name)
    return names

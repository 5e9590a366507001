"""Text without case or tones but with its punctuation: what the value grammars read."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from baccau.engines.text import clean_text

if TYPE_CHECKING:
    from baccau.engines.tabular.grid import Value

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d"), "-")
_D_STROKE = str.maketrans({"\u0111": "d", "\u00f0": "d"})
_SPACES = re.compile(r"\s+")
FORMULA_ERRORS = frozenset(
    {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#GETTING_DATA"}
)


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """Return `text` in lower case, tones off, one kind of dash, single spaces."""
    lowered = unicodedata.normalize("NFC", text).casefold().translate(_D_STROKE)
    split = unicodedata.normalize("NFKD", lowered)
    bare = "".join(c for c in split if not unicodedata.combining(c))
    # Casefolded again: taking signs such as the service mark apart brings capitals back.
    return _SPACES.sub(" ", bare.casefold().translate(_DASHES)).strip()


def toned(text: str) -> str:
    """Return `text` in lower case with its tones, one kind of dash, single spaces."""
    lowered = unicodedata.normalize("NFC", text).casefold()
    return _SPACES.sub(" ", lowered.translate(_DASHES)).strip()


_cleaned = lru_cache(maxsize=65_536)(clean_text)


def cell_text(value: Value) -> str:
    """Return the cell as the text a person sees in it; empty for an empty cell."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _cleaned(value)
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, float):
        return _number_text(value)
    if isinstance(value, dt.date):
        return f"{value.day:02}/{value.month:02}/{value.year:04}"
    return str(value)


def _number_text(value: float) -> str:
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124  (NaN test)
        return ""
    if value == int(value) and abs(value) < 1e15:  # noqa: PLR2004  (floats are whole up to here)
        return str(int(value))
    return repr(value)

"""Turn a sheet written in an old Vietnamese encoding into today's text, cell by cell."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from baccau.engines.text import convert_legacy, detect_legacy

if TYPE_CHECKING:
    from baccau.engines.tabular.grid import Sheet, Value

_SHARE = 0.3
_MODERN = frozenset("\u0103\u0111\u01a1\u01b0\u0102\u0110\u01a0\u01af")
_LATIN_ADDITIONAL = range(0x1E00, 0x1F00)


@dataclass(frozen=True, slots=True)
class Modernised:
    """The sheet in today's text; which cells were converted, from what; how many recomposed."""

    sheet: Sheet
    encoding: str | None
    cells: frozenset[tuple[int, int]]
    recomposed: int


def modernise(sheet: Sheet) -> Modernised:
    """Convert TCVN3 or VNI text.

    Where a good share of the sheet's accented cells are recognised, the short ones that could
    not be recognised alone are converted with them, unless they hold letters the old encodings
    lack.
    """
    texts = {
        (r, c): value
        for r, row in enumerate(sheet.rows, start=1)
        for c, value in enumerate(row, start=1)
        if isinstance(value, str) and not value.isascii()
    }
    distinct = {text: detect_legacy(text) for text in set(texts.values())}
    found = Counter(encoding for encoding in distinct.values() if encoding)
    recomposed = sum(not unicodedata.is_normalized("NFC", text) for text in texts.values())
    if not found:
        return Modernised(sheet, None, frozenset(), recomposed)
    encoding, count = found.most_common(1)[0]
    spread = count >= _SHARE * len(distinct)
    chosen = {
        text: convert_legacy(text, own or encoding)
        for text, own in distinct.items()
        if own or (spread and not _is_modern(text))
    }
    cells = frozenset(place for place, text in texts.items() if text in chosen)
    rows = tuple(_converted(row, chosen) for row in sheet.rows)
    return Modernised(replace(sheet, rows=rows), encoding, cells, recomposed)


def _is_modern(text: str) -> bool:
    composed = unicodedata.normalize("NFC", text)
    return any(c in _MODERN or ord(c) in _LATIN_ADDITIONAL for c in composed)


def _converted(row: tuple[Value, ...], chosen: dict[str, str]) -> tuple[Value, ...]:
    return tuple(chosen.get(v, v) if isinstance(v, str) else v for v in row)

"""Tell data rows from group rows, totals, notes, blanks and repeated headers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from baccau.engines.tabular.plain import plain
from baccau.engines.text import fold

if TYPE_CHECKING:
    from baccau.engines.tabular.layout.header import Header
    from baccau.engines.tabular.layout.view import SheetView
    from baccau.engines.tabular.vocabulary import Vocabulary

Reason = Literal["group_row", "total_row", "note", "blank", "repeated_header"]
ROMAN = r"(?:x{0,3}(?:ix|iv|v?i{1,3}|v|x))"
_NUMBERING = re.compile(rf"\(?(?:{ROMAN}|[a-h])(?:\.\d{{1,2}})?\)?[.)/:]?", re.IGNORECASE)
_NUMBERED = re.compile(
    rf"^\s*(?:\(?(?:{ROMAN}|[a-h])(?:\.\d{{1,2}})?\s*[.)/:-]\s*)(?=\S)", re.IGNORECASE
)
_ARABIC = re.compile(r"^\s*\d{1,3}(?:\.\d{1,2})*\s*[.)/-]\s*(?=[^\W\d])")
_NUMERIC = re.compile(r"[\d.,%\s()+-]+")
_COLUMN_NUMBER = re.compile(r"\(?(\d{1,2}|[a-z])\)?(?:\s*=.*)?", re.IGNORECASE)
_LONG_NOTE = 120
_FULL_ROW = 3
_WIDE_MERGE = 3
_COUNTED_LABEL = 2


@dataclass(slots=True)
class RowSorter:
    """Sorts the rows of one table from top to bottom; remembers when the notes have begun."""

    view: SheetView
    header: Header
    meanings: dict[int, str]
    """The field of each column that has one."""
    vocabulary: Vocabulary
    _closed: bool = field(default=False, init=False)
    _header_keys: tuple[frozenset[str], ...] = field(default=(), init=False)

    def __post_init__(self) -> None:
        """Keep the header's texts to know it again."""
        self._header_keys = tuple(
            frozenset(fold(text) for text in self.view.texts(row).values())
            for row in self.header.rows
        )

    def reason(self, row: int) -> Reason | None:
        """Return why the row is no data, or `None` for a data row."""
        texts = self.view.texts(row)
        if not texts:
            return "blank"
        if self._repeats_header(row, texts):
            return "repeated_header"
        if self._is_total(texts):
            return "total_row"
        if self._is_note(texts):
            return "note"
        return "group_row" if self.group_text(row) else None

    def _repeats_header(self, row: int, texts: dict[int, str]) -> bool:
        if not self.view.may_be_header(row):
            return False
        keys = {fold(text) for text in texts.values()}
        if len(keys) > 1 and any(
            len(keys & known) >= 0.6 * len(keys) for known in self._header_keys
        ):
            return True
        return len(texts) >= _FULL_ROW and row <= self.header.last + 2 and _is_number_row(texts)

    def _is_total(self, texts: dict[int, str]) -> bool:
        label = next((text for text in texts.values() if not _NUMERIC.fullmatch(text)), "")
        bare = _NUMBERED.sub("", label).strip(" :.-*")
        lexicon = self.vocabulary.lexicon
        if lexicon.means(bare, "layout.total"):
            return True
        words = sum(not _NUMERIC.fullmatch(text) for text in texts.values())
        return words == 1 and lexicon.opens(bare, "layout.total_start")

    def _is_note(self, texts: dict[int, str]) -> bool:
        filled = self._filled(texts)
        first = texts[min(texts)]
        lexicon = self.vocabulary.lexicon
        short = filled <= _FULL_ROW and len(texts) <= _FULL_ROW
        if short and (self._is_signed(texts) or self._is_dated(texts)):
            self._closed = True
            return True
        if len(texts) < _FULL_ROW and lexicon.opens(first, "layout.note_start"):
            self._closed = self._closed or len(texts) == 1
            return True
        if len(texts) == 1 and len(first) > _LONG_NOTE:
            return True
        return self._closed and filled < _FULL_ROW

    def _is_signed(self, texts: dict[int, str]) -> bool:
        lexicon = self.vocabulary.lexicon
        return any(lexicon.opens(text, "layout.signature") for text in texts.values())

    def _is_dated(self, texts: dict[int, str]) -> bool:
        """Say whether a row is a line such as "…, day 15 month 3 year 2026"."""
        lexicon = self.vocabulary.lexicon
        gap = r"\s*[\d._]*\s*"
        line = gap.join(lexicon.any(f"period.{name}") for name in ("day", "month", "year"))
        return re.search(line, " ".join(map(plain, texts.values()))) is not None

    def _filled(self, texts: dict[int, str]) -> int:
        idle = ("row_number", "note")
        return sum(self.meanings.get(column, "note") not in idle for column in texts)

    def group_text(self, row: int) -> str | None:
        """Return the text of a group row without its numbering, or `None`."""
        texts = self.view.texts(row)
        first = min(texts)
        numbering = len(texts) > 1 and _NUMBERING.fullmatch(texts[first]) is not None
        words = [
            column
            for column, text in texts.items()
            if not _NUMERIC.fullmatch(text) and not (numbering and column == first)
        ]
        if len(words) != 1:
            return None
        column = words[0]
        text = texts[column]
        wide = self.view.width(row, column) >= _WIDE_MERGE
        counted = any(self.meanings.get(c) == "row_number" and c != column for c in texts)
        if counted and not numbering:
            return _bare(text) if wide and len(texts) == _COUNTED_LABEL else None
        if numbering or wide or _NUMBERED.match(text):
            return _bare(text)
        return _bare(text) if len(texts) == 1 and self._is_label(row, column, text) else None

    def _is_label(self, row: int, column: int, text: str) -> bool:
        """Say whether a row's only words, without numbering or merge, head a group.

        A producer alone heads the rows below it if they leave its column blank.
        """
        meaning = self.meanings.get(column)
        if meaning == "producer_name":
            below = self.view.texts(row + 1)
            return bool(below) and column not in below
        if meaning not in ("product_name", "need_text"):
            return meaning not in ("buyer_name", "commodity")
        bare = _bare(text)
        vocabulary = self.vocabulary
        if vocabulary.lexicon.opens(bare, "layout.group_start"):
            return True
        whole = fold(bare)
        found = vocabulary.product_sets.find(bare)
        if found and fold(found.phrase) == whole:
            return True
        maker = vocabulary.producer_types.find(bare)
        return maker is not None and maker.start == 0


def _bare(text: str) -> str:
    return _ARABIC.sub("", _NUMBERED.sub("", text)).strip(" :.-")


def _is_number_row(texts: dict[int, str]) -> bool:
    """Say whether a row only numbers the columns: 1, 2, 3 or (A), (1), (2)."""
    marks = [_COLUMN_NUMBER.fullmatch(text.strip()) for text in texts.values()]
    if not all(marks):
        return False
    numbers = [int(mark[1]) for mark in marks if mark and mark[1].isdecimal()]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else True

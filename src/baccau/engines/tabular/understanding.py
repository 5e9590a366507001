"""What a workbook says: sheets, columns, rows, problems and every row left out with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from baccau.engines.tabular.columns import Column, Meanings, kind_words, map_columns
from baccau.engines.tabular.grid import Notice, cell_name
from baccau.engines.tabular.headers import HeaderMatcher, find_scale
from baccau.engines.tabular.layout.groups import GroupContext
from baccau.engines.tabular.layout.header import Header, find_headers
from baccau.engines.tabular.layout.presets import read_presets
from baccau.engines.tabular.layout.rows import Reason, RowSorter
from baccau.engines.tabular.layout.view import SheetView
from baccau.engines.tabular.legacy import Modernised, modernise
from baccau.engines.tabular.plain import plain
from baccau.engines.tabular.reading import Row, RowReader
from baccau.engines.text import fold

if TYPE_CHECKING:
    from baccau.engines.tabular.grid import Sheet, Workbook
    from baccau.engines.tabular.vocabulary import Kind, Vocabulary

KINDS: tuple[Kind, ...] = ("supply", "demand")
_LONGEST_TITLE = 200
_MOST_NAME_WORDS = 12
LEAST_FIT = 1.1
"""A table that names goods and at least one more thing (see columns)."""

Progress = Callable[[str, int, int], None]
"""Called with the sheet's name, the rows read and the rows there are."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Rows left out, and why. `text` is the first text of the first of them."""

    rows: tuple[int, ...]
    reason: Reason
    text: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a sheet. A sheet that holds several gives several."""

    sheet: str
    kind: Literal["supply", "demand", "other"]
    header_rows: tuple[int, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    skipped: tuple[Skipped, ...]
    notices: tuple[Notice, ...] = ()
    hidden: bool = False
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Request:
    """How to read: a kind for every sheet or "auto", and what people have said of columns.

    `overrides` maps (sheet, column letter) to a field name or `None` for no meaning; `remembered`
    maps folded headers likewise.
    """

    kind: Literal["supply", "demand", "auto"] = "auto"
    overrides: Mapping[tuple[str, str], str | None] = field(default_factory=dict)
    remembered: Mapping[str, str | None] = field(default_factory=dict)
    file_stem: str = ""


def understand(
    workbook: Workbook,
    vocabulary: Vocabulary,
    request: Request | None = None,
    progress: Progress | None = None,
) -> tuple[Table, ...]:
    """Read every sheet of a workbook."""
    return tuple(iter_tables(workbook, vocabulary, request or Request(), progress))


def iter_tables(
    workbook: Workbook,
    vocabulary: Vocabulary,
    request: Request,
    progress: Progress | None = None,
) -> Iterator[Table]:
    """Yield the tables one by one, so that the first problems can be shown early."""
    kinds = KINDS if request.kind == "auto" else (request.kind,)
    matchers = {kind: HeaderMatcher(vocabulary, kind, request.remembered) for kind in kinds}
    for sheet in workbook.sheets:
        yield from _SheetReader(sheet, vocabulary, request, matchers, progress).tables()


class _SheetReader:
    def __init__(
        self,
        sheet: Sheet,
        vocabulary: Vocabulary,
        request: Request,
        matchers: Mapping[Kind, HeaderMatcher],
        progress: Progress | None,
    ) -> None:
        self.modern: Modernised = modernise(sheet)
        self.sheet = self.modern.sheet
        self.view = SheetView(self.sheet)
        self.vocabulary = vocabulary
        self.request = request
        self.matchers = matchers
        self.progress = progress

    def tables(self) -> Iterator[Table]:
        """Yield one table per header; a sheet without any is "other" with every row named."""
        headers = find_headers(self.view, tuple(self.matchers.values()))
        if not headers:
            headers = (Header(0, 0, {}),)
        ends = [header.first - 1 for header in headers[1:]] + [self.view.row_count]
        start = 1
        for header, end in zip(headers, ends, strict=True):
            yield self._table(header, start, end)
            start = end + 1

    def _table(self, header: Header, start: int, end: int) -> Table:
        titles = self._titles(start, header.first - 1)
        meanings = self._meanings(header, end, titles)
        above = [(row, self._above(row)) for row in range(start, header.first)]
        if (meanings.fit < LEAST_FIT and self.request.kind == "auto") or not meanings.meanings():
            return self._other(meanings, header, start, end)
        rows, skipped = self._rows(header, end, meanings, titles)
        return Table(
            self.sheet.name,
            meanings.kind,
            header.rows if header.last else (),
            meanings.columns,
            rows,
            _joined(above + skipped, self.view),
            self._notices(),
            self.sheet.hidden,
            _confidence(meanings),
        )

    def _other(self, meanings: Meanings, header: Header, start: int, end: int) -> Table:
        left = [(row, self._above(row)) for row in range(start, end + 1)]
        columns = meanings.columns if header.last else ()
        skipped = _joined(left, self.view)
        return Table(
            self.sheet.name, "other", (), columns, (), skipped, self._notices(), self.sheet.hidden
        )

    def _above(self, row: int) -> Reason:
        return "note" if self.view.texts(row) else "blank"

    def _titles(self, first: int, last: int) -> list[str]:
        return [text for row in range(first, last + 1) for text in self.view.texts(row).values()]

    def _meanings(self, header: Header, end: int, titles: list[str]) -> Meanings:
        told = {
            letter: name
            for (sheet, letter), name in self.request.overrides.items()
            if sheet == self.sheet.name
        }
        options = [
            map_columns(self.view, header, end, matcher, kind, told)
            for kind, matcher in self.matchers.items()
        ]
        lean = kind_words([self.sheet.name, *titles], self.vocabulary)
        lean += 0.5 * kind_words([self.request.file_stem, *header.texts.values()], self.vocabulary)
        bias = {"demand": max(lean, 0.0) * 0.6, "supply": max(-lean, 0.0) * 0.6}
        return max(options, key=lambda option: option.fit + bias[option.kind] * bool(option.fit))

    def _rows(
        self, header: Header, end: int, meanings: Meanings, titles: list[str]
    ) -> tuple[tuple[Row, ...], list[tuple[int, Reason]]]:
        groups = GroupContext(self.vocabulary)
        scaled = _with_title_scale(meanings, titles, self.vocabulary)
        province = self._title_province(titles)
        presets = read_presets(self.view, header.first, self.matchers[meanings.kind])
        reader = RowReader(
            self.view, scaled, self.vocabulary, groups, province, presets, self.modern.cells
        )
        sorter = RowSorter(self.view, header, meanings.meanings(), self.vocabulary)
        rows: list[Row] = []
        skipped: list[tuple[int, Reason]] = []
        for number in range(header.last + 1, end + 1):
            reason = sorter.reason(number)
            if reason is None:
                rows.append(reader.read(number))
            else:
                skipped.append((number, reason))
                self._enter_group(number, reason, sorter, groups, reader)
            self.view.forget(number - 1)
            if self.progress and (number % 200 == 0 or number == end):
                self.progress(self.sheet.name, number, self.view.row_count)
        return tuple(rows), skipped

    def _enter_group(
        self,
        number: int,
        reason: Reason,
        sorter: RowSorter,
        groups: GroupContext,
        reader: RowReader,
    ) -> None:
        text = sorter.group_text(number) if reason == "group_row" else None
        if text:
            texts = self.view.texts(number)
            groups.enter(text, cell_name(number, max(texts, key=lambda column: len(texts[column]))))
        if reason != "blank":
            reader.leave_group()

    def _title_province(self, titles: list[str]) -> str:
        """Return the name of the province a title or the sheet's or file's name speaks of."""
        resolve = self.vocabulary.resolve_place
        for text in titles:
            found = resolve(text=text).province_code if len(text) <= _LONGEST_TITLE else None
            if found:
                return self.vocabulary.province_names[found]
        for name in (self.sheet.name, self.request.file_stem):
            words = fold(name).split()[:_MOST_NAME_WORDS]
            for size in (3, 2):
                for start in range(len(words) - size + 1):
                    found = resolve(province=" ".join(words[start : start + size])).province_code
                    if found:
                        return self.vocabulary.province_names[found]
        return ""

    def _notices(self) -> tuple[Notice, ...]:
        notices = []
        if self.modern.encoding:
            facts: dict[str, object] = {
                "encoding": self.modern.encoding,
                "cells": len(self.modern.cells),
            }
            notices.append(Notice("legacy_text_converted_sheet", facts))
        if self.modern.recomposed:
            notices.append(Notice("text_recomposed", {"cells": self.modern.recomposed}))
        return tuple(notices)


def _with_title_scale(meanings: Meanings, titles: list[str], vocabulary: Vocabulary) -> Meanings:
    """Apply a scale stated above the table ("unit: 1,000 VND") to its price columns."""
    scale = max((find_scale(plain(title), vocabulary) for title in titles), default=1)
    if scale == 1:
        return meanings
    columns = tuple(
        replace(column, hints=replace(column.hints, scale=scale, scaled=True))
        if column.field and column.field.reader == "price" and not column.hints.scaled
        else column
        for column in meanings.columns
    )
    return Meanings(meanings.kind, columns, meanings.fit)


def _confidence(meanings: Meanings) -> float:
    scores = [column.confidence for column in meanings.columns if column.field]
    return round(sum(scores) / len(scores), 2) if scores else 0.0


def _joined(rows: list[tuple[int, Reason]], view: SheetView) -> tuple[Skipped, ...]:
    """Join neighbouring rows left out for the same reason."""
    joined: list[Skipped] = []
    runs = groupby(enumerate(sorted(rows)), key=lambda item: (item[1][1], item[1][0] - item[0]))
    for (reason, _), run in runs:
        numbers = tuple(row for _, (row, _) in run)
        texts = view.texts(numbers[0])
        joined.append(Skipped(numbers, reason, next(iter(texts.values()), "")))
    return tuple(joined)

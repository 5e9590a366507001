"""Read the data rows of one table into drafts, and drafts into rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from baccau.engines.tabular.grid import Span, cell_name
from baccau.engines.tabular.problems import Finding, Problem, Reading, located
from baccau.engines.tabular.record.demand import settle_demand
from baccau.engines.tabular.record.parts import Draft, Part
from baccau.engines.tabular.record.supply import settle_supply
from baccau.engines.tabular.values.context import Context, Hints
from baccau.engines.tabular.values.registry import read_value

if TYPE_CHECKING:
    from baccau.engines.tabular.columns import Column, Meanings
    from baccau.engines.tabular.grid import Value
    from baccau.engines.tabular.layout.groups import GroupContext
    from baccau.engines.tabular.layout.view import SheetView
    from baccau.engines.tabular.vocabulary import Vocabulary

_MAIN = {"supply": "product_name", "demand": "need_text"}
_PARTY = {"supply": "producer_name", "demand": "buyer_name"}


@dataclass(frozen=True, slots=True)
class Row:
    """One data row: contract values, where each came from, the raw texts, the problems."""

    number: int
    values: dict[str, Any]
    cells: dict[str, str]
    raw: dict[str, str]
    problems: tuple[Problem, ...]

    @property
    def refused(self) -> bool:
        """Say whether the row cannot be used as it is."""
        return any(problem.severity == "error" for problem in self.problems)


@dataclass(frozen=True, slots=True)
class _Found:
    value: Value
    place: tuple[int, int]

    @property
    def cell(self) -> str:
        return cell_name(*self.place)


@dataclass(slots=True)
class RowReader:
    """Reads rows from top to bottom; readings are kept per distinct value of a column."""

    view: SheetView
    meanings: Meanings
    vocabulary: Vocabulary
    groups: GroupContext
    title_province: str
    presets: dict[str, tuple[str, tuple[int, int]]] = field(default_factory=dict)
    converted: frozenset[tuple[int, int]] = frozenset()
    _contexts: dict[int, Context] = field(default_factory=dict, init=False)
    _kept: dict[tuple[int, type, Any], Reading[Any]] = field(default_factory=dict, init=False)
    _above: dict[int, _Found] = field(default_factory=dict, init=False)
    _previous: dict[str, _Found] = field(default_factory=dict, init=False)

    def read(self, row: int) -> Row:
        """Read one data row."""
        found = {
            column.index: self._find(row, column)
            for column in self.meanings.columns
            if column.field
        }
        continued = self._continue(found)
        draft = self._draft(row)
        for column in self.meanings.columns:
            if column.field and column.field.reader != "ignore":
                self._read_cell(draft, column, found[column.index])
        self._fill_presets(draft)
        if continued is not None:
            draft.problems.append(self._inherited(row, continued, draft))
        settle = settle_supply if self.meanings.kind == "supply" else settle_demand
        settle(draft)
        raw = {self._letter(c): text for c, text in self.view.texts(row).items()}
        problems = _without_repeats(draft.problems)
        return Row(row, draft.values, draft.cells, raw, problems)

    def leave_group(self) -> None:
        """Forget the row above: a group row stands between."""
        self._previous.clear()
        self._above.clear()

    def _letter(self, column: int) -> str:
        return cell_name(1, column)[:-1]

    def _draft(self, row: int) -> Draft:
        names = frozenset(c.field.name for c in self.meanings.columns if c.field)
        main = next(
            (
                c.index
                for c in self.meanings.columns
                if c.field and c.field.name == _MAIN[self.meanings.kind]
            ),
            1,
        )
        home = cell_name(row, main)
        return Draft(
            self.vocabulary, {}, {}, dict(self.groups.values), names, home, self.title_province
        )

    def _find(self, row: int, column: Column) -> _Found:
        """Return the cell's own value, or that of the merged cell that covers it from above."""
        value = self.view.value(row, column.index)
        if value is None or value == "":
            span: Span | None = self.view.span_of.get((row, column.index))
            if span and span.top < row and span.left <= column.index:
                return _Found(self.view.value(span.top, span.left), (span.top, span.left))
        found = _Found(value, (row, column.index))
        if isinstance(value, str) and self.vocabulary.lexicon.means(value.strip(), "answer.ditto"):
            found = self._above.get(column.index, found)
        self._above[column.index] = found
        return found

    def _continue(self, found: dict[int, _Found]) -> Column | None:
        """Carry the party of the row above down over a row that leaves all its cells blank.

        Returns the party's column where it was carried without a merge to say so.
        """
        party = _PARTY[self.meanings.kind]
        carried = [c for c in self.meanings.columns if c.field and c.field.carried]
        names = {c.field.name: c for c in carried if c.field}
        if party not in names:
            return None
        blank = _is_blank(found[names[party].index].value)
        if blank and party in self._previous and self._has_main(found):
            for column in carried:
                name = column.field.name if column.field else ""
                if _is_blank(found[column.index].value) and name in self._previous:
                    found[column.index] = self._previous[name]
            return names[party]
        self._previous = {
            name: found[column.index]
            for name, column in names.items()
            if not _is_blank(found[column.index].value)
        }
        return None

    def _inherited(self, row: int, column: Column, draft: Draft) -> Problem:
        """Tell what was carried down; a row with a number of its own may have meant another."""
        name = column.field.name if column.field else ""
        numbered = any(
            c.field and c.field.name == "row_number" and self.view.texts(row).get(c.index)
            for c in self.meanings.columns
        )
        facts: dict[str, object] = {"text": draft.parts[name].text, "source": draft.cell(name)}
        finding = Finding("value_inherited", "warning" if numbered else "info", facts)
        return located(finding, cell_name(row, column.index), name)

    def _fill_presets(self, draft: Draft) -> None:
        """Give the row what is said above the table for all rows, where no column says it."""
        for name, (text, place) in self.presets.items():
            spec = next((f for f in self.vocabulary.fields if f.name == name), None)
            if spec is None or name in draft.columns:
                continue
            reading = read_value(spec.reader, text, Context(self.vocabulary))
            if reading.value is not None:
                draft.parts[name] = Part(reading.value, cell_name(*place), text, Hints())

    def _has_main(self, found: dict[int, _Found]) -> bool:
        main = _MAIN[self.meanings.kind]
        return any(
            c.field and c.field.name == main and not _is_blank(found[c.index].value)
            for c in self.meanings.columns
        )

    def _read_cell(self, draft: Draft, column: Column, found: _Found) -> None:
        spec = column.field
        if spec is None or _is_blank(found.value):
            return
        reading = self._reading(column, found.value)
        text = self.view.texts(found.place[0]).get(found.place[1], "")
        part = Part(reading.value, found.cell, text, column.hints)
        if spec.repeat:
            draft.repeats.setdefault(spec.name, []).append(part)
        else:
            draft.parts[spec.name] = part
        findings = reading.findings
        if found.place in self.converted:
            facts: dict[str, object] = {"text": part.text}
            findings = (*findings, Finding("legacy_text_converted", "info", facts))
        draft.problems.extend(located(finding, found.cell, spec.name) for finding in findings)

    def _reading(self, column: Column, value: Value) -> Reading[Any]:
        key = (column.index, type(value), value)
        if key not in self._kept:
            context = self._contexts.setdefault(
                column.index, Context(self.vocabulary, column.hints)
            )
            self._kept[key] = self._fresh(column, value, context)
        return self._kept[key]

    def _fresh(self, column: Column, value: Value, context: Context) -> Reading[Any]:
        if column.field is None:
            return Reading(None)
        return read_value(column.field.reader, value, context)


def _is_blank(value: Value) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _without_repeats(problems: list[Problem]) -> tuple[Problem, ...]:
    """Drop what was told twice of one cell."""
    seen: dict[tuple[str, str, str], Problem] = {}
    for problem in problems:
        seen.setdefault((problem.cell, problem.code, problem.field), problem)
    return tuple(seen.values())

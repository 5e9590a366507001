"""From a file to understood rows: read through the door, understood by the engine, as JSON."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from baccau.doors.reading import read_workbook
from baccau.engines.tabular.understanding import Request, understand
from baccau.pipelines.vocabulary import vocabulary
from baccau.reference.messages import remedy, sentence
from baccau.reference.units import units

if TYPE_CHECKING:
    from collections.abc import Mapping

    from baccau.engines.tabular.columns import Column
    from baccau.engines.tabular.grid import Notice, Workbook
    from baccau.engines.tabular.problems import Problem
    from baccau.engines.tabular.reading import Row
    from baccau.engines.tabular.understanding import Progress, Table

AskedKind = Literal["supply", "demand", "auto"]


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a file says. `as_json` gives the contract's shape, freely extended."""

    file: str
    file_kind: str
    tables: tuple[Table, ...]
    notices: tuple[Notice, ...]

    @property
    def row_count(self) -> int:
        """How many data rows were found."""
        return sum(len(table.rows) for table in self.tables)

    @property
    def refused(self) -> tuple[tuple[Table, Row], ...]:
        """The rows that cannot be used as they are."""
        return tuple((table, row) for table in self.tables for row in table.rows if row.refused)

    def as_json(self, lang: str = "vi") -> dict[str, Any]:
        """Return the understanding as JSON-ready data with sentences in `lang`."""
        return {
            "file": self.file,
            "file_kind": self.file_kind,
            "notices": [_notice(notice, lang) for notice in self.notices],
            "sheets": [_table(table, lang) for table in self.tables],
            "refused": [
                {
                    "sheet": table.sheet,
                    "row": row.number,
                    "cells": [p.cell for p in row.problems if p.severity == "error"],
                    "codes": [p.code for p in row.problems if p.severity == "error"],
                }
                for table, row in self.refused
            ],
        }


def understand_file(
    path: Path,
    *,
    kind: AskedKind = "auto",
    overrides: Mapping[tuple[str, str], str | None] | None = None,
    remembered: Mapping[str, str | None] | None = None,
    file_name: str | None = None,
    progress: Progress | None = None,
) -> Understanding:
    """Read a file of any readable kind and understand it; nothing is changed.

    `overrides` maps (sheet, column letter) to a field or `None`, `remembered` folded headers.

    Raises:
        FileRefused: the file cannot be read as a spreadsheet (baccau.doors.reading).
    """
    workbook = read_workbook(path, file_name=file_name)
    return understand_workbook(
        workbook, kind=kind, overrides=overrides, remembered=remembered, progress=progress
    )


def understand_workbook(
    workbook: Workbook,
    *,
    kind: AskedKind = "auto",
    overrides: Mapping[tuple[str, str], str | None] | None = None,
    remembered: Mapping[str, str | None] | None = None,
    progress: Progress | None = None,
) -> Understanding:
    """Understand a workbook already read."""
    request = Request(kind, overrides or {}, remembered or {}, Path(workbook.file_name).stem)
    tables = understand(workbook, vocabulary(), request, progress)
    return Understanding(workbook.file_name, workbook.kind, tables, workbook.notices)


def _table(table: Table, lang: str) -> dict[str, Any]:
    mapped = [column for column in table.columns if column.field]
    return {
        "name": table.sheet,
        "kind": table.kind,
        "hidden": table.hidden,
        "header_rows": list(table.header_rows),
        "confidence": table.confidence,
        "columns": {c.letter: c.field.name for c in mapped if c.field},
        "headers": {column.letter: column.header for column in table.columns if column.header},
        "meanings": {column.letter: _column(column) for column in table.columns},
        "rows": [_row(row, lang) for row in table.rows],
        "skipped": [
            {"rows": list(s.rows), "reason": s.reason, "text": s.text} for s in table.skipped
        ],
        "notices": [_notice(notice, lang) for notice in table.notices],
    }


def _column(column: Column) -> dict[str, Any]:
    return {
        "field": column.field.name if column.field else None,
        "confidence": column.confidence,
        "evidence": list(column.evidence),
    }


def _row(row: Row, lang: str) -> dict[str, Any]:
    return {
        "row": row.number,
        "values": row.values,
        "problems": [problem_json(problem, lang) for problem in row.problems],
        "cells": row.cells,
        "raw": row.raw,
        "refused": row.refused,
    }


def problem_json(problem: Problem, lang: str) -> dict[str, Any]:
    """Return one problem with its sentence and remedy."""
    facts = {name: plain_json(value) for name, value in problem.facts.items()}
    proposal = problem.proposal
    return {
        "cell": problem.cell,
        "field": problem.field,
        "code": problem.code,
        "severity": problem.severity,
        "message": sentence(problem.code, _worded(problem.facts, lang), lang),
        "remedy": remedy(problem.code, _worded(problem.facts, lang), lang),
        "facts": facts,
        "proposal": {"field": proposal.field, "value": plain_json(proposal.value)}
        if proposal
        else None,
    }


def _worded(facts: Mapping[str, Any], lang: str) -> dict[str, Any]:
    """Return facts with units by their names, as people read them."""
    known = {unit.code: unit.name_en if lang == "en" else unit.name_vi for unit in units()}
    return {
        name: known.get(str(value), value) if name.endswith("unit") else value
        for name, value in facts.items()
    }


def _notice(notice: Notice, lang: str) -> dict[str, Any]:
    facts = {name: plain_json(value) for name, value in notice.facts.items()}
    return {
        "code": notice.code,
        "facts": facts,
        "message": sentence(notice.code, notice.facts, lang),
    }


def plain_json(value: object) -> Any:
    """Return facts as JSON-ready data: dates ISO, tuples lists."""
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [plain_json(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain_json(item) for key, item in value.items()}
    return value

"""Files as rows of supply and of demand, and what was refused on the way."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from baccau.doors.reading import FileRefused
from baccau.engines.text import exact_key
from baccau.pipelines.connection.reckoning.measures import Values
from baccau.pipelines.connection.reckoning.plausibility import implausible_field
from baccau.pipelines.connection.rows import RowSource
from baccau.pipelines.understanding import understand_file
from baccau.reference.messages import remedy, sentence


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One usable row, where it stands and what it says."""

    file: str
    sheet: str
    row: int
    kind: str
    key: str
    """Made from what the row says, not where it stands: row order means nothing to the plan."""
    values: Values

    @property
    def address(self) -> str:
        """Return "file!sheet!row", the row's name outside."""
        return f"{self.file}!{self.sheet}!{self.row}"

    def source(self) -> RowSource:
        """Return the row as the problem is made from it."""
        return RowSource(self.key, self._group(), self.values)

    def _group(self) -> str:
        whose = "producer_name" if self.kind == "supply" else "buyer_name"
        if name := exact_key(self.values.get(whose) or ""):
            return f"{name}|{self.values.get('province_code') or ''}"
        return self.values.get("tax_code") or self.key


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong with a cell, a row or a whole file, and how to mend it."""

    file: str
    sheet: str | None
    row: int | None
    cell: str | None
    severity: str
    code: str
    message: str
    remedy: str

    @property
    def address(self) -> str:
        """Return "file!sheet!cell", as far as it is known."""
        return "!".join(str(part) for part in (self.file, self.sheet, self.cell) if part)


@dataclass(frozen=True, slots=True)
class Readings:
    """All files together."""

    supply: tuple[SheetRow, ...]
    demand: tuple[SheetRow, ...]
    problems: tuple[CellProblem, ...]
    refused: tuple[CellProblem, ...]
    """Of the problems, those that kept a row or a file out."""

    @property
    def refused_count(self) -> int:
        """Return how many rows, and files as a whole, were kept out."""
        return len({(one.file, one.sheet, one.row) for one in self.refused})


def read_files(
    paths: Sequence[Path], lang: str, progress: Callable[[float], None] = lambda _: None
) -> Readings:
    """Read and understand every file; a file that cannot be read is a refusal, not an end."""
    rows: list[SheetRow] = []
    problems: list[CellProblem] = []
    refused: list[CellProblem] = []
    seen: Counter[str] = Counter()
    for number, (path, name) in enumerate(zip(paths, _names(paths), strict=True)):
        progress(number / len(paths))
        try:
            found = understand_file(path, file_name=name).as_json(lang)
        except FileRefused as refusal:
            refused.append(_file_problem(name, refusal.code, refusal.facts, lang))
            continue
        for sheet in found["sheets"]:
            refused += _refuse_implausible(name, sheet, lang)
            rows += _rows(name, sheet, seen)
            problems += _problems(name, sheet, refused_rows=False)
            refused += _problems(name, sheet, refused_rows=True)
    return Readings(
        supply=tuple(row for row in rows if row.kind == "supply"),
        demand=tuple(row for row in rows if row.kind == "demand"),
        problems=(*refused, *problems),
        refused=tuple(refused),
    )


def _names(paths: Sequence[Path]) -> list[str]:
    """Return file names, with their folders where two files bear the same name."""
    count = Counter(path.name for path in paths)
    return [path.name if count[path.name] == 1 else str(path) for path in paths]


def _rows(file: str, sheet: dict[str, Any], seen: Counter[str]) -> Iterable[SheetRow]:
    if sheet["kind"] not in {"supply", "demand"}:
        return
    for row in sheet["rows"]:
        if row["refused"]:
            continue
        key = _content_key(sheet["kind"], row["values"])
        seen[key] += 1
        if seen[key] > 1:
            key = f"{key}-{seen[key]}"
        yield SheetRow(file, sheet["name"], row["row"], sheet["kind"], key, row["values"])


def _refuse_implausible(file: str, sheet: dict[str, Any], lang: str) -> Iterable[CellProblem]:
    """Mark rows with impossible amounts as refused, and yield why."""
    for row in sheet["rows"]:
        found = implausible_field(row["values"])
        if found is None or row["refused"]:
            continue
        field, amount = found
        row["refused"] = True
        cell = row["cells"].get(field)
        facts = {"cell": cell, "amount": amount}
        yield CellProblem(
            file=file,
            sheet=sheet["name"],
            row=row["row"],
            cell=cell,
            severity="error",
            code="amount_implausible",
            message=sentence("amount_implausible", facts, lang),
            remedy=remedy("amount_implausible", facts, lang),
        )


def _content_key(kind: str, values: Values) -> str:
    said = json.dumps([kind, values], sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(said.encode()).hexdigest()[:20]


def _problems(file: str, sheet: dict[str, Any], *, refused_rows: bool) -> Iterable[CellProblem]:
    """Return the problems of used rows, or the errors that kept the others out."""
    if sheet["kind"] not in {"supply", "demand"}:
        return
    for row in sheet["rows"]:
        for problem in row["problems"]:
            blocks = row["refused"] and problem["severity"] == "error"
            if blocks is refused_rows:
                yield CellProblem(
                    file=file,
                    sheet=sheet["name"],
                    row=row["row"],
                    cell=problem["cell"],
                    severity=problem["severity"],
                    code=problem["code"],
                    message=problem["message"],
                    remedy=problem["remedy"],
                )


def _file_problem(file: str, code: str, facts: dict[str, Any], lang: str) -> CellProblem:
    told = {"file": file, **facts}
    return CellProblem(
        file=file,
        sheet=None,
        row=None,
        cell=None,
        severity="error",
        code=code,
        message=sentence(code, told, lang),
        remedy=remedy(code, told, lang),
    )

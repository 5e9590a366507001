"""A sheet on its way out of a file, before bounds are enforced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from baccau.engines.tabular.grid import Notice, Span


@dataclass(frozen=True, slots=True)
class RawSheet:
    """`rows` start at A1 and may end in blanks; they are read once, in order."""

    name: str
    rows: Iterable[Sequence[object]]
    merged: tuple[Span, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class RawWorkbook:
    """`kind` is one of xlsx, xls, ods, csv; `sheets` may be read lazily."""

    kind: str
    sheets: Iterable[RawSheet]
    notices: tuple[Notice, ...] = field(default=())

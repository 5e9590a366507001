"""Every question about files on their way in."""

from baccau.domain.intake.queries.batches import (
    BatchSummary,
    batch_summary,
    batches,
    remembered_columns,
    unread_batches,
)
from baccau.domain.intake.queries.reviews import (
    ProblemKind,
    RowsPage,
    problem_kinds,
    problems_of,
    rows_page,
)

__all__ = [
    "BatchSummary",
    "ProblemKind",
    "RowsPage",
    "batch_summary",
    "batches",
    "problem_kinds",
    "problems_of",
    "remembered_columns",
    "rows_page",
    "unread_batches",
]

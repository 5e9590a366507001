"""Every question about demand."""

from baccau.domain.demand.queries.exports import export_rows, need_row
from baccau.domain.demand.queries.finding import (
    NeedCounts,
    NeedFilter,
    NeedPage,
    need_counts,
    needs,
    needs_of,
    needs_page,
    open_needs,
)

__all__ = [
    "NeedCounts",
    "NeedFilter",
    "NeedPage",
    "export_rows",
    "need_counts",
    "need_row",
    "needs",
    "needs_of",
    "needs_page",
    "open_needs",
]

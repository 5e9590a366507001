"""Every write on the way in."""

from baccau.domain.intake.actions.batches import (
    BatchMoved,
    NotASender,
    fail_reading,
    open_batch,
    read_batch,
    stored_path,
)
from baccau.domain.intake.actions.columns import change_column
from baccau.domain.intake.actions.commit import (
    NotReady,
    RowPreview,
    RowsRefused,
    commit_batch,
    preview_rows,
    undo_batch,
)
from baccau.domain.intake.actions.decisions import (
    NEW_OWNER,
    ErrorNotKept,
    NoMend,
    NotDecidable,
    accept_suggestions,
    decide_problem,
    decide_problems,
    decide_row,
    decide_rows,
    edit_row,
)

__all__ = [
    "NEW_OWNER",
    "BatchMoved",
    "ErrorNotKept",
    "NoMend",
    "NotASender",
    "NotDecidable",
    "NotReady",
    "RowPreview",
    "RowsRefused",
    "accept_suggestions",
    "change_column",
    "commit_batch",
    "decide_problem",
    "decide_problems",
    "decide_row",
    "decide_rows",
    "edit_row",
    "fail_reading",
    "open_batch",
    "preview_rows",
    "read_batch",
    "stored_path",
    "undo_batch",
]

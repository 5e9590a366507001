"""The addresses of the review, named after the desk that mounts them."""

from __future__ import annotations

from django.urls import URLPattern, path

from baccau.web.review import batch, cells, deciding, inbox, rows


def patterns(desk: str) -> list[URLPattern]:
    """Return the addresses for a desk, office or buyer, named `<desk>_intake`, `<desk>_batch`."""
    views = (
        ("", inbox.inbox, "intake"),
        ("templates/<str:kind>/", inbox.template, "template"),
        ("problems/<str:problem_id>/", cells.problem, "problem"),
        ("rows/<str:row_id>/", rows.row, "row"),
        ("<str:batch_id>/", batch.batch, "batch"),
        ("<str:batch_id>/progress/", batch.progress, "batch_progress"),
        ("<str:batch_id>/file/", inbox.original, "batch_file"),
        ("<str:batch_id>/columns/", deciding.column, "batch_column"),
        ("<str:batch_id>/problems/", deciding.problems, "batch_problems"),
        ("<str:batch_id>/rows/", deciding.rows, "batch_rows"),
        ("<str:batch_id>/commit/", deciding.commit, "batch_commit"),
        ("<str:batch_id>/undo/", deciding.undo, "batch_undo"),
    )
    return [path(route, view, {"desk": desk}, name=f"{desk}_{name}") for route, view, name in views]

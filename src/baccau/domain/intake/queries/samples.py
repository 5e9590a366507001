"""The first rows of each sheet as they stand in the file, to show what a column holds."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import Min, Q

from baccau.domain.intake.models import Batch

ROWS = 3


def sample_cells(batch: Batch) -> dict[str, tuple[dict[str, str], ...]]:
    """Return the raw cells of the first rows of each sheet, by sheet name: letter to text."""
    firsts = batch.rows.order_by().values_list("sheet").annotate(Min("position"))
    where = Q(pk__in=[])
    for sheet, position in firsts:
        where |= Q(sheet=sheet, position__gte=position, position__lt=position + ROWS)
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for sheet, raw in batch.rows.filter(where).order_by("position").values_list("sheet", "raw"):
        found[sheet].append(raw)
    return {sheet: tuple(rows) for sheet, rows in found.items()}

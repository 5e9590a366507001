"""Clauses that count: a totalizer over literals (Bailleux and Boufkhad, CP 2003)."""

from __future__ import annotations

from collections.abc import Sequence

from ortools.sat.python.cp_model import CpModel, LiteralT


def totalizer(model: CpModel, literals: Sequence[LiteralT], most: int) -> list[LiteralT]:
    """Return literals of which the k-th is true exactly where k or more of `literals` are.

    More than `most` true literals are forbidden.
    """
    if len(literals) <= 1:
        return list(literals)
    half = len(literals) // 2
    left = totalizer(model, literals[:half], most)
    right = totalizer(model, literals[half:], most)
    total: list[LiteralT] = [
        model.new_bool_var("") for _ in range(min(len(left) + len(right), most))
    ]
    for ours in range(len(left) + 1):
        for theirs in range(len(right) + 1):
            _count(model, (left, ours), (right, theirs), total)
    return total


def _count(
    model: CpModel,
    left: tuple[list[LiteralT], int],
    right: tuple[list[LiteralT], int],
    total: list[LiteralT],
) -> None:
    """Where `left` counts a and `right` counts b, `total` counts a + b: both directions."""
    (lefts, ours), (rights, theirs) = left, right
    count = ours + theirs
    if 0 < count <= len(total) + 1:
        reached = [*lefts[max(ours - 1, 0) : ours], *rights[max(theirs - 1, 0) : theirs]]
        model.add_bool_or([*(~one for one in reached), *total[count - 1 : count]])
    if count < len(total):
        model.add_bool_or([*lefts[ours : ours + 1], *rights[theirs : theirs + 1], ~total[count]])

"""Consecutive months that say the same."""

from __future__ import annotations

from dataclasses import dataclass

from baccau.pipelines.connection.runs import Run, runs


@dataclass(frozen=True)
class Item:
    month: int
    says: str


def test_months_alike_are_told_once():
    items = [Item(1, "a"), Item(2, "a"), Item(3, "b"), Item(4, "a")]
    assert runs(items, lambda item: item.says) == [
        Run(items[0], 2),
        Run(items[2], 3),
        Run(items[3], 4),
    ]


def test_two_kinds_side_by_side_do_not_cut_each_other():
    items = [Item(1, "a"), Item(1, "b"), Item(2, "a"), Item(2, "b")]
    assert [(run.first.says, run.months) for run in runs(items, lambda item: item.says)] == [
        ("a", 2),
        ("b", 2),
    ]


def test_nothing_has_no_runs():
    assert runs([], lambda item: item) == []

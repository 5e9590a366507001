from __future__ import annotations

import json

import pytest
from tests.corpus.layouts import CASES as LAYOUTS
from tests.corpus.offices import CASES as OFFICES
from tests.corpus.values import CASES as VALUES
from tests.corpus.values import legacy_cases
from tests.corpus.writing import write

from baccau.pipelines.understanding import understand_file

CORPUS = (*LAYOUTS, *VALUES, *OFFICES, *legacy_cases())
REASONS = {"group_row", "total_row", "note", "blank", "repeated_header"}


@pytest.fixture(scope="module")
def understood(tmp_path_factory):
    """Understand each case once."""
    folder = tmp_path_factory.mktemp("corpus")
    kept = {}

    def of(case):
        if case.name not in kept:
            kept[case.name] = understand_file(write(case, folder)).as_json()
        return kept[case.name]

    return of


def rows_of(data, page):
    return {row["row"]: row for row in data["sheets"][page]["rows"]}


@pytest.mark.parametrize("case", CORPUS, ids=lambda case: case.name)
def test_corpus_is_understood(understood, case):
    data = understood(case)
    assert tuple(sheet["kind"] for sheet in data["sheets"]) == case.kinds
    first = data["sheets"][0]
    if case.header_rows is not None:
        assert first["header_rows"] == case.header_rows
    assert {letter: first["columns"].get(letter) for letter in case.columns} == case.columns
    if case.count is not None:
        assert len(first["rows"]) == case.count
    for (page, number), expected in case.rows.items():
        values = rows_of(data, page)[number]["values"]
        assert {name: values.get(name) for name in expected} == expected


@pytest.mark.parametrize("case", CORPUS, ids=lambda case: case.name)
def test_corpus_problems_are_told_in_their_cell(understood, case):
    data = understood(case)
    for (page, number), codes in case.codes.items():
        row = rows_of(data, page)[number]
        assert set(codes) <= {problem["code"] for problem in row["problems"]}
    for (page, number), names in case.absent.items():
        assert not set(names) & set(rows_of(data, page)[number]["values"])
    for sheet in data["sheets"]:
        for row in sheet["rows"]:
            for problem in row["problems"]:
                assert problem["message"].strip() != ""
                assert problem["code"] not in problem["message"]


@pytest.mark.parametrize("case", CORPUS, ids=lambda case: case.name)
def test_corpus_leaves_no_row_unnamed(understood, case):
    """Every row of every sheet is header, data or skipped with a reason, exactly once."""
    data = understood(case)
    seen: dict[str, list[int]] = {}
    for sheet in data["sheets"]:
        told = seen.setdefault(sheet["name"], [])
        told += sheet["header_rows"] + [row["row"] for row in sheet["rows"]]
        for part in sheet["skipped"]:
            assert part["reason"] in REASONS
            told += part["rows"]
    for page in case.pages:
        told = sorted(next(iter(seen.values())) if case.kind == "csv" else seen[page.name])
        last = max(
            (i for i, row in enumerate(page.rows, 1) if any(v is not None for v in row)), default=0
        )
        assert told == list(range(1, max([last, *told]) + 1))
    for (page, number), reason in case.skipped.items():
        parts = data["sheets"][page]["skipped"]
        assert [p["reason"] for p in parts if number in p["rows"]] == [reason]


@pytest.mark.parametrize("case", CORPUS, ids=lambda case: case.name)
def test_corpus_is_json(understood, case):
    assert json.loads(json.dumps(understood(case))) == understood(case)


def test_corpus_is_broad():
    assert len(CORPUS) >= 45
    assert len({case.name for case in CORPUS}) == len(CORPUS)

"""Every hostile file is refused for a reason or read; the reader stays small."""

import pytest
from tests.hostile.cases import READ
from tests.hostile.corpus import CORPUS
from tests.hostile.excel import many_strings
from tests.hostile.running import run

from baccau.reference.messages import placeholders

MOST_MB = 256


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    """All files read in one process, each from a folder entry that keeps its own ending."""
    folder = tmp_path_factory.mktemp("hostile")
    names = {}
    for number, hostile in enumerate(CORPUS):
        name = f"{number:03}{hostile.file_name[1:]}"
        (folder / name).write_bytes(hostile.build())
        names[name] = hostile.name
    return {names[line["file"]]: line for line in run(folder)}


@pytest.mark.parametrize("hostile", CORPUS, ids=lambda hostile: hostile.name)
def test_hostile_file_is_answered(hostile, answers):
    answer = answers[hostile.name]
    assert answer["answer"] in hostile.answers
    if answer["answer"] != READ:
        assert placeholders(answer["answer"]) <= set(answer["detail"])


def test_no_hostile_file_makes_the_jail_or_its_warden_large(answers):
    assert max(answer["child_mb"] for answer in answers.values()) <= MOST_MB
    assert max(answer["parent_mb"] for answer in answers.values()) <= MOST_MB


def test_without_the_guards_one_of_them_does(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(many_strings(megabytes=300))
    unguarded = {"inflated_bytes": 1 << 30, "ratio": 10_000, "memory_bytes": 2 << 30}
    assert run(tmp_path, unguarded)[0]["child_mb"] > MOST_MB

"""Files damaged at random; `benchmarks/hostile_files.py` reads thousands of them."""

import pytest
from tests.hostile.cases import READ
from tests.hostile.mutations import mutations
from tests.hostile.running import run

from baccau.reference.messages import codes


@pytest.mark.parametrize("count", [40, pytest.param(600, marks=pytest.mark.slow)])
def test_damaged_files_are_answered_small(tmp_path, count):
    for name, content in mutations(count, seed=20261124):
        (tmp_path / name).write_bytes(content)
    answers = run(tmp_path)
    assert len(answers) == count
    assert {answer["answer"] for answer in answers} <= codes() | {READ}
    assert max(max(answer["child_mb"], answer["parent_mb"]) for answer in answers) <= 256
    assert {READ, "corrupt"} <= {answer["answer"] for answer in answers}

"""A process killed while it commits leaves every batch whole; 200 kills by benchmarks/kills.py."""

import pytest
from benchmarks import kills

pytestmark = pytest.mark.slow


def test_a_killed_commit_leaves_nothing_half_done(tmp_path):
    report = kills.run(tmp_path, 8, seed=1)
    assert report.acknowledged > 0
    assert (report.partial, report.lost) == (0, 0)


def test_the_harness_sees_what_a_missing_transaction_does(tmp_path):
    for seed in range(1, 5):
        if kills.run(tmp_path / str(seed), 6, seed=seed, atomic=False).partial:
            return
    pytest.fail("no partial batch in 24 kills without a transaction")

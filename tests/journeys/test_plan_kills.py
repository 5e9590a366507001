"""A worker killed while it draws leaves every plan whole (200 kills: benchmarks/kills_plans.py)."""

import pytest
from benchmarks import kills_plans

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def own_database(monkeypatch):
    """Each harness draws in a fresh SQLite file; a shared server has no empty database to give."""
    monkeypatch.delenv("DATABASE_URL", raising=False)


def test_a_killed_drawing_leaves_nothing_half_stored(tmp_path):
    report = kills_plans.kill(tmp_path, 6, seed=1)
    assert report.acknowledged > 0
    assert (report.partial, report.lost) == (0, 0)


def test_the_harness_sees_what_a_missing_transaction_does(tmp_path):
    for seed in range(1, 5):
        if kills_plans.kill(tmp_path / str(seed), 6, seed=seed, atomic=False).partial:
            return
    pytest.fail("no partial plan in 24 kills without a transaction")

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.factories import domain as make
from tests.factories import sheets

from baccau.domain.intake import actions
from baccau.domain.intake.models import Batch
from baccau.jobs import intake, worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def batch(at, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    officer = make.make_officer()
    return actions.open_batch(
        by=officer, at=at, org=make.Organisation.objects.get(pk=officer.org_id),
        content=sheets.csv_bytes([sheets.supply_row()]), name="a.csv",
    )  # fmt: skip


def now():
    return timezone.now()  # noqa: TID251  (the queue compares with the real clock)


def queue(batch):
    intake.read.enqueue(batch.public_id)
    return DBTaskResult.objects.get()


def due():
    """Let no task wait for its next try."""
    DBTaskResult.objects.filter(status="READY").update(run_after=now())


def test_a_claimed_task_is_not_claimed_again(batch):
    queue(batch)
    row = worker.claim("one", now())
    assert row.status == "RUNNING"
    assert worker.claim("two", now()) is None


def test_run_does_the_task_and_marks_it(batch):
    queue(batch)
    assert worker.run(worker.claim("one", now()))
    batch.refresh_from_db()
    assert batch.state == "review"
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"


def test_a_failing_task_waits_longer_each_time_and_is_parked(batch):
    queue(batch)
    Batch.objects.update(kind="poison")
    waits = []
    for _ in range(worker.TRIES):
        row = worker.claim("one", now())
        failed_at = now()
        assert not worker.run(row, lambda failed_at=failed_at: failed_at)
        row.refresh_from_db()
        waits.append((row.run_after - failed_at).total_seconds())
        due()
    assert waits[:4] == [10, 20, 40, 80]
    assert worker.claim("one", now()) is None
    parked = worker.parked_tasks().get()
    assert "KeyError: 'poison'" in parked.traceback
    batch.refresh_from_db()
    assert (batch.state, batch.refusal_code) == ("refused", "reading_failed")


def test_a_parked_task_may_be_tried_again(batch):
    row = queue(batch)
    DBTaskResult.objects.update(status="FAILED", worker_ids=["x"] * 5, finished_at=now())
    worker.retry_parked(row, now())
    assert worker.run(worker.claim("one", now()))


def test_reap_takes_over_from_a_dead_worker_only(batch):
    queue(batch)
    claimed_at = now()
    lost = worker.claim("dead", claimed_at)
    assert worker.reap(claimed_at + worker.LEASE / 2) == 0
    assert worker.reap(claimed_at + worker.LEASE + dt.timedelta(seconds=1)) == 1
    due()
    taken = worker.claim("alive", now())
    assert taken.worker_ids == ["dead", "alive"]
    assert worker.run(taken)
    # The one thought dead wakes up: its mark no longer counts.
    DBTaskResult.objects.update(status="RUNNING")
    worker.run(lost)
    assert DBTaskResult.objects.get().status == "RUNNING"


def test_a_task_that_kills_its_worker_each_time_is_parked(batch):
    queue(batch)
    claimed_at = now()
    for number in range(worker.TRIES):
        assert worker.claim(f"dead {number}", claimed_at) is not None
        worker.reap(claimed_at + worker.LEASE + dt.timedelta(seconds=1))
        due()
    assert worker.parked_tasks().get().exception_class_path == "WorkerGone"


def test_resume_queues_what_no_task_stands_for(batch):
    assert intake.resume_unread() == 1
    assert intake.resume_unread() == 0


def test_small_files_are_read_at_once(batch):
    assert intake.start_reading(batch).state == "review"
    assert not DBTaskResult.objects.exists()


_SETUP = """
import os, sys
sys.path.insert(0, {root!r})
import django; django.setup()
"""


@pytest.mark.slow
def test_a_worker_process_works_and_stops(tmp_path):
    env = {**os.environ, "BACCAU_HOME": str(tmp_path), "DATABASE_URL": "",
           "DJANGO_SETTINGS_MODULE": "baccau.config.settings"}  # fmt: skip
    root = str(Path.cwd())

    def python(code):
        return [sys.executable, "-c", _SETUP.format(root=root) + code]

    prepare = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
from baccau.domain.intake import actions
from baccau.domain.intake.models import Batch
from tests.factories import domain as make, sheets
officer = make.make_officer()
batch = actions.open_batch(by=officer, at=make.AT, name="a.csv",
    org=make.Organisation.objects.get(pk=officer.org_id),
    content=sheets.csv_bytes([sheets.supply_row()]))
"""
    show = """
from baccau.domain.intake.models import Batch
print(Batch.objects.get().state)
"""
    subprocess.run(python(prepare), env=env, check=True)
    with subprocess.Popen(
        python("from baccau.jobs.worker import work; work(interval=0.1)"), env=env
    ) as process:
        state = ""
        for _ in range(60):
            time.sleep(0.5)
            state = subprocess.run(
                python(show), env=env, check=True, capture_output=True, text=True
            ).stdout.strip()
            if state == "review":
                break
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0
    assert state == "review"

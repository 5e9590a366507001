"""Doing queued tasks: claim, run, retry, park; and taking over from workers that died.

A task may run more than once, so every task is an action that is harmless to repeat. A claimed
task carries a lease in `run_after` that its worker renews while it lives. A lease that runs out
means the worker was killed: the task goes back into the queue, or after five tries is parked,
where `parked_tasks` shows it and the thing it was for says so.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import os
import secrets
import signal
import socket
import threading
from collections.abc import Callable
from traceback import format_exception
from typing import Any

from django.db import close_old_connections, connections
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from baccau.domain.base.actor import SYSTEM, Actor
from baccau.domain.matching.actions.plans import fail_plan
from baccau.domain.notices.actions import send_queued
from baccau.jobs import intake, plans

TRIES = 5
LEASE = dt.timedelta(minutes=2)
RENEWAL_SECONDS = 30.0
FIRST_WAIT = dt.timedelta(seconds=10)
"""A failed task waits this long before its second try, and twice as long each time after."""

_log = logging.getLogger(__name__)


def _give_up_drawing(plan_public_id: str, *, by: Actor, at: dt.datetime) -> None:
    why = json.dumps({"code": "drawing_failed"})
    fail_plan(by=by, at=at, plan_public_id=plan_public_id, failure=why)


_GIVE_UP: dict[str, Callable[..., None]] = {
    intake.read.module_path: intake.give_up_reading,
    plans.draw_queued.module_path: _give_up_drawing,
}
Row = DBTaskResult[Any, Any]


def work(*, interval: float = 1.0, stop: threading.Event | None = None) -> None:
    """Do tasks until told to stop (SIGTERM or SIGINT end it after the task in hand)."""
    stopped = stop or threading.Event()
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopped.set())
    worker = f"{socket.gethostname()[:30]}-{os.getpid()}-{secrets.token_hex(4)}"
    intake.resume_unread()
    plans.resume_unfinished()
    while not stopped.is_set():
        close_old_connections()
        reap(timezone.now())
        if not _work_once(worker):
            send_queued(at=timezone.now())
            stopped.wait(interval)


def claim(worker: str, at: dt.datetime) -> Row | None:
    """Take the next task that is due, for one lease; `None` when there is none.

    The conditional update is the lock: of several workers one changes the row.
    """
    for row in DBTaskResult.objects.ready()[:20]:
        taken = DBTaskResult.objects.filter(pk=row.pk, status="READY").update(
            status="RUNNING",
            started_at=at,
            run_after=at + LEASE,
            worker_ids=[*row.worker_ids, worker],
        )
        if taken:
            row.refresh_from_db()
            return row
    return None


def run(row: Row, clock: Callable[[], dt.datetime] = timezone.now) -> bool:
    """Run a claimed task; return whether it went well. A failure is tried again, then parked."""
    try:
        row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
    except Exception as error:  # noqa: BLE001  (whatever a task raises is that task's failure)
        _log.exception("task %s failed, try %s of %s", row.task_path, _tries(row), TRIES)
        _failed(row, clock(), "".join(format_exception(error)), type(error).__qualname__)
        return False
    _mine(row).update(status="SUCCESSFUL", finished_at=clock(), traceback="")
    return True


def reap(at: dt.datetime) -> int:
    """Take back every task whose worker let its lease run out; return how many."""
    dead = DBTaskResult.objects.filter(status="RUNNING", run_after__lt=at)
    rows = list(dead)
    for row in rows:
        _log.warning("the worker of task %s is gone", row.task_path)
        _failed(row, at, f"the worker {row.worker_ids[-1]} is gone", "WorkerGone")
    return len(rows)


def parked_tasks() -> QuerySet[Row]:
    """Return the tasks given up, newest first, each with its last traceback."""
    return DBTaskResult.objects.filter(status="FAILED").order_by("-finished_at")


def retry_parked(row: Row, at: dt.datetime) -> None:
    """Put a parked task back into the queue with all its tries."""
    DBTaskResult.objects.filter(pk=row.pk, status="FAILED").update(
        status="READY", run_after=at, worker_ids=[], finished_at=None
    )


def _work_once(worker: str) -> bool:
    row = claim(worker, timezone.now())
    if row is None:
        return False
    done = threading.Event()
    keeper = threading.Thread(target=_renew, args=(row, done), daemon=True)
    keeper.start()
    try:
        run(row)
    finally:
        done.set()
        keeper.join()
    return True


def _renew(row: Row, done: threading.Event) -> None:
    """Renew the lease while the task runs; the thread has its own connection."""
    try:
        while not done.wait(RENEWAL_SECONDS):
            _mine(row).update(run_after=timezone.now() + LEASE)
    finally:
        connections.close_all()


def _failed(row: Row, at: dt.datetime, story: str, kind: str) -> None:
    told = {"traceback": story, "exception_class_path": kind}
    if _tries(row) < TRIES:
        wait = FIRST_WAIT * 2 ** (_tries(row) - 1)
        _mine(row).update(status="READY", run_after=at + wait, **told)
        return
    if _mine(row).update(status="FAILED", finished_at=at, **told):
        give_up = _GIVE_UP.get(row.task_path)
        if give_up is not None:
            give_up(*row.args_kwargs["args"], by=SYSTEM, at=at)


def _mine(row: Row) -> QuerySet[Row]:
    """Return the row as long as this claim of it holds: a reaped task is another's."""
    return DBTaskResult.objects.filter(pk=row.pk, status="RUNNING", worker_ids=row.worker_ids)


def _tries(row: Row) -> int:
    return len(row.worker_ids)

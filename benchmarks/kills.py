"""Kill a committing process at random moments; count what is left half done or lost.

    python -m benchmarks.kills [--kills 200] [--seed 1]

A child commits one small batch after another and writes each one's id to a log (flushed to disk)
once `commit_batch` has returned: that is the acknowledgement. It is killed with SIGKILL after a
random time and started anew. After each kill every batch must be whole: all of its rows in the
registry, or none (partial = 0), and every acknowledged batch must be there (lost = 0).

Then the control: in the child only, the transaction around the commit is taken off, so that every
statement stands alone. It must leave partial batches, or the harness proves nothing.

SQLite in a fresh folder; PostgreSQL when DATABASE_URL names an empty database (without control).
"""

# ruff: noqa: PLC0415  (Django is set up in the children only)
from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROWS = 12
LONGEST_SECONDS = 0.6


@dataclass(frozen=True, slots=True)
class Report:
    """What a run of kills left behind."""

    kills: int
    batches: int
    acknowledged: int
    partial: int
    lost: int


def run(
    home: Path,
    kills: int,
    seed: int,
    *,
    atomic: bool = True,
    script: str = __file__,
    longest: float = LONGEST_SECONDS,
) -> Report:
    """Kill `kills` children over one database in `home`; return what was found after them.

    `script` is the program that is killed: this one, or another with the same children. Each is
    killed within `longest` seconds of the moment it says it started.
    """
    env = _environment(home)
    _child(env, "prepare", home, script).wait()
    chance = random.Random(seed)
    for _ in range(kills):
        process = _child(env, "commit" if atomic else "commit-bare", home, script)
        _wait_for_start(home, process)
        time.sleep(chance.uniform(0, longest))
        process.send_signal(signal.SIGKILL)
        process.wait()
    found = subprocess.run(  # noqa: S603  (this program itself)
        [sys.executable, script, "--child", "check", "--home", str(home)],
        env=env, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return Report(kills=kills, **json.loads(found.stdout))


def _environment(home: Path) -> dict[str, str]:
    return {
        **os.environ,
        "BACCAU_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "baccau.config.settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
    }


def _child(env: dict[str, str], what: str, home: Path, script: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603  (this program itself)
        [sys.executable, script, "--child", what, "--home", str(home)], env=env
    )


def _wait_for_start(home: Path, process: subprocess.Popen[bytes]) -> None:
    """Wait until the child is at work, so that kills fall into commits and not into imports."""
    started = home / "started"
    started.unlink(missing_ok=True)
    while not started.exists() and process.poll() is None:
        time.sleep(0.01)


def _prepare(_home: Path) -> None:
    from django.core.management import call_command
    from tests.factories import domain as make

    call_command("migrate", verbosity=0)
    make.make_officer()


def _commit(home: Path, *, atomic: bool) -> None:
    """Commit batch after batch until killed, acknowledging each."""
    from tests.factories import domain as make

    from baccau.domain.accounts.models import Membership
    from baccau.domain.accounts.queries import actor_of
    from baccau.domain.intake import actions
    from baccau.domain.intake.actions.staging import stage

    membership = Membership.objects.select_related("user", "org").get()
    by = {"by": actor_of(membership.user), "at": make.AT}
    commit = actions.commit_batch if atomic else _bare(actions.commit_batch)
    with (home / "acknowledged").open("a") as log:
        (home / "started").touch()
        for number in range(10**9):
            name = f"{os.getpid()}-{number}"
            batch = actions.open_batch(
                **by, org=membership.org, content=name.encode(), name=f"{name}.csv"
            )
            batch = stage(**by, batch=batch, understanding=_understanding(name))
            actions.accept_suggestions(**by, batch=batch)
            commit(**by, batch=batch)
            log.write(batch.public_id + "\n")
            log.flush()
            os.fsync(log.fileno())


def _bare(commit):  # noqa: ANN001, ANN202  (the control's own surgery)
    """Return the commit without its transaction: every statement is its own."""
    from django.db import connection

    from baccau.domain.audit import actions as audit
    from baccau.domain.intake.actions import commit as module

    bare = commit.__wrapped__
    connection.features.has_select_for_update = False

    class Audit:
        def __call__(self, **values: object) -> None:
            from django.db import transaction

            with transaction.atomic():
                audit.record(**values)

    module.record = Audit()
    return bare


def _understanding(name: str) -> dict[str, object]:
    """Return a read file of new products, as the reading pipeline would give it."""
    rows = [
        {
            "row": number,
            "values": {
                "product_name": f"{name} {number}", "producer_name": f"Maker {name}",
                "commune_code": "02185", "province_code": "19", "unit": "kg",
                "price_vnd": 1_000, "capacity_by_month": [1] * 12, "papers": ["vietgap"],
            },
            "problems": [], "cells": {"product_name": f"A{number}"}, "raw": {}, "refused": False,
        }
        for number in range(1, ROWS + 1)
    ]  # fmt: skip
    sheet = {"name": "S", "kind": "supply", "header_rows": [1], "columns": {"A": "product_name"},
             "headers": {}, "meanings": {}, "rows": rows, "skipped": [], "notices": []}  # fmt: skip
    return {"file": name, "file_kind": "csv", "notices": [], "sheets": [sheet]}


def _check(home: Path) -> None:
    from baccau.domain.audit.queries import broken_entries
    from baccau.domain.intake.models import Batch

    log = home / "acknowledged"
    acknowledged = set(log.read_text().split()) if log.exists() else set()
    batches = list(Batch.objects.all())
    states = {batch.public_id: _whole(batch) for batch in batches}
    lost = [one for one in acknowledged if states.get(one) != "in"]
    partial = [one for one, state in states.items() if state == "partial"]
    if any(True for _ in broken_entries()):
        partial.append("the audit chain")
    print(json.dumps({"batches": len(batches), "acknowledged": len(acknowledged),
                      "partial": len(partial), "lost": len(lost)}))  # fmt: skip


def _whole(batch) -> str:  # noqa: ANN001  (a Batch, once Django is set up)
    """Say whether a batch is wholly in the registry, wholly out of it, or partial."""
    from baccau.domain.accounts.models import Organisation
    from baccau.domain.registry.models import Paper, Product, Provenance, Supply

    stem = batch.file_name.removesuffix(".csv")
    products = Product.objects.filter(name__startswith=f"{stem} ")
    counts = (
        products.count(),
        Supply.objects.filter(product__in=products).count(),
        Paper.objects.filter(product__in=products).count(),
        batch.rows.filter(outcome="created").count(),
        batch.changes.exclude(object_type="organisation").count() // 3,
    )
    made = Organisation.objects.filter(name=f"Maker {stem}").count()
    told = Provenance.objects.filter(batch_id=batch.public_id).exists()
    if batch.state == "committed" and set(counts) == {ROWS} and made == 1 and told:
        return "in"
    if batch.state != "committed" and set(counts) == {0} and made == 0 and not told:
        return "out"
    return "partial"


def _in_child(what: str, home: Path) -> None:
    import django

    django.setup()
    work = {
        "prepare": _prepare,
        "commit": lambda home: _commit(home, atomic=True),
        "commit-bare": lambda home: _commit(home, atomic=False),
        "check": _check,
    }
    work[what](home)


def main() -> int:
    """Run the kills and print what they left."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", help=argparse.SUPPRESS)
    parser.add_argument("--home", type=Path)
    options = parser.parse_args()
    if options.child:
        _in_child(options.child, options.home)
        return 0
    with tempfile.TemporaryDirectory() as home:
        report = run(Path(home), options.kills, options.seed)
    print(_line(report))
    good = not (report.partial or report.lost)
    if not os.environ.get("DATABASE_URL"):
        with tempfile.TemporaryDirectory() as home:
            control = run(Path(home), max(15, options.kills // 5), options.seed, atomic=False)
        print(f"control, without the transaction: {_line(control)}")
        good = good and control.partial > 0
    return 0 if good else 1


def _line(report: Report) -> str:
    return (
        f"{report.kills} kills during commit: {report.batches} batches, "
        f"{report.acknowledged} acknowledged, {report.partial} partial, {report.lost} lost"
    )


if __name__ == "__main__":
    sys.exit(main())

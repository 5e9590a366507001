"""Intake of a long workbook: read, understood, linked against a registry, laid out for review.

Run as `python -m benchmarks.intake [--rows 10000] [--seed 7]`. Budget: 60 s and 256 MB for 10,000
rows. Each part runs in its own process, so that each one's peak memory is its own.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.instances.workbook import write

STAGE = """
import sys, time
from pathlib import Path
from baccau.cli import site
site.setup([])
from django.utils import timezone
from baccau.domain.accounts.actions import create_organisation, create_user, add_member
from baccau.domain.accounts.queries import actor_of
from baccau.domain.base.actor import SYSTEM
from baccau.domain.intake import actions as intake
at = timezone.now()
org = create_organisation(by=SYSTEM, at=at, kind="office", name="Office")
user = create_user(at=at, password="p", email="o@bench.example")
add_member(by=SYSTEM, at=at, org=org, user=user, role="officer_national")
by = actor_of(user)
for path in sys.argv[1:]:
    began = time.perf_counter()
    content = Path(path).read_bytes()
    batch = intake.open_batch(by=by, at=at, org=org, content=content, name=Path(path).name)
    batch = intake.read_batch(by=by, at=at, batch=batch)
    print(f"stage {time.perf_counter() - began:.1f} s, {batch.rows.count()} rows", flush=True)
    began = time.perf_counter()
    for code in sorted(set(batch.problems.values_list("code", flat=True))):
        intake.decide_problems(by=by, at=at, batch=batch, code=code, how="mended")
    wrong = batch.rows.filter(has_error=True)
    intake.decide_rows(by=by, at=at, batch=batch, decision="skip", rows=wrong)
    intake.accept_suggestions(by=by, at=at, batch=batch)
    intake.decide_rows(by=by, at=at, batch=batch, decision="new")
    intake.decide_rows(by=by, at=at, batch=batch, decision="skip")
    intake.commit_batch(by=by, at=at, batch=batch)
    print(f"decide and commit {time.perf_counter() - began:.1f} s", flush=True)
"""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="baccau-bench-") as folder:
        first, second = Path(folder) / "first.xlsx", Path(folder) / "second.xlsx"
        write(first, options.rows, options.seed)
        write(second, options.rows, options.seed + 1)
        print(f"\nintake of {options.rows} rows ({first.stat().st_size / 1e6:.1f} MB)\n")
        print("| what | wall s | CPU s | peak MB | budget |\n|---|---|---|---|---|")
        terminal = [sys.executable, "-m", "baccau.cli.main", "intake", str(first), "--json"]
        _row("read and understand (terminal)", [*terminal, f"{folder}/out.json"])
        room = [sys.executable, "-c", STAGE, str(first), str(second)]
        _row("two files linked, staged and committed, the second against the first", room, folder)


def _row(what: str, command: list[str], home: str = "") -> None:
    env = {**os.environ, "BACCAU_HOME": home} if home else dict(os.environ)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)  # noqa: S603  (fixed words)
    said, _ = process.communicate()
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if process.returncode not in {0, 1}:
        raise SystemExit(f"{what}: exit {process.returncode}\n{said[-2000:]}")
    print(
        f"| {what} | {wall:.1f} | {cpu:.1f} | {after.ru_maxrss / 1024:.0f} | 60 s, 256 MB a file |"
    )
    for line in said.splitlines():
        if line.startswith(("stage", "decide")):
            print(f"| … {line} | | | | |")


if __name__ == "__main__":
    main()

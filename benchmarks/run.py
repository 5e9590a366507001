"""Runs every benchmark one after another: `make bench`, or `make bench ARGS=--quick`.

Figures are wall or CPU seconds on this machine and ratios within one run; compare ratios, never
seconds of two machines. `--save` keeps what was printed in benchmarks/RESULTS.md.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FULL: tuple[tuple[str, list[str]], ...] = (
    ("The plan", ["benchmarks.matching_national"]),
    ("Timetables", ["benchmarks.scheduling"]),
    ("Intake", ["benchmarks.intake"]),
    ("Linkage", ["benchmarks.linkage"]),
    ("Scoring", ["benchmarks.scoring"]),
    ("Search and pages", ["benchmarks.pages"]),
    ("Hostile files", ["benchmarks.hostile_files"]),
    ("Kills", ["benchmarks.kills"]),
    ("Kills of plans", ["benchmarks.kills_plans"]),
)
QUICK: dict[str, list[str]] = {
    "The plan": ["--scale", "0.05"],
    "Timetables": ["--seeds", "1", "--seconds", "10", "--fair", "0"],
    "Intake": ["--rows", "1000"],
    "Linkage": ["--size", "2000"],
    "Scoring": ["--sheets", "2000"],
    "Search and pages": ["--products", "5000"],
    "Hostile files": ["--count", "200"],
    "Kills": ["--kills", "10"],
    "Kills of plans": ["--kills", "10"],
}


def main() -> int:
    """Return 0 when every benchmark ran."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small instances, a few minutes")
    parser.add_argument("--save", action="store_true", help="keep what is printed")
    parser.add_argument("only", nargs="*", help="words of the titles to run")
    options = parser.parse_args()
    printed, failed = [_head()], 0
    print(printed[0], flush=True)
    for title, command in FULL:
        if options.only and not any(word.lower() in title.lower() for word in options.only):
            continue
        more = QUICK[title] if options.quick else []
        text, code = _run(title, [*command, *more])
        printed.append(text)
        failed += code != 0
    if options.save:
        (ROOT / "benchmarks" / "RESULTS.md").write_text("\n".join(printed) + "\n")
    return 1 if failed else 0


def _head() -> str:
    cores = len(os.sched_getaffinity(0))
    day = dt.datetime.now(dt.UTC).strftime("%d/%m/%Y")
    return f"# Results\n\n{day}, {cores} cores, Python {platform.python_version()}.\n"


def _run(title: str, words: list[str]) -> tuple[str, int]:
    lines = [f"## {title}\n\n`python -m {' '.join(words)}`\n"]
    print(lines[0], flush=True)
    env = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    process = subprocess.Popen(  # noqa: S603  (fixed words)
        [sys.executable, "-m", *words], cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True
    )
    for line in process.stdout or ():
        print(line, end="", flush=True)
        lines.append(line.rstrip("\n"))
    return "\n".join([*lines, ""]), process.wait()


if __name__ == "__main__":
    sys.exit(main())

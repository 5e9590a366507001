"""Runs every check, one after another, and counts what fails instead of stopping at the first."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHECKS: tuple[tuple[str, list[str]], ...] = (
    ("form", ["ruff", "format", "--check", "-q", "src", "tests", "benchmarks", "tools"]),
    ("lint", ["ruff", "check", "-q", "src", "tests", "benchmarks", "tools"]),
    ("types", ["mypy"]),
    ("imports", ["lint-imports"]),
    ("templates", ["djade", "--target-version", "5.2", "--check"]),
    (
        "migrations",
        [sys.executable, "-m", "baccau.config.manage", "makemigrations", "--check", "--dry-run"],
    ),
    ("deploy", [sys.executable, "-m", "baccau.config.manage", "check", "--fail-level", "WARNING"]),
    ("documents", [sys.executable, "tools/write_docs.py", "--check"]),
    ("house", [sys.executable, "-m", "pytest", "tests/house"]),
)


def main() -> int:
    """Return 0 when all passed, else 1."""
    failed = []
    for name, command in CHECKS:
        if name == "templates":
            command = [*command, *map(str, sorted((ROOT / "src").rglob("*.html")))]  # noqa: PLW2901  (the files are known now)
        done = subprocess.run(command, cwd=ROOT, check=False)  # noqa: S603  (fixed words)
        print(f"{'ok  ' if done.returncode == 0 else 'FAIL'} {name}", flush=True)
        if done.returncode:
            failed.append(name)
    print(f"{len(CHECKS) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

"""Runs every test: once on SQLite, and what touches the database again on PostgreSQL.

Without Chromium or PostgreSQL their suites say so and are left out; with CI=true that is an error.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

from machine import chromium, install_missing, postgres

ON_POSTGRES = ["tests/domain", "tests/web", "tests/journeys", "tests/isolation"]


def main() -> int:
    """Return 0 when every suite passed."""
    install_missing()
    strict = os.environ.get("CI", "").lower() in {"1", "true"}
    with tempfile.TemporaryDirectory(prefix="baccau-test-") as home:
        env = {**os.environ, "BACCAU_HOME": home}
        env.pop("DATABASE_URL", None)
        failed = 0
        if chromium() is None:
            failed += _absent("Chromium", "apt-get install chromium", strict=strict)
            env["BACCAU_NO_BROWSER"] = "1"
        failed += _run([sys.executable, "-m", "baccau.reference.catalogues"], env)
        failed += _pytest(sys.argv[1:] or ["tests"], env)
        with postgres() as address:
            if address is None:
                failed += _absent("PostgreSQL", "apt-get install postgresql", strict=strict)
            elif not sys.argv[1:]:
                print("\n— the same on PostgreSQL —", flush=True)
                there = [path for path in ON_POSTGRES if os.path.isdir(path)]  # noqa: PTH112  (plain)
                failed += _pytest(there, {**env, "DATABASE_URL": address})
    return 1 if failed else 0


def _pytest(paths: list[str], env: dict[str, str]) -> int:
    workers = os.environ.get("BACCAU_TEST_WORKERS", "2")
    command = [sys.executable, "-m", "pytest", "-n", workers, "--dist", "loadfile", *paths]
    return _run(command, env)


def _run(command: list[str], env: dict[str, str]) -> int:
    return 1 if subprocess.run(command, env=env, check=False).returncode else 0  # noqa: S603  (fixed words)


def _absent(what: str, how: str, *, strict: bool) -> int:
    print(f"{what} is not here, its suites are skipped. To have it: {how}", flush=True)
    return 1 if strict else 0


if __name__ == "__main__":
    sys.exit(main())

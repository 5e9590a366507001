"""Gets Chromium and a throw-away PostgreSQL for the tests, where this machine allows it."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PACKAGES = {"chromium": "chromium", "postgresql": "postgresql"}


def postgres_bin() -> Path | None:
    """Return the newest PostgreSQL's folder of programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def chromium() -> str | None:
    """Return the browser's path."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def install_missing() -> None:
    """Install Chromium and PostgreSQL with apt, when root on Debian."""
    missing = [
        package
        for package, there in (("chromium", chromium()), ("postgresql", postgres_bin()))
        if not there
    ]
    if not missing or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    print(f"Installing {' and '.join(missing)} ...", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing],
    ):
        subprocess.run(command, check=False, env=quiet, stdout=subprocess.DEVNULL)  # noqa: S603  (fixed words)


@contextmanager
def postgres() -> Iterator[str | None]:
    """Run a PostgreSQL in a temporary folder; give its address, or None where there is none."""
    programs = postgres_bin()
    if programs is None:
        yield None
        return
    user = "postgres" if os.geteuid() == 0 else getpass.getuser()
    with tempfile.TemporaryDirectory(prefix="baccau-pg-") as folder:
        data = Path(folder) / "data"
        if os.geteuid() == 0:
            shutil.chown(folder, user)
            Path(folder).chmod(0o711)
        port = _free_port()
        _as(user, [programs / "initdb", "-D", data, "-A", "trust", "-U", user, "-E", "UTF8",
                   "--locale", "C.UTF-8", "--no-sync"])  # fmt: skip
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        _as(
            user,
            [programs / "pg_ctl", "-D", data, "-w", "-l", f"{folder}/log", "-o", options, "start"],
        )
        try:
            yield f"postgresql://{user}@127.0.0.1:{port}/postgres"
        finally:
            _as(user, [programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"])


def _as(user: str, command: list[object]) -> None:
    words = [str(word) for word in command]
    if os.geteuid() == 0:
        words = ["runuser", "-u", user, "--", *words]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, cwd="/")  # noqa: S603  (fixed words)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

"""Running the site: `baccau sample`, `serve`, `setup`, `worker`, `verify`."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import socket
import subprocess
import sys
import threading
import webbrowser
from collections.abc import Sequence
from pathlib import Path

from baccau.cli.arguments import language
from baccau.reference.messages import sentence

UNUSABLE = 2


def _django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "baccau.config.settings")
    import django  # noqa: PLC0415  (heavy: only for commands that need the database)

    django.setup()


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def setup(argv: Sequence[str]) -> int:
    """Bring the database, the catalogues and the static files up to date."""
    argparse.ArgumentParser(prog="baccau setup", description=setup.__doc__).parse_args(argv)
    from baccau.reference.catalogues import compile_all  # noqa: PLC0415  (heavy)

    compile_all()
    _django()
    from django.core.management import call_command  # noqa: PLC0415  (heavy)

    from baccau.domain.base.actor import SYSTEM  # noqa: PLC0415  (after setup)
    from baccau.domain.places.actions import load_places  # noqa: PLC0415  (after setup)

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    load_places(by=SYSTEM, at=_now())
    return 0


def sample(argv: Sequence[str]) -> int:
    """Load the sample conference, draw its plan, print the sample sign-ins."""
    parser = argparse.ArgumentParser(prog="baccau sample", description=sample.__doc__)
    parser.add_argument("--serve", action="store_true", help="then serve the pages")
    parser.add_argument("--folder", type=Path, default=_sample_folder())
    options = parser.parse_args(argv)
    os.environ.setdefault("BACCAU_SAMPLE", "1")
    setup([])
    from baccau.jobs.sample import load_sample  # noqa: PLC0415  (after setup)

    people = load_sample(options.folder, say=_bar)
    print("\n" + sentence("sample_people", {}, language()))
    for who, address, password in people:
        print(f"  {who:34} {address:28} {password}")
    return serve([]) if options.serve else 0


def serve(argv: Sequence[str]) -> int:
    """Serve the pages, with a worker for long tasks in the same process group."""
    parser = argparse.ArgumentParser(prog="baccau serve", description=serve.__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--open", action="store_true", help="open a browser")
    options = parser.parse_args(argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "baccau.config.settings")
    from granian import Granian  # noqa: PLC0415  (heavy)
    from granian.constants import Interfaces  # noqa: PLC0415  (heavy)
    from granian.log import LogLevels  # noqa: PLC0415  (heavy)

    if _taken(options.host, options.port):
        facts = {"host": options.host, "port": str(options.port)}
        print(sentence("port_taken", facts, language()), file=sys.stderr)
        return UNUSABLE
    address = f"http://{options.host}:{options.port}/"
    print(f"\n  {address}\n", flush=True)
    if options.open:
        threading.Timer(1.0, webbrowser.open, [address]).start()
    worker_process = _start_worker()
    try:
        Granian(
            "baccau.config.wsgi:application",
            address=options.host,
            port=options.port,
            interface=Interfaces.WSGI,
            workers=options.workers,
            blocking_threads=4,
            log_level=LogLevels.warning,
        ).serve()
    finally:
        worker_process.terminate()
        worker_process.wait(timeout=10)
    return 0


def worker(argv: Sequence[str]) -> int:
    """Do queued tasks until stopped."""
    argparse.ArgumentParser(prog="baccau worker", description=worker.__doc__).parse_args(argv)
    _django()
    from baccau.jobs.worker import work  # noqa: PLC0415  (after setup)

    work()
    return 0


def verify(argv: Sequence[str]) -> int:
    """Prove the record of acts whole; name each entry that is not."""
    argparse.ArgumentParser(prog="baccau verify", description=verify.__doc__).parse_args(argv)
    _django()
    from baccau.domain.audit.queries import broken_entries  # noqa: PLC0415  (after setup)

    broken = list(broken_entries())
    for number, what in broken:
        print(f"{number}: {what}")
    return 1 if broken else 0


def _taken(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False


def _start_worker() -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "baccau.cli.main", "worker"])


def _sample_folder() -> Path:
    return Path(__file__).resolve().parents[3] / "sample_data"


def _bar(what: str, share: float) -> None:
    if not sys.stderr.isatty():
        if share in {0.0, 1.0}:
            print(f"  {what} {'...' if share == 0.0 else 'ok'}", file=sys.stderr, flush=True)
        return
    filled = round(24 * share)
    end = "\n" if share >= 1 else ""
    print(f"\r  {'█' * filled}{'·' * (24 - filled)} {what}", end=end, file=sys.stderr, flush=True)

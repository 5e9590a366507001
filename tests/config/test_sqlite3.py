"""Writers in several processes queue: none fails, none is lost. Without the guards they fail."""

from __future__ import annotations

import multiprocessing
import sqlite3
import subprocess
import sys
import textwrap

import pytest

WRITER = textwrap.dedent(
    """
    import sys
    import time
    from django.conf import settings
    engine, path, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    options = {"timeout": 20, "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;"}
    if engine == "baccau.config.sqlite3":
        options["transaction_mode"] = "IMMEDIATE"
    settings.configure(DATABASES={"default": {"ENGINE": engine, "NAME": path, "OPTIONS": options}})
    import django
    django.setup()
    from django.db import connection, transaction
    failed = 0
    for _ in range(rounds):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT n FROM counter")
                n = cursor.fetchone()[0]
                time.sleep(0.005)  # wide enough for another writer to step in between
                cursor.execute("UPDATE counter SET n = %s", [n + 1])
        except Exception:
            failed += 1
    print(failed)
    """
)


def storm(engine, path, *, writers=4, rounds=60):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE counter (n INTEGER)")
        connection.execute("INSERT INTO counter VALUES (0)")
    command = [sys.executable, "-c", WRITER, engine, str(path), str(rounds)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(writers)]
    failed = sum(int(process.communicate(timeout=120)[0]) for process in running)
    with sqlite3.connect(path) as connection:
        (counted,) = connection.execute("SELECT n FROM counter").fetchone()
    return failed, counted


def test_writers_queue_and_none_is_lost(tmp_path):
    assert storm("baccau.config.sqlite3", tmp_path / "db") == (0, 240)


@pytest.mark.skipif(multiprocessing.cpu_count() < 2, reason="one core rarely collides")
def test_without_the_guards_writers_fail(tmp_path):
    failed, counted = storm("django.db.backends.sqlite3", tmp_path / "db", rounds=200)
    assert failed > 0
    assert counted == 800 - failed

"""SQLite backend: one file lock in front of BEGIN IMMEDIATE.

Without it writers poll the database lock and starve each other; with it they queue
(docs/decisions/0005-sqlite-one-writer.md gives the figures).
"""

from __future__ import annotations

import fcntl
import os
import threading
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base

_held = threading.local()


class DatabaseWrapper(base.DatabaseWrapper):
    """The stock SQLite wrapper whose outermost transaction holds a cross-process lock."""

    _lock_fd: int | None = None

    def _lock_path(self) -> str | None:
        name = str(self.settings_dict["NAME"])
        if ":memory:" in name or "mode=memory" in name:
            return None
        return f"{Path(name)}.lock"

    def _acquire(self) -> None:
        path = self._lock_path()
        if path is None or self._lock_fd is not None:
            return
        if getattr(_held, "path", None) == path:  # a second alias to the same file, same thread
            return
        fd = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(fd, fcntl.LOCK_EX)
        self._lock_fd = fd
        _held.path = path

    def _release(self) -> None:
        if self._lock_fd is None:
            return
        os.close(self._lock_fd)  # closing drops the flock
        self._lock_fd = None
        _held.path = None

    def _start_transaction_under_autocommit(self) -> None:
        self._acquire()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # no stub
        except BaseException:
            self._release()
            raise

    def _commit(self) -> Any:
        try:
            return super()._commit()  # type: ignore[misc]  # no stub
        finally:
            self._release()

    def _rollback(self) -> Any:
        try:
            return super()._rollback()  # type: ignore[misc]  # no stub
        finally:
            self._release()

    def close(self) -> None:
        """Close the connection and let the next writer in."""
        try:
            super().close()
        finally:
            if not self.in_atomic_block:
                self._release()

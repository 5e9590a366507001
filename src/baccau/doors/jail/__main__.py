"""Inside the jail: the file is standard input, the answer goes to standard output.

Limits are set before the first byte is read. Whatever fails ends in a refusal, never in a
traceback.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from typing import BinaryIO

from baccau.doors.formats.opening import open_file
from baccau.doors.jail.bounds import frames
from baccau.doors.jail.frames import encode
from baccau.doors.refusals import FileRefused, Limits

_OPEN_FILES = 32


def main() -> None:
    """Read the file at descriptor 0 as `sys.argv[1]` asks and write frames to descriptor 1."""
    asked = json.loads(sys.argv[1])
    limits = Limits(**asked["limits"])
    _confine(limits)
    with os.fdopen(0, "rb") as file, os.fdopen(1, "wb") as answer:
        try:
            for frame in frames(open_file(file, asked["title"], limits), limits):
                answer.write(encode(frame))
        except FileRefused as refused:
            _refuse(answer, refused.code, refused.facts)
        except MemoryError:
            _refuse(answer, "too_much_memory", {"limit_mb": limits.memory_bytes >> 20})
        # A panic of the native reader is a BaseException, and this is the outermost line.
        except BaseException as failed:  # noqa: BLE001  (nothing may leave but a refusal)
            _refuse(answer, "corrupt", {"error": type(failed).__name__})


def _refuse(answer: BinaryIO, code: str, facts: dict[str, object]) -> None:
    answer.write(encode({"refused": code, "facts": facts}))


def _confine(limits: Limits) -> None:
    """Give up what reading a file does not need."""
    for what, most in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_NPROC, 0),
    ):
        resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    main()

"""Reads files one after another in a process of its own and tells what became of each.

A process of its own, because the peak memory of children is only known per parent, and because
what a large parent shares with a child at its start would be counted as the child's.

Usage: python runner.py FOLDER [LIMITS], where LIMITS are JSON; prints one JSON line per file.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from pathlib import Path

from baccau.doors.reading import FileRefused, Limits, read_workbook


def main() -> None:
    limits = Limits(**json.loads(sys.argv[2])) if len(sys.argv) > 2 else Limits()
    for path in sorted(Path(sys.argv[1]).iterdir()):
        start = time.perf_counter()
        try:
            workbook = read_workbook(path, limits=limits)
            answer, detail = "read", [notice.code for notice in workbook.notices]
        except FileRefused as refused:
            answer, detail = refused.code, sorted(refused.facts)
        seconds = time.perf_counter() - start
        print(json.dumps({"file": path.name, "answer": answer, "detail": detail,  # noqa: T201  (its answer)
                          "seconds": seconds, "child_mb": _child_peak(),
                          "parent_mb": _own_peak()}), flush=True)  # fmt: skip


def _child_peak() -> float:
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def _own_peak() -> float:
    """Read the peak from the kernel's own account, which a process does not inherit."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert found
    return int(found[1]) / 1024


if __name__ == "__main__":
    main()

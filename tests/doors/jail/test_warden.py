"""What the process that reads can not do."""

import json
import subprocess
import sys

import pytest
from tests.hostile.excel import one_string_in_every_cell
from tests.hostile.running import SOURCE

from baccau.doors.reading import FileRefused, read_bytes


def test_memory_is_bounded_from_inside():
    with pytest.raises(FileRefused) as refused:
        read_bytes(one_string_in_every_cell(), "a.xlsx")
    assert refused.value.code == "too_much_memory"


PROBE = """
import json, os, resource, socket, sys
sys.path[:0] = sys.argv[1:2]
from baccau.doors.jail.__main__ import _confine
from baccau.doors.refusals import Limits
_confine(Limits())
heavy = {"django", "numpy", "xlsxwriter", "python_calamine"}
told = {"modules": sorted(heavy & set(sys.modules))}
def attempt(name, what):
    try:
        what()
        told[name] = "done"
    except BaseException as failed:
        told[name] = type(failed).__name__
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
attempt("memory", lambda: bytearray(300 << 20))
attempt("file", lambda: open(sys.argv[2], "wb", buffering=0).write(b"x"))
attempt("files", lambda: [open("/dev/null") for _ in range(100)])
told["core"] = resource.getrlimit(resource.RLIMIT_CORE)
told["cpu"] = resource.getrlimit(resource.RLIMIT_CPU)
os.write(1, json.dumps(told).encode())
"""


def test_confined_process_can_not_grow_or_write(tmp_path):
    done = subprocess.run(
        [sys.executable, "-S", "-c", PROBE, str(SOURCE), str(tmp_path / "x")],
        stdout=subprocess.PIPE,
        check=True,
    )
    assert json.loads(done.stdout) == {
        "modules": [],
        "memory": "MemoryError",
        "file": "OSError",
        "files": "OSError",
        "core": [0, 0],
        "cpu": [10, 10],
    }

"""Starts the runner on a folder of files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parents[1] / "src"


def run(folder, limits=None):
    """Return one dict per file of `folder`, in order of name.

    Raises:
        CalledProcessError: the runner failed, which no file may bring about.
    """
    arguments = [json.dumps(limits)] if limits else []
    done = subprocess.run(
        [sys.executable, HERE / "runner.py", folder, *arguments],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        stdout=subprocess.PIPE,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]

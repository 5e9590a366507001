"""Import contracts hold, and a seeded violation of each turns it red."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT = Path(sys.executable).parent / "lint-imports"

SEEDS = {
    "1 floors": ("domain/base/stairs.py", "import baccau.web.gate\n"),
    "2 street": ("domain/base/street.py", "import baccau.domain.registry.models\n"),
    "3 room": ("domain/registry/states.py", "import baccau.domain.registry.models\n"),
    "4 desks": ("web/buyers/peek.py", "import baccau.web.offices.urls\n"),
    "5 web": ("web/actor.py", "import baccau.web.shell\n"),
    "6 engines": ("engines/linkage/peek.py", "import baccau.engines.matching.problem\n"),
    "7 engines": ("engines/geography/peek.py", "import socket\n"),
    "8 solvers": ("engines/matching/peek.py", "import highspy\n"),
    "9 what": ("reference/peek.py", "import django\n"),
}


def lint(root: Path) -> str:
    done = subprocess.run(
        [LINT, "--no-cache"], cwd=root, capture_output=True, text=True, check=False,
        env={"PYTHONPATH": str(root / "src"), "PATH": ""},
    )  # fmt: skip
    return done.stdout + done.stderr


def test_contracts_hold():
    assert " 0 broken" in lint(ROOT)


@pytest.mark.parametrize("contract", SEEDS)
def test_contract_catches_its_seed(contract, tmp_path):
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / ".importlinter", tmp_path)
    name, text = SEEDS[contract]
    path = tmp_path / "src" / "baccau" / name
    path.write_text(text + (path.read_text() if path.exists() else ""))
    broken = [line for line in lint(tmp_path).splitlines() if " BROKEN" in line]
    assert any(line.startswith(contract) for line in broken), broken

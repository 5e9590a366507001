"""The code is in its form: formatter, linter, types and templates."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
CODE = ["src", "tests", "benchmarks", "tools"]


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(BIN / command[0]), *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "format", "--check", "-q", *CODE),
        ("ruff", "check", "-q", *CODE),
        ("mypy", "--no-error-summary"),
    ],
    ids=["form", "lint", "types"],
)
def test_tool_finds_nothing(command):
    done = run(*command)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


def test_templates_are_in_form():
    pages = [str(path) for path in (ROOT / "src").rglob("*.html")]
    done = run("djade", "--target-version", "5.2", "--check", *pages)
    assert done.returncode == 0, done.stdout[-3000:]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("clock.py", "from datetime import datetime\n\n\nNOW = datetime.now()\n"),
        ("bare.py", "def f(x):\n    return x\n"),
        ("dice.py", "import random\n\nX = random.random()\n"),
    ],
)
def test_ruff_catches_its_seed(name, text, tmp_path):
    seeded = tmp_path / name
    seeded.write_text(text)
    done = run("ruff", "check", "-q", "--config", str(ROOT / "pyproject.toml"), str(seeded))
    assert done.returncode == 1


def test_mypy_catches_its_seed(tmp_path):
    seeded = tmp_path / "seed.py"
    seeded.write_text("def f(x: int) -> str:\n    return x\n\n\ndef g(y):\n    return y\n")
    done = run("mypy", "--strict", "--config-file=/dev/null", str(seeded))
    assert "return-value" in done.stdout
    assert "no-untyped-def" in done.stdout


def test_djade_catches_its_seed(tmp_path):
    seeded = tmp_path / "seed.html"
    seeded.write_text("{{a|upper }}\n{%if a%}x{%endif%}\n")
    assert run("djade", "--target-version", "5.2", "--check", str(seeded)).returncode == 1

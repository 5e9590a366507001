"""The console script as its user meets it: a process, its output and its exit code."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from baccau.cli.main import COMMANDS, main
from baccau.reference.messages import codes


def run_baccau(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "baccau.cli.main", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )


def test_help_names_every_command_in_both_languages():
    vietnamese = run_baccau("--help")
    english = run_baccau("--lang", "en", "--help")

    assert (vietnamese.returncode, english.returncode) == (0, 0)
    assert all(name in vietnamese.stdout for name in COMMANDS)
    assert "phương án kết nối" in vietnamese.stdout
    assert "connection plan" in english.stdout


HEAVY = {"django", "numpy", "ot", "highspy", "scipy", "xlsxwriter", "python_calamine", "rapidfuzz"}


def test_help_loads_nothing_heavy():
    program = (
        "import sys; from baccau.cli.main import main; main(['--help']);"
        "print(*sys.modules, file=sys.stderr)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    loaded = set(answer.stderr.split())

    assert "argparse" in loaded
    assert not HEAVY & loaded


def test_language_comes_from_the_environment():
    assert "connection plan" in run_baccau("--help", BACCAU_LANG="en").stdout
    assert "phương án" in run_baccau("--help", BACCAU_LANG="xx").stdout


@pytest.mark.parametrize(
    "arguments",
    [["nonsense"], ["--nonsense"], ["--lang", "fr"], ["--lang"], ["--nonsense", "connect"]],
)
def test_unclear_arguments_are_refused_in_one_line(arguments):
    answer = run_baccau(*arguments)

    assert answer.returncode == 2
    assert answer.stdout == ""
    assert len(answer.stderr.splitlines()) == 1
    assert "--help" in answer.stderr


def test_no_command_shows_the_help_and_does_nothing():
    answer = run_baccau()

    assert answer.returncode == 2
    assert "connect" in answer.stdout


def test_every_command_has_its_sentence():
    assert {f"command_{name}" for name in COMMANDS} <= codes()


def test_an_unexpected_error_is_one_line_and_its_traceback_is_for_developers(monkeypatch, capsys):
    monkeypatch.setitem(COMMANDS, "connect", "baccau.no_such_module:run")
    monkeypatch.delenv("BACCAU_DEBUG", raising=False)

    assert main(["connect"]) == 2
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 1
    assert "ModuleNotFoundError" in told

    monkeypatch.setenv("BACCAU_DEBUG", "1")
    with pytest.raises(ModuleNotFoundError):
        main(["connect"])

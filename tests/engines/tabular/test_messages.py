"""Every code the reader can tell has a sentence in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import baccau.engines.tabular as engine
from baccau.reference.messages import codes

SOURCE = Path(engine.__file__).parent
CALL = re.compile(
    r"(?:Finding|tell|Notice|_empty_or|_one_of)"
    r"\(\s*(?:[^()\"]*,\s*)?\"([a-z]+_[a-z_]+)\"|code = \"([a-z_]+)\""
)


def told():
    text = "\n".join(path.read_text("utf-8") for path in SOURCE.rglob("*.py"))
    return {a or b for a, b in CALL.findall(text)}


def test_every_code_has_a_sentence():
    found = told()
    assert len(found) > 40
    assert found - codes() == set()

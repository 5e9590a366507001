"""Every code the door can say has its sentences."""

import ast
from pathlib import Path

from baccau import doors
from baccau.reference.messages import codes, placeholders, remedy

ROOT = Path(doors.__file__).parent


def said(name):
    """Codes passed first to `name` anywhere in the doors."""
    found = set()
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name:
                found |= {n.value for n in node.args[:1] if isinstance(n, ast.Constant)}
    return found


def test_every_refusal_has_a_sentence_and_a_remedy():
    refusals = said("FileRefused")
    assert {"corrupt", "macros", "cell_too_far"} <= refusals
    for code in refusals:
        assert code in codes()
        facts = dict.fromkeys(placeholders(code), "?")
        assert remedy(code, facts, "vi")
        assert remedy(code, facts, "en")


def test_every_notice_has_a_sentence():
    notices = said("Notice")
    assert {"renamed", "text_read_as", "formula_errors"} <= notices
    assert notices | {"text_cut", "merges_left_out"} <= codes()

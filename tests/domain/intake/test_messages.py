"""Every code these rooms can say has a sentence, with the facts it is told with."""

import ast
from pathlib import Path

import pytest

import baccau.domain
from baccau.domain.base.refusals import Refusal
from baccau.domain.demand import actions as demand
from baccau.domain.intake import actions as intake
from baccau.domain.registry import actions as registry
from baccau.reference.messages import codes

ROOMS = Path(baccau.domain.__file__).parent


def refusals():
    for room in (registry, demand, intake):
        for name in room.__all__:
            thing = getattr(room, name)
            if isinstance(thing, type) and issubclass(thing, Refusal):
                yield thing.code


@pytest.mark.parametrize("code", sorted(set(refusals())))
def test_refusals_have_a_sentence(code):
    assert code in codes()


def test_codes_in_the_rooms_have_a_sentence():
    told = set()
    for room in ("registry", "demand", "intake"):
        for path in sorted((ROOMS / room).rglob("*.py")):
            told |= set(_codes(path))
    assert {"tax_code_form", "value_missing", "outside_territory", "commune_not_listed"} <= told
    assert told <= codes()


def _codes(path):
    """Literals given as codes: of `Unusable`, `Found`, `one_of`, `several_of`, `matching`."""
    places = {"Unusable": 0, "Found": 1, "one_of": 1, "several_of": 1, "matching": 1, "_item": 1}
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            given = node.args[places[name] :][:1] if name in places else []
            yield from (a.value for a in given if isinstance(a, ast.Constant))
        if (
            isinstance(node, ast.Tuple)
            and len(node.elts) == 2
            and isinstance(node.elts[1], ast.Dict)
        ):
            first = node.elts[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value

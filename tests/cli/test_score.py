"""`baccau score` as its user meets it: the answer of the contract, or every refusal and exit 2."""

from __future__ import annotations

import json

import pytest

from baccau.cli.main import main
from baccau.reference.criteria import criteria_set
from baccau.reference.messages import codes


def tea(**changes):
    """Return the points of a tea that holds all floors of four stars, with changes by code."""
    text = "2 1 2 2 2 2 1 3 3 3 1 2 1 3 2 2 3 2 3 5 2 3 2 2 2 2 3 3 4 3 2 1"
    criteria = criteria_set("26/2026", 11).criteria
    points = {one.code: int(word) for one, word in zip(criteria, text.split(), strict=True)}
    return points | {code[1:].replace("_", "."): value for code, value in changes.items()}


@pytest.fixture(autouse=True)
def own_language(monkeypatch):
    """Keep what `--lang` sets from the tests after these."""
    monkeypatch.setenv("BACCAU_LANG", "vi")


@pytest.fixture
def sheet(tmp_path):
    def write(data):
        path = tmp_path / "sheet.json"
        path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
        return str(path)

    return write


def asked(points, rule_set="26/2026", product_set=11):
    return {"rule_set": rule_set, "product_set": product_set, "points": points}


def test_score_answers_as_the_contract_says(sheet, capsys):
    assert main(["score", sheet(asked(tea(c2_3=1)))]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["total"] == 72
    assert answer["parts"] == {"A": 30, "B": 18, "C": 24}
    assert answer["stars"] == 3
    assert answer["missed_floors"] == [
        {"star": 4, "criterion": "2.3", "has": 1, "needs": 3},
        {"star": 5, "criterion": "1.5", "has": 2, "needs": 3},
        {"star": 5, "criterion": "2.3", "has": 1, "needs": 3},
        {"star": 5, "criterion": "4.1", "has": 3, "needs": 5},
        {"star": 5, "criterion": "7", "has": 3, "needs": 5},
    ]
    # five stars: the four floors give 1 + 2 + 2 + 2 = 7 of 18 points, the largest raises left are
    # 2 points each, so six more criteria are needed for the other 11
    assert answer["way_up"][0] == {
        "star": 4,
        "raise": [{"criterion": "2.3", "from": 1, "to": 3}],
        "points": 74,
    }
    five = answer["way_up"][1]
    assert (five["star"], five["points"], len(five["raise"])) == (5, 90, 10)
    assert {"criterion": "4.1", "from": 3, "to": 5} in five["raise"]


def test_score_writes_a_file(sheet, tmp_path, capsys):
    target = tmp_path / "answer.json"
    assert main(["score", sheet(asked(tea())), "--json", str(target), "--lang", "en"]) == 0
    assert json.loads(target.read_text(encoding="utf-8"))["stars"] == 4
    assert "answer.json" in capsys.readouterr().out


def test_score_never_writes_over_the_sheet(sheet):
    path = sheet(asked(tea()))
    assert main(["score", path, "--json", path]) == 2


REFUSED = {
    "missing": (asked({k: v for k, v in tea().items() if k != "2.3"}), ["criterion_missing"]),
    "unknown": (asked(tea(c9_9=1)), ["criterion_unknown"]),
    "not allowed": (asked(tea(c6_2_3=2)), ["points_not_allowed"]),
    "true": (asked(tea(c2_4=True)), ["points_not_allowed"]),
    "a fraction": (asked(tea(c2_4=1.0)), ["points_not_allowed"]),
    "many": (
        asked({k: v for k, v in tea(c9_9=1, c1_1=0).items() if k != "2.3"}),
        ["criterion_missing", "criterion_unknown", "points_not_allowed"],
    ),
    "rule set": (asked(tea(), rule_set="27/2026"), ["rule_set_unknown"]),
    "rule set of another kind": (asked(tea(), rule_set=["26/2026"]), ["rule_set_unknown"]),
    "rule set without criteria": (asked(tea(), rule_set="148/2023"), ["rule_set_without_criteria"]),
    "product set": (asked(tea(), product_set=27), ["product_set_unknown"]),
    "product set as text": (asked(tea(), product_set="11"), ["product_set_unknown"]),
    "product set as truth": (asked(tea(), product_set=True), ["product_set_unknown"]),
    "both": (
        {"rule_set": "x", "points": 3},
        ["rule_set_unknown", "score_key_missing", "score_points_not_object"],
    ),
    "nothing": ({}, ["score_key_missing"] * 3),
    "a list": ([], ["score_not_object"]),
    "no JSON": ("{", ["score_no_json"]),
    "deep": ("[" * 100_000, ["score_no_json"]),
    "a long number": ('{"points": ' + "9" * 9_999 + "}", ["score_no_json"]),
    "too large": (" " * (2**20 + 1), ["score_too_large"]),
    "twice": (
        '{"rule_set": "26/2026", "product_set": 11, "points": {"9.9": 1, "9.9": 2}}',
        ["criterion_missing"] * 32 + ["criterion_unknown", "score_key_twice"],
    ),
}


@pytest.mark.parametrize("case", REFUSED)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_score_refuses_with_every_code_and_exit_2(case, lang, sheet, capsys):
    data, expected = REFUSED[case]
    assert main(["score", sheet(data), "--lang", lang]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert sorted(line.rsplit("[", 1)[1][:-1] for line in told.err.splitlines()) == expected
    assert set(expected) <= codes()
    assert all(line.startswith("sheet.json, /") for line in told.err.splitlines())
    assert " = " not in told.err, "a sentence without its facts"


def test_score_refuses_a_file_that_is_not_there(tmp_path, capsys):
    assert main(["score", str(tmp_path / "none.json")]) == 2
    assert "[score_unreadable]" in capsys.readouterr().err


def test_refusal_is_one_short_line_whatever_the_key_is(sheet, capsys):
    assert main(["score", sheet(asked(tea() | {"\x1b[2J\n/~\ud800" + "x" * 9_999: 1}))]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "\x1b" not in line
    assert "~1~0" in line
    assert len(line) < 400

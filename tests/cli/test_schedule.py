"""`baccau schedule` as its user meets it: JSON in, exit code, JSON or workbook out."""

from __future__ import annotations

import json
import subprocess
import sys

import openpyxl
import pytest

from baccau.cli.main import main

PROBLEM = {
    "slots": 6,
    "session_ends": [3, 6],
    "tables": 2,
    "participants": [
        {"id": "htx-tài-hoan", "unavailable": [1, 2], "max_meetings": None},
        {"id": "siêu-thị", "unavailable": []},
        {"id": "bếp-ăn"},
    ],
    "meetings": [
        {
            "id": "m1",
            "participants": ["htx-tài-hoan", "siêu-thị"],
            "sessions": [1],
            "slot": None,
            "required": True,
            "weight": 1,
        },
        {"id": "m2", "participants": ["siêu-thị", "bếp-ăn"], "sessions": None},
        {"id": "m3", "participants": ["htx-tài-hoan", "bếp-ăn"], "slot": 5},
    ],
    "precedences": [["m1", "m2"]],
    "max_break_difference": None,
}


@pytest.fixture
def run(tmp_path, capsys, monkeypatch):
    """Run the command on a problem; return exit code, standard output and error."""

    def run(problem, *words):
        monkeypatch.setenv("BACCAU_LANG", "vi")  # and put back what --lang makes of it
        path = tmp_path / "problem.json"
        text = problem if isinstance(problem, str) else json.dumps(problem, ensure_ascii=False)
        path.write_text(text, encoding="utf-8")
        code = main(["schedule", str(path), *words])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def test_the_answer_has_every_field_of_the_contract(run):
    code, out, err = run(PROBLEM)
    answer = json.loads(out)
    assert (code, err) == (0, "")
    assert answer.pop("seconds") >= 0
    assert answer == {
        "status": "optimal",
        "held": 3,
        "breaks": 1,
        "bound_breaks": 1,
        "weight": 3,
        "bound_weight": 3,
        "meetings": answer["meetings"],
        "not_held": [],
        "breaks_by_participant": {"htx-tài-hoan": 1, "siêu-thị": 0, "bếp-ăn": 0},
        "conflict": [],
        "conflict_irreducible": False,
    }
    when = {one["id"]: one["slot"] for one in answer["meetings"]}
    assert (when["m1"], when["m3"]) == (3, 5)
    assert {one["table"] for one in answer["meetings"]} <= {1, 2}


def test_a_json_file_is_written_and_told(run, tmp_path):
    target = tmp_path / "timetable.json"
    code, out, _ = run(PROBLEM, "-o", str(target), "--lang", "en", "--seconds", "5", "--seed", "7")
    assert code == 0
    assert json.loads(target.read_text(encoding="utf-8"))["status"] == "optimal"
    assert out.startswith("3 of 3 meetings are held with 1 breaks; proven")


def test_a_workbook_lists_slots_and_agendas(run, tmp_path):
    target = tmp_path / "timetable.xlsx"
    assert run(PROBLEM, "-o", str(target))[0] == 0
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == ["Lịch theo khung giờ", "Lịch từng người"]
    agendas = list(book["Lịch từng người"].iter_rows(values_only=True))
    assert agendas[0][:4] == ("Người tham gia", "Khung giờ", "Bàn", "Cuộc gặp")
    assert agendas[0][4:] == ("Gặp", "Số khoảng trống")
    assert [row[0] for row in agendas[1:]] == [
        *["htx-tài-hoan"] * 2,
        *["siêu-thị"] * 2,
        *["bếp-ăn"] * 2,
    ]


def test_meetings_not_held_are_named_and_exit_1(run):
    changes = {"required": False, "slot": 3, "sessions": None}
    wishes = [{**one, **changes} for one in PROBLEM["meetings"]]
    wishes[1]["weight"] = 5
    code, out, _ = run({**PROBLEM, "meetings": wishes, "precedences": []})
    answer = json.loads(out)
    assert code == 1
    assert answer["status"] == "optimal"
    assert [one["id"] for one in answer["meetings"]] == ["m2"]
    assert answer["not_held"] == ["m1", "m3"]
    assert (answer["weight"], answer["bound_weight"]) == (5, 5)


def test_an_infeasible_problem_is_answered_with_its_conflict(run, tmp_path):
    meetings = [*PROBLEM["meetings"][:2], {**PROBLEM["meetings"][2], "slot": 6}]
    wrong = {**PROBLEM, "meetings": meetings, "precedences": [["m3", "m2"]]}
    code, out, _ = run(wrong, "--lang", "en")
    answer = json.loads(out)
    assert code == 0
    assert answer["status"] == "infeasible"
    assert answer["meetings"] == []
    assert answer["conflict_irreducible"]
    assert {one["code"] for one in answer["conflict"]} == {
        "meeting_required",
        "meeting_fixed",
        "precedence",
    }
    told = {one["message"] for one in answer["conflict"]}
    assert "Meeting m3 is held before meeting m2." in told
    target = tmp_path / "conflict.xlsx"
    assert run(wrong, "-o", str(target))[0] == 0
    assert "Yêu cầu mâu thuẫn" in openpyxl.load_workbook(target).sheetnames


def without(name):
    return {key: value for key, value in PROBLEM.items() if key != name}


def meeting(**changes):
    return {**PROBLEM, "meetings": [{**PROBLEM["meetings"][0], **changes}], "precedences": []}


@pytest.mark.parametrize(
    ("problem", "pointer"),
    [
        ("{", ": "),
        ("[" * 100_000, ": "),
        ("[]", "/"),
        (without("slots"), "/slots"),
        (without("tables"), "/tables"),
        (without("meetings"), "/meetings"),
        (without("participants"), "/participants"),
        ({**PROBLEM, "slots": 0}, "/slots"),
        ({**PROBLEM, "slots": True}, "/slots"),
        ({**PROBLEM, "slots": 10**30}, "/slots"),
        ({**PROBLEM, "tables": -1}, "/tables"),
        ({**PROBLEM, "tables": "2"}, "/tables"),
        ({**PROBLEM, "session_ends": [3, 3, 6]}, "/session_ends"),
        ({**PROBLEM, "session_ends": [3]}, "/session_ends"),
        ({**PROBLEM, "session_ends": 6}, "/session_ends"),
        ({**PROBLEM, "participants": [1]}, "/participants/0"),
        ({**PROBLEM, "participants": [{"id": "a"}, {"id": "a"}]}, "/participants/1"),
        ({**PROBLEM, "participants": [{"id": "a", "unavailable": [7]}]}, "/0/unavailable/0"),
        (meeting(id=""), "/meetings/0/id"),
        (meeting(participants=[]), "/meetings/0/participants"),
        (meeting(participants=["ai đó"]), "/meetings/0/participants/0"),
        (meeting(participants=["bếp-ăn", "bếp-ăn"]), "/meetings/0/participants/1"),
        (meeting(sessions=[3]), "/meetings/0/sessions/0"),
        (meeting(sessions=[]), "/meetings/0/sessions"),
        (meeting(slot=7), "/meetings/0/slot"),
        (meeting(required="yes"), "/meetings/0/required"),
        (meeting(weight=-1), "/meetings/0/weight"),
        (meeting(weight=0.5), "/meetings/0/weight"),
        ({**PROBLEM, "precedences": [["m1"]]}, "/precedences/0"),
        ({**PROBLEM, "precedences": [["m1", "m9"]]}, "/precedences/0"),
        ({**PROBLEM, "precedences": [["m1", "m1"]]}, "/precedences/0"),
        ({**PROBLEM, "max_break_difference": 1.5}, "/max_break_difference"),
    ],
)
def test_an_unusable_problem_is_refused_in_one_line_with_its_place(run, problem, pointer):
    code, out, err = run(problem)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert pointer in err


def test_all_flaws_are_counted(run):
    wrong = {**PROBLEM, "tables": -1, "precedences": [["x", "y"]]}
    code, _, err = run(wrong, "--lang", "en")
    assert code == 2
    assert "(and 2 more places are wrong)" in err


def test_a_missing_file_is_refused(tmp_path, capsys):
    assert main(["schedule", str(tmp_path / "none.json")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("words", ["--seconds 0", "--seed -1", "--seed x", "-o /no/x"])
def test_unclear_options_are_refused(run, words):
    code, _, err = run(PROBLEM, *words.split())
    assert code == 2
    assert err.count("\n") == 1


def test_the_problem_is_never_written_over(run, tmp_path):
    code, _, _ = run(PROBLEM, "-o", str(tmp_path / "problem.json"))
    assert code == 2
    assert json.loads((tmp_path / "problem.json").read_text(encoding="utf-8")) == PROBLEM


def test_reading_a_problem_loads_no_solver(tmp_path):
    script = (
        "import sys; from baccau.pipelines.timetable.reading import read_problem; "
        "import baccau.engines.scheduling; "
        "sys.exit(bool({'ortools', 'highspy', 'numpy'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0

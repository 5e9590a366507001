"""`baccau schedule`: a timetable problem in, the timetable with fewest breaks out.

Exit codes: 0 the problem is answered, "infeasible" with its conflict being an answer too; 1 some
meetings are not held, or nothing was found in time; 2 the input cannot be used.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from baccau.cli.arguments import LANGUAGES, Parser, language
from baccau.cli.outputs import OutputError, check_targets, write_json, write_sheets
from baccau.reference.messages import sentence

if TYPE_CHECKING:
    from baccau.pipelines.timetable.reading import UnusableProblem

DONE, REFUSED_SOME, UNUSABLE = 0, 1, 2


def run(arguments: Sequence[str]) -> int:
    """Draw the timetable; return 0, 1 (some meetings not held, named) or 2 (nothing usable)."""
    asked = _parser().parse_args(arguments)
    try:
        check_targets([asked.output], [asked.problem], asked.lang)
        return _draw(asked)
    except OutputError as told:
        print(told, file=sys.stderr)
        return UNUSABLE


def _draw(asked: argparse.Namespace) -> int:
    from baccau.pipelines.timetable.reading import (  # noqa: PLC0415  (the engine, off --help)
        UnusableProblem,
        read_problem,
    )

    began = perf_counter()
    try:
        problem = read_problem(asked.problem, asked.seconds, asked.seed)
    except UnusableProblem as refused:
        print(_refusal(refused, asked), file=sys.stderr)
        return UNUSABLE
    from baccau.engines.scheduling import solve  # noqa: PLC0415  (solvers, off --help)
    from baccau.pipelines.timetable.document import document  # noqa: PLC0415  (the same)
    from baccau.pipelines.timetable.workbook import sheets, summary  # noqa: PLC0415  (the same)

    timetable = solve(problem, perf_counter)
    if asked.output.lower().endswith(".xlsx"):
        write_sheets(asked.output, sheets(problem, timetable, asked.lang), asked.lang)
    else:
        answer = document(problem, timetable, perf_counter() - began, asked.lang)
        write_json(asked.output, answer, asked.lang)
    if asked.output != "-":
        print(summary(problem, timetable, asked.lang))
        print(sentence("summary_written", {"file": asked.output}, asked.lang))
    complete = timetable.status == "infeasible" or len(timetable.held) == len(problem.meetings)
    return DONE if complete else REFUSED_SOME


def _refusal(refused: UnusableProblem, asked: argparse.Namespace) -> str:
    """Say the first flaw, and how many more there are, in one line."""
    first = refused.flaws[0]
    facts = {
        "file": asked.problem.name,
        "pointer": first.pointer or "/",
        "detail": sentence(first.code, first.facts, asked.lang),
        "more": len(refused.flaws) - 1,
    }
    code = "timetable_refused_with_more" if facts["more"] else "timetable_refused"
    return " ".join(sentence(code, facts, asked.lang).split())


def _parser() -> Parser:
    lang = language()
    parser = Parser(
        prog="baccau schedule",
        usage=sentence("schedule_usage", {}, lang),
        description=sentence("schedule_about", {}, lang),
    )

    def option(*names: str, told: str, **how: object) -> None:
        parser.add_argument(*names, help=sentence(told, {}, lang), **how)  # type: ignore[arg-type]  # argparse's own shape

    option("problem", told="option_problem", type=Path, metavar="PROBLEM.json")
    option("-o", "--output", told="option_timetable", default="-", metavar="OUT")
    option("--seconds", told="option_proof_seconds", type=_seconds, default=60.0, metavar="N")
    option("--seed", told="option_seed", type=_seed, default=0, metavar="N")
    option("--lang", told="option_lang", choices=LANGUAGES, default=lang)
    return parser


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise argparse.ArgumentTypeError(sentence("seconds_unclear", {"text": text}, language()))
    return seconds


def _seed(text: str) -> int:
    most = 2**31 - 1  # what the solvers take
    if text.isascii() and text.isdigit() and int(text) <= most:
        return int(text)
    told = sentence("seed_unclear", {"text": text, "most": most}, language())
    raise argparse.ArgumentTypeError(told)

"""`baccau connect`: files of supply and demand in, a plan with its reasons out."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from baccau.cli.arguments import LANGUAGES, Parser, language
from baccau.cli.outputs import OutputError, check_targets, write_json, write_workbook_file
from baccau.cli.progress import ProgressBar
from baccau.reference.messages import sentence

if TYPE_CHECKING:
    from baccau.pipelines.connection.reading import Readings

DONE, REFUSED_SOME, UNUSABLE = 0, 1, 2
_STAGES = {"read": 0.35, "solve": 0.75, "explain": 1.0}


def run(arguments: Sequence[str]) -> int:
    """Draw the plan; return 0, 1 (some rows refused, all named) or 2 (nothing usable)."""
    asked = _parser().parse_args(arguments)
    try:
        check_targets([asked.workbook, asked.json], asked.files, asked.lang)
        return _draw(asked)
    except (_UnusableError, OutputError) as told:
        print(told, file=sys.stderr)
        return UNUSABLE


class _UnusableError(Exception):
    """The input cannot be used; the text is the one line that says why."""


def _draw(asked: argparse.Namespace) -> int:
    from baccau.pipelines.connection.connecting import connect  # noqa: PLC0415  (solvers, off --help)
    from baccau.pipelines.connection.document import document  # noqa: PLC0415  (solvers, off --help)
    from baccau.pipelines.connection.reading import read_files  # noqa: PLC0415  (solvers, off --help)
    from baccau.pipelines.connection.summary import summary  # noqa: PLC0415  (solvers, off --help)

    lang, began = asked.lang, perf_counter()
    bar = ProgressBar(_STAGES, lang)
    try:
        readings = read_files(asked.files, lang, lambda share: bar("read", share))
        read_seconds = perf_counter() - began
        _require_both_sides(readings, asked.files, lang)
        bar.line(_read_line(readings, len(asked.files), lang))
        connection = connect(readings, on=asked.on, seconds=asked.seconds, progress=bar)
    finally:
        bar.close()
    bar.line(sentence("solve_done", {"seconds": round(connection.solve_seconds, 1)}, lang))
    bar.line(sentence("explain_done", {"seconds": round(connection.explain_seconds, 1)}, lang))
    if asked.json:
        write_json(asked.json, document(connection, read_seconds, lang), lang)
    if asked.workbook:
        write_workbook_file(asked.workbook, connection, lang)
    if asked.json != "-":
        print("\n".join(summary(connection, read_seconds, lang)))
        for target in filter(None, (asked.workbook, asked.json)):
            print(sentence("summary_written", {"file": target}, lang))
    return REFUSED_SOME if readings.refused else DONE


def _require_both_sides(readings: Readings, files: Sequence[Path], lang: str) -> None:
    if readings.supply and readings.demand:
        return
    code = "no_demand" if readings.supply else "no_supply" if readings.demand else "nothing_usable"
    refused = readings.refused
    facts = {
        "files": [file.name for file in files],
        "count": len(readings.supply) or len(readings.demand),
        "first": f"{refused[0].address}: {refused[0].message}" if refused else "",
    }
    raise _UnusableError(" ".join(sentence(code, facts, lang).split()))


def _read_line(readings: Readings, files: int, lang: str) -> str:
    facts = {
        "files": files,
        "offers": len(readings.supply),
        "needs": len(readings.demand),
        "refused": readings.refused_count,
    }
    return sentence("read_done", facts, lang)


def _parser() -> Parser:
    lang = language()
    parser = Parser(
        prog="baccau connect",
        usage=sentence("connect_usage", {}, lang),
        description=sentence("connect_about", {}, lang),
    )

    def option(*names: str, told: str, **how: object) -> None:
        parser.add_argument(*names, help=sentence(told, {}, lang), **how)  # type: ignore[arg-type]  # argparse's own shape

    option("files", told="option_files", nargs="+", type=Path, metavar="FILE")
    option("-o", "--output", told="option_workbook", dest="workbook", metavar="PLAN.xlsx")
    option("--json", told="option_json", metavar="PLAN.json")
    option("--seconds", told="option_seconds", type=_seconds, default=60.0, metavar="N")
    option("--on", told="option_on", type=_day, default=dt.date.today(), metavar="YYYY-MM-DD")  # noqa: DTZ011  (the user's own day)
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


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        told = sentence("date_unclear", {"text": text}, language())
        raise argparse.ArgumentTypeError(told) from error

"""`baccau intake`: read one spreadsheet, say what is understood and what is wrong where."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from baccau.cli.arguments import LANGUAGES, Parser, language
from baccau.reference.messages import remedy, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from baccau.pipelines.understanding import Understanding

DONE, REFUSED_SOME, UNUSABLE = 0, 1, 2
_SEVERITIES = ("error", "warning", "info")
_SHOWN_CELLS = 5


def run(argv: Sequence[str]) -> int:
    """Read `argv[0]` and report; return 0, 1 (some rows refused) or 2 (input unusable)."""
    asked = _parser().parse_args(argv)
    lang = asked.lang
    try:
        understood = _understand(asked)
    except _UnusableError as unusable:
        print(unusable, file=sys.stderr)
        return UNUSABLE
    data = understood.as_json(lang)
    if asked.json is not None and not _write(data, asked.json, lang):
        return UNUSABLE
    if asked.json != "-":
        print("\n".join(_summary(data, understood, lang)))
    if understood.row_count == 0:
        print(_with_remedy("intake_nothing", {"file": understood.file}, lang), file=sys.stderr)
        return UNUSABLE
    return REFUSED_SOME if understood.refused else DONE


class _UnusableError(Exception):
    """The input cannot be used; the text is the one clear line for the terminal."""


def _parser() -> argparse.ArgumentParser:
    lang = language()
    parser = Parser(
        prog="baccau intake",
        usage="baccau intake FILE [--kind {supply,demand,auto}] [--json OUT|-] [--lang {vi,en}]",
        description=sentence("intake_about", {}, lang),
    )
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument(
        "--kind",
        choices=("supply", "demand", "auto"),
        default="auto",
        help=sentence("intake_option_kind", {}, lang),
    )
    parser.add_argument("--json", metavar="OUT", help=sentence("intake_option_json", {}, lang))
    parser.add_argument("--lang", choices=LANGUAGES, default=lang)
    return parser


def _understand(asked: argparse.Namespace) -> Understanding:
    from baccau.doors.reading import FileRefused  # noqa: PLC0415  (kept off `--help`)
    from baccau.pipelines.understanding import understand_file  # noqa: PLC0415  (the same)

    try:
        return understand_file(asked.file, kind=asked.kind)
    except FileRefused as refused:
        facts = {"file": asked.file.name, **refused.facts}
        raise _UnusableError(_with_remedy(refused.code, facts, asked.lang)) from refused
    except OSError as error:
        facts = {"file": str(asked.file), "detail": os.strerror(error.errno or 0)}
        raise _UnusableError(sentence("intake_missing", facts, asked.lang)) from error


def _with_remedy(code: str, facts: dict[str, Any], lang: str) -> str:
    return " ".join(filter(None, (sentence(code, facts, lang), remedy(code, facts, lang))))


def _write(data: dict[str, Any], target: str, lang: str) -> bool:
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    if target == "-":
        sys.stdout.write(text)
        return True
    try:
        Path(target).write_text(text, encoding="utf-8")
    except OSError as error:
        facts = {"file": target, "detail": os.strerror(error.errno or 0)}
        print(sentence("intake_unwritable", facts, lang), file=sys.stderr)
        return False
    return True


def _summary(data: dict[str, Any], understood: Understanding, lang: str) -> list[str]:
    lines = [data["file"], *(f"  {notice['message']}" for notice in data["notices"])]
    for sheet in data["sheets"]:
        lines += ["", *_sheet(sheet, lang)]
    facts = {"rows": understood.row_count, "refused": len(understood.refused)}
    return [*lines, "", sentence("intake_done", facts, lang)]


def _sheet(sheet: dict[str, Any], lang: str) -> list[str]:
    if sheet["kind"] == "other":
        lines = [sentence("intake_sheet_other", {"sheet": sheet["name"]}, lang)]
        return lines + _skipped(sheet, lang)
    facts = {
        "sheet": sheet["name"],
        "kind": sentence(f"intake_kind_{sheet['kind']}", {}, lang),
        "rows": len(sheet["rows"]),
        "header_rows": sheet["header_rows"],
    }
    lines = [sentence("intake_sheet", facts, lang)]
    lines += [f"  {notice['message']}" for notice in sheet["notices"]]
    lines += [f"  {sentence('intake_columns', {}, lang)}", *_columns(sheet, lang)]
    return lines + _problems(sheet, lang) + _skipped(sheet, lang)


def _columns(sheet: dict[str, Any], lang: str) -> list[str]:
    unused = sentence("intake_column_unknown", {}, lang)
    lines = []
    for letter, meaning in sheet["meanings"].items():
        header = " ".join(sheet["headers"].get(letter, "").split())
        share = f" ({meaning['confidence']:.0%})" if meaning["field"] else ""
        lines.append(f"    {letter:>3}  {header} → {meaning['field'] or unused}{share}")
    return lines


def _problems(sheet: dict[str, Any], lang: str) -> list[str]:
    """Group problems by kind, the worst first, each with its first cells."""
    by_code: dict[tuple[int, str], list[dict[str, Any]]] = {}
    for row in sheet["rows"]:
        for problem in row["problems"]:
            key = (_SEVERITIES.index(problem["severity"]), problem["code"])
            by_code.setdefault(key, []).append(problem)
    if not by_code:
        return [f"  {sentence('intake_no_problems', {}, lang)}"]
    lines = [f"  {sentence('intake_problems', {}, lang)}"]
    for (severity, _), problems in sorted(by_code.items(), key=lambda item: item[0]):
        lines += _kind_of_problem(_SEVERITIES[severity], problems, lang)
    return lines


def _kind_of_problem(severity: str, problems: list[dict[str, Any]], lang: str) -> list[str]:
    mark = {"error": "✗", "warning": "!", "info": "·"}[severity]
    first = problems[0]
    message = first["message"]
    if len(problems) > 1:
        facts = {"message": message, "count": len(problems) - 1}
        message = sentence("intake_problem_more", facts, lang)
    lines = [f"    {mark} {message}"]
    if len(problems) > 1:
        cells = ", ".join(problem["cell"] for problem in problems[:_SHOWN_CELLS])
        lines.append(f"      {cells}{' …' if len(problems) > _SHOWN_CELLS else ''}")
    if first["remedy"] and severity != "info":
        lines.append(f"      → {first['remedy']}")
    return lines


def _skipped(sheet: dict[str, Any], lang: str) -> list[str]:
    by_reason: dict[str, list[int]] = {}
    for part in sheet["skipped"]:
        by_reason.setdefault(part["reason"], []).extend(part["rows"])
    if not by_reason:
        return []
    lines = [f"  {sentence('intake_skipped', {}, lang)}"]
    for reason, rows in by_reason.items():
        lines.append(f"    {sentence(f'intake_reason_{reason}', {'rows': _runs(rows)}, lang)}")
    return lines


def _runs(rows: list[int]) -> str:
    """Write row numbers as runs: 1–4, 9."""
    runs: list[list[int]] = []
    for row in sorted(rows):
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return ", ".join(f"{a}" if a == b else f"{a}–{b}" for a, b in runs)

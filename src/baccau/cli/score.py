"""`baccau score`: a score sheet in; total, stars, missed floors and the cheapest way up out.

Exit codes: 0 the sheet is scored; 2 the file holds no sheet that can be scored, every reason told.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from baccau.cli.arguments import LANGUAGES, Parser, language
from baccau.cli.outputs import OutputError, check_targets, write_json
from baccau.pipelines.rating import Flaw, UnusableSheet, document, read_sheet
from baccau.reference.messages import sentence

DONE, UNUSABLE = 0, 2


def run(arguments: Sequence[str]) -> int:
    """Score the sheet; return 0, or 2 when the file holds none that can be scored."""
    asked = _parser().parse_args(arguments)
    try:
        check_targets([asked.json], [asked.sheet], asked.lang)
        write_json(asked.json, document(read_sheet(asked.sheet)), asked.lang)
    except UnusableSheet as refused:
        for flaw in refused.flaws:
            print(_refusal(flaw, asked.sheet.name, asked.lang), file=sys.stderr)
        return UNUSABLE
    except OutputError as told:
        print(told, file=sys.stderr)
        return UNUSABLE
    if asked.json != "-":
        print(sentence("summary_written", {"file": asked.json}, asked.lang))
    return DONE


def _refusal(flaw: Flaw, file: str, lang: str) -> str:
    facts = {
        "file": file,
        "pointer": flaw.pointer or "/",
        "code": flaw.code,
        "detail": sentence(flaw.code, flaw.facts, lang),
    }
    return " ".join(sentence("score_refused", facts, lang).split())


def _parser() -> argparse.ArgumentParser:
    lang = language()
    parser = Parser(
        prog="baccau score",
        usage=sentence("score_usage", {}, lang),
        description=sentence("score_about", {}, lang),
    )

    def option(*names: str, told: str, **how: object) -> None:
        parser.add_argument(*names, help=sentence(told, {}, lang), **how)  # type: ignore[arg-type]  # argparse's own shape

    option("sheet", told="option_sheet", type=Path, metavar="SHEET.json")
    option("--json", told="option_score_json", default="-", metavar="OUT")
    option("--lang", told="option_lang", choices=LANGUAGES, default=lang)
    return parser

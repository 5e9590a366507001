"""How the terminal is spoken to: language, and refusals of arguments in one line."""

from __future__ import annotations

import argparse
import os
import sys
from typing import NoReturn

from baccau.reference.messages import sentence

LANGUAGES = ("vi", "en")


def language() -> str:
    """Return the language of sentences: BACCAU_LANG, else Vietnamese."""
    asked = os.environ.get("BACCAU_LANG", "vi")
    return asked if asked in LANGUAGES else "vi"


class Parser(argparse.ArgumentParser):
    """An argument parser that helps and refuses in the user's language, refusing in one line."""

    def __init__(self, prog: str, usage: str, description: str) -> None:
        super().__init__(
            prog=prog,
            usage=usage,
            description=description,
            add_help=False,
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        told = sentence("option_help", {}, language())
        self.add_argument("-h", "--help", action="help", help=told)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments and leave with 2."""
        facts = {"program": self.prog, "detail": message}
        print(sentence("arguments_unclear", facts, language()), file=sys.stderr)
        sys.exit(2)

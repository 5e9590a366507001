"""The console script `baccau`: one table of commands, each loaded when it is asked for."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from itertools import pairwise
from typing import TextIO

from baccau.cli.arguments import LANGUAGES, Parser, language
from baccau.reference.messages import sentence

COMMANDS: dict[str, str] = {
    "connect": "baccau.cli.connect:run",
    "intake": "baccau.cli.intake:run",
    "sample": "baccau.cli.site:sample",
    "schedule": "baccau.cli.schedule:run",
    "score": "baccau.cli.score:run",
    "serve": "baccau.cli.site:serve",
    "setup": "baccau.cli.site:setup",
    "verify": "baccau.cli.site:verify",
    "worker": "baccau.cli.site:worker",
}
"""Name to `module:function` of arguments to exit code; `command_<name>` is its sentence."""

DONE, REFUSED_SOME, UNUSABLE, INTERRUPTED = 0, 1, 2, 128 + signal.SIGINT


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; no mistake ever ends in a traceback."""
    _speak_unicode(sys.stdout)
    _speak_unicode(sys.stderr)
    try:
        return _dispatch(list(sys.argv[1:] if arguments is None else arguments))
    except SystemExit as leaving:  # argparse leaves this way, having said why
        return leaving.code if isinstance(leaving.code, int) else UNUSABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output went away, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:  # noqa: BLE001  (the edge of the program: one line, exit 2)
        return _unexpected(error)


def _dispatch(arguments: list[str]) -> int:
    _choose_language(arguments)
    parser = _parser()
    end = _command_at(arguments) + 1
    chosen, rest = parser.parse_known_args(arguments[:end])
    if chosen.command is None:
        parser.parse_args(arguments)  # an option before no command is refused here
        parser.print_help()
        return UNUSABLE
    if chosen.command not in COMMANDS:
        parser.error(sentence("command_unknown", {"command": chosen.command}, language()))
    module, _, function = COMMANDS[chosen.command].partition(":")
    run: Callable[[list[str]], int] = getattr(import_module(module), function)
    return run(rest + arguments[end:])


def _choose_language(arguments: list[str]) -> None:
    """Let `--lang`, wherever it stands, hold from the first sentence on."""
    for word, after in pairwise([*arguments, ""]):
        asked = after if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and asked in LANGUAGES:
            os.environ["BACCAU_LANG"] = asked


def _command_at(arguments: list[str]) -> int:
    """Return where the command stands: the first word that is no option nor its value."""
    skip = False
    for position, word in enumerate(arguments):
        if not skip and not word.startswith("-"):
            return position
        skip = word == "--lang"
    return len(arguments)


def _parser() -> Parser:
    lang = language()
    lines = [f"  {name:<12} {sentence(f'command_{name}', {}, lang)}" for name in sorted(COMMANDS)]
    parser = Parser(
        prog="baccau",
        usage="baccau [--lang {vi,en}] COMMAND …",
        description="\n".join([sentence("program_about", {}, lang), "", *lines]),
    )
    parser.add_argument("--lang", choices=LANGUAGES, help=sentence("option_lang", {}, lang))
    parser.add_argument("command", nargs="?", metavar="COMMAND")
    return parser


def _unexpected(error: Exception) -> int:
    if os.environ.get("BACCAU_DEBUG") == "1":
        raise error
    detail = " ".join(f"{type(error).__name__}: {error}".split())
    print(sentence("unexpected_error", {"detail": detail}, language()), file=sys.stderr)
    return UNUSABLE


def _speak_unicode(stream: TextIO) -> None:
    """Write UTF-8 whatever the terminal's locale, so that no letter stops a command."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())

"""One form for every text that enters the house."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(" {2,}")
_AROUND_LINE_END = re.compile(" *\n *")
_KEPT_CONTROLS = "\n\t"
_REMOVED = {"Cc", "Cf", "Cs"}
"""Unicode categories: controls, formats (zero width, bidi, soft hyphen), lone surrogates."""


def clean_text(value: str, *, limit: int = 10_000) -> str:
    """Return `value` in NFC, trimmed, of at most `limit` code points.

    Controls other than line feed and tab, zero-width and bidirectional marks, lone surrogates and
    noncharacters go; every kind of space becomes a plain one and runs of them become one; every
    kind of line end becomes a line feed. Cleaning twice changes nothing.

    Text in a legacy encoding is converted first (`convert_legacy`): TCVN3 writes a letter with the
    code of the soft hyphen, which is removed here.
    """
    # Four times the bound holds any text that could still fit after cleaning in practice, and
    # keeps normalisation, which is quadratic in runs of marks, away from hostile lengths.
    text = value[: 4 * limit]
    if not (text.isascii() and text.isprintable()):
        text = _LINE_ENDS.sub("\n", text)
        text = unicodedata.normalize("NFC", "".join(filter(_stays, text)))
        text = "".join(map(_plain_space, text))
    text = _AROUND_LINE_END.sub("\n", _SPACES.sub(" ", text))
    return text.strip()[:limit].rstrip()


def _stays(letter: str) -> bool:
    if letter in _KEPT_CONTROLS:
        return True
    if unicodedata.category(letter) in _REMOVED:
        return False
    code = ord(letter)
    return code & 0xFFFE != 0xFFFE and not 0xFDD0 <= code <= 0xFDEF  # noqa: PLR2004  (the noncharacters)


def _plain_space(letter: str) -> str:
    return " " if letter > "\x7f" and unicodedata.category(letter) == "Zs" else letter

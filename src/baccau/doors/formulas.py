"""Text that a spreadsheet program would run as a formula when it opens delimited text.

Source: OWASP, "CSV Injection"; the full-width signs are those East Asian settings accept.
"""

from __future__ import annotations

_STARTERS = "=+-@\uff1d\uff0b\uff0d\uff20"
_BLANKS = "\t\r\n"
_GUARD = "'"


def is_dangerous(text: str) -> bool:
    """Say whether `text` begins as a formula does, blanks before it or not."""
    return text[:1] in tuple(_BLANKS) or text.lstrip()[:1] in tuple(_STARTERS)


def guarded(text: str) -> str:
    """Return `text` so that no program takes it for a formula: an apostrophe before it."""
    return _GUARD + text if is_dangerous(text) else text


def unguarded(text: str) -> str:
    """Return what `guarded` was given."""
    return text[1:] if text[:1] == _GUARD and is_dangerous(text[1:]) else text

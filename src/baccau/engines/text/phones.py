"""Vietnamese phone numbers in one form, such as +84912345678.

Mobile prefixes after the zero are 3, 5, 7, 8, 9 with nine digits; landlines are 2 with ten
(numbering plan of Circular 22/2014/TT-BTTTT as changed in 2017–2018).
"""

from __future__ import annotations

import re

_NATIONAL = re.compile(r"(?:[35789]\d{8}|2\d{9})")


def international_phone(text: str) -> str | None:
    """Return `+84…` for a number typed with or without its zero or country code, else None."""
    digits = re.sub(r"\D", "", text)
    for prefix in ("0084", "84", "0"):
        rest = digits.removeprefix(prefix)
        if rest != digits and _NATIONAL.fullmatch(rest):
            return f"+84{rest}"
    return f"+84{digits}" if _NATIONAL.fullmatch(digits) else None

"""How long a star certificate is good for."""

from __future__ import annotations

import calendar
import datetime as dt

MONTHS = 36
"""Validity of a star certificate from its date of issue (Decision 1048/QD-TTg 2019, 148/QD-TTg
2023 and 26/2026/QD-TTg agree)."""


def certificate_until(certified_on: dt.date | None) -> dt.date | None:
    """Return the last day of a certificate; 29 February ends on the 28th."""
    if certified_on is None:
        return None
    year, month = certified_on.year + MONTHS // 12, certified_on.month
    return dt.date(year, month, min(certified_on.day, calendar.monthrange(year, month)[1]))

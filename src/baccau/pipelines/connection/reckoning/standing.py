"""What a producer's row says of its standing: how long stars hold, and who is favoured."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange

from baccau.pipelines.connection.reckoning.measures import Values

CERTIFICATE_MONTHS = 36
"""Validity of a star certificate (Decision 148/2023, kept by Decision 26/2026/QD-TTg)."""
SMALL_PRODUCERS = frozenset({"household", "cooperative_group"})
_HARD_AREA = re.compile(r"\b(II|III|2|3)\b", re.IGNORECASE)
"""Communes of area II and III: ethnic-minority and mountain communes in difficulty."""


def certificate_until(values: Values) -> dt.date | None:
    """Return the last day of the star certificate: as said, else 36 months from its date."""
    if values.get("certificate_until"):
        return dt.date.fromisoformat(values["certificate_until"])
    if not values.get("certified_on"):
        return None
    return months_later(dt.date.fromisoformat(values["certified_on"]), CERTIFICATE_MONTHS)


def months_later(day: dt.date, months: int) -> dt.date:
    """Return the same day some months later, or the month's last day where there is none.

    Source: Civil Code 91/2015/QH13, art. 147 and 148, on terms counted in months.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def is_favoured(values: Values) -> bool:
    """Say whether fairness prefers this producer: a small one, or one in a hard area."""
    if values.get("producer_type") in SMALL_PRODUCERS:
        return True
    return _HARD_AREA.search(values.get("area_class") or "") is not None

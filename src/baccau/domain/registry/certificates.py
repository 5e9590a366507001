"""How long a star certificate is good for, by the rule that plans from files use too."""

from __future__ import annotations

import datetime as dt

from baccau.pipelines.connection.reckoning.standing import CERTIFICATE_MONTHS, months_later


def certificate_until(certified_on: dt.date | None) -> dt.date | None:
    """Return the last day of a certificate; 29 February ends on the 28th."""
    return None if certified_on is None else months_later(certified_on, CERTIFICATE_MONTHS)

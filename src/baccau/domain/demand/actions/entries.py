"""Entering a need as a write not yet sent; forms and intake both pass here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from baccau.domain.accounts.models import Organisation
from baccau.domain.demand.models import Need
from baccau.domain.registry.actions.writes import Writes
from baccau.domain.registry.sources import Source
from baccau.domain.registry.values.readers import require
from baccau.domain.registry.values.tables import columns


def enter_need(
    writes: Writes, *, org: Organisation, values: Mapping[str, Any], state: str, source: Source
) -> Need:
    """Enter a need of a buyer; an open one is published as of the act.

    Raises:
        Invalid: it says not what is needed.
    """
    require(values, "text")
    published = writes.at if state == "open" else None
    need = Need(org=org, state=state, published_at=published, created_at=writes.at,
                **columns(values))  # fmt: skip
    writes.enter(need)
    told = {name: value for name, value in values.items() if value not in (None, "", [], False, 0)}
    writes.note(need, org, told, source)
    return need

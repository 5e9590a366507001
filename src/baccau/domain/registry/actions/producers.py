"""Writes about producers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from baccau.domain.accounts.models import Organisation
from baccau.domain.audit.actions import record
from baccau.domain.base.actor import Actor
from baccau.domain.base.refusals import Refusal
from baccau.domain.registry.actions.entries import amend, enter_organisation
from baccau.domain.registry.actions.writes import Writes
from baccau.domain.registry.sources import FORM, Source
from baccau.domain.registry.values.tables import read_organisation


class NotAProducer(Refusal):
    """The organisation makes nothing, or is closed or merged into another."""

    code = "not_a_producer"
    status = 422


@transaction.atomic
def register_producer(
    *, by: Actor, at: dt.datetime, values: Mapping[str, Any], source: Source = FORM
) -> Organisation:
    """Enter a producer in the name of an office; its owner may claim it later.

    Values: name, producer_type, tax_code, phone, email, contact_name, commune_code,
    province_code, place_as_written, area_class, illustrative.

    Raises:
        Invalid: with every problem by field.
    """
    writes = Writes(by=by, at=at)
    org = enter_organisation(
        writes, kind="producer", state="pre_registered",
        values=read_organisation(values), source=source,
    )  # fmt: skip
    writes.flush()
    record(by=by, at=at, action="register_producer", object_type="organisation",
           object_id=org.public_id, facts={"name": org.name})  # fmt: skip
    return org


@transaction.atomic
def update_producer(
    *,
    by: Actor,
    at: dt.datetime,
    producer: Organisation,
    values: Mapping[str, Any],
    source: Source = FORM,
) -> tuple[str, ...]:
    """Change a producer; return the names of the values that differ.

    Raises:
        Invalid: with every problem by field.
        NotAProducer: it is of another kind, closed or merged.
    """
    org = require_producer(producer)
    writes = Writes(by=by, at=at)
    changed = amend(writes, org, org, read_organisation(values), source)
    writes.flush()
    if changed:
        record(by=by, at=at, action="update_producer", object_type="organisation",
               object_id=org.public_id, facts={"changed": sorted(changed)})  # fmt: skip
    return changed


def require_producer(org: Organisation) -> Organisation:
    """Return the producer as it is now, locked.

    Raises:
        NotAProducer: it is of another kind, closed or merged.
    """
    current = Organisation.objects.select_for_update().get(pk=org.pk)
    if current.kind != "producer" or current.state not in {"pre_registered", "active"}:
        raise NotAProducer(name=current.name)
    return current

"""Writes about buyers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from baccau.domain.accounts.models import Organisation
from baccau.domain.audit.actions import record
from baccau.domain.base.actor import Actor
from baccau.domain.base.refusals import Refusal
from baccau.domain.demand.models import Need
from baccau.domain.registry.actions.entries import amend, enter_organisation
from baccau.domain.registry.actions.merges import MergeReport, Move, merge_organisations
from baccau.domain.registry.actions.writes import Writes
from baccau.domain.registry.sources import FORM, Source
from baccau.domain.registry.values.tables import read_organisation


class NotABuyer(Refusal):
    """The organisation buys nothing, or is closed or merged into another."""

    code = "not_a_buyer"
    status = 422


@transaction.atomic
def register_buyer(
    *, by: Actor, at: dt.datetime, values: Mapping[str, Any], source: Source = FORM
) -> Organisation:
    """Enter a buyer in the name of an office.

    Values: name, buyer_kind, tax_code, phone, email, contact_name, commune_code, province_code,
    place_as_written, illustrative.

    Raises:
        Invalid: with every problem by field.
    """
    writes = Writes(by=by, at=at)
    org = enter_organisation(
        writes, kind="buyer", state="pre_registered",
        values=read_organisation(values), source=source,
    )  # fmt: skip
    writes.flush()
    record(by=by, at=at, action="register_buyer", object_type="organisation",
           object_id=org.public_id, facts={"name": org.name})  # fmt: skip
    return org


@transaction.atomic
def update_buyer(
    *,
    by: Actor,
    at: dt.datetime,
    buyer: Organisation,
    values: Mapping[str, Any],
    source: Source = FORM,
) -> tuple[str, ...]:
    """Change a buyer; return the names of the values that differ.

    Raises:
        Invalid: with every problem by field.
        NotABuyer: it is of another kind, closed or merged.
    """
    org = require_buyer(buyer)
    writes = Writes(by=by, at=at)
    changed = amend(writes, org, org, read_organisation(values), source)
    writes.flush()
    if changed:
        record(by=by, at=at, action="update_buyer", object_type="organisation",
               object_id=org.public_id, facts={"changed": sorted(changed)})  # fmt: skip
    return changed


def merge_buyers(
    *,
    by: Actor,
    at: dt.datetime,
    survivor: Organisation,
    merged: Sequence[Organisation],
    dry_run: bool = False,
) -> MergeReport:
    """Make buyers one; their needs move. `registry.actions.undo_merge` takes it back.

    Raises:
        MergeRefused: one of them is answered for by someone, or is no buyer.
    """
    return merge_organisations(
        by=by, at=at, survivor=survivor, merged=merged, dry_run=dry_run,
        moves=(Move(Need, "org"),),
    )  # fmt: skip


def require_buyer(org: Organisation) -> Organisation:
    """Return the buyer as it is now, locked.

    Raises:
        NotABuyer: it is of another kind, closed or merged.
    """
    current = Organisation.objects.select_for_update().get(pk=org.pk)
    if current.kind != "buyer" or current.state not in {"pre_registered", "active"}:
        raise NotABuyer(name=current.name)
    return current

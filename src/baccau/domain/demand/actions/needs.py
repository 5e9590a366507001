"""Writes about needs: entered, edited, published, closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.forms.models import model_to_dict

from baccau.domain.accounts.models import Organisation
from baccau.domain.audit.actions import record
from baccau.domain.base.actor import Actor
from baccau.domain.base.refusals import Refusal
from baccau.domain.demand.actions.buyers import require_buyer
from baccau.domain.demand.actions.entries import enter_need
from baccau.domain.demand.models import Need
from baccau.domain.demand.states import NEED_MOVES
from baccau.domain.demand.values import read_need, require_publishable
from baccau.domain.registry.actions.entries import amend
from baccau.domain.registry.actions.writes import Writes
from baccau.domain.registry.sources import FORM, Source


class NeedMove(Refusal):
    """A need in this state cannot go to that one."""

    code = "need_move"


@transaction.atomic
def create_need(
    *,
    by: Actor,
    at: dt.datetime,
    org: Organisation,
    values: Mapping[str, Any],
    publish: bool = False,
    source: Source = FORM,
) -> Need:
    """Enter a need as a draft, or at once for producers to see.

    Values: text, commodity, product_set, unit, quantity_by_month (12), price_ceiling_vnd,
    discount_percent, payment_days, min_stars, papers_required, origin_province_codes,
    max_suppliers, storage, commune_code, province_code, place_as_written, illustrative.

    Raises:
        Invalid: with every problem by field.
        NotABuyer: the organisation cannot have needs.
    """
    buyer = require_buyer(org)
    read = read_need(values)
    if publish:
        require_publishable(read)
    writes = Writes(by=by, at=at)
    need = enter_need(
        writes, org=buyer, values=read, state="open" if publish else "draft", source=source
    )
    writes.flush()
    record(by=by, at=at, action="create_need", object_type="need",
           object_id=need.public_id, facts={"state": need.state})  # fmt: skip
    return need


@transaction.atomic
def edit_need(
    *,
    by: Actor,
    at: dt.datetime,
    need: Need,
    values: Mapping[str, Any],
    source: Source = FORM,
) -> tuple[str, ...]:
    """Change a need; return the names of the values that differ.

    Raises:
        Invalid: with every problem by field; an open need must stay one a plan can count.
    """
    current = _locked(need)
    read = read_need(values)
    if current.state == "open":
        require_publishable({**model_to_dict(current), **read})
    writes = Writes(by=by, at=at)
    changed = amend(writes, current, current.org, read, source)
    writes.flush()
    if changed:
        record(by=by, at=at, action="edit_need", object_type="need",
               object_id=current.public_id, facts={"changed": sorted(changed)})  # fmt: skip
    return changed


def publish_need(*, by: Actor, at: dt.datetime, need: Need) -> Need:
    """Show a need to producers and count it in plans.

    Raises:
        Invalid: it lacks a thing, a unit or a quantity.
        NeedMove: it is open already.
    """
    return _move(by, at, need, "open")


def close_need(*, by: Actor, at: dt.datetime, need: Need) -> Need:
    """Take a need out of the list and of later plans.

    Raises:
        NeedMove: it is closed already.
    """
    return _move(by, at, need, "closed")


@transaction.atomic
def _move(by: Actor, at: dt.datetime, need: Need, state: str) -> Need:
    current = _locked(need)
    if state not in NEED_MOVES[current.state]:
        raise NeedMove(state=current.state)
    if state == "open":
        require_publishable(model_to_dict(current))
    stamp = {"published_at": at, "closed_at": None} if state == "open" else {"closed_at": at}
    writes = Writes(by=by, at=at)
    writes.change(current, {"state": state, **stamp})
    writes.flush()
    record(by=by, at=at, action="move_need", object_type="need",
           object_id=current.public_id, facts={"state": state})  # fmt: skip
    return current


def _locked(need: Need) -> Need:
    return Need.objects.select_for_update(of=("self",)).select_related("org").get(pk=need.pk)

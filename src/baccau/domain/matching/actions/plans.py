"""Asking for a plan, drawing it, and storing it whole.

Reading and solving happen outside any transaction; the answer is stored in one.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import Max

import baccau
from baccau.domain.accounts.models import Organisation
from baccau.domain.audit.actions import record
from baccau.domain.base.actor import Actor
from baccau.domain.base.refusals import Refusal
from baccau.domain.matching.adapters import frozen_problem
from baccau.domain.matching.answers import Answer, solved
from baccau.domain.matching.models import Allocation, Gap, Plan, PlanNeed, PlanOffer, Unserved
from baccau.domain.matching.queries.inputs import open_needs, plan_supplies
from baccau.domain.matching.queries.plans import held_pins, latest_plan
from baccau.domain.matching.states import PLAN_MOVES

BATCH = 1_000
Progress = Callable[[float], None]


class NothingToPlan(Refusal):
    """There is no supply, or no open need, to plan with."""

    code = "nothing_to_plan"


class PlanMoved(Refusal):
    """The plan is no longer in the state this act needs."""

    code = "plan_moved"


@transaction.atomic
def request_plan(*, by: Actor, at: dt.datetime, org: Organisation, title: str = "") -> Plan:
    """Freeze what a plan depends on, and queue its drawing.

    Where the newest plan was made from the very same inputs on the same day, that one is
    returned: asking twice draws once.

    Raises:
        NothingToPlan: no supply or no open need in this office's reach.
    """
    Organisation.objects.select_for_update().get(pk=org.pk)
    supplies, needs = plan_supplies(org), open_needs(org)
    if not supplies or not needs:
        raise NothingToPlan(supplies=len(supplies), needs=len(needs))
    previous = latest_plan(org)
    problem = frozen_problem(supplies, needs, pins=held_pins(org), previous=previous, on=at.date())
    newest = Plan.objects.filter(org=org).exclude(state="failed").order_by("-number").first()
    if newest is not None and _is_of(newest, problem):
        return newest
    number = (Plan.objects.filter(org=org).aggregate(Max("number"))["number__max"] or 0) + 1
    plan = Plan.objects.create(
        org=org,
        number=number,
        title=title[:200],
        province=org.territory_province,
        requested_by_label=by.label[:200],
        requested_at=at,
        created_at=at,
        on=at.date(),
        problem=problem,
        problem_sha256=_digest(problem),
        engine_version=baccau.__version__,
        previous=previous,
        illustrative=any(row["illustrative"] for row in problem["offers"] + problem["needs"]),
    )
    record(by=by, at=at, action="request_plan", object_type="plan", object_id=plan.public_id,
           facts={"offers": len(supplies), "needs": len(needs)})  # fmt: skip
    return plan


def draw_plan(
    *,
    by: Actor,
    at: Callable[[], dt.datetime],
    plan_public_id: str,
    timer: Callable[[], float],
    progress: Progress | None = None,
) -> Plan:
    """Solve a queued plan, check the answer, and store it whole or not at all.

    Drawing a plan that is drawn already changes nothing, so a repeated task is harmless.
    """
    plan = Plan.objects.select_related("org").get(public_id=plan_public_id)
    if plan.state == "done":
        return plan
    start_plan(plan=plan, at=at())
    answer = solved(plan.problem, _shown(plan, progress), timer)
    return store_plan(by=by, at=at(), plan=plan, answer=answer)


def start_plan(*, plan: Plan, at: dt.datetime) -> None:
    """Mark a plan as being drawn; a plan left so by a killed worker may start again."""
    if not Plan.objects.filter(pk=plan.pk, state__in=("queued", "running")).update(
        state="running", started_at=at, progress_percent=0
    ):
        raise PlanMoved(state=plan.state)


@transaction.atomic
def store_plan(*, by: Actor, at: dt.datetime, plan: Plan, answer: Answer) -> Plan:
    """Write the plan's rows and mark it done: all in one transaction, and once."""
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    if plan.state == "done":
        return plan
    if "done" not in PLAN_MOVES[plan.state]:
        raise PlanMoved(state=plan.state)
    offers, needs = _store_sides(plan)
    _store_allocations(plan, answer, offers, needs, at)
    _store_unserved(plan, answer, needs, at)
    _store_gaps(plan, answer, offers, at)
    for name, value in answer.plan_fields.items():
        setattr(plan, name, value)
    plan.state, plan.finished_at, plan.progress_percent = "done", at, 100
    plan.save()
    record(by=by, at=at, action="draw_plan", object_type="plan", object_id=plan.public_id,
           facts={"status": plan.status, "served_value_vnd": plan.served_value_vnd})  # fmt: skip
    return plan


@transaction.atomic
def fail_plan(*, by: Actor, at: dt.datetime, plan_public_id: str, failure: str) -> None:
    """Say that a plan could not be drawn, and why."""
    moved = Plan.objects.filter(public_id=plan_public_id, state__in=("queued", "running")).update(
        state="failed", failure=failure[:300], finished_at=at
    )
    if moved:
        record(by=by, at=at, action="fail_plan", object_type="plan",
               object_id=plan_public_id, facts={"failure": failure[:300]})  # fmt: skip


def _shown(plan: Plan, progress: Progress | None) -> Progress:
    """Pass progress on, and keep it where the waiting page looks."""

    def show(share: float) -> None:
        Plan.objects.filter(pk=plan.pk).update(progress_percent=min(99, int(share * 100)))
        if progress is not None:
            progress(share)

    return show


def _store_sides(plan: Plan) -> tuple[dict[str, PlanOffer], dict[str, PlanNeed]]:
    orgs = dict(
        Organisation.objects.filter(
            public_id__in={
                *(row["producer"] for row in plan.problem["offers"]),
                *(row["buyer"] for row in plan.problem["needs"]),
            }
        ).values_list("public_id", "pk")
    )
    offers = PlanOffer.objects.bulk_create(
        [
            PlanOffer(plan=plan, key=row["key"], org_id=orgs[row["producer"]], snapshot=row)
            for row in plan.problem["offers"]
        ],
        batch_size=BATCH,
    )
    needs = PlanNeed.objects.bulk_create(
        [
            PlanNeed(plan=plan, key=row["key"], org_id=orgs[row["buyer"]], snapshot=row)
            for row in plan.problem["needs"]
        ],
        batch_size=BATCH,
    )
    return {row.key: row for row in offers}, {row.key: row for row in needs}


def _store_allocations(
    plan: Plan,
    answer: Answer,
    offers: dict[str, PlanOffer],
    needs: dict[str, PlanNeed],
    at: dt.datetime,
) -> None:
    rows = [
        Allocation(
            plan=plan,
            offer=offers[line.pop("offer")],
            need=needs[line.pop("need")],
            created_at=at,
            **line,
        )
        for line in map(dict, answer.allocations)
    ]
    for row in rows:
        row.producer_id, row.buyer_id = row.offer.org_id, row.need.org_id
    Allocation.objects.bulk_create(rows, batch_size=BATCH)


def _store_unserved(
    plan: Plan, answer: Answer, needs: dict[str, PlanNeed], at: dt.datetime
) -> None:
    rows = [
        Unserved(plan=plan, need=needs[row.pop("need")], created_at=at, **row)
        for row in map(dict, answer.unserved)
    ]
    for row in rows:
        row.buyer_id = row.need.org_id
    Unserved.objects.bulk_create(rows, batch_size=BATCH)


def _store_gaps(plan: Plan, answer: Answer, offers: dict[str, PlanOffer], at: dt.datetime) -> None:
    rows = [
        Gap(plan=plan, offer=offers[row.pop("offer")], created_at=at, **row)
        for row in map(dict, answer.gaps)
    ]
    for row in rows:
        row.producer_id = row.offer.org_id
    Gap.objects.bulk_create(rows, batch_size=BATCH)


def _is_of(plan: Plan, problem: dict[str, Any]) -> bool:
    """Say whether a plan has these inputs; what it kept from its own predecessor apart."""
    same = _digest({**plan.problem, "previous": []}) == _digest({**problem, "previous": []})
    return same and plan.engine_version == baccau.__version__


def _digest(problem: dict[str, Any]) -> str:
    text = json.dumps(problem, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()

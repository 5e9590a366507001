"""Kill a process that draws plans at random moments; count what is left half stored or lost.

    python -m benchmarks.kills_plans [--kills 200] [--seed 1]

A child asks for one plan after another and draws it, and writes each one's id to a log (flushed to
disk) once `draw_plan` has returned: that is the acknowledgement. It is killed with SIGKILL after a
random time and started anew; the next child first draws what its predecessor left undone. After
the kills every plan must be whole: all of its rows and their recount equal to its summary, or no
row at all (partial = 0); every acknowledged plan must be there, and every plan ever asked for must
be drawn in the end (lost = 0).

Then the control: in the child only, the transaction around storing is taken off. It must leave
partial plans, or the harness proves nothing.
"""

# ruff: noqa: PLC0415  (Django is set up in the children only)
from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.kills import Report, run

OFFERS, NEEDS = 10, 24
LONGEST_SECONDS = 0.25
"""From the second plan on its way into the database: kills fall into storing and into solving."""


def kill(home: Path, kills: int, seed: int, *, atomic: bool = True) -> Report:
    """Kill `kills` children that draw; return what was found after them."""
    return run(home, kills, seed, atomic=atomic, script=__file__, longest=LONGEST_SECONDS)


def _prepare(_home: Path) -> None:
    from django.core.management import call_command
    from tests.factories import domain as make

    call_command("migrate", verbosity=0)
    make.make_officer(province=None, role="officer_national")
    producer, buyer = make.make_producer(), make.make_buyer()
    for number in range(OFFERS):
        product = make.make_product(producer, f"Noodles {number}", product_set=1)
        make.make_supply(product, price_vnd=50_000 + number, capacity_by_month=[100] * 12)
    for number in range(NEEDS):
        make.make_need(buyer, text=f"Need {number}")


def _draw(home: Path, *, atomic: bool) -> None:
    """Ask for plan after plan and draw each until killed, acknowledging each."""
    from tests.factories import domain as make

    from baccau.domain.accounts.models import Membership
    from baccau.domain.accounts.queries import actor_of
    from baccau.domain.demand.actions import edit_need
    from baccau.domain.demand.models import Need
    from baccau.domain.matching.actions import plans
    from baccau.domain.matching.queries.plans import unfinished_plans

    plans.BATCH = 2  # many statements a plan: a kill may fall between any two
    if not atomic:
        _take_transaction_off(plans)
    membership = Membership.objects.select_related("user", "org").get()
    by = actor_of(membership.user)
    need = Need.objects.order_by("pk")[0]
    with (home / "acknowledged").open("a") as log:
        for left in unfinished_plans() if atomic else ():
            _drawn(plans, left.public_id)
        for number in range(1, 10**6):
            if number == 2:
                _say_when_solved(plans, home / "started")
            edit_need(
                by=by, at=make.AT, need=need,
                values={"quantity_by_month": [(os.getpid() * 97 + number) % 9_000 + 1] * 12},
            )  # fmt: skip
            plan = plans.request_plan(by=by, at=make.AT, org=membership.org)
            _drawn(plans, plan.public_id)
            log.write(plan.public_id + "\n")
            log.flush()
            os.fsync(log.fileno())


def _say_when_solved(plans, started: Path) -> None:  # noqa: ANN001  (a module, set up by now)
    solved = plans.solved

    def solved_and_said(*given: object) -> object:
        answer = solved(*given)
        started.touch()
        return answer

    plans.solved = solved_and_said


def _drawn(plans, public_id: str) -> None:  # noqa: ANN001  (a module, once Django is set up)
    from tests.factories import domain as make

    from baccau.domain.base.actor import SYSTEM

    plans.draw_plan(
        by=SYSTEM, at=lambda: make.AT, plan_public_id=public_id, timer=time.perf_counter
    )


def _take_transaction_off(plans) -> None:  # noqa: ANN001  (the control's own surgery)
    """Let every statement of storing a plan stand alone."""
    from django.db import connection, transaction

    from baccau.domain.audit.actions import record

    connection.features.has_select_for_update = False
    plans.store_plan = plans.store_plan.__wrapped__
    plans.record = transaction.atomic(record)


def _check(home: Path) -> None:
    from baccau.domain.audit.queries import broken_entries
    from baccau.domain.matching.actions import plans
    from baccau.domain.matching.models import Plan
    from baccau.domain.matching.queries.plans import unfinished_plans

    log = home / "acknowledged"
    acknowledged = set(log.read_text().split()) if log.exists() else set()
    partial = [plan.public_id for plan in Plan.objects.all() if not _is_whole(plan)]
    if any(True for _ in broken_entries()):
        partial.append("the audit chain")
    if not partial:
        for left in unfinished_plans():
            _drawn(plans, left.public_id)
    drawn = {plan.public_id for plan in Plan.objects.filter(state="done") if _is_whole(plan)}
    asked = set(Plan.objects.values_list("public_id", flat=True))
    lost = (acknowledged - drawn) if partial else (acknowledged | asked) - drawn
    print(json.dumps({"batches": len(asked), "acknowledged": len(acknowledged),
                      "partial": len(partial), "lost": len(lost)}))  # fmt: skip


def _is_whole(plan) -> bool:  # noqa: ANN001  (a Plan, once Django is set up)
    """Say whether a plan has all of its rows, or none because it is not drawn."""
    lines = list(plan.allocations.all())
    counts = (plan.offers.count(), plan.needs.count(), plan.gaps.count(), len(lines))
    if plan.state != "done":
        return not any(counts) and not plan.unserved.exists()
    by_month = [0] * 12
    for line in lines:
        by_month[line.month - 1] += line.quantity * line.price_vnd
    told = plan.summary
    lacking = plan.unserved.values("need_id").distinct().count()
    return (
        counts[:3] == (OFFERS, NEEDS, told["gaps"])
        and by_month == told["traded_by_month_vnd"]
        and lacking == told["needs_lacking"]
    )


def _in_child(what: str, home: Path) -> None:
    import django

    django.setup()
    work = {
        "prepare": _prepare,
        "commit": lambda home: _draw(home, atomic=True),
        "commit-bare": lambda home: _draw(home, atomic=False),
        "check": _check,
    }
    work[what](home)


def main() -> int:
    """Run the kills and print what they left."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", help=argparse.SUPPRESS)
    parser.add_argument("--home", type=Path)
    options = parser.parse_args()
    if options.child:
        _in_child(options.child, options.home)
        return 0
    with tempfile.TemporaryDirectory() as home:
        report = kill(Path(home), options.kills, options.seed)
    print(_line(report))
    with tempfile.TemporaryDirectory() as home:
        kills = max(15, options.kills // 5)
        control = kill(Path(home), kills, options.seed, atomic=False)
    print(f"control, without the transaction: {_line(control)}")
    return 0 if not (report.partial or report.lost) and control.partial else 1


def _line(report: Report) -> str:
    return (
        f"{report.kills} kills while drawing: {report.batches} plans, "
        f"{report.acknowledged} acknowledged, {report.partial} partial, {report.lost} lost"
    )


if __name__ == "__main__":
    sys.exit(main())

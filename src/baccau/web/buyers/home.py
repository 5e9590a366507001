"""Who can supply a buyer, and what it takes where nobody can."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from baccau.domain.demand.queries import needs_of
from baccau.domain.matching.queries.plans import plan_counting
from baccau.domain.matching.queries.sides import needs_of_buyer
from baccau.web.buyers.desk import actor_of, buyer_of
from baccau.web.gate import gate
from baccau.web.presenters.plans.lines import need_lines

HIDDEN = frozenset({"better_than"})
"""It names the price of a producer who is not proposed to this buyer."""


@gate("unserved", "view")
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Show the proposed suppliers of each need, and the smallest changes for the rest."""
    actor = actor_of(request)
    org = buyer_of(actor)
    plan = plan_counting(org)
    found = () if plan is None else need_lines(needs_of_buyer(plan, org), HIDDEN)
    served = [one for one in found if one.lines]
    context = {
        "plan": plan,
        "needs": (*served, *(one for one in found if not one.lines)),
        "served": len(served),
        "suppliers": len({line.offer.who for one in served for line in one.lines}),
        "has_needs": bool(found) or needs_of(actor, org).exists(),
    }
    return render(request, "buyers/home.html", context)

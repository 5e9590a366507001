"""A buyer's needs: listed, entered on a phone, edited, published, closed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from baccau.domain.accounts.access import access
from baccau.domain.accounts.models import Organisation
from baccau.domain.base.actor import Actor
from baccau.domain.base.refusals import Invalid
from baccau.domain.demand import actions
from baccau.domain.demand.models import Need
from baccau.domain.demand.queries import needs_of
from baccau.domain.matching.queries.plans import plan_counting
from baccau.domain.matching.queries.sides import served_percents
from baccau.web.buyers.desk import actor_of, buyer_of
from baccau.web.forms.need import NeedForm, suggestions
from baccau.web.gate import gate
from baccau.web.presenters.fields import named
from baccau.web.presenters.navigation import Crumb
from baccau.web.presenters.reasons import add_problems
from baccau.web.presenters.trade.needs import need_rows


@gate("need", "edit")
@require_GET
def needs(request: HttpRequest) -> HttpResponse:
    """List one's own needs, open ones first, with what the newest plan gives them."""
    actor = actor_of(request)
    org = buyer_of(actor)
    rows = tuple(needs_of(actor, org).select_related("org"))
    served = served_percents(plan_counting(org), [row.public_id for row in rows])
    shown = need_rows(rows, served=served, shows_own=True)
    return render(request, "buyers/needs.html", {"needs": shown})


@gate("need", "edit")
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Enter a need; at once open to producers, or kept as a draft."""
    actor = actor_of(request)
    org = buyer_of(actor)
    sent = request.method == "POST"
    form = NeedForm(request.POST if sent else None, initial=_start(org))
    if sent and form.is_valid():
        made = _create(actor, org, form, publish="draft" not in request.POST)
        if made is not None:
            _told(request, made)
            return redirect("buyer_needs")
    context = {"form": form, "crumbs": _crumbs(gettext("New need")), "state": "new"}
    return render(request, "buyers/need.html", context, status=422 if sent else 200)


@gate("need", "edit")
@require_http_methods(["GET", "POST"])
def need(request: HttpRequest, need_id: str) -> HttpResponse:
    """Change one need."""
    actor = actor_of(request)
    buyer_of(actor)
    found = access(actor, Need, need_id, "edit")
    sent = request.method == "POST"
    form = NeedForm(request.POST if sent else None, initial=NeedForm.of(found))
    if sent and form.is_valid() and _edit(actor, found, form):
        messages.success(request, gettext("Saved. The next plan counts it so."))
        return redirect("buyer_needs")
    context = {
        "form": form,
        "crumbs": _crumbs(found.text),
        "state": found.state,
        "need_id": found.public_id,
    }
    return render(request, "buyers/need.html", context, status=422 if sent else 200)


@gate("need", "edit")
@require_POST
def move(request: HttpRequest, need_id: str) -> HttpResponse:
    """Publish a need or close it; said twice it is done once."""
    actor = actor_of(request)
    buyer_of(actor)
    found = access(actor, Need, need_id, "edit")
    wanted = request.POST.get("state", "")
    act = {"open": actions.publish_need, "closed": actions.close_need}.get(wanted)
    if act is not None and found.state != wanted:
        try:
            moved = act(by=actor, at=timezone.now(), need=found)
        except Invalid:
            told = gettext("Before it can be open it needs goods, a unit and an amount.")
            messages.error(request, told)
            return redirect("buyer_need", need_id=found.public_id)
        _told(request, moved)
    return redirect("buyer_needs")


@gate("need", "edit")
@require_GET
def goods(request: HttpRequest) -> HttpResponse:
    """Answer what is typed with the commodities it may mean."""
    found = [(one.code, named(one)) for one in suggestions(request.GET.get("text", "")[:300])]
    if not found:
        return HttpResponse(status=204)  # nothing is swapped in: the full list stays
    return render(request, "buyers/goods.html", {"found": found})


def _start(org: Organisation) -> dict[str, object]:
    return {"commune_code": org.commune_id or "", "rhythm": "every", "min_stars": "0"}


def _create(actor: Actor, org: Organisation, form: NeedForm, *, publish: bool) -> Need | None:
    try:
        return actions.create_need(
            by=actor, at=timezone.now(), org=org, values=form.values, publish=publish
        )
    except Invalid as no:
        add_problems(form, no)
        return None


def _edit(actor: Actor, found: Need, form: NeedForm) -> bool:
    try:
        actions.edit_need(by=actor, at=timezone.now(), need=found, values=form.values)
    except Invalid as no:
        add_problems(form, no)
        return False
    return True


def _told(request: HttpRequest, need: Need) -> None:
    told = {
        "open": gettext("Open: producers see it and the next plan counts it."),
        "draft": gettext("Kept as a draft: nobody but you sees it."),
        "closed": gettext("Closed: later plans leave it out."),
    }
    messages.success(request, told[need.state])


def _crumbs(last: str) -> tuple[Crumb, ...]:
    return (Crumb(_("My needs"), reverse("buyer_needs")), Crumb(last, ""))

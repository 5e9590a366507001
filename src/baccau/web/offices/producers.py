"""Producers: found, shown with their goods and contacts, entered and changed by hand."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET, require_http_methods

from baccau.domain.accounts.access import access, may, visible
from baccau.domain.accounts.models import Organisation
from baccau.domain.base.actor import Actor
from baccau.domain.base.refusals import Invalid
from baccau.domain.intake.checks import within
from baccau.domain.registry import actions
from baccau.domain.registry.queries import find_producers, producer_detail
from baccau.domain.registry.queries.merging import standing_merges
from baccau.reference.messages import remedy, sentence
from baccau.web.forms.producer import NewProducerForm, ProducerForm
from baccau.web.gate import gate
from baccau.web.presenters.navigation import Crumb
from baccau.web.presenters.reasons import add_problems
from baccau.web.presenters.registry.producers import producer_rows, producer_view
from baccau.web.review.desk import at_desk

SHOWN = 50
LIKELY = 5


@gate("organisation", "edit")
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """List producers by words of their name."""
    actor = at_desk(request, "office")
    words = request.GET.get("q", "").strip()[:100]
    rows = find_producers(actor, words, limit=SHOWN + 1)
    found = producer_rows(rows)
    context = {"q": words, "rows": found[:SHOWN], "more": len(found) > SHOWN, "shown": SHOWN}
    return render(request, "offices/producers/list.html", context)


@gate("organisation", "view")
@require_GET
def producer(request: HttpRequest, org_id: str) -> HttpResponse:
    """Show a producer as far as the reader may see it."""
    actor = at_desk(request, "office")
    detail = producer_detail(actor, org_id)
    mine = "D" in detail.shown
    merges = standing_merges(actor, detail.producer.public_id) if mine else ()
    context = {
        "producer": producer_view(detail, mine=mine, on=timezone.localdate()),
        "mine": mine,
        "may_merge": mine and may(actor, "organisation", "merge"),
        "merges": tuple(merges),
        "crumbs": crumbs(detail.producer.name),
    }
    return render(request, "offices/producers/producer.html", context)


@gate("organisation", "edit")
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, org_id: str) -> HttpResponse:
    """Change a producer's profile."""
    actor = at_desk(request, "office")
    org = access(actor, Organisation, org_id, "edit")
    sent = request.method == "POST"
    form = ProducerForm(request.POST if sent else None, initial=ProducerForm.of(org))
    if sent and form.is_valid() and _update(actor, org, form):
        messages.success(request, gettext("Saved."))
        return redirect("office_producer", org_id=org.public_id)
    up = Crumb(org.name, reverse("office_producer", kwargs={"org_id": org.public_id}))
    context = {"form": form, "title": org.name, "crumbs": crumbs(gettext("Edit"), up)}
    return render(request, "offices/producers/form.html", context, status=422 if sent else 200)


@gate("organisation", "edit")
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Enter a producer by hand; one already listed by that name is shown first."""
    actor = at_desk(request, "office")
    sent = request.method == "POST"
    form = NewProducerForm(request.POST if sent else None)
    alike: tuple[object, ...] = ()
    if sent and form.is_valid():
        if not form.cleaned_data["sure"]:
            name = form.cleaned_data["name"]
            alike = producer_rows(find_producers(actor, name, limit=LIKELY))
        made = None if alike else _register(actor, form)
        if made is not None:
            messages.success(request, gettext("Entered. Now its products."))
            return redirect("office_producer", org_id=made.public_id)
    if alike:
        form.ask()
    context = {
        "form": form,
        "title": gettext("New producer"),
        "alike": alike,
        "crumbs": crumbs(gettext("New producer")),
    }
    return render(request, "offices/producers/form.html", context, status=422 if sent else 200)


def crumbs(last: str, *between: Crumb) -> tuple[Crumb, ...]:
    """Return the way back to the list of producers."""
    return (Crumb(gettext("Producers"), reverse("office_producers")), *between, Crumb(last, ""))


def _update(actor: Actor, org: Organisation, form: ProducerForm) -> bool:
    if not _ours(actor, form):
        return False
    try:
        actions.update_producer(by=actor, at=timezone.now(), producer=org, values=form.values)
    except Invalid as no:
        add_problems(form, no)
        return False
    return True


def _register(actor: Actor, form: NewProducerForm) -> Organisation | None:
    if not _ours(actor, form):
        return None
    try:
        return actions.register_producer(by=actor, at=timezone.now(), values=form.values)
    except Invalid as no:
        add_problems(form, no)
        return None


def _ours(actor: Actor, form: ProducerForm) -> bool:
    """Say whether the place is the office's to write; if not, put that at the field."""
    office = visible(actor, Organisation).get(pk=actor.org_id or 0)
    place = form.values["province_code"], form.values["commune_code"]
    if within(office, *place):
        return True
    facts, lang = {"province": place[0]}, get_language() or "vi"
    words = (sentence("outside_territory", facts, lang), remedy("outside_territory", facts, lang))
    form.add_error("commune_code", " ".join(filter(None, words)))
    return False

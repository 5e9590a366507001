"""A producer's desk: who could buy, one's own products and what can be supplied of them."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from baccau.domain.accounts.access import access, visible
from baccau.domain.accounts.models import Organisation
from baccau.domain.base.actor import Actor
from baccau.domain.base.refusals import Invalid, NotFound
from baccau.domain.matching.queries import sides
from baccau.domain.matching.queries.plans import plan_counting
from baccau.domain.registry.actions import set_papers, set_supply
from baccau.domain.registry.models import Paper, Product, Supply
from baccau.web.actor import ActingRequest
from baccau.web.forms.supply import OwnSupplyForm
from baccau.web.gate import gate
from baccau.web.presenters.navigation import Crumb
from baccau.web.presenters.reasons import add_problems
from baccau.web.presenters.trade.products import own_products
from baccau.web.presenters.trade.selling import selling


@gate("gap", "view")
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Say who could buy by the newest plan, and what would bring more buyers."""
    org = _producer(request)
    plan = plan_counting(org)
    found = None
    if plan is not None:
        lines = sides.lines_of_producer(plan, org)
        needs = sides.needs_by_id({line.need_id for line in lines})
        found = selling(plan, lines, needs, sides.gaps_of_producer(plan, org))
    return render(request, "producers/home.html", {"org": org.name, "found": found})


@gate("product", "edit")
@require_GET
def products(request: HttpRequest) -> HttpResponse:
    """List one's own products, how fresh their figures are, and whether plans count them."""
    actor, org = _actor(request), _producer(request)
    now = timezone.now()
    rows = visible(actor, Product, "edit").filter(org=org).exclude(state="merged")
    listed = rows.select_related("supply").order_by("search_key", "pk")
    shown = own_products(listed, at=now, on=timezone.localdate())
    return render(request, "producers/products.html", {"products": shown})


@gate("product", "edit")
@require_http_methods(["GET", "POST"])
def product(request: HttpRequest, product_id: str) -> HttpResponse:
    """Change price, months, terms and papers of one product."""
    actor = _actor(request)
    _producer(request)
    found = access(actor, Product, product_id, "edit")
    sent = request.method == "POST"
    form = OwnSupplyForm(request.POST if sent else None, initial=None if sent else _now(found))
    if sent and form.is_valid() and _save(actor, found, form):
        messages.success(request, gettext("Saved. The next plan counts it."))
        return redirect("producer_products")
    context = {
        "form": form,
        "product": found.name,
        "crumbs": (Crumb(_("My products"), reverse("producer_products")), Crumb(found.name, "")),
    }
    return render(request, "producers/product.html", context, status=422 if sent else 200)


@gate("product", "edit")
@require_POST
def still_true(request: HttpRequest, product_id: str) -> HttpResponse:
    """Confirm what can be supplied as it stands."""
    actor = _actor(request)
    _producer(request)
    found = access(actor, Product, product_id, "edit")
    if not visible(actor, Supply, "edit").filter(product=found).exists():
        return redirect("producer_product", product_id=found.public_id)
    set_supply(by=actor, at=timezone.now(), product=found, values={})
    told = gettext("Thank you: the figures of %(name)s hold as of today.")
    messages.success(request, told % {"name": found.name})
    return redirect("producer_products")


def _actor(request: HttpRequest) -> Actor:
    return cast("ActingRequest", request).actor


def _producer(request: HttpRequest) -> Organisation:
    actor = _actor(request)
    own = visible(actor, Organisation).filter(pk=actor.org_id or 0, kind="producer").first()
    if own is None:
        raise NotFound
    return own


def _now(found: Product) -> dict[str, object]:
    supply = Supply.objects.filter(product=found).first()
    held = Paper.objects.filter(product=found).values_list("code", flat=True)
    return {"unit": found.unit, **OwnSupplyForm.of(supply), "codes": list(held)}


def _save(actor: Actor, found: Product, form: OwnSupplyForm) -> bool:
    """Write the form's values; put at its fields what the registry cannot hold."""
    given, now = form.values, timezone.now()
    codes = given.pop("codes")
    try:
        set_supply(by=actor, at=now, product=found, values=given)
        set_papers(by=actor, at=now, org=found.org, product=found, codes=codes)
    except Invalid as no:
        add_problems(form, no)
        return False
    return True

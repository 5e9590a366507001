"""One product: everything known with where it came from, edited, hidden, shown."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from baccau.domain.accounts.access import access, may, visible
from baccau.domain.accounts.models import Organisation
from baccau.domain.base.actor import Actor
from baccau.domain.base.refusals import Invalid, NotFound
from baccau.domain.registry import actions
from baccau.domain.registry.models import Paper, Product, Supply
from baccau.domain.registry.queries import product_detail
from baccau.domain.registry.queries.merging import standing_merges
from baccau.web.forms.product import PapersForm, ProductForm, SupplyForm
from baccau.web.gate import gate
from baccau.web.presenters.navigation import Crumb, Tab
from baccau.web.presenters.reasons import add_problems
from baccau.web.presenters.registry.products import product_view
from baccau.web.review.desk import at_desk

KINDS: dict[str, type[forms.Form]] = {
    "product": ProductForm,
    "supply": SupplyForm,
    "papers": PapersForm,
}


@gate("product", "view")
@require_GET
def product(request: HttpRequest, product_id: str) -> HttpResponse:
    """Show a product as far as the reader may see it."""
    actor = at_desk(request, "office")
    detail = product_detail(actor, product_id)
    mine = "D" in detail.shown
    context = {
        "product": product_view(detail, on=timezone.localdate()),
        "mine": mine,
        "may_merge": mine and may(actor, "product", "merge"),
        "merges": tuple(standing_merges(actor, detail.product.public_id)) if mine else (),
        "crumbs": crumbs(detail.product.name),
    }
    return render(request, "offices/products/product.html", context)


@gate("product", "edit")
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, product_id: str, kind: str) -> HttpResponse:
    """Change what a product is, what can be supplied of it, or its papers."""
    actor = at_desk(request, "office")
    found = access(actor, Product, product_id, "edit")
    if kind not in KINDS:
        raise NotFound
    sent = request.method == "POST"
    now = None if sent else _now(actor, found, kind)
    form = KINDS[kind](request.POST if sent else None, initial=now)
    if sent and form.is_valid() and _save(actor, found, form):
        messages.success(request, gettext("Saved."))
        return redirect("office_product", product_id=found.public_id)
    context = {
        "form": form,
        "product": found.name,
        "product_id": found.public_id,
        "tabs": _tabs(found, kind),
        "crumbs": crumbs(gettext("Edit"), Crumb(found.name, url(found))),
    }
    return render(request, "offices/products/edit.html", context, status=422 if sent else 200)


@gate("product", "edit")
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, org_id: str) -> HttpResponse:
    """Enter a product of a listed producer by hand."""
    actor = at_desk(request, "office")
    org = access(actor, Organisation, org_id, "edit")
    sent = request.method == "POST"
    form = ProductForm(request.POST if sent else None)
    if sent and form.is_valid():
        try:
            made = actions.register_product(
                by=actor, at=timezone.now(), org=org, values=form.cleaned_data
            )
        except Invalid as no:
            add_problems(form, no)
        else:
            messages.success(request, gettext("Entered. Now say what can be supplied."))
            return redirect("office_product_edit", product_id=made.public_id, kind="supply")
    up = Crumb(org.name, reverse("office_producer", kwargs={"org_id": org.public_id}))
    context = {"form": form, "producer": org.name, "crumbs": crumbs(gettext("New product"), up)}
    return render(request, "offices/products/new.html", context, status=422 if sent else 200)


@gate("product", "edit")
@require_POST
def listed(request: HttpRequest, product_id: str) -> HttpResponse:
    """Hide a product or list it again; said twice it is done once."""
    actor = at_desk(request, "office")
    found = access(actor, Product, product_id, "edit")
    wanted = request.POST.get("state", "")
    move = {"hidden": actions.hide_product, "live": actions.show_product}.get(wanted)
    if move is not None and found.state != wanted:
        move(by=actor, at=timezone.now(), product=found)
    return redirect("office_product", product_id=found.public_id)


def crumbs(last: str, *between: Crumb) -> tuple[Crumb, ...]:
    """Return the way back to the list of products."""
    return (Crumb(gettext("Products"), reverse("office_products")), *between, Crumb(last, ""))


def url(found: Product) -> str:
    """Return where a product stands."""
    return reverse("office_product", kwargs={"product_id": found.public_id})


def _now(actor: Actor, found: Product, kind: str) -> dict[str, object]:
    if kind == "product":
        return ProductForm.of(found)
    if kind == "supply":
        return SupplyForm.of(visible(actor, Supply, "edit").filter(product=found).first())
    held = visible(actor, Paper, "edit").filter(product=found)
    return {"codes": list(held.values_list("code", flat=True))}


def _save(actor: Actor, found: Product, form: forms.Form) -> bool:
    """Write the form's values; put at its fields what the registry cannot hold."""
    now = timezone.now()
    try:
        if isinstance(form, SupplyForm):
            actions.set_supply(by=actor, at=now, product=found, values=form.values)
        elif isinstance(form, PapersForm):
            codes = form.cleaned_data["codes"]
            actions.set_papers(by=actor, at=now, org=found.org, product=found, codes=codes)
        else:
            actions.update_product(by=actor, at=now, product=found, values=form.cleaned_data)
    except Invalid as no:
        add_problems(form, no)
        return False
    return True


def _tabs(found: Product, now: str) -> tuple[Tab, ...]:
    titles = {
        "product": gettext("The product"),
        "supply": gettext("Price and quantity"),
        "papers": gettext("Papers"),
    }
    ids = {"product_id": found.public_id}
    return tuple(
        Tab(title, reverse("office_product_edit", kwargs={**ids, "kind": kind}), kind == now)
        for kind, title in titles.items()
    )

"""Making two records one: side by side, tried first, done, taken back."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from baccau.domain.accounts.access import access, visible
from baccau.domain.accounts.models import Organisation
from baccau.domain.registry import actions
from baccau.domain.registry.models import Merge, Product
from baccau.domain.registry.queries import find_producers
from baccau.domain.registry.queries.merging import siblings
from baccau.web.gate import gate
from baccau.web.offices import producers, product
from baccau.web.presenters.evidence import EvidencePair
from baccau.web.presenters.navigation import Crumb
from baccau.web.presenters.reasons import Reason, reason
from baccau.web.presenters.registry import producers as producer_words
from baccau.web.presenters.registry import products as product_words
from baccau.web.presenters.registry.merges import merge_lines
from baccau.web.review.desk import at_desk

LIKELY = 20


@gate("product", "merge")
@require_GET
def product_partners(request: HttpRequest, product_id: str) -> HttpResponse:
    """List the products of the same producer that this one could be the same as."""
    actor = at_desk(request, "office")
    kept = access(actor, Product, product_id, "merge")
    partners = tuple(
        (one.name, reverse("office_product_merge",
                           kwargs={"product_id": kept.public_id, "other_id": one.public_id}))
        for one in siblings(actor, kept)
    )  # fmt: skip
    context = {"title": kept.name, "partners": partners, "crumbs": _product_crumbs(kept)}
    return render(request, "offices/products/partners.html", context)


@gate("product", "merge")
@require_http_methods(["GET", "POST"])
def product_merge(request: HttpRequest, product_id: str, other_id: str) -> HttpResponse:
    """Show two products side by side and what merging changes; merge them."""
    actor = at_desk(request, "office")
    kept = access(actor, Product, product_id, "merge")
    gone = access(actor, Product, other_id, "merge")
    dry = request.method != "POST"
    tried = _tried(lambda: actions.merge_products(
        by=actor, at=timezone.now(), survivor=kept, merged=[gone], dry_run=dry))  # fmt: skip
    if not dry and isinstance(tried, actions.MergeReport):
        messages.success(request, gettext("The two are one now."))
        return redirect("office_product", product_id=kept.public_id)
    pair = product_words.side_by_side(kept, gone)
    return _page(request, pair, tried, _product_crumbs(kept), product.url(kept))


@gate("product", "merge")
@require_POST
def product_unmerge(request: HttpRequest, product_id: str) -> HttpResponse:
    """Take a merge into this product back."""
    actor = at_desk(request, "office")
    kept = access(actor, Product, product_id, "merge")
    _unmerge(request, kept.public_id)
    return redirect("office_product", product_id=kept.public_id)


@gate("organisation", "merge")
@require_GET
def producer_partners(request: HttpRequest, org_id: str) -> HttpResponse:
    """Look for the producer this one could be the same as."""
    actor = at_desk(request, "office")
    kept = access(actor, Organisation, org_id, "merge")
    words = request.GET.get("q", "").strip()[:100]
    found = find_producers(actor, words, limit=LIKELY) if words else ()
    partners = tuple(
        (f"{one.name} \u00b7 {product_words.place_of(one)}",
         reverse("office_producer_merge",
                 kwargs={"org_id": kept.public_id, "other_id": one.public_id}))
        for one in found if one.pk != kept.pk
    )  # fmt: skip
    context = {"title": kept.name, "q": words, "partners": partners,
               "crumbs": _producer_crumbs(kept)}  # fmt: skip
    return render(request, "offices/producers/partners.html", context)


@gate("organisation", "merge")
@require_http_methods(["GET", "POST"])
def producer_merge(request: HttpRequest, org_id: str, other_id: str) -> HttpResponse:
    """Show two producers side by side and what merging changes; merge them."""
    actor = at_desk(request, "office")
    rows = visible(actor, Organisation, "merge").select_related("province", "commune")
    kept = rows.get(pk=access(actor, Organisation, org_id, "merge").pk)
    gone = rows.get(pk=access(actor, Organisation, other_id, "merge").pk)
    dry = request.method != "POST"
    tried = _tried(lambda: actions.merge_organisations(
        by=actor, at=timezone.now(), survivor=kept, merged=[gone], dry_run=dry))  # fmt: skip
    if not dry and isinstance(tried, actions.MergeReport):
        messages.success(request, gettext("The two are one now."))
        return redirect("office_producer", org_id=kept.public_id)
    pair = producer_words.side_by_side(kept, gone)
    return _page(request, pair, tried, _producer_crumbs(kept), _producer_url(kept))


@gate("organisation", "merge")
@require_POST
def producer_unmerge(request: HttpRequest, org_id: str) -> HttpResponse:
    """Take a merge into this producer back."""
    actor = at_desk(request, "office")
    kept = access(actor, Organisation, org_id, "merge")
    _unmerge(request, kept.public_id)
    return redirect("office_producer", org_id=kept.public_id)


def _unmerge(request: HttpRequest, survivor: str) -> None:
    actor = at_desk(request, "office")
    merge = access(actor, Merge, request.POST.get("merge", ""), "merge")
    if merge.survivor_public_id == survivor and merge.undone_at is None:
        actions.undo_merge(by=actor, at=timezone.now(), merge=merge)
        messages.success(request, gettext("Taken back: they are two again."))


def _tried(merge: Callable[[], actions.MergeReport]) -> actions.MergeReport | Reason:
    """Return what a merge changes, or why it cannot be."""
    try:
        return merge()
    except actions.MergeRefused as no:
        return reason(no.code, no.facts, "no")


def _page(
    request: HttpRequest,
    pair: EvidencePair,
    tried: actions.MergeReport | Reason,
    crumbs: tuple[Crumb, ...],
    back: str,
) -> HttpResponse:
    refused = isinstance(tried, Reason)
    context = {
        "pair": pair,
        "refusal": tried if refused else None,
        "changes": () if isinstance(tried, Reason) else merge_lines(tried.changes),
        "crumbs": crumbs,
        "back": back,
    }
    status = 422 if refused and request.method == "POST" else 200
    return render(request, "offices/merge.html", context, status=status)


def _product_crumbs(kept: Product) -> tuple[Crumb, ...]:
    return product.crumbs(gettext("Merge"), Crumb(kept.name, product.url(kept)))


def _producer_url(kept: Organisation) -> str:
    return reverse("office_producer", kwargs={"org_id": kept.public_id})


def _producer_crumbs(kept: Organisation) -> tuple[Crumb, ...]:
    return producers.crumbs(gettext("Merge"), Crumb(kept.name, _producer_url(kept)))

"""The products of the registry: found, filtered, on a map, taken home as a workbook."""

from __future__ import annotations

import io
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from baccau.domain.accounts.access import visible
from baccau.domain.base.actor import Actor
from baccau.domain.registry.models import Product
from baccau.domain.registry.queries import (
    ProductFilter,
    communes_with_counts,
    export_rows,
    facets,
    products,
    products_page,
)
from baccau.doors.writing import write_workbook
from baccau.pipelines.templates import export_sheet
from baccau.web.forms.product_filter import ProductFilterForm
from baccau.web.gate import gate
from baccau.web.offices.home import home_of
from baccau.web.presenters.dotmap import dot_map
from baccau.web.presenters.fields import language
from baccau.web.presenters.navigation import Tab
from baccau.web.presenters.places import map_points
from baccau.web.presenters.registry.filters import chips
from baccau.web.presenters.registry.products import product_rows
from baccau.web.review.desk import at_desk
from baccau.web.review.inbox import XLSX, download

PAGE = 20


@gate("product", "edit")
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """List the products that fit, page after page."""
    actor, on = at_desk(request, "office"), timezone.localdate()
    form = ProductFilterForm(request.GET)
    where = form.where(home_of(actor))
    after = request.GET.get("after", "")
    page = products_page(actor, where, on=on, after=after, size=PAGE)
    counts = {} if after else facets(actor, where, on=on)
    form.offer(counts.get("commodity", {}))
    mine = visible(actor, Product, "edit").filter(pk__in=[row.pk for row in page.products])
    context = {
        "form": form,
        "where": where,
        "chips": chips(request.GET, form),
        "tabs": _tabs(request, "list"),
        "rows": product_rows(page.products, set(mine.values_list("pk", flat=True)), on=on),
        "total": None if after else products(actor, where, on=on).count(),
        "next_key": page.next_after,
        "first": bool(after),
        "query": request.GET.urlencode(),
    }
    return render(request, "offices/products/list.html", context)


@gate("product", "edit")
@require_GET
def on_map(request: HttpRequest) -> HttpResponse:
    """Show the communes that have products, with how many."""
    actor = at_desk(request, "office")
    province = request.GET.get("province", home_of(actor))[:2]
    communes = communes_with_counts(actor, province)
    marked = [(c.lat, c.lon) for c in communes if c.lat is not None and c.lon is not None]
    located = sum(one.products for one in communes)
    listed = products(actor, ProductFilter(province=province), on=timezone.localdate()).count()
    context = {
        "map": dot_map(map_points(), marked=marked),
        "communes": sorted(communes, key=lambda one: (-one.products, one.name)),
        "products": located,
        "placeless": listed - located,
        "tabs": _tabs(request, "map"),
        "province": province,
    }
    return render(request, "offices/products/map.html", context)


@gate("product", "edit")
@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """Hand out the fitting products as a workbook that comes back as no change."""
    actor, on = at_desk(request, "office"), timezone.localdate()
    where = ProductFilterForm(request.GET).where(home_of(actor))
    return download(_workbook(actor, where), f"bac-cau-san-pham-{on:%Y-%m-%d}.xlsx", XLSX)


def _workbook(actor: Actor, where: ProductFilter) -> bytes:
    rows = list(export_rows(actor, where, on=timezone.localdate()))
    book = io.BytesIO()
    write_workbook(book, (export_sheet("supply", rows, lang=language()),))
    return book.getvalue()


def _tabs(request: HttpRequest, now: str) -> tuple[Tab, ...]:
    listed, mapped = reverse("office_products"), reverse("office_products_map")
    province = request.GET.get("province")
    query = f"?province={quote(province)}" if province is not None else ""
    return (
        Tab(gettext("As a list"), f"{listed}{query}", now == "list"),
        Tab(gettext("On the map"), f"{mapped}{query}", now == "map"),
    )

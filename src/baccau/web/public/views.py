"""The first page and what Bac Cau is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from baccau.domain.base.actor import ANONYMOUS
from baccau.domain.registry.queries import CommuneCount, communes_with_counts, live_counts
from baccau.reference.places import province
from baccau.web.gate import public
from baccau.web.presenters.bars import Bar, bar_list
from baccau.web.presenters.dotmap import dot_map
from baccau.web.presenters.places import map_points
from baccau.web.templatetags.words import number


@public
def home(request: HttpRequest) -> HttpResponse:
    """Say what this is, with live counts and the map."""
    communes = communes_with_counts(ANONYMOUS)
    marked = [(c.lat, c.lon) for c in communes if c.lat is not None and c.lon is not None]
    return render(
        request,
        "public/home.html",
        {
            "counts": live_counts(),
            "map": dot_map(map_points(), marked=marked),
            "by_province": _by_province(communes),
        },
    )


@public
def about(request: HttpRequest) -> HttpResponse:
    """Say at more length what it does, for whom, and what it keeps about people."""
    return render(request, "public/about.html")


def _by_province(communes: Iterable[CommuneCount]) -> tuple[Bar, ...]:
    products: Counter[str] = Counter()
    for commune in communes:
        products[commune.province_code] += commune.products
    return bar_list(
        (province(code).name, count, number(count), "") for code, count in products.most_common()
    )

"""The first page and what Bac Cau is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from baccau.web.gate import public
from baccau.web.presenters.dotmap import dot_map
from baccau.web.public.places import map_points


@public
def home(request: HttpRequest) -> HttpResponse:
    """Say what this is, with live counts and the map."""
    return render(request, "public/home.html", {"map": dot_map(map_points())})


@public
def about(request: HttpRequest) -> HttpResponse:
    """Say at more length what it does, for whom, and what it keeps about people."""
    return render(request, "public/about.html")

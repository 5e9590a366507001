"""The way to one's own desk."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from baccau.web.actor import ActingRequest
from baccau.web.gate import signed_in
from baccau.web.shell import desk_of, menu_of


@signed_in
def desk(request: HttpRequest) -> HttpResponse:
    """Go to the desk of whom one acts for; without one, say how to get there."""
    menu = menu_of(desk_of(cast("ActingRequest", request).actor), request.path)
    return redirect(menu[0].url) if menu else render(request, "public/desk.html")

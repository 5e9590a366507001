"""How a refusal becomes a page: one map for all desks."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from baccau.domain.base.refusals import NotFound, Refusal
from baccau.reference.messages import remedy, sentence


class RefusalMiddleware:
    """Answers an uncaught refusal with its status, its sentence and what to do next."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on; refusals come back through `process_exception`."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Render a refusal; let everything else rise."""
        if not isinstance(exception, Refusal):
            return None
        return refusal_page(request, exception)


def refusal_page(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Return the page that says no, why, and the remedy.

    A 404 carries no facts: a foreign id must not look different from a missing one.
    """
    language = get_language() or "vi"
    facts = {} if refusal.status == 404 else refusal.facts  # noqa: PLR2004  (HTTP's own number)
    return render(
        request,
        "shell/refusal.html",
        {
            "status": refusal.status,
            "sentence": sentence(refusal.code, facts, language),
            "remedy": remedy(refusal.code, facts, language),
        },
        status=refusal.status,
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer an unknown address as a missing row is answered."""
    del exception
    return refusal_page(request, NotFound())

"""At which desk the review stands, and telling what was refused without leaving the page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language

from baccau.domain.base.actor import Actor
from baccau.domain.base.refusals import Invalid, NotAllowed, NotFound, Refusal
from baccau.reference.messages import remedy, sentence
from baccau.web.actor import ActingRequest
from baccau.web.shell import desk_of


def at_desk(request: HttpRequest, desk: str) -> Actor:
    """Return who acts, if this is the desk they work at.

    Raises:
        NotFound: it is another desk's page.
    """
    actor = cast("ActingRequest", request).actor
    if desk_of(actor) != desk:
        raise NotFound
    return actor


def address(desk: str, name: str, **ids: str) -> str:
    """Return where a page of the review stands at this desk."""
    return reverse(f"{desk}_{name}", kwargs=ids)


def back_to_batch(request: HttpRequest, desk: str, batch_id: str) -> HttpResponse:
    """Go back to the batch, to the step and place one came from."""
    query = request.POST.get("back", "").lstrip("?")[:500]
    where = address(desk, "batch", batch_id=batch_id)
    return redirect(f"{where}?{query}" if query else where)


@contextmanager
def told(request: HttpRequest) -> Iterator[None]:
    """Say a refusal above the page one returns to, with what to do; other pages stay refused."""
    try:
        yield
    except (NotFound, NotAllowed):
        raise
    except Refusal as no:
        for line in lines(no):
            messages.error(request, line)


def lines(no: Refusal) -> list[str]:
    """Return what a refusal says: one line, or one for each wrong value."""
    if isinstance(no, Invalid):
        return [_line(code, facts) for told in no.problems.values() for code, facts in told]
    return [_line(no.code, no.facts), *_items(no)]


def _items(no: Refusal) -> list[str]:
    """Return the first rows a refusal names, each with its own reason."""
    items = no.facts.get("items") or ()
    return [
        f"{item['sheet']}!{item['row']}: {_line(item['code'], item)}"
        for item in items[:5]
        if {"sheet", "row", "code"} <= set(item)
    ]


def _line(code: str, facts: dict[str, object]) -> str:
    language = get_language() or "vi"
    return " ".join(filter(None, (sentence(code, facts, language), remedy(code, facts, language))))

"""Asks every address as everyone, with own, foreign and made-up ids, by every method."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.isolation.world import MISSING, MODEL_OF, Side

from baccau.domain.accounts.access import visible
from baccau.domain.accounts.models import User
from baccau.domain.accounts.queries import actor_of
from baccau.domain.base.actor import ANONYMOUS

METHODS = ("get", "post", "put", "patch", "delete")
FOREIGN = ("accounts/", "static/")
_VOLATILE = re.compile(
    rb'(csrfmiddlewaretoken" value=")[^"]+|(nonce=")[^"]+|("X-CSRFToken": ")[^"]+'
)


@dataclass(frozen=True)
class Route:
    """One address: its pattern and the names of its parameters."""

    pattern: str
    names: tuple[str, ...]

    def fill(self, values: dict[str, str]) -> str:
        text = self.pattern
        for name in self.names:
            text = re.sub(rf"<(?:\w+:)?{name}>", values.get(name, "x"), text)
        return "/" + text


@dataclass(frozen=True)
class Leak:
    """Something seen that should not be."""

    kind: str
    who: str
    method: str
    path: str


def routes(urlconf: str) -> list[Route]:
    found = [
        Route(pattern, tuple(re.findall(r"<(?:\w+:)?(\w+)>", pattern)))
        for pattern in _patterns(get_resolver(urlconf).url_patterns, "")
    ]
    return [route for route in found if not route.pattern.startswith(FOREIGN)]


def _patterns(entries: list[URLPattern | URLResolver], before: str) -> Iterator[str]:
    for entry in entries:
        whole = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _patterns(entry.url_patterns, whole)
        else:
            yield whole


def leaks(urlconf: str, sides: dict[str, Side], methods: tuple[str, ...] = METHODS) -> list[Leak]:
    """Probe as each person of side a (and a visitor) against side b."""
    found: list[Leak] = []
    people: dict[str, User | None] = {"anonymous": None, **sides["a"].users}
    for who, user in people.items():
        client = Client(raise_request_exception=True)
        if user is not None:
            client.force_login(user)
        for route in routes(urlconf):
            for method in methods:
                found += _probe(client, who, user, route, method, sides)
    return found


def _probe(client, who, user, route, method, sides) -> Iterator[Leak]:
    theirs, missing = sides["b"].ids, dict.fromkeys(MODEL_OF, MISSING)
    path = route.fill(theirs)
    answer = _ask(client, method, path)
    if answer[0] >= 500:
        yield Leak("error", who, method, path)
    body = answer[1].decode("utf-8", "replace")
    for canary in sides["b"].canaries.values():
        if canary in body:
            yield Leak(f"canary {canary}", who, method, path)
    scoped = [name for name in route.names if name in MODEL_OF]
    if scoped and not all(_may_see(user, name, theirs[name]) for name in scoped):
        if answer[0] < 300:
            yield Leak("answered", who, method, path)
        blank = _ask(client, method, route.fill(missing))
        if _alike(answer, theirs) != _alike(blank, missing):
            yield Leak("tells that it exists", who, method, path)


def _ask(client: Client, method: str, path: str) -> tuple[int, bytes, str]:
    response = getattr(client, method)(path)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return response.status_code, body, response.get("Location", "")


def _alike(answer: tuple[int, bytes, str], ids: dict[str, str]) -> tuple[int, bytes, str]:
    status, body, location = answer
    for value in ids.values():
        body, location = body.replace(value.encode(), b"ID"), location.replace(value, "ID")
    return status, _VOLATILE.sub(b"", body), location


def _may_see(user: User | None, name: str, public_id: str) -> bool:
    actor = ANONYMOUS if user is None else actor_of(user)
    try:
        rows = visible(actor, MODEL_OF[name])
    except LookupError:  # the table has no "view" for it: nobody sees it by id
        return False
    return rows.filter(public_id=public_id).exists()

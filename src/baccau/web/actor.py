"""Finds out who acts: the signed-in person, for the organisation they chose."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse

from baccau.domain.accounts.models import User
from baccau.domain.accounts.queries import actor_of
from baccau.domain.base.actor import ANONYMOUS, Actor


class ActingRequest(HttpRequest):
    """A request that knows its actor."""

    actor: Actor
    user: User


class ActorMiddleware:
    """Sets `request.actor` afresh at each request: a revoked right is gone at the next one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Find the actor, then go on."""
        acting = cast("ActingRequest", request)
        signed_in = request.user.is_authenticated
        acting.actor = actor_of(cast("User", request.user)) if signed_in else ANONYMOUS
        return self.get_response(request)

"""The gate of every page: who may come in, declared beside the view and checked before it.

`@public` lets anyone in; `@signed_in` any person; `@gate("plan", "view")` a role that may ever
do this. Which rows it may touch is asked again by `access` and `visible`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from baccau.domain.accounts.access import may
from baccau.domain.accounts.permissions import ACTIONS
from baccau.domain.accounts.roles import ROLES
from baccau.domain.base.refusals import NotAllowed
from baccau.web.actor import ActingRequest

View = Callable[..., HttpResponse]


def public(view: View) -> View:
    """Declare a page anyone may read."""
    view.gate = ("public", "")  # type: ignore[attr-defined]  # read by the house tests
    return view


def signed_in(view: View) -> View:
    """Let any signed-in person through."""

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    inner.gate = ("signed_in", "")  # type: ignore[attr-defined]  # read by the house tests
    return inner


def gate(object_type: str, action: str) -> Callable[[View], View]:
    """Let through whoever's role may ever do `action` to an `object_type`."""
    if (object_type, action) not in ACTIONS:
        raise LookupError(f"the permission table has no {object_type}.{action}")

    def decorate(view: View) -> View:
        @wraps(view)
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            actor = cast("ActingRequest", request).actor
            if not may(actor, object_type, action):
                raise NotAllowed(action=action, object_type=object_type)
            if settings.REQUIRE_MFA and ROLES[actor.role].needs_mfa and not _has_mfa(request):
                return redirect("mfa_activate_totp")
            return view(request, *args, **kwargs)

        inner.gate = (object_type, action)  # type: ignore[attr-defined]  # read by the house tests
        return inner

    return decorate


def _has_mfa(request: HttpRequest) -> bool:
    from allauth.mfa.utils import is_mfa_enabled  # noqa: PLC0415  (allauth reads models at import)

    return bool(is_mfa_enabled(request.user))

"""What every page's frame needs: who acts, which menu, which language, the sample banner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from baccau.domain.accounts.models import Membership, User
from baccau.domain.accounts.queries import active_memberships
from baccau.domain.base.actor import ANONYMOUS, Actor


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One entry of a desk's menu."""

    url_name: str
    title: Promise


MENUS: dict[str, tuple[MenuItem, ...]] = {
    "office": (
        MenuItem("office_home", _("Today")),
        MenuItem("office_intake", _("Spreadsheets")),
        MenuItem("office_products", _("Products")),
        MenuItem("office_producers", _("Producers")),
        MenuItem("office_needs", _("Needs")),
        MenuItem("office_plans", _("Plans")),
        MenuItem("office_claims", _("Claims")),
    ),
    "producer": (
        MenuItem("producer_home", _("Who could buy")),
        MenuItem("producer_products", _("My products")),
    ),
    "buyer": (
        MenuItem("buyer_home", _("Who can supply")),
        MenuItem("buyer_needs", _("My needs")),
        MenuItem("buyer_intake", _("Spreadsheets")),
    ),
}


def desk_of(actor: Actor) -> str:
    """Return which desk an actor works at: office, producer, buyer, or none."""
    for prefix in ("producer", "buyer"):
        if actor.role.startswith(prefix):
            return prefix
    return "office" if actor.role.startswith("officer") else ""


def context(request: HttpRequest) -> dict[str, Any]:
    """Return the frame's values for every template."""
    actor: Actor = getattr(request, "actor", ANONYMOUS)
    desk = desk_of(actor)
    return {
        "actor": actor,
        "desk": desk,
        "menu": MENUS.get(desk, ()),
        "sample": settings.SAMPLE,
        "memberships": SimpleLazyObject(lambda: _memberships(request)),
    }


def _memberships(request: HttpRequest) -> list[Membership]:
    if not request.user.is_authenticated:
        return []
    return list(active_memberships(cast("User", request.user)))

"""What every page's frame needs: the menu of the desk, whom one acts for, the sample banner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from baccau.domain.accounts.models import User
from baccau.domain.accounts.queries import acting_among, active_memberships
from baccau.domain.accounts.roles import ROLES
from baccau.domain.base.actor import ANONYMOUS, Actor


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One entry of a desk's menu, as declared."""

    url_name: str
    title: Promise


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One entry as shown: its address, and whether the page belongs under it."""

    url: str
    title: Promise
    current: bool


@dataclass(frozen=True, slots=True)
class ActingChoice:
    """One organisation the person may act for."""

    membership_id: str
    name: str
    role: Promise
    current: bool


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


def menu_of(desk: str, path: str) -> tuple[MenuEntry, ...]:
    """Return a desk's menu; the entry with the longest address that `path` lies under is current.

    An entry whose page is not installed is left out.
    """
    shown = [(url, item) for item in MENUS.get(desk, ()) if (url := _address(item.url_name))]
    under = max((url for url, _item in shown if path.startswith(url)), key=len, default="")
    return tuple(MenuEntry(url, item.title, url == under) for url, item in shown)


def acting_choices(user: User) -> tuple[ActingChoice, ...]:
    """Return every organisation the person may act for, the present one marked."""
    memberships = list(active_memberships(user))
    current = acting_among(user, memberships)
    return tuple(
        ActingChoice(
            m.public_id, m.org.name, ROLES[m.role].name, current is not None and m.pk == current.pk
        )
        for m in memberships
    )


def context(request: HttpRequest) -> dict[str, Any]:
    """Return the frame's values for every template."""
    actor: Actor = getattr(request, "actor", ANONYMOUS)
    desk = desk_of(actor)
    return {
        "actor": actor,
        "desk": desk,
        "menu": menu_of(desk, request.path),
        "sample": settings.SAMPLE,
        "acting_choices": SimpleLazyObject(lambda: _choices(request)),
    }


def _choices(request: HttpRequest) -> tuple[ActingChoice, ...]:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return ()
    return acting_choices(cast("User", user))


def _address(url_name: str) -> str:
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""

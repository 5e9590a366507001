"""Roles, as an official would read them: a name, a sentence, and where it may be held."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Role:
    """A role and the kinds of organisation it may be held in (none: not by membership)."""

    name: Promise
    sentence: Promise
    held_in: frozenset[str]
    needs_mfa: bool = False
    is_owner: bool = False


ROLES: dict[str, Role] = {
    "anonymous": Role(_("Visitor"), _("Reads what is public."), frozenset()),
    "member": Role(_("Signed in"), _("Has an account, acts for no organisation yet."), frozenset()),
    "producer_owner": Role(
        _("Producer, owner"),
        _("Answers for a producer: its products, what it can supply, its people."),
        frozenset({"producer"}),
        is_owner=True,
    ),
    "producer_manager": Role(
        _("Producer, manager"),
        _("Keeps a producer's products and supply up to date."),
        frozenset({"producer"}),
    ),
    "buyer_owner": Role(
        _("Buyer, owner"),
        _("Answers for a buyer: its needs and its people."),
        frozenset({"buyer"}),
        is_owner=True,
    ),
    "buyer_purchaser": Role(
        _("Buyer, purchaser"),
        _("Publishes needs and reads who can supply them."),
        frozenset({"buyer"}),
    ),
    "officer_commune": Role(
        _("Commune officer"),
        _("Keeps the registry of one commune."),
        frozenset({"office"}),
        needs_mfa=True,
    ),
    "officer_province": Role(
        _("Province officer"),
        _("Keeps the registry of one province, draws plans, decides claims."),
        frozenset({"office"}),
        needs_mfa=True,
        is_owner=True,
    ),
    "officer_national": Role(
        _("National officer"),
        _("Keeps the registry and plans of the whole country."),
        frozenset({"office"}),
        needs_mfa=True,
        is_owner=True,
    ),
    "auditor": Role(
        _("Auditor"),
        _("Reads the record of who did what."),
        frozenset({"platform"}),
        needs_mfa=True,
    ),
    "operator": Role(
        _("Platform operator"),
        _("Sets up offices; reads no trade data."),
        frozenset({"platform"}),
        needs_mfa=True,
        is_owner=True,
    ),
}


def roles_held_in(kind: str) -> tuple[str, ...]:
    """Return the roles a member of such an organisation may have."""
    return tuple(code for code, role in ROLES.items() if kind in role.held_in)

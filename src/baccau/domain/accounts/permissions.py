"""The one permission table: which role may do what, to what, how far, seeing which fields.

Default is no. Field classes: P public, C counterpart, O own organisation, A aggregate of at
least five organisations, D officer's dossier, S secret of its organisation. The table is
rendered for officials in docs/permissions.md, by a command, and tested current.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """How far a rule reaches, from an actor to rows."""

    PUBLIC = "public"
    OWN = "own_org"
    PARTY = "party"
    TERRITORY = "territory"
    SELF = "self"
    PLATFORM = "platform"


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table."""

    role: str
    object_type: str
    action: str
    scope: Scope
    fields: frozenset[str]


_EVERYONE = (
    "anonymous", "member", "producer_owner", "producer_manager", "buyer_owner",
    "buyer_purchaser", "officer_commune", "officer_province", "officer_national",
    "auditor", "operator",
)  # fmt: skip
_SIGNED_IN = _EVERYONE[1:]
_PRODUCERS = ("producer_owner", "producer_manager")
_BUYERS = ("buyer_owner", "buyer_purchaser")
_OFFICERS = ("officer_commune", "officer_province", "officer_national")
_PLANNERS = ("officer_province", "officer_national")
_TRADERS = (*_PRODUCERS, *_BUYERS)

# roles · object · actions · scope · field classes
_LINES: tuple[tuple[tuple[str, ...], str, str, Scope, str], ...] = (
    (_EVERYONE, "organisation", "view", Scope.PUBLIC, "P"),
    (_TRADERS + _OFFICERS, "organisation", "view", Scope.OWN, "PCO"),
    (_OFFICERS, "organisation", "view", Scope.TERRITORY, "PCOD"),
    ((*_PRODUCERS, "buyer_owner"), "organisation", "edit", Scope.OWN, "PCO"),
    (_OFFICERS, "organisation", "edit", Scope.TERRITORY, "PCOD"),
    (_PLANNERS, "organisation", "merge", Scope.TERRITORY, "PCOD"),
    (("auditor", "operator"), "organisation", "view", Scope.PLATFORM, "P"),
    (("operator",), "organisation", "create", Scope.PLATFORM, "P"),
    (_EVERYONE, "product", "view", Scope.PUBLIC, "P"),
    (_PRODUCERS, "product", "view", Scope.OWN, "PCOS"),
    (_PRODUCERS, "product", "edit", Scope.OWN, "PCOS"),
    (_BUYERS, "product", "view", Scope.PUBLIC, "PC"),
    (_OFFICERS, "product", "view", Scope.TERRITORY, "PCOD"),
    (_OFFICERS, "product", "edit", Scope.TERRITORY, "PCOD"),
    (_PLANNERS, "product", "merge", Scope.TERRITORY, "PCOD"),
    (_BUYERS, "need", "view", Scope.OWN, "PCO"),
    (_BUYERS, "need", "edit", Scope.OWN, "PCO"),
    (_PRODUCERS, "need", "view", Scope.PUBLIC, "P"),
    (_OFFICERS, "need", "view", Scope.TERRITORY, "PCOD"),
    (_PLANNERS, "need", "edit", Scope.TERRITORY, "PCOD"),
    (_OFFICERS, "batch", "view", Scope.OWN, "PCOD"),
    (_OFFICERS, "batch", "open", Scope.OWN, "PCOD"),
    (_OFFICERS, "batch", "review", Scope.OWN, "PCOD"),
    (_OFFICERS, "batch", "commit", Scope.OWN, "PCOD"),
    (_BUYERS, "batch", "view", Scope.OWN, "PCO"),
    (_BUYERS, "batch", "open", Scope.OWN, "PCO"),
    (_BUYERS, "batch", "review", Scope.OWN, "PCO"),
    (_BUYERS, "batch", "commit", Scope.OWN, "PCO"),
    (_PLANNERS, "plan", "view", Scope.OWN, "PCAD"),
    (_PLANNERS, "plan", "draw", Scope.OWN, "PCAD"),
    (_PLANNERS, "plan", "export", Scope.OWN, "PCAD"),
    (_PLANNERS, "allocation", "view", Scope.OWN, "PCAD"),
    (_PLANNERS, "allocation", "pin", Scope.OWN, "PCAD"),
    (_PRODUCERS, "allocation", "view", Scope.PARTY, "PCO"),
    (_BUYERS, "allocation", "view", Scope.PARTY, "PC"),
    (_PLANNERS, "gap", "view", Scope.OWN, "PCAD"),
    (_PRODUCERS, "gap", "view", Scope.PARTY, "PCO"),
    (_PLANNERS, "unserved", "view", Scope.OWN, "PCAD"),
    (_BUYERS, "unserved", "view", Scope.PARTY, "PC"),
    (_SIGNED_IN, "membership", "view", Scope.SELF, "PCO"),
    (_TRADERS + _OFFICERS, "membership", "view", Scope.OWN, "PCO"),
    (("producer_owner", "buyer_owner", *_PLANNERS), "membership", "revoke", Scope.OWN, "PCO"),
    (("producer_owner", "buyer_owner", *_PLANNERS), "invitation", "view", Scope.OWN, "PCO"),
    (("producer_owner", "buyer_owner", *_PLANNERS), "invitation", "send", Scope.OWN, "PCO"),
    (_SIGNED_IN, "claim", "make", Scope.SELF, "PO"),
    (_SIGNED_IN, "claim", "view", Scope.SELF, "PO"),
    (_OFFICERS, "claim", "view", Scope.TERRITORY, "PCOD"),
    (_OFFICERS, "claim", "decide", Scope.TERRITORY, "PCOD"),
    (("auditor",), "entry", "view", Scope.PLATFORM, "D"),
    (_TRADERS + _OFFICERS, "entry", "view", Scope.OWN, "O"),
)  # fmt: skip

TABLE: tuple[Rule, ...] = tuple(
    Rule(role, object_type, action, scope, frozenset(fields))
    for roles, object_type, action, scope, fields in _LINES
    for role in roles
)
ACTIONS: frozenset[tuple[str, str]] = frozenset((rule.object_type, rule.action) for rule in TABLE)


def rules(role: str, object_type: str, action: str) -> tuple[Rule, ...]:
    """Return the lines that let this role do this; empty is no.

    Raises:
        LookupError: nobody may ever do this, so the question is a mistake in the code.
    """
    if (object_type, action) not in ACTIONS:
        raise LookupError(f"no line of the permission table knows {object_type}.{action}")
    return tuple(
        rule
        for rule in TABLE
        if (rule.role, rule.object_type, rule.action) == (role, object_type, action)
    )

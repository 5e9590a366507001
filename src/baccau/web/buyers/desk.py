"""Who buys."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest

from baccau.domain.accounts.access import visible
from baccau.domain.accounts.models import Organisation
from baccau.domain.base.actor import Actor
from baccau.domain.base.refusals import NotFound
from baccau.web.actor import ActingRequest


def actor_of(request: HttpRequest) -> Actor:
    """Return who asks."""
    return cast("ActingRequest", request).actor


def buyer_of(actor: Actor) -> Organisation:
    """Return the buyer the actor acts for.

    Raises:
        NotFound: the actor acts for none: it is another desk's page.
    """
    own = visible(actor, Organisation).filter(pk=actor.org_id or 0, kind="buyer").first()
    if own is None:
        raise NotFound
    return own

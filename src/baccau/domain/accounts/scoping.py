"""How each model says where it stands: whose it is, in which territory, what is public.

A model carries one `access = Access(...)`; the permission table names its object type, and
`baccau.domain.accounts.access` joins the two.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Q


@dataclass(frozen=True, slots=True)
class Access:
    """Lookups from a model to what scopes compare.

    `own`, `self_`, `party`: lookups to organisation or user ids (`party` any of several);
    `province`, `commune`: lookups to codes; `public`: the rows anyone may see. A scope whose
    lookup is missing holds no row.
    """

    object_type: str
    own: str | None = None
    self_: str | None = None
    party: tuple[str, ...] = ()
    party_when: Q = field(default_factory=Q)
    province: str | None = None
    commune: str | None = None
    public: Q | None = None

"""Who acts: a person, acting for one organisation, in one role, over one territory."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Territory:
    """What an officer answers for. No province is the whole country; no commune, the province."""

    province_code: str | None = None
    commune_code: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """The doer of an action, as every action's `by=` takes it.

    `role` is a name in `baccau.domain.accounts.roles.ROLES`; a visitor has the role "anonymous".
    """

    role: str
    user_id: int | None = None
    org_id: int | None = None
    territory: Territory | None = None
    label: str = ""

    @property
    def is_signed_in(self) -> bool:
        """Whether a person is behind it."""
        return self.user_id is not None


ANONYMOUS = Actor(role="anonymous", label="anonymous")
SYSTEM = Actor(role="system", label="system")

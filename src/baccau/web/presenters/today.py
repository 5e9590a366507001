"""What waits for an officer today: each thing with a count and one act."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from baccau.domain.registry.queries.waiting import Waiting


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that waits."""

    count: int
    words: str
    action: str
    href: str


@dataclass(frozen=True, slots=True)
class LastPlan:
    """The newest drawn plan of the office."""

    plan_id: str
    number: int
    title: str
    requested_at: dt.datetime


def tasks(waiting: Waiting, *, files: int, claims: int, province: str) -> tuple[Task, ...]:
    """Return what waits, the most pressing first; what does not wait is left out."""
    listed = f"{reverse('office_products')}?province={province}"
    found = (
        Task(
            files,
            ngettext("file waits for your decisions", "files wait for your decisions", files),
            gettext("Review them"),
            reverse("office_intake"),
        ),
        Task(
            claims,
            ngettext("person says a producer is theirs", "people say a producer is theirs", claims),
            gettext("Decide"),
            reverse("office_claims"),
        ),
        Task(
            waiting.expiring,
            ngettext(
                "certificate ends within 180 days", "certificates end within 180 days",
                waiting.expiring,
            ),
            gettext("See which"),
            f"{listed}&certificate=expiring",
        ),
        Task(
            waiting.expired,
            ngettext("certificate has ended", "certificates have ended", waiting.expired),
            gettext("See which"),
            f"{listed}&certificate=expired",
        ),
        *_lacking(waiting, listed),
    )  # fmt: skip
    return _present(found)


def _lacking(waiting: Waiting, listed: str) -> tuple[Task, ...]:
    see = gettext("See which")
    return (
        Task(
            waiting.undated,
            ngettext(
                "rated product has no certificate date",
                "rated products have no certificate date",
                waiting.undated,
            ),
            see,
            f"{listed}&lacks=date",
        ),
        Task(
            waiting.no_price,
            ngettext("product has no price", "products have no price", waiting.no_price),
            see,
            f"{listed}&lacks=price",
        ),
        Task(
            waiting.no_capacity,
            ngettext(
                "product does not say what it can supply",
                "products do not say what they can supply",
                waiting.no_capacity,
            ),
            see,
            f"{listed}&lacks=capacity",
        ),
        Task(
            waiting.no_commodity,
            ngettext(
                "product is of no known kind of goods",
                "products are of no known kind of goods",
                waiting.no_commodity,
            ),
            see,
            f"{listed}&lacks=commodity",
        ),
    )


def _present(found: Iterable[Task]) -> tuple[Task, ...]:
    return tuple(task for task in found if task.count)

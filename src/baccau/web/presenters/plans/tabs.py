"""The way up from a plan and the tabs beside each other."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from baccau.web.presenters.navigation import Crumb, Tab
from baccau.web.presenters.plans.overview import PlanHead

_TABS = (
    ("office_plan", _("At a glance"), ""),
    ("office_plan_lines", _("By need"), "served"),
    ("office_plan_unserved", _("Not served"), "lacking"),
    ("office_plan_gaps", _("What producers lack"), "gaps"),
    ("office_plan_inputs", _("What it was drawn from"), ""),
)


def plan_crumbs(head: PlanHead, *further: tuple[str, str]) -> tuple[Crumb, ...]:
    """Return the way up; `further` are (title, address) below the plan, the last without one."""
    here = reverse("office_plan", args=[head.plan_id]) if further else ""
    title = gettext("Plan %(number)s") % {"number": head.number}
    return (
        Crumb(_("Plans"), reverse("office_plans")),
        Crumb(title, here),
        *(Crumb(*one) for one in further),
    )


def plan_tabs(head: PlanHead, current: str) -> tuple[Tab, ...]:
    """Return a plan's tabs with how many rows each holds."""
    counts = {
        "served": head.needs_served, "lacking": head.needs_lacking, "gaps": head.gaps,
    }  # fmt: skip
    return tuple(
        Tab(title, reverse(name, args=[head.plan_id]), name == current, counts.get(counted))
        for name, title, counted in _TABS
    )

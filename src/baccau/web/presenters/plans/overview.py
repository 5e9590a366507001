"""A plan at a glance: its figures, its flows on the map, its months, its list of versions."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from baccau.domain.matching.models import Plan, PlanNeed, PlanOffer
from baccau.domain.matching.queries.sides import PairTotal
from baccau.pipelines.connection.places import point_of
from baccau.pipelines.connection.summary import gap_percent
from baccau.reference.messages import remedy, sentence
from baccau.web.presenters.bars import Bar, bar_list
from baccau.web.presenters.dotmap import DotMap, MapPoint, dot_map, flow
from baccau.web.presenters.fields import language
from baccau.web.presenters.months import MonthStrip, month_strip
from baccau.web.presenters.plans.telling import province_name
from baccau.web.presenters.reasons import Reason
from baccau.web.templatetags.words import vnd_short

_FLOWS = 40
_MILLION = 1_000_000
Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PlanHead:
    """What every page of a plan says of it."""

    plan_id: str
    number: int
    title: str
    state: str
    state_title: str
    is_proven: bool
    gap_percent: float
    value_vnd: int
    needs: int
    needs_served: int
    needs_served_in_full: int
    needs_lacking: int
    gaps: int
    offers: int
    offers_used: int
    producers_used: int
    fairness: float
    percent: int
    failure: Reason | None
    illustrative: bool


@dataclass(frozen=True, slots=True)
class MoneyByMonth:
    """What producers are paid each month: the drawing in millions of dong, and as a list."""

    strip: MonthStrip
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Flows:
    """Where the goods go: arcs on the map, and the same as a list."""

    map: DotMap
    bars: tuple[Bar, ...]
    left_out: int


def plan_head(plan: Plan) -> PlanHead:
    """Return the head of a plan, drawn or not."""
    told: Mapping[str, Any] = plan.summary
    return PlanHead(
        plan_id=plan.public_id,
        number=plan.number,
        title=plan.title,
        state=plan.state,
        state_title=plan.get_state_display(),
        is_proven=plan.status == "optimal",
        gap_percent=gap_percent(plan.served_value_vnd, plan.bound_served_value_vnd),
        value_vnd=sum(told.get("traded_by_month_vnd", ())),
        needs=told.get("needs", 0),
        needs_served=told.get("needs_served", 0),
        needs_served_in_full=told.get("needs_served_in_full", 0),
        needs_lacking=told.get("needs_lacking", 0),
        gaps=told.get("gaps", 0),
        offers=told.get("offers", 0),
        offers_used=told.get("offers_used", 0),
        producers_used=told.get("producers_used", 0),
        fairness=plan.fairness,
        percent=plan.progress_percent,
        failure=_failure(plan.failure),
        illustrative=plan.illustrative,
    )


def money_by_month(plan: Plan) -> MoneyByMonth:
    """Return what producers are paid each month."""
    amounts = plan.summary.get("traded_by_month_vnd") or [0] * 12
    millions = [amount / _MILLION for amount in amounts]
    bars = bar_list(
        (gettext("Month %(n)s") % {"n": month}, amount, vnd_short(amount), "")
        for month, amount in enumerate(amounts, start=1)
    )
    return MoneyByMonth(month_strip(millions, gettext("million VND")), bars)


def flows(
    pairs: Sequence[PairTotal],
    offers: Mapping[int, PlanOffer],
    needs: Mapping[int, PlanNeed],
    points: tuple[MapPoint, ...],
) -> Flows:
    """Return the largest flows between places; `pairs` come largest first."""
    arcs: dict[tuple[Place, Place], int] = {}
    provinces: dict[tuple[str, str], int] = {}
    for pair in pairs:
        said, asked = offers[pair.offer_id].snapshot, needs[pair.need_id].snapshot
        way = _point(said), _point(asked)
        names = province_name(said.get("province_code")), province_name(asked.get("province_code"))
        provinces[names] = provinces.get(names, 0) + pair.value_vnd
        if way[0] is not None and way[1] is not None and way[0] != way[1]:
            key = (way[0], way[1])
            arcs[key] = arcs.get(key, 0) + pair.value_vnd
    ranked = sorted(arcs.items(), key=lambda item: -item[1])
    largest = ranked[0][1] if ranked else 1
    drawn = tuple(
        flow(*way, share=value / largest, title=vnd_short(value)) for way, value in ranked[:_FLOWS]
    )
    return Flows(dot_map(points, flows=drawn), _bars(provinces), max(0, len(ranked) - _FLOWS))


def _bars(provinces: Mapping[tuple[str, str], int]) -> tuple[Bar, ...]:
    unknown = gettext("place not known")
    ranked = sorted(provinces.items(), key=lambda item: (-item[1], item[0]))
    return bar_list(
        (f"{start or unknown} → {end or unknown}", value, vnd_short(value), "")
        for (start, end), value in ranked
    )


def _point(said: Mapping[str, Any]) -> Place | None:
    found = point_of(said)
    return None if found is None else (found.lat, found.lon)


def _failure(told: str) -> Reason | None:
    """Return why a plan was not drawn, as `jobs.plans` wrote it down."""
    if not told:
        return None
    try:
        facts = json.loads(told)
    except ValueError:  # an earlier version wrote plain text
        return Reason("no", told)
    code = facts.pop("code", "")
    return Reason("no", sentence(code, facts, language()), remedy(code, facts, language()))

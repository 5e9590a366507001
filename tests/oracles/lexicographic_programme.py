"""The plan's mathematics again, as a plain integer programme solved by CP-SAT.

It shares nothing with the engine but the problem's rows: rules are read anew, one pair a time.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ortools.sat.python import cp_model

from baccau.engines.matching.problem import Freight, Need, Offer, Problem


@dataclass(frozen=True)
class Values:
    """Worth served, worth served by favoured offers, net income."""

    served: int
    favoured: int
    net: int


def best_values(problem: Problem) -> Values:
    """The lexicographic optimum of a small problem without places (freight is handling alone)."""
    offers = {o.key: o for o in problem.offers}
    needs = {n.key: n for n in problem.needs}
    open_arcs = [
        (o.key, n.key, month)
        for o in problem.offers
        for n in problem.needs
        for month in range(12)
        if _trades(problem, o, n, month)
    ]
    worth = {
        n.key: _worth(problem, n, [offers[o] for o, need, _ in open_arcs if need == n.key])
        for n in problem.needs
    }
    pinned = {(p.offer, p.need, p.month - 1): p.quantity for p in problem.pinned}
    model = cp_model.CpModel()
    flow = {
        arc: model.new_int_var(
            0, min(offers[arc[0]].capacity[arc[2]], needs[arc[1]].quantity[arc[2]]), str(arc)
        )
        for arc in open_arcs
    }
    _limits(model, problem, flow, (offers, needs), pinned)
    served = sum(worth[n] * q for (_, n, _), q in flow.items())
    fair = sum(worth[n] * q for (o, n, _), q in flow.items() if offers[o].favoured)
    net = sum(
        ((offers[o].price_vnd or 0) - _freight(problem.freight, offers[o])) * q
        for (o, _, _), q in flow.items()
    )
    return Values(*(_maximum(model, level) for level in (served, fair, net)))


def _maximum(model, level) -> int:
    """The greatest value of the level, held from then on."""
    model.maximize(level)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    if solver.solve(model) != cp_model.OPTIMAL:
        raise ArithmeticError(solver.status_name())
    best = round(solver.objective_value)
    model.add(level >= best)
    return best


def _limits(model, problem, flow, rows, pinned):
    offers, needs = rows
    for month in range(12):
        for key, offer in offers.items():
            sold = [q for (o, _, m), q in flow.items() if (o, m) == (key, month)]
            model.add(sum(sold) <= offer.capacity[month])
        for key, need in needs.items():
            got = [q for (_, n, m), q in flow.items() if (n, m) == (key, month)]
            model.add(sum(got) <= need.quantity[month])
    for key, need in needs.items():
        if need.max_suppliers is not None:
            arcs = [(offers[o].producer, q) for (o, n, _), q in flow.items() if n == key]
            _suppliers(model, arcs, need.max_suppliers)
    _minimums(model, flow, offers, pinned)


def _minimums(model, flow, offers, pinned):
    for arc, q in flow.items():
        if arc in pinned:
            model.add(q == pinned[arc])
        elif offers[arc[0]].moq > 1:
            used = model.new_bool_var(f"used {arc}")
            model.add(q == 0).only_enforce_if(~used)
            model.add(q >= offers[arc[0]].moq).only_enforce_if(used)


def _suppliers(model, arcs, most):
    chosen = {name: model.new_bool_var(name) for name in sorted({name for name, _ in arcs})}
    for name, q in arcs:
        model.add(q == 0).only_enforce_if(~chosen[name])
    model.add(sum(chosen.values()) <= most)


def _trades(problem: Problem, offer: Offer, need: Need, month: int) -> bool:
    day = max(problem.on, dt.date(problem.on.year, month + 1, 1))
    until = offer.certificate_until
    if need.commodity is not None:
        same = need.commodity == offer.commodity or need.commodity in offer.also
    else:
        same = need.product_set is not None and need.product_set == offer.product_set
    starred = not need.min_stars or (
        (offer.stars or 0) >= need.min_stars and (until is None or until >= day)
    )
    priced = offer.price_vnd is not None
    if priced and need.price_ceiling_vnd is not None:
        paid = need.price_ceiling_vnd * (100 - int(need.discount_percent)) // 100
        priced = offer.price_vnd + _freight(problem.freight, offer) <= paid
    return (
        same
        and offer.unit == need.unit
        and min(offer.capacity[month], need.quantity[month]) >= max(1, offer.moq)
        and starred
        and priced
        and need.papers_required <= offer.papers
        and (not need.origin_provinces or offer.province_code in need.origin_provinces)
        and (not offer.storage or not need.storage or offer.storage == need.storage)
    )


def _worth(problem: Problem, need: Need, eligible: list[Offer]) -> int:
    if need.price_ceiling_vnd is not None:
        return need.price_ceiling_vnd
    return max(((o.price_vnd or 0) + _freight(problem.freight, o) for o in eligible), default=0)


def _freight(freight: Freight, offer: Offer) -> int:
    return round(offer.unit_weight_kg * freight.handling_vnd_per_kg)

"""What a connection comes to, in lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from baccau.pipelines.connection.connecting import Connection
from baccau.pipelines.connection.lines import InRowTerms, Shortfall, SupplyGap, number
from baccau.pipelines.connection.reading import Readings
from baccau.pipelines.connection.runs import Run, runs
from baccau.pipelines.connection.telling import Teller, month_spans, row_name
from baccau.pipelines.connection.totals import MonthTotals, Totals, totals
from baccau.reference.messages import sentence

_SHOWN = 5


def summary(connection: Connection, read_seconds: float, lang: str) -> list[str]:
    """Return the lines: totals, months, top gaps, what lacks most, every refusal."""
    terms = InRowTerms(connection)
    teller = Teller(terms.rows, lang)
    plan_lines = terms.lines()
    found = totals(connection.readings, plan_lines)
    return [
        *figures(connection, terms, found, lang),
        _seconds(connection, read_seconds, lang),
        "",
        *_months(found.months, lang),
        *_section("summary_gaps_title", [_gap(it, teller, lang) for it in terms.gaps()], lang),
        *_section("summary_unserved_title", _lacking(terms.shortfalls(), teller, lang), lang),
        "",
        *_data(connection.readings, lang),
    ]


def figures(connection: Connection, terms: InRowTerms, found: Totals, lang: str) -> Iterable[str]:
    """Return the totals as sentences: needs, supply, money, fairness, proof."""
    objective = connection.plan.objective
    facts: dict[str, Any] = {name: getattr(found, name) for name in found.__slots__}
    facts["net_income_vnd"] = terms.money(objective.net_income_vnd)
    facts["share_percent"] = round(objective.fairness * 100, 1)
    facts["served_value_vnd"] = terms.money(objective.served_value_vnd)
    facts["bound_vnd"] = terms.money(connection.plan.bound_served_value_vnd)
    facts["gap_percent"] = gap_percent(facts["served_value_vnd"], facts["bound_vnd"])
    proof = f"summary_{connection.plan.status}"
    needs = "summary_needs" if found.wanted_vnd else "summary_needs_unpriced"
    names = (needs, "summary_supply", "summary_money", "summary_fairness", proof)
    return (sentence(name, facts, lang) for name in names)


def gap_percent(value: int, bound: int) -> float:
    """Return how far below the bound a value is, in percent of the bound."""
    return round(100 * (bound - value) / bound, 2) if bound else 0.0


def _seconds(connection: Connection, read_seconds: float, lang: str) -> str:
    facts = {
        "read": round(read_seconds, 1),
        "solve": round(connection.solve_seconds, 1),
        "explain": round(connection.explain_seconds, 1),
    }
    return sentence("summary_seconds", facts, lang)


def _months(months: tuple[MonthTotals, ...], lang: str) -> list[str]:
    heads = [
        sentence(f"column_{name}", {}, lang)
        for name in ("month", "asking", "served", "served_in_full", "value", "freight")
    ]
    rows = [
        [
            *(str(n) for n in (it.month, it.needs, it.served, it.served_in_full)),
            *(grouped(n, lang) for n in (it.value_vnd, it.freight_vnd)),
        ]
        for it in months
    ]
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    return [
        "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        for row in (heads, *rows)
    ]


def grouped(amount: int, lang: str) -> str:
    """Return a whole number with its thousands apart."""
    text = f"{amount:,}"
    return text if lang == "en" else text.replace(",", ".")


def _gap(gap: SupplyGap, teller: Teller, lang: str) -> str:
    what = " + ".join(teller.sentence(part) for part in gap.parts)
    facts = {
        "who": row_name(gap.supply),
        "what": what,
        "unlocks_demands": gap.unlocks_demands,
        "unlocks_value_vnd": gap.unlocks_value_vnd,
    }
    return sentence("gap_line" if gap.unlocks_demands else "gap_line_closed", facts, lang)


def _lacking(shortfalls: Sequence[Shortfall], teller: Teller, lang: str) -> list[str]:
    """Return what lacks, the dearest first, months alike together."""

    def what(one: Shortfall) -> str:
        return changes_text(one, teller, lang)

    found = runs(shortfalls, lambda it: (it.demand.key, it.quantity, what(it)))
    return [
        _spaced(sentence("unserved_line", _lacking_facts(run, what(run.first), teller), lang))
        for run in sorted(found, key=lambda run: -_worth(run.first) * run.months)
    ]


def _spaced(text: str) -> str:
    """Close the gap that a missing unit leaves."""
    return " ".join(text.split())


def _lacking_facts(run: Run[Shortfall], what: str, teller: Teller) -> dict[str, Any]:
    return {
        "who": row_name(run.first.demand),
        "months": month_spans(range(run.first.month, run.last_month + 1)),
        "quantity": number(run.first.quantity),
        "unit": teller.name("unit", run.first.unit),
        "what": what,
    }


def changes_text(one: Shortfall, teller: Teller, lang: str) -> str:
    """Return the smallest changes of a shortfall as sentences."""
    if not one.changes:
        return sentence("no_change_found", {}, lang)
    return " / ".join(" + ".join(map(teller.sentence, parts)) for parts in one.alternatives())


def _worth(one: Shortfall) -> float:
    return float(one.quantity) * float(one.demand.values.get("price_ceiling_vnd") or 0)


def _section(title: str, lines: list[str], lang: str) -> list[str]:
    if not lines:
        return []
    shown = [f"  {place}. {line}" for place, line in enumerate(lines[:_SHOWN], start=1)]
    if len(lines) > _SHOWN:
        shown.append(f"  {sentence('summary_more', {'count': len(lines) - _SHOWN}, lang)}")
    return ["", sentence(title, {}, lang), *shown]


def _data(readings: Readings, lang: str) -> list[str]:
    refused = readings.refused
    facts = {"refused": readings.refused_count, "others": len(readings.problems) - len(refused)}
    lines = [sentence("summary_data", facts, lang)]
    if refused:
        lines.append(sentence("summary_refused_title", {}, lang))
    for one in refused:
        told = {"address": one.address, "what": one.message, "remedy": one.remedy}
        lines.append(f"  {sentence('problem_line', told, lang).strip()}")
    return lines

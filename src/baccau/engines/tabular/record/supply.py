"""A row of a supply sheet as contract values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baccau.engines.tabular.problems import Proposal
from baccau.engines.tabular.record.place import settle_place
from baccau.engines.tabular.record.shared import settle_contacts, settle_papers, settle_sets
from baccau.engines.tabular.record.trade import (
    in_measure,
    settle_months,
    settle_pack,
    settle_price,
    settle_season,
    settle_unit,
)
from baccau.engines.tabular.values.context import Context
from baccau.engines.tabular.values.dates import read_date
from baccau.engines.tabular.values.numbers import as_json_number
from baccau.engines.tabular.values.producers import read_producer
from baccau.engines.tabular.values.ratings import written_stars

if TYPE_CHECKING:
    from baccau.engines.tabular.record.parts import Draft
    from baccau.engines.tabular.record.trade import Measure
    from baccau.engines.tabular.values.producers import Party

_PLAIN = (
    "certificate_no",
    "decision_no",
    "tax_code",
    "lead_days",
    "shelf_life_days",
    "storage",
    "area_class",
    "representative",
)
_TIERS = ("price_vnd", "price_wholesale_vnd", "price_retail_vnd")


def settle_supply(draft: Draft) -> None:
    """Make every supply field the row's cells allow, telling each problem on the way."""
    draft.copy("product_name")
    if "product_name" not in draft.values:
        draft.tell("product_name_missing", "error", "product_name")
    _producer(draft)
    settle_contacts(draft)
    settle_place(draft)
    settle_sets(draft, "product_name")
    _rating(draft)
    for name in _PLAIN:
        draft.copy(name)
    _trade(draft)
    settle_papers(draft, "papers")
    _note(draft)


def _producer(draft: Draft) -> None:
    party: Party | None = draft.get("producer_name") or _within_address(draft)
    kind = draft.get("producer_type") or draft.ticked("producer_type_")
    if party is not None:
        source = "producer_name" if draft.get("producer_name") else "address"
        draft.put("producer_name", party.name, draft.cell(source))
        kind = kind or party.type
    elif "producer_name" in draft.groups:
        inherited = draft.groups["producer_name"]
        draft.put("producer_name", inherited.text, inherited.cell)
        found = draft.vocabulary.producer_types.find(inherited.text)
        kind = kind or (found.code if found else None)
        draft.tell(
            "value_inherited",
            "info",
            "producer_name",
            None,
            text=inherited.text,
            source=inherited.cell,
        )
    else:
        draft.tell("producer_missing", "warning", "producer_name")
    draft.put(
        "producer_type",
        kind,
        draft.cell("producer_type" if draft.get("producer_type") else "producer_name"),
    )


def _within_address(draft: Draft) -> Party | None:
    """Take a producer written before the place, where no column is the producer's."""
    text = draft.get("address")
    if not text or "producer_name" in draft.columns:
        return None
    party: Party | None = read_producer(text, Context(draft.vocabulary)).value
    return party if party and party.type and party.place else None


def _rating(draft: Draft) -> None:
    draft.copy("stars")
    ticked = draft.ticked("stars_")
    if "stars" not in draft.values and ticked:
        draft.put("stars", int(ticked), draft.cell(f"stars_{ticked}"))
    if "stars" not in draft.values and "stars" not in draft.columns:
        _stars_among_papers(draft)
    if "stars" not in draft.values and "stars" in draft.groups and "stars" not in draft.columns:
        from_group = draft.groups["stars"]
        number = next((int(c) for c in from_group.text if c in "12345"), None)
        draft.put("stars", number, from_group.cell)
    on, source = draft.get("certified_on"), "certified_on"
    if on is None and draft.get("decision_no"):
        dated = read_date(draft.get("decision_no"), Context(draft.vocabulary))
        on, source = (None if dated.findings else dated.value), "decision_no"
    draft.put("certified_on", on.isoformat() if on else None, draft.cell(source))


def _stars_among_papers(draft: Draft) -> None:
    """Take stars written in a column of papers ("OCOP 4 stars, VietGAP")."""
    for part in draft.repeats.get("papers", []):
        found = written_stars(part.text, Context(draft.vocabulary))
        if found:
            draft.put("stars", found, part.cell)


def _trade(draft: Draft) -> None:
    pack = settle_pack(draft)
    measure = settle_unit(
        draft, pack, amount="capacity_by_month", months="capacity", price="price_vnd"
    )
    _prices(draft, measure)
    settle_season(draft)
    known = settle_months(draft, measure, amount="capacity_by_month", months="capacity")
    if not known and _has_column(draft, "capacity") and not _told(draft, "capacity"):
        draft.tell("capacity_missing", "warning", "capacity_by_month")
    moq = in_measure(draft, "moq", measure)
    draft.put("moq", as_json_number(moq) if moq else None, draft.cell("moq"))


def _prices(draft: Draft, measure: Measure | None) -> None:
    tiers = {name: found for name in _TIERS if (found := settle_price(draft, name, measure))}
    for name in _TIERS[1:]:
        if name in tiers:
            draft.put(name, tiers[name][0], draft.cell(name))
    source = next(iter(tiers), None)
    if source is None:
        if any(name in draft.columns for name in _TIERS) and not _told(draft, "price"):
            draft.tell("price_missing", "warning", "price_vnd")
        return
    low, high = tiers[source]
    draft.put("price_vnd", low, draft.cell(source))
    if source != "price_vnd":
        draft.tell("price_from_tier", "info", source, Proposal("price_vnd", low), price_vnd=low)
    most = settle_price(draft, "price_max_vnd", measure)
    highest = most[0] if most else high
    if highest and highest > low:
        draft.put("price_max_vnd", highest, draft.cell("price_max_vnd" if most else source))


def _has_column(draft: Draft, stem: str) -> bool:
    return any(name.startswith(stem) for name in draft.columns)


def _told(draft: Draft, stem: str) -> bool:
    """Say whether a problem already speaks of an unreadable or missing value of this field."""
    return any(
        problem.field.startswith(stem) and problem.field not in draft.values
        for problem in draft.problems
    )


def _note(draft: Draft) -> None:
    notes = [part.text for part in draft.repeats.get("note", []) if part.text]
    draft.put("note", "; ".join(notes) or None, draft.home)

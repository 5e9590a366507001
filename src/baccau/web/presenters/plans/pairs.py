"""One offer beside one need: what each says, and what the plan made of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from baccau.domain.matching.models import PlanNeed, PlanOffer
from baccau.domain.matching.queries.plans import PairDifference
from baccau.domain.matching.queries.sides import NeedPage
from baccau.engines.matching.plan import Reason as Fact
from baccau.web.presenters.evidence import EvidencePair, EvidenceRow
from baccau.web.presenters.fields import told
from baccau.web.presenters.plans.lines import Line, line_of
from baccau.web.presenters.plans.telling import Row, Words, need_row, offer_row, place_of
from baccau.web.presenters.reasons import Reason, reason
from baccau.web.templatetags.words import number, vnd

Told = Mapping[str, Any]
_SIGNS = {True: "+", False: "\u2212"}


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair: its two sides, the line where they trade, the rules it fails where not."""

    offer: Row
    need: Row
    line: Line | None
    failures: tuple[Reason, ...]
    evidence: EvidencePair


@dataclass(frozen=True, slots=True)
class Difference:
    """A pair that two plans treat otherwise, in words."""

    offer_key: str
    need_key: str
    product: str
    producer: str
    need: str
    buyer: str
    before: str
    after: str
    change: str
    unit: str


def pair(page: NeedPage, offer_key: str, failures: Sequence[Fact]) -> Pair:
    """Return a pair; one that fails nothing and has no line could trade and does not."""
    (need,) = page.needs
    offer = next(row for row in page.offers.values() if row.key == offer_key)
    words = Words(page.offers.values(), page.needs)
    line = None
    if page.lines:
        top = max(one.quantity for one in page.lines)
        pin = page.pins.get((offer.key, need.key))
        line = line_of(page.lines, offer_row(offer), words, top, pin.public_id if pin else "")
    against = tuple(words.say(fact, "no") for fact in failures)
    if not against and line is None:
        against = (reason("pair_could_trade", {}, "note"),)
    failed = frozenset(fact.code for fact in failures)
    return Pair(offer_row(offer), need_row(need), line, against, _evidence(offer, need, failed))


def _evidence(offer: PlanOffer, need: PlanNeed, failed: frozenset[str]) -> EvidencePair:
    rows = (
        EvidenceRow(str(title), left(offer.snapshot), right(need.snapshot), _agrees(codes, failed))
        for title, left, right, codes in _FIELDS
    )
    return EvidencePair(
        left=gettext("The product"),
        right=gettext("The need"),
        rows=tuple(
            row if row.left or row.right else EvidenceRow(row.label, "", "", None) for row in rows
        ),
    )


def _agrees(codes: str, failed: frozenset[str]) -> bool:
    return failed.isdisjoint(codes.split())


def _said(field: str) -> Callable[[Told], str]:
    return lambda said: told(field, said.get(field))


def _goods(said: Told) -> str:
    return told("commodity", said.get("commodity")) or told("product_set", said.get("product_set"))


def _money(amount: int | None) -> str:
    return "" if amount is None else vnd(amount)


def _stars(stars: int | None) -> str:
    return "★" * stars if stars else ""


def _stars_of(field: str) -> Callable[[Told], str]:
    return lambda said: _stars(said.get(field))


def _money_of(field: str) -> Callable[[Told], str]:
    return lambda said: _money(said.get(field))


# What stands beside what, and the rules that compare the two.
_FIELDS: tuple[tuple[Any, Callable[[Told], str], Callable[[Told], str], str], ...] = (
    (_("Commodity"), _goods, _goods, "commodity_differs set_differs need_unclear"),
    (_("Unit"), _said("unit"), _said("unit"), "unit_differs"),
    (_("Quantity by month"), _said("capacity_by_month"), _said("quantity_by_month"),
     "capacity_zero quantity_zero out_of_season"),
    (_("Price and ceiling"), _money_of("price_vnd"), _money_of("price_ceiling_vnd"),
     "not_priced price_above_ceiling"),
    (_("Stars"), _stars_of("stars"), _stars_of("min_stars"),
     "stars_missing stars_below_min certificate_expired"),
    (_("Papers"), _said("papers"), _said("papers_required"), "paper_missing"),
    (_("Least delivery"), _said("moq"), lambda _said: "", "moq_above_quantity"),
    (_("Origin"), _said("province_code"), _said("origin_province_codes"), "origin_not_wanted"),
    (_("Storage"), _said("storage"), _said("storage"), "storage_differs"),
    (_("Place"), place_of, place_of, "too_far"),
)  # fmt: skip


def difference_lines(found: Sequence[PairDifference]) -> tuple[Difference, ...]:
    """Return differences between two plans in words; a gain has its sign."""
    words = Words()
    return tuple(
        Difference(
            offer_key=one.offer_key,
            need_key=one.need_key,
            product=one.product_name,
            producer=one.producer_name,
            need=one.need_text,
            buyer=one.buyer_name,
            before=number(one.before),
            after=number(one.after),
            change=f"{_SIGNS[one.change > 0]}{number(abs(one.change))}",
            unit=words.unit(one.unit),
        )
        for one in found
    )

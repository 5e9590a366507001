"""Producers in a list and on their own page, showing no more than the reader may see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from baccau.domain.accounts.models import Organisation
from baccau.domain.accounts.states import OrgState
from baccau.domain.registry.queries import ProducerDetail
from baccau.web.presenters.evidence import EvidencePair, EvidenceRow
from baccau.web.presenters.fields import title, told
from baccau.web.presenters.registry.facts import Fact, facts
from baccau.web.presenters.registry.products import (
    PaperLine,
    ProductRow,
    paper_lines,
    place_of,
    product_rows,
)

_CONTACTS = ("contact_name", "phone", "email", "tax_code")
_TITLES = {"name": "producer_name", "contact_name": "representative",
           "place_as_written": "address", "commune": "commune", "province": "province",
           "area_class": "area_class"}  # fmt: skip
_COMPARED = ("name", "producer_type", "tax_code", "phone", "email", "contact_name")


@dataclass(frozen=True, slots=True)
class ProducerRow:
    """One producer in a list."""

    org_id: str
    name: str
    type_words: str
    place: str
    state_words: str
    answered: bool


@dataclass(frozen=True, slots=True)
class ProducerView:
    """One producer on its own page."""

    org_id: str
    name: str
    state_words: str
    answered: bool
    place: str
    facts: tuple[Fact, ...]
    contacts: tuple[Fact, ...]
    contacts_shown: bool
    papers: tuple[PaperLine, ...]
    products: tuple[ProductRow, ...]
    illustrative: bool


def producer_row(org: Organisation) -> ProducerRow:
    """Return a producer as listed."""
    return ProducerRow(
        org.public_id,
        org.name,
        told("producer_type", org.producer_type),
        place_of(org),
        str(OrgState(org.state).label),
        org.state == "active",
    )


def producer_view(detail: ProducerDetail, *, mine: bool, on: dt.date) -> ProducerView:
    """Return a producer with the facts its reader may see; `mine`: its goods' terms too."""
    org = detail.producer
    origins = {**detail.origins}
    for name in ("commune", "province"):
        if f"{name}_code" in origins:
            origins[name] = origins[f"{name}_code"]
    own = [("producer_type", org.producer_type), ("commune", org.commune_id),
           ("place_as_written", org.place_as_written)]  # fmt: skip
    if not org.commune_id:
        own.insert(1, ("province", org.province_id))
    if detail.shows("area_class"):
        own.append(("area_class", org.area_class))
    contacts = [(name, getattr(org, name)) for name in _CONTACTS if detail.shows(name)]
    for product in detail.products:
        product.org = org
    shown = {product.pk for product in detail.products} if mine else set()
    return ProducerView(
        org_id=org.public_id,
        name=org.name,
        state_words=str(OrgState(org.state).label),
        answered=org.state == "active",
        place=place_of(org),
        facts=facts(own, origins, _TITLES),
        contacts=facts(contacts, origins, _TITLES),
        contacts_shown=detail.shows("phone"),
        papers=paper_lines(detail.papers),
        products=product_rows(detail.products, shown, on=on),
        illustrative=org.illustrative,
    )


def producer_rows(orgs: Iterable[Organisation]) -> tuple[ProducerRow, ...]:
    """Return producers as listed."""
    return tuple(producer_row(org) for org in orgs)


def side_by_side(kept: Organisation, gone: Organisation) -> EvidencePair:
    """Return two producers field by field, the one that stays at the left."""
    rows = [_compared(_TITLES.get(name, name), told(name, getattr(kept, name)),
                      told(name, getattr(gone, name))) for name in _COMPARED]  # fmt: skip
    rows.append(_compared("commune", place_of(kept), place_of(gone)))
    return EvidencePair(kept.name, gone.name, tuple(rows))


def _compared(name: str, left: str, right: str) -> EvidenceRow:
    agrees = None if not left or not right else left == right
    return EvidenceRow(title(name), left, right, agrees)

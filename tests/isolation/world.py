"""Two sides that must not see each other: each an office, a producer and a buyer, with canaries."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, field

from baccau.domain.accounts import actions
from baccau.domain.accounts.models import Claim, Invitation, Membership, Organisation, User
from baccau.domain.base.actor import SYSTEM
from baccau.domain.demand.models import Need
from baccau.domain.intake.models import Batch, RowProblem, StagedRow
from baccau.domain.matching.models import (
    Allocation,
    Gap,
    Pin,
    Plan,
    PlanNeed,
    PlanOffer,
    Unserved,
)
from baccau.domain.places.models import Commune, Province
from baccau.domain.registry.models import Product, Supply

MISSING = "0000000000" + "0"
MODEL_OF = {
    "product_id": Product,
    "org_id": Organisation,
    "need_id": Need,
    "batch_id": Batch,
    "row_id": StagedRow,
    "problem_id": RowProblem,
    "plan_id": Plan,
    "allocation_id": Allocation,
    "unserved_id": Unserved,
    "gap_id": Gap,
    "pin_id": Pin,
    "membership_id": Membership,
    "invitation_id": Invitation,
    "claim_id": Claim,
}


@dataclass
class Side:
    """One side's people, ids by URL keyword, and words that are its own."""

    name: str
    users: dict[str, User] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    orgs: dict[str, Organisation] = field(default_factory=dict)
    canaries: dict[str, str] = field(default_factory=dict)


def build(at: dt.datetime) -> dict[str, Side]:
    return {
        "a": _side("a", "19", "02185", "Thái Nguyên", 71_234_501, at),
        "b": _side("b", "20", "06040", "Lạng Sơn", 82_345_602, at),
    }


def _side(name: str, province: str, commune: str, title: str, number: int, at) -> Side:
    side = Side(name)
    place = Province.objects.create(
        code=province, name=title, kind="tinh", valid_from=dt.date(2025, 7, 1)
    )
    village = Commune.objects.create(
        code=commune, province=place, name=f"Xã {name}", kind="xa",
        lat=22.0, lon=106.0, valid_from=dt.date(2025, 7, 1),
    )  # fmt: skip
    where = {"province": place, "commune": village}
    side.orgs["office"] = _org("office", f"Office {name}", at, territory_province=place)
    side.orgs["producer"] = _org(
        "producer", f"Producer {name}", at, phone=f"+8491{number % 10**7:07d}", **where
    )
    side.orgs["buyer"] = _org(
        "buyer", f"Buyer {name}", at, phone=f"+8497{number % 10**7:07d}", **where
    )
    for role, kind in (
        ("officer_province", "office"), ("producer_owner", "producer"),
        ("producer_manager", "producer"), ("buyer_owner", "buyer"), ("buyer_purchaser", "buyer"),
    ):  # fmt: skip
        side.users[role] = _member(side, role, kind, at)
    _trade(side, number, at)
    _plan(side, number, at)
    _intake(side, at)
    _people(side, at)
    return side


def _org(kind: str, name: str, at: dt.datetime, **values: object) -> Organisation:
    return actions.create_organisation(by=SYSTEM, at=at, kind=kind, name=name, **values)


def _member(side: Side, role: str, kind: str, at: dt.datetime) -> User:
    user = actions.create_user(
        at=at, password="p", email=f"{role}@{side.name}.example", full_name=f"{role} {side.name}"
    )
    membership = actions.add_member(by=SYSTEM, at=at, org=side.orgs[kind], user=user, role=role)
    side.ids["membership_id"] = membership.public_id
    return user


def _trade(side: Side, number: int, at: dt.datetime) -> None:
    name = f"Canary hidden product {side.name} {number}"
    product = Product.objects.create(
        org=side.orgs["producer"], name=name, search_key=name.lower(), exact_key=name.lower(),
        state="hidden", commodity="honey", product_set=4, unit="kg", created_at=at,
    )  # fmt: skip
    Supply.objects.create(
        org=side.orgs["producer"], product=product, unit="kg", price_vnd=number,
        capacity_by_month=[number % 1000] * 12, confirmed_at=at, created_at=at,
    )  # fmt: skip
    need = Need.objects.create(
        org=side.orgs["buyer"], text=f"Canary draft need {side.name} {number}", unit="kg",
        quantity_by_month=[10] * 12, price_ceiling_vnd=number + 1, state="draft",
        province=side.orgs["buyer"].province, commune=side.orgs["buyer"].commune, created_at=at,
    )  # fmt: skip
    side.ids |= {
        "product_id": product.public_id, "need_id": need.public_id,
        "org_id": side.orgs["buyer"].public_id,
    }  # fmt: skip
    side.canaries |= {"product": name, "need": need.text, "phone": side.orgs["buyer"].phone}


def _plan(side: Side, number: int, at: dt.datetime) -> None:
    office, producer, buyer = (side.orgs[kind] for kind in ("office", "producer", "buyer"))
    title = f"Canary plan {side.name} {number}"
    plan = Plan.objects.create(
        org=office, number=1, title=title, province=office.territory_province, state="done",
        requested_by_label="x", requested_at=at, on=at.date(), created_at=at, status="optimal",
    )  # fmt: skip
    snapshot = {"name": f"Canary snapshot {side.name} {number}", "org_name": producer.name}
    offer = PlanOffer.objects.create(
        plan=plan, key=f"{side.name}off", org=producer, snapshot=snapshot
    )
    need = PlanNeed.objects.create(
        plan=plan, key=f"{side.name}need", org=buyer,
        snapshot={"text": f"Canary line {side.name} {number}", "org_name": buyer.name},
    )  # fmt: skip
    shared = {
        "plan": plan,
        "need": need,
        "buyer": buyer,
        "month": 10,
        "unit": "kg",
        "created_at": at,
    }
    allocation = Allocation.objects.create(
        **shared, offer=offer, producer=producer, quantity=number, price_vnd=number,
        freight_vnd=1, worth_vnd=number + 2,
    )  # fmt: skip
    unserved = Unserved.objects.create(**shared, quantity=5)
    gap = Gap.objects.create(
        plan=plan, offer=offer, producer=producer, rank=1, code="paper_missing",
        facts={"paper": "e_invoice"}, unlocks_demands=1, unlocks_value_vnd=number, created_at=at,
    )  # fmt: skip
    pin = Pin.objects.create(
        org=office, offer_key=offer.key, need_key=need.key, month=10, quantity=5, created_at=at
    )
    side.ids |= {
        "plan_id": plan.public_id, "allocation_id": allocation.public_id,
        "unserved_id": unserved.public_id, "gap_id": gap.public_id, "pin_id": pin.public_id,
    }  # fmt: skip
    side.canaries |= {"plan": title, "line": need.snapshot["text"], "snapshot": snapshot["name"]}


def _intake(side: Side, at: dt.datetime) -> None:
    office = side.orgs["office"]
    name = f"canary-file-{side.name}.xlsx"
    batch = Batch.objects.create(
        org=office, file_name=name, stored_name="none", size_bytes=1, state="review",
        sha256=hashlib.sha256(name.encode()).hexdigest(), kind="supply", created_at=at,
    )  # fmt: skip
    row = StagedRow.objects.create(
        batch=batch, org=office, position=1, sheet="S", row=2, kind="supply", created_at=at,
        raw={"A": f"Canary raw {side.name}"}, cleaned={"product_name": f"Canary clean {side.name}"},
    )  # fmt: skip
    problem = RowProblem.objects.create(
        batch=batch, row=row, org=office, cell="A2", code="price_unit_missing",
        severity="warning", created_at=at,
    )  # fmt: skip
    side.ids |= {
        "batch_id": batch.public_id, "row_id": row.public_id, "problem_id": problem.public_id,
    }  # fmt: skip
    side.canaries |= {"file": name, "raw": f"Canary raw {side.name}"}


def _people(side: Side, at: dt.datetime) -> None:
    invitation, _ = actions.invite(
        by=SYSTEM, at=at, org=side.orgs["buyer"], address=f"canary-{side.name}@invited.example",
        role="buyer_purchaser", user=side.users["buyer_owner"],
    )  # fmt: skip
    listed = _org("producer", f"Listed {side.name}", at, province=side.orgs["buyer"].province)
    Organisation.objects.filter(pk=listed.pk).update(state="pre_registered")
    listed.refresh_from_db()
    claimant = actions.create_user(at=at, password="p", email=f"claimant@{side.name}.example")
    claim = actions.make_claim(
        by=SYSTEM, at=at, user=claimant, org=listed, statement=f"Canary claim {side.name}"
    )
    side.users["member"] = claimant
    side.ids |= {"invitation_id": invitation.public_id, "claim_id": claim.public_id}
    side.canaries |= {
        "invited": f"canary-{side.name}@invited.example", "claim": f"Canary claim {side.name}",
    }  # fmt: skip


def rows_of(side: Side) -> dict[str, dict[str, object]]:
    """Return every row of a side by its URL keyword, as it stands."""
    return {
        name: MODEL_OF[name].objects.filter(public_id=public_id).values().get()
        for name, public_id in side.ids.items()
    }

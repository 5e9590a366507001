"""Small makers of rows for tests: one call, sensible values, anything overridden by keyword."""

from __future__ import annotations

import datetime as dt
from itertools import count
from zoneinfo import ZoneInfo

from baccau.domain.accounts import actions as accounts
from baccau.domain.accounts.models import Organisation, User
from baccau.domain.accounts.queries import actor_of
from baccau.domain.base.actor import SYSTEM, Actor, Territory
from baccau.domain.demand import actions as demand
from baccau.domain.demand.models import Need
from baccau.domain.places.models import Commune, Province
from baccau.domain.registry import actions as registry
from baccau.domain.registry.models import Product

AT = dt.datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
THAI_NGUYEN, CON_MINH = "19", "02185"
LANG_SON, BAC_SON = "20", "06325"
_PLACES = (
    (THAI_NGUYEN, "Thái Nguyên", CON_MINH, "Côn Minh", 22.07, 106.03),
    (LANG_SON, "Lạng Sơn", BAC_SON, "Bắc Sơn", 21.90, 106.32),
)
_numbers = count(1)


def make_places() -> None:
    """Make two provinces with one commune each; again changes nothing."""
    since = dt.date(2025, 7, 1)
    for code, name, commune, commune_name, lat, lon in _PLACES:
        province, _ = Province.objects.get_or_create(
            code=code, defaults={"name": name, "kind": "tinh", "valid_from": since}
        )
        Commune.objects.get_or_create(
            code=commune,
            defaults={"province": province, "name": commune_name, "kind": "xa",
                      "lat": lat, "lon": lon, "valid_from": since},
        )  # fmt: skip


def make_user(**values) -> User:
    return accounts.create_user(
        at=AT, password="p", **{"email": f"u{next(_numbers)}@example.org", **values}
    )


def make_org(kind: str, name: str = "", **values) -> Organisation:
    return accounts.create_organisation(
        by=SYSTEM, at=AT, kind=kind, name=name or f"{kind} {next(_numbers)}", **values
    )


def make_member(org: Organisation, role: str) -> Actor:
    """Put a new person into an organisation; return the person as an actor."""
    user = make_user()
    accounts.add_member(by=SYSTEM, at=AT, org=org, user=user, role=role)
    return actor_of(user)


def make_officer(province: str | None = THAI_NGUYEN, role: str = "officer_province") -> Actor:
    """Make an office of a province (None: of the country) and an officer of it."""
    make_places()
    return make_member(make_org("office", territory_province_id=province), role)


def make_producer(name: str = "HTX Tài Hoan", **values) -> Organisation:
    """Make a listed producer at Côn Minh."""
    make_places()
    told = {"name": name, "producer_type": "cooperative", "commune_code": CON_MINH, **values}
    return registry.register_producer(by=SYSTEM, at=AT, values=told)


def make_product(
    org: Organisation | None = None, name: str = "Miến dong Tài Hoan", **values
) -> Product:
    """Make a listed product, by default of a new producer."""
    told = {"name": name, "unit": "kg", "stars": 4, "certified_on": "2025-03-01", **values}
    return registry.register_product(by=SYSTEM, at=AT, org=org or make_producer(), values=told)


def make_supply(product: Product | None = None, **values) -> Product:
    """Make a product that can be supplied all year round."""
    product = product or make_product()
    told = {"unit": "kg", "price_vnd": 65_000, "capacity_by_month": [500] * 12, **values}
    registry.set_supply(by=SYSTEM, at=AT, product=product, values=told)
    product.refresh_from_db()
    return product


def make_buyer(name: str = "Siêu thị Minh Cầu", **values) -> Organisation:
    make_places()
    told = {"name": name, "buyer_kind": "supermarket", "commune_code": CON_MINH, **values}
    return demand.register_buyer(by=SYSTEM, at=AT, values=told)


def make_need(org: Organisation | None = None, *, publish: bool = True, **values) -> Need:
    """Make an open need of 200 kg of noodles a month."""
    told = {
        "text": "Miến dong", "product_set": 1, "unit": "kg", "quantity_by_month": [200] * 12,
        "price_ceiling_vnd": 80_000, "commune_code": CON_MINH, **values,
    }  # fmt: skip
    return demand.create_need(
        by=SYSTEM, at=AT, org=org or make_buyer(), values=told, publish=publish
    )


def roaming(role: str = "officer_national") -> Actor:
    """Return an officer of the whole country without an office."""
    return Actor(role=role, territory=Territory(), label="test")

"""Which values a producer, a product and its supply hold, and how each is read.

Names are the contract's, but `name` for the thing's own name. `columns` turns them into columns.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from baccau.domain.accounts.actions import named
from baccau.domain.base.refusals import Invalid
from baccau.domain.places.queries import provinces_of, provinces_today
from baccau.domain.registry.certificates import certificate_until
from baccau.domain.registry.values import readers as r
from baccau.engines.text import fold
from baccau.reference.buyer_kinds import buyer_kinds
from baccau.reference.producer_types import producer_types

Values = dict[str, Any]

AREA_CLASSES = frozenset({"I", "II", "III"})
"""Classes of communes of ethnic-minority and mountain areas (Decision 33/2020/QD-TTg)."""

ORGANISATION: dict[str, r.Reader] = {
    "name": r.text(200),
    "producer_type": r.one_of(
        lambda: frozenset(one.code for one in producer_types()), "producer_type_not_listed"
    ),
    "buyer_kind": r.one_of(
        lambda: frozenset(one.code for one in buyer_kinds()), "buyer_kind_not_listed"
    ),
    "tax_code": r.tax_code,
    "phone": r.phone,
    "email": r.email,
    "contact_name": r.text(120),
    "commune_code": r.text(5),
    "province_code": r.text(2),
    "place_as_written": r.text(300),
    "area_class": r.one_of(lambda: AREA_CLASSES, "area_class_not_listed"),
    "illustrative": r.flag,
}
PRODUCT: dict[str, r.Reader] = {
    "name": r.text(200),
    "description": r.text(5_000),
    "product_set": r.product_set,
    "commodity": r.one_of(r.commodity_codes, "commodity_not_listed"),
    "unit": r.one_of(r.unit_codes, "unit_not_listed"),
    "pack_size": r.amount,
    "pack_unit": r.one_of(r.unit_codes, "unit_not_listed"),
    "shelf_life_days": r.whole(0, 36_500),
    "storage": r.one_of(r.storages, "storage_not_listed"),
    "stars": r.whole(1, 5),
    "certificate_no": r.text(60),
    "certified_on": r.day,
    "source_url": r.text(500),
    "illustrative": r.flag,
}
SUPPLY: dict[str, r.Reader] = {
    "unit": r.one_of(r.unit_codes, "unit_not_listed"),
    "price_vnd": r.whole(0, r.LARGEST),
    "price_max_vnd": r.whole(0, r.LARGEST),
    "capacity_by_month": r.by_month,
    "moq": r.amount,
    "lead_days": r.whole(0, 3_650),
    "illustrative": r.flag,
}
read_papers = r.several_of(r.paper_codes, "paper_not_listed")
_COLUMN = {"commune_code": "commune_id", "province_code": "province_id"}


class PlaceBook:
    """Which communes lie in which province, asked once for many rows."""

    def __init__(self, commune_codes: Iterable[str] = ()) -> None:
        self._province_of = provinces_of({code for code in commune_codes if code})
        self._provinces = frozenset(provinces_today().values_list("code", flat=True))

    def check(self, values: Values) -> Values:
        """Return the values with the province of the commune.

        Raises:
            Invalid: no such place, or the commune lies in another province than the one given.
        """
        commune, province = values.get("commune_code"), values.get("province_code")
        if commune and commune not in self._province_of:
            raise Invalid({"commune_code": [("commune_not_listed", {"code": commune})]})
        if province and province not in self._provinces:
            raise Invalid({"province_code": [("province_not_listed", {"value": province})]})
        if not commune:
            return {name: value or None if name in _COLUMN else value
                    for name, value in values.items()}  # fmt: skip
        if province not in (None, "", self._province_of[commune]):
            raise Invalid({"commune_code": [("commune_elsewhere", {"code": commune})]})
        return {**values, "province_code": self._province_of[commune]}


def read_organisation(values: Mapping[str, Any], places: PlaceBook | None = None) -> Values:
    """Read an organisation's values.

    Raises:
        Invalid: with every problem by field.
    """
    read = r.read(values, ORGANISATION)
    return (places or PlaceBook([read.get("commune_code", "")])).check(read)


def read_product(values: Mapping[str, Any], on: dt.date) -> Values:
    """Read a product's values; a certificate cannot be of a day to come.

    Raises:
        Invalid: with every problem by field.
    """
    read = r.read(values, PRODUCT)
    certified = read.get("certified_on")
    if certified is not None and certified > on:
        raise Invalid({"certified_on": [("date_to_come", {"date": certified})]})
    return read


def read_supply(values: Mapping[str, Any]) -> Values:
    """Read a supply's values; a range of prices runs upward.

    Raises:
        Invalid: with every problem by field.
    """
    read = r.read(values, SUPPLY)
    low, high = read.get("price_vnd"), read.get("price_max_vnd")
    if low is not None and high is not None and high < low:
        raise Invalid({"price_max_vnd": [("price_range_reversed", {"price_vnd": low})]})
    return read


def columns(values: Mapping[str, Any]) -> Values:
    """Return read values as columns: names with their keys, codes as ids, the last valid day."""
    found = {_COLUMN.get(name, name): value for name, value in values.items()}
    if "name" in values:
        found |= named(values["name"])
    if "text" in values:
        found["search_key"] = fold(values["text"])[:300]
    if "certified_on" in values:
        found["certificate_until"] = certificate_until(values["certified_on"])
    return found

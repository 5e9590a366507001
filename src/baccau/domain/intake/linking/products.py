"""Products named in a file against the known ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q

from baccau.domain.intake.linking.links import Item, LinkRow, Owner, product_candidate
from baccau.domain.registry.models import Product
from baccau.domain.registry.rows import producer_part, product_part
from baccau.engines.linkage.link import link
from baccau.engines.linkage.policy import PRODUCT_POLICY
from baccau.engines.linkage.record import Record
from baccau.engines.linkage.settling import Link
from baccau.reference.commodities import ancestors


def link_products(rows: Sequence[LinkRow], owners: Mapping[int, Owner]) -> dict[int, Item]:
    """Return what each row's product is, among the products of the producers it may mean."""
    named = [row for row in rows if row.values.get("product_name")]
    records = [_record(row, owners[row.position]) for row in named]
    known = {product.public_id: product for product in _known(records, owners)}
    links = link(records, [_known_record(product) for product in known.values()], PRODUCT_POLICY)
    items = {row.position: Item("unclear") for row in rows}
    for row, found in zip(named, links, strict=True):
        items[row.position] = _item(row, found, known)
    return items


def _item(row: LinkRow, found: Link, known: Mapping[str, Product]) -> Item:
    twins = [int(one.key) for one in found.duplicates if one.verdict == "same"]
    earlier = [position for position in twins if position < row.position]
    candidates = [product_candidate(one, known[one.key]) for one in found.candidates]
    if earlier:
        return Item("unclear", candidates, min(earlier))
    return Item(found.verdict, candidates)


def _record(row: LinkRow, owner: Owner) -> Record:
    maker, product = producer_part(row.values), product_part(row.values)
    decided = {"same": owner.known_id, "new": f"new {owner.key}"}.get(owner.verdict)
    return Record(
        key=str(row.position),
        maker=maker.get("name"),
        maker_key=decided,
        tax_code=maker.get("tax_code"),
        phone=maker.get("phone"),
        email=maker.get("email"),
        commune_code=maker.get("commune_code"),
        province_code=maker.get("province_code"),
        **_goods(product),
    )


def _known_record(product: Product) -> Record:
    org = product.org
    goods = {
        "name": product.name, "commodity": product.commodity, "product_set": product.product_set,
        "pack_size": product.pack_size, "pack_unit": product.pack_unit,
        "certificate_no": product.certificate_no,
    }  # fmt: skip
    return Record(
        key=product.public_id,
        maker=org.name,
        maker_key=org.public_id,
        tax_code=org.tax_code or None,
        phone=org.phone or None,
        email=org.email or None,
        commune_code=org.commune_id,
        province_code=org.province_id,
        **_goods(goods),
    )


def _goods(told: Mapping[str, Any]) -> dict[str, Any]:
    commodity, size = told.get("commodity") or None, told.get("pack_size")
    return {
        "name": told.get("name", ""),
        "commodity": commodity,
        "broader": frozenset(ancestors(commodity)) if commodity else frozenset(),
        "product_set": told.get("product_set"),
        "pack": f"{float(size):g} {told.get('pack_unit') or ''}".strip() if size else None,
        "certificate_no": told.get("certificate_no") or None,
    }


def _known(records: Sequence[Record], owners: Mapping[int, Owner]) -> list[Product]:
    """Return the products of every producer a row may mean, and those of its certificates."""
    makers = {one["id"] for owner in owners.values() for one in owner.candidates}
    numbers = {record.certificate_no for record in records if record.certificate_no}
    rows = Product.objects.exclude(state="merged").select_related("org")
    found: dict[int, Product] = {}
    for chunk in _chunks(sorted(makers)):
        found |= {row.pk: row for row in rows.filter(org__public_id__in=chunk)}
    for chunk in _chunks(sorted(numbers)):
        found |= {row.pk: row for row in rows.filter(Q(certificate_no__in=chunk))}
    return list(found.values())


def _chunks(items: list[str]) -> list[list[str]]:
    return [items[start : start + 500] for start in range(0, len(items), 500)]

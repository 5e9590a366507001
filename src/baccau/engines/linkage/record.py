"""What two records say about a producer or a product, before anything is compared."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One producer or one product, as a row or the registry has it.

    Fields that are not known are `None` (or empty) and count neither for nor against. For a
    producer, `name` is the producer's. For a product, `name` is the product's, `maker` the
    producer's name, `maker_key` the producer's identity once it is decided, and `tax_code`,
    `phone`, `email` and the place are the producer's.
    """

    key: str
    name: str
    maker: str | None = None
    maker_key: str | None = None
    producer_type: str | None = None
    tax_code: str | None = None
    phone: str | None = None
    email: str | None = None
    commune_code: str | None = None
    province_code: str | None = None
    commodity: str | None = None
    broader: frozenset[str] = frozenset()
    """Commodities the record's own belongs to."""
    product_set: int | None = None
    pack: str | None = None
    certificate_no: str | None = None

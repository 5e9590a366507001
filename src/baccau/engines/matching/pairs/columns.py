"""Offers and needs as columns: what the rules compare, one array per field, in key order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from baccau.engines.matching.pairs.freight import (
    is_fresh,
    price_limit_vnd,
    rate_vnd_per_kg_km,
    unit_vector,
)
from baccau.engines.matching.problem import Need, Offer, Point, Problem

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bits = npt.NDArray[np.uint64]
Flags = npt.NDArray[np.bool_]

NO_LIMIT = np.int64(1) << np.int64(60)
ALL_MONTHS = 0xFFF
_WORD = 64
_Row = TypeVar("_Row", Offer, Need)


@dataclass(frozen=True, slots=True)
class OfferColumns:
    """n offers. Month masks hold January in bit 0."""

    offers: tuple[Offer, ...]
    capacity: Ints
    """(n, 12), units."""
    open_months: Ints
    price_vnd: Ints
    """`NO_LIMIT` where not priced, which no ceiling reaches."""
    moq: Ints
    stars: Ints
    """-1 where none."""
    valid_months: Ints
    """Months in which the star certificate is valid, or not known to be over."""
    papers: Bits
    """(n, words)."""
    province: Bits
    """(n, words), one bit set; none where the province is not known."""
    storage: Ints
    """0 where not said."""
    place: Floats
    """(n, 3) unit vectors, NaN where not known."""
    weight_kg: Floats
    rate: Floats
    """VND per kg and km."""
    fresh: Flags
    favoured: Flags
    producer: Ints


@dataclass(frozen=True, slots=True)
class NeedColumns:
    """m needs."""

    needs: tuple[Need, ...]
    quantity: Ints
    """(m, 12), units."""
    open_months: Ints
    limit_vnd: Ints
    """Dearest delivered price taken; `NO_LIMIT` where there is no ceiling."""
    ceiling_vnd: Ints
    """Before discount; -1 where there is none."""
    min_stars: Ints
    """-1 where stars do not matter."""
    required: Bits
    origins: Bits
    storage: Ints
    place: Floats
    max_suppliers: Ints
    """-1 where any number."""


def judged_on(problem: Problem, month: int) -> dt.date:
    """The day certificates are judged on for a month (1–12)."""
    return max(problem.on, dt.date(problem.on.year, month, 1))


def columns(problem: Problem) -> tuple[OfferColumns, NeedColumns]:
    """Both sides in key order, so that the rows' order in the problem means nothing.

    Raises:
        ValueError: two offers or two needs bear the same key.
    """
    offers = _by_key(problem.offers, "offers")
    needs = _by_key(problem.needs, "needs")
    papers = _places(p for n in needs for p in n.papers_required)
    provinces = _places(p for n in needs for p in n.origin_provinces)
    said = _places([*(o.storage for o in offers), *(n.storage for n in needs)])
    storages: dict[str | None, int] = {None: 0, "": 0}
    storages |= {name: place + 1 for name, place in said.items()}
    return (
        _offer_columns(problem, offers, (papers, provinces, storages)),
        _need_columns(needs, (papers, provinces, storages)),
    )


def month_mask(amounts: Ints) -> Ints:
    """(n, 12) amounts to n masks of the months with something in them."""
    powers: Ints = np.left_shift(np.int64(1), np.arange(12, dtype=np.int64))
    mask: Ints = (amounts > 0) @ powers
    return mask


def _offer_columns(
    problem: Problem,
    offers: tuple[Offer, ...],
    codes: tuple[dict[str, int], dict[str, int], dict[str | None, int]],
) -> OfferColumns:
    papers, provinces, storages = codes
    capacity = _months([o.capacity for o in offers])
    producers = _places(o.producer for o in offers)
    days = [judged_on(problem, month) for month in range(1, 13)]
    return OfferColumns(
        offers=offers,
        capacity=capacity,
        open_months=month_mask(capacity),
        price_vnd=_ints(NO_LIMIT if o.price_vnd is None else o.price_vnd for o in offers),
        moq=_ints(o.moq for o in offers),
        stars=_ints(-1 if o.stars is None else o.stars for o in offers),
        valid_months=_ints(_valid_months(o, days) for o in offers),
        papers=_bits([o.papers for o in offers], papers),
        province=_bits([{o.province_code} - {None} for o in offers], provinces),
        storage=_ints(storages[o.storage] for o in offers),
        place=_vectors(o.point for o in offers),
        weight_kg=_floats(o.unit_weight_kg for o in offers),
        rate=_floats(rate_vnd_per_kg_km(problem.freight, o.storage) for o in offers),
        fresh=np.fromiter((is_fresh(o) for o in offers), np.bool_, len(offers)),
        favoured=np.fromiter((o.favoured for o in offers), np.bool_, len(offers)),
        producer=_ints(producers[o.producer] for o in offers),
    )


def _need_columns(
    needs: tuple[Need, ...],
    codes: tuple[dict[str, int], dict[str, int], dict[str | None, int]],
) -> NeedColumns:
    papers, provinces, storages = codes
    quantity = _months([n.quantity for n in needs])
    limits = (price_limit_vnd(n) for n in needs)
    return NeedColumns(
        needs=needs,
        quantity=quantity,
        open_months=month_mask(quantity),
        limit_vnd=_ints(NO_LIMIT - 1 if limit is None else limit for limit in limits),
        ceiling_vnd=_ints(
            -1 if n.price_ceiling_vnd is None else n.price_ceiling_vnd for n in needs
        ),
        min_stars=_ints(n.min_stars if n.min_stars > 0 else -1 for n in needs),
        required=_bits([n.papers_required for n in needs], papers),
        origins=_bits([n.origin_provinces for n in needs], provinces),
        storage=_ints(storages[n.storage] for n in needs),
        place=_vectors(n.point for n in needs),
        max_suppliers=_ints(-1 if n.max_suppliers is None else n.max_suppliers for n in needs),
    )


def _by_key(rows: tuple[_Row, ...], what: str) -> tuple[_Row, ...]:
    ordered = tuple(sorted(rows, key=lambda row: row.key))
    if len({row.key for row in ordered}) != len(ordered):
        raise ValueError(f"two {what} bear the same key")
    return ordered


def _valid_months(offer: Offer, days: Sequence[dt.date]) -> int:
    until = offer.certificate_until
    if until is None:
        return ALL_MONTHS
    return sum(1 << place for place, day in enumerate(days) if day <= until)


def _places(names: Iterable[str | None]) -> dict[str, int]:
    return {name: place for place, name in enumerate(sorted({n for n in names if n}))}


def _bits(sets: Sequence[Iterable[str | None]], places: dict[str, int]) -> Bits:
    """Rows of bits; a name nobody asks for has no bit."""
    words = max(1, -(-len(places) // _WORD))
    out = np.zeros((len(sets), words), np.uint64)
    for row, names in enumerate(sets):
        for name in names:
            place = places.get(name or "")
            if place is not None:
                out[row, place // _WORD] |= np.uint64(1 << place % _WORD)
    return out


def _months(rows: Sequence[Sequence[int]]) -> Ints:
    return np.array(rows, np.int64).reshape(len(rows), 12)


def _ints(values: Iterable[int | np.int64]) -> Ints:
    return np.array(list(values), np.int64)


def _floats(values: Iterable[float]) -> Floats:
    return np.array(list(values), np.float64)


def _vectors(points: Iterable[Point | None]) -> Floats:
    unknown = (np.nan, np.nan, np.nan)
    rows = [unknown if p is None else unit_vector(p) for p in points]
    return np.array(rows, np.float64).reshape(len(rows), 3)

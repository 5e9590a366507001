"""The sample's supply: each real product of products.csv with illustrative terms.

Names, producers, places and stars are facts with their source; stars are as of the source's date.
Prices, capacities, seasons, papers and phones are made up by a seeded chance within ranges that
are plausible for the product set, and labelled so wherever they are written.
"""

from __future__ import annotations

import csv
import random
import re
from dataclasses import dataclass
from pathlib import Path

from baccau.reference.commodities import Commodity, commodity, commodity_index

ROOT = Path(__file__).resolve().parents[2]
PRODUCTS = ROOT / "sample_data" / "products.csv"
SEED = 20261124

# Illustrative price ranges per base unit, thousand dong, by product set.
PRICES = {
    1: (12, 30), 2: (70, 190), 3: (18, 38), 4: (140, 280), 5: (80, 150), 6: (45, 95),
    7: (110, 240), 8: (220, 520), 9: (55, 120), 10: (70, 190), 11: (160, 520), 12: (150, 380),
    13: (120, 280), 14: (60, 180), 15: (60, 180), 16: (25, 60), 17: (25, 60), 18: (80, 260),
    19: (60, 180), 20: (60, 180), 21: (90, 400), 22: (120, 500), 23: (90, 400), 24: (90, 400),
    25: (90, 400), 26: (150, 600),
}  # fmt: skip
# Illustrative monthly capacity per producer, base units, by kind of producer.
CAPACITY = {"HTX": (300, 3000), "Doanh nghiệp": (600, 6000), "": (80, 600)}
PAPERS = ("business_registration", "food_safety", "self_declaration", "e_invoice", "barcode",
          "trace_code", "vietgap", "haccp", "trademark")  # fmt: skip
ODDS = (0.95, 0.9, 0.8, 0.6, 0.7, 0.5, 0.25, 0.1, 0.35)
MONTHLY_VND = 150_000_000
# The producer whose desk the sample shows: nearly all papers, and one still to get.
STORY = "HTX Tài Hoan"
WELL_PAPERED = ("business_registration", "food_safety", "self_declaration", "e_invoice", "barcode")
UNNAMED = "Chủ thể OCOP (nguồn không nêu tên)"


@dataclass(frozen=True)
class Supplied:
    """One line of a province's list."""

    product: str
    producer: str
    kind: str
    commune: str
    district: str
    province: str
    stars: int | None
    goods: Commodity | None
    unit: str
    price_vnd: int
    months: tuple[int, ...]
    per_month: int
    moq: int
    papers: tuple[str, ...]
    phone: str
    source: str

    @property
    def capacity(self) -> tuple[int, ...]:
        """Twelve months, January first."""
        return tuple(self.per_month if month in self.months else 0 for month in range(1, 13))


def supplied() -> list[Supplied]:
    """Return every product of the list, in its order."""
    chance = random.Random(SEED)  # noqa: S311  (illustration, not secrecy)
    with PRODUCTS.open(encoding="utf-8", newline="") as file:
        return [_line(row, chance) for row in csv.DictReader(file)]


def _line(row: dict[str, str], chance: random.Random) -> Supplied:
    name = re.sub(r"\s*\[.*?\]", "", row["product"]).strip()
    found = commodity_index().find(name)
    goods = commodity(found.code) if found else None
    kind = row["producer_type"]
    low, high = CAPACITY.get(kind, CAPACITY[""])
    price = _price(row, goods, chance)
    # Dear goods are rare goods: no producer sells for more than a set sum a month.
    most = max(5, MONTHLY_VND // price)
    return Supplied(
        product=name,
        producer=row["producer_name"]
        or f"{UNNAMED} – {row['commune'] or row['district'] or row['province']}",
        kind=kind,
        commune=row["commune"],
        district=row["district"],
        province=row["province"],
        stars=int(row["stars"]) if row["stars"] else None,
        goods=goods,
        unit=goods.base_unit if goods else "kg",
        price_vnd=price,
        months=(goods.season if goods else ()) or tuple(range(1, 13)),
        per_month=min(round(chance.randint(low, high), -1), most),
        moq=chance.choice([0, 0, 10, 20, 50]),
        papers=_papers(row["producer_name"], chance),
        phone=f"09{chance.randint(10_000_000, 99_999_999)}",
        source=row["source"],
    )


def _papers(producer: str, chance: random.Random) -> tuple[str, ...]:
    drawn = tuple(p for p, odds in zip(PAPERS, ODDS, strict=True) if chance.random() < odds)
    return WELL_PAPERED if producer == STORY else drawn


def _price(row: dict[str, str], goods: Commodity | None, chance: random.Random) -> int:
    stated = re.match(r"\d+", row["price_vnd"])
    if stated and row["price_unit"].startswith(("kg", "lít")):
        return int(stated[0])
    low, high = PRICES.get(goods.product_set if goods else 7, (60, 200))
    return chance.randint(low, high) * 1000

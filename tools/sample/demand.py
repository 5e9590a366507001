"""The sample's demand: made-up buyers in real places, shaped on reported conferences.

Kinds follow the share reported of a supply-demand conference of 2019 (canteens and caterers were
the larger count, not supermarkets). No real firm is named, every quantity is illustrative.
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass

from sample.supply import SEED, Supplied

# kind, name, ward or commune, province: names are made up and say so.
BUYERS = (
    ("Siêu thị", "Siêu thị minh họa Hồng Hà", "phường Cầu Giấy", "Hà Nội"),
    ("Siêu thị", "Siêu thị minh họa Cửa Cấm", "phường Ngô Quyền", "Hải Phòng"),
    ("Siêu thị", "Siêu thị minh họa Bến Nghé", "phường Bến Thành", "TP Hồ Chí Minh"),
    ("Cửa hàng", "Cửa hàng nông sản sạch minh họa", "phường Đống Đa", "Hà Nội"),
    ("Cửa hàng", "Cửa hàng đặc sản minh họa", "phường Hải Châu", "Đà Nẵng"),
    ("Bếp ăn tập thể", "Bếp ăn trường học minh họa số 1", "phường Phan Đình Phùng", "Thái Nguyên"),
    ("Bếp ăn tập thể", "Bếp ăn khu công nghiệp minh họa", "phường Kinh Bắc", "Bắc Ninh"),
    ("Bếp ăn tập thể", "Bếp ăn bệnh viện minh họa", "phường Hà Đông", "Hà Nội"),
    ("Bếp ăn tập thể", "Bếp ăn nhà máy may minh họa", "phường Nam Định", "Ninh Bình"),
    ("Bếp ăn tập thể", "Bếp ăn khu chế xuất minh họa", "phường Thủ Đức", "TP Hồ Chí Minh"),
    ("Đơn vị cung cấp suất ăn", "Suất ăn công nghiệp minh họa Sông Công", "phường Sông Công", "Thái Nguyên"),
    ("Đơn vị cung cấp suất ăn", "Suất ăn công nghiệp minh họa Bình Dương", "phường Dĩ An", "TP Hồ Chí Minh"),
    ("Nhà hàng", "Nhà hàng ẩm thực núi rừng minh họa", "phường Tây Hồ", "Hà Nội"),
    ("Nhà hàng", "Nhà hàng chay minh họa", "phường Thuận Hóa", "Huế"),
    ("Khách sạn", "Khách sạn minh họa Hạ Long", "phường Bãi Cháy", "Quảng Ninh"),
    ("Khách sạn", "Khách sạn minh họa Sa Pa", "phường Sa Pa", "Lào Cai"),
    ("Xuất khẩu", "Công ty xuất khẩu minh họa Á Đông", "phường Hồng Bàng", "Hải Phòng"),
    ("Xuất khẩu", "Công ty xuất khẩu minh họa Phương Nam", "phường Tân Bình", "TP Hồ Chí Minh"),
    ("Điểm OCOP", "Điểm bán OCOP minh họa Ba Bể", "xã Ba Bể", "Thái Nguyên"),
    ("Điểm OCOP", "Điểm bán OCOP minh họa Hoàn Kiếm", "phường Hoàn Kiếm", "Hà Nội"),
)  # fmt: skip
# kind: (volume factor, price over supply, discount %, payment days, least stars, papers, lines)
TERMS = {
    "Siêu thị": (2.0, 1.9, 25, 45, 3, ("e_invoice", "barcode", "food_safety"), 8),
    "Cửa hàng": (0.4, 1.5, 15, 30, 3, ("food_safety",), 5),
    "Bếp ăn tập thể": (1.2, 1.15, 0, 30, 0, ("food_safety", "e_invoice"), 4),
    "Đơn vị cung cấp suất ăn": (1.6, 1.12, 0, 30, 0, ("food_safety", "e_invoice"), 4),
    "Nhà hàng": (0.3, 1.3, 0, 15, 0, ("food_safety",), 4),
    "Khách sạn": (0.3, 1.4, 5, 30, 3, ("food_safety", "e_invoice"), 4),
    "Xuất khẩu": (4.0, 1.25, 0, 60, 4, ("food_safety", "e_invoice", "barcode", "trace_code"), 3),
    "Điểm OCOP": (0.2, 1.5, 20, 30, 3, ("self_declaration",), 6),
}
COOKED = (1, 2, 3, 6, 8, 9, 10)  # what kitchens buy
KITCHEN_VND = 200_000  # and at most at this price a unit
DEAREST_VND = 3_000_000
SHELF = (3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 18)


@dataclass(frozen=True)
class Wanted:
    """One line of the buyers' workbook."""

    buyer: str
    kind: str
    commune: str
    province: str
    goods: str
    unit: str
    months: tuple[int, ...]
    per_month: int
    ceiling_vnd: int
    discount: int
    payment_days: int
    stars: int
    papers: tuple[str, ...]
    suppliers: int | None
    storage: str


def wanted(lines: list[Supplied]) -> list[Wanted]:
    """Return the needs, seeded by what the supply could answer, and some it cannot."""
    chance = random.Random(SEED + 1)  # noqa: S311  (illustration, not secrecy)
    by_goods: dict[str, list[Supplied]] = defaultdict(list)
    for line in lines:
        if line.goods is not None:
            by_goods[line.goods.code].append(line)
    found = []
    for kind, name, commune, province in BUYERS:
        shelf = (
            COOKED if kind in {"Bếp ăn tập thể", "Đơn vị cung cấp suất ăn", "Nhà hàng"} else SHELF
        )
        dearest = KITCHEN_VND if shelf is COOKED else DEAREST_VND
        fitting = sorted(
            code
            for code, rows in by_goods.items()
            if rows[0].goods and rows[0].goods.product_set in shelf and rows[0].price_vnd <= dearest
        )
        found += [
            _need(kind, name, commune, province, by_goods[code], chance)
            for code in chance.sample(fitting, min(TERMS[kind][6], len(fitting)))
        ]
    return found


def _need(
    kind: str, name: str, commune: str, province: str, rows: list[Supplied], chance: random.Random
) -> Wanted:
    volume, markup, discount, days, stars, papers, _ = TERMS[kind]
    one = rows[0]
    price = sorted(row.price_vnd for row in rows)[len(rows) // 2]
    months = one.months if one.goods and one.goods.season else tuple(range(1, 13))
    pool = sum(row.per_month for row in rows) / len(rows)
    return Wanted(
        buyer=name,
        kind=kind,
        commune=commune,
        province=province,
        goods=one.goods.name_vi if one.goods else one.product,
        unit=one.unit,
        months=months,
        per_month=max(10, int(round(pool * volume * chance.uniform(0.3, 1.1), -1))),
        ceiling_vnd=int(round(price * markup * chance.uniform(0.92, 1.15), -3)),
        discount=discount,
        payment_days=days,
        stars=stars,
        papers=papers,
        suppliers=chance.choice([None, None, 2, 3]),
        storage="",
    )

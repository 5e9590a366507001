"""A messy supply workbook of any length, the same for a seed: what `benchmarks.intake` reads."""

from __future__ import annotations

import random
from pathlib import Path

from openpyxl import Workbook

from baccau.reference.commodities import commodities
from baccau.reference.places import communes, full_name, province

HEADER = (
    ("STT", "Chủ thể", None, "Tên sản phẩm", "Hạng sao", "Giá bán", None,
     "Khả năng cung ứng", None),
    (None, "Tên", "Địa chỉ", None, None, "Tại xưởng", "Bán lẻ", "Sản lượng", "Mùa vụ"),
)  # fmt: skip
PRICES = ("{}đ/kg", "{}k", "{} đ", "{}", "{}–{}")
AMOUNTS = ("{} kg/tháng", "{} tấn/năm", "{}", "{}kg")
SEASONS = ("quanh năm", "tháng 10–12", "T6-T9", "tháng 11 đến tháng 2", "")
STARS = ("3 sao", "★★★", "4*", "ba sao", "")
FORMS = ("HTX {}", "Hộ kinh doanh {}", "Cty TNHH {}", "THT {}", "{}")


def write(path: Path, rows: int, seed: int = 7) -> None:
    """Write the workbook: two header rows, district group rows, every way of writing values."""
    chance = random.Random(seed)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Danh sách")
    sheet.append(["DANH SÁCH SẢN PHẨM OCOP (sinh tự động để đo)"])
    for line in HEADER:
        sheet.append(list(line))
    goods, villages = commodities(), communes()
    for number in range(1, rows + 1):
        if number % 200 == 1:
            sheet.append([None, f"Nhóm {number // 200 + 1}"])
        sheet.append(_row(number, chance, goods, villages))
    sheet.append([None, "Tổng cộng", rows])
    book.save(path)


def _row(number: int, chance: random.Random, goods: tuple, villages: tuple) -> list[object]:
    item, village = chance.choice(goods), chance.choice(villages)
    price = chance.randrange(15, 400)
    shown = f"{price}.000" if chance.random() < 0.7 else str(price)
    name = f"{village.name} {chance.randrange(1, 60)}"
    place = f"{full_name(village)}, {province(village.province_code).name}"
    return [
        number,
        chance.choice(FORMS).format(name),
        place,
        f"{item.name_vi} {village.name}",
        chance.choice(STARS),
        chance.choice(PRICES).format(shown, f"{price + 10}.000"),
        price * 1300,
        chance.choice(AMOUNTS).format(chance.randrange(1, 40) * 10),
        chance.choice(SEASONS),
    ]

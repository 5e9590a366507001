"""Writes sample_data/*.xlsx, .xls, .ods from sample_data/products.csv; the same each time."""

from __future__ import annotations

from sample import demand, sheets, supply

FIRST = ("Bắc Kạn", "Thái Nguyên", "Cao Bằng", "Lạng Sơn", "Bắc Giang")
THIRD = ("Lâm Đồng", "Bình Thuận", "Nghệ An", "Vĩnh Phúc")
FOLDER = supply.ROOT / "sample_data"


def main() -> None:
    """Write the four workbooks."""
    lines = supply.supplied()
    first = [line for line in lines if line.province in FIRST]
    third = [line for line in lines if line.province in THIRD]
    second = [line for line in lines if line.province not in FIRST + THIRD]
    sheets.write_first(first, FOLDER / "cung-thai-nguyen.xlsx")
    sheets.write_second(second, FOLDER / "cung-lao-cai.xls")
    sheets.write_third(third, FOLDER / "cung-lam-dong.ods")
    needs = demand.wanted(lines)
    sheets.write_buyers(needs, FOLDER / "cau-don-vi-mua.xlsx")
    print(f"{len(first)} + {len(second)} + {len(third)} products, {len(needs)} needs")


if __name__ == "__main__":
    main()

"""Sheets whose trouble is in the cells: units, prices, encodings, mixed contents, demand words."""

from __future__ import annotations

import datetime as dt
import unicodedata

from tests.corpus.writing import Case, Page

from baccau.engines.text.legacy import tables

CASES = (
    Case(
        "price_per_pack_capacity_in_kg",
        (
            Page(
                [
                    ["Tên sản phẩm", "Chủ thể", "Giá", "Sản lượng/tháng"],
                    ["Miến dong", "HTX Tài Hoan", "35.000 đ/hộp 500g", "500 kg"],
                ]
            ),
        ),
        rows={
            (0, 2): {
                "unit": "kg",
                "price_vnd": 70000,
                "pack_size": 500,
                "pack_unit": "g",
                "capacity_by_month": [500] * 12,
            }
        },
        codes={(0, 2): ("price_converted",)},
    ),
    Case(
        "price_per_pack_unknown_size",
        (
            Page(
                [
                    ["Tên sản phẩm", "Chủ thể", "Giá", "Sản lượng/tháng"],
                    ["Miến dong", "HTX Tài Hoan", "35.000 đ/hộp", "500 kg"],
                ]
            ),
        ),
        rows={(0, 2): {"unit": "kg", "capacity_by_month": [500] * 12}},
        codes={(0, 2): ("units_differ",)},
        absent={(0, 2): ("price_vnd",)},
    ),
    Case(
        "packing_column",
        (
            Page(
                [
                    [
                        "Tên sản phẩm",
                        "Chủ thể",
                        "Quy cách",
                        "Giá (đồng/hộp)",
                        "Sản lượng (hộp/tháng)",
                    ],
                    ["Trà bí thơm", "HTX Yến Dương", "Hộp 250g", 80000, 1000],
                ]
            ),
        ),
        rows={
            (0, 2): {
                "unit": "box",
                "price_vnd": 80000,
                "pack_size": 250,
                "pack_unit": "g",
                "capacity_by_month": [1000] * 12,
            }
        },
    ),
    Case(
        "price_without_unit",
        (
            Page(
                [["Tên sản phẩm", "Chủ thể", "Giá bán"], ["Mật ong bạc hà", "HTX Đồng Văn", 500000]]
            ),
        ),
        rows={(0, 2): {"price_vnd": 500000}},
        codes={(0, 2): ("price_unit_missing",)},
    ),
    Case(
        "yearly_amount_over_season",
        (
            Page(
                [
                    ["Tên sản phẩm", "Chủ thể", "Sản lượng năm 2026 (tấn)", "Thời vụ"],
                    ["Cam sành", "HTX Hàm Yên", 8, "T11 - T2"],
                ]
            ),
        ),
        rows={
            (0, 2): {
                "unit": "kg",
                "capacity_by_month": [2000, 2000, 0, 0, 0, 0, 0, 0, 0, 0, 2000, 2000],
            }
        },
    ),
    Case(
        "amount_without_period",
        (
            Page(
                [["Tên sản phẩm", "Chủ thể", "Sản lượng"], ["Cam sành", "HTX Hàm Yên", "1.200 kg"]]
            ),
        ),
        rows={(0, 2): {"unit": "kg", "capacity_by_month": [1200] * 12}},
        codes={(0, 2): ("period_missing",)},
    ),
    Case(
        "doubtful_values",
        (
            Page(
                [
                    [
                        "Tên sản phẩm",
                        "Chủ thể",
                        "Số điện thoại",
                        "Hạng sao",
                        "Ngày cấp",
                        "Giá",
                        "HSD",
                        "Sản lượng",
                    ],
                    [
                        "Miến dong",
                        "HTX Tài Hoan",
                        "liên hệ Sở",
                        "sao vàng",
                        "hôm nọ",
                        "liên hệ",
                        "lâu",
                        "nhiều",
                    ],
                ]
            ),
        ),
        codes={
            (0, 2): (
                "phone_unreadable",
                "stars_unreadable",
                "date_unreadable",
                "price_on_request",
                "days_unreadable",
                "quantity_open",
            )
        },
    ),
    Case(
        "row_without_product",
        (
            Page(
                [
                    ["STT", "Tên sản phẩm", "Chủ thể", "Giá"],
                    [1, None, "HTX Tài Hoan", "65k/kg"],
                    [2, "Miến dong", "HTX Tài Hoan", "65k/kg"],
                ]
            ),
        ),
        codes={(0, 2): ("product_name_missing",)},
        count=2,
    ),
    Case(
        "formula_errors",
        (
            Page(
                [
                    ["Tên sản phẩm", "Chủ thể", "Giá", "Hạng sao"],
                    ["Miến dong", "HTX Tài Hoan", "#REF!", "#N/A"],
                ]
            ),
        ),
        kind="csv",
        codes={(0, 2): ("formula_error",)},
    ),
    Case(
        "nfd_text",
        (
            Page(
                [
                    [
                        unicodedata.normalize("NFD", t)
                        for t in ("Tên sản phẩm", "Chủ thể", "Giá bán")
                    ],
                    [unicodedata.normalize("NFD", "Miến dong Tài Hoan"), "HTX", "65.000đ/kg"],
                ]
            ),
        ),
        kind="csv",
        rows={(0, 2): {"product_name": "Miến dong Tài Hoan", "price_vnd": 65000}},
    ),
    Case(
        "csv_semicolon_bom",
        (Page([["Tên sản phẩm", "Chủ thể", "Giá"], ["Miến dong", "HTX Tài Hoan", "65.000,0"]]),),
        kind="csv",
        encoding="utf-8-sig",
        delimiter=";",
        rows={(0, 2): {"price_vnd": 65000}},
    ),
    Case(
        "csv_utf16_tab",
        (Page([["Tên sản phẩm", "Chủ thể", "Giá"], ["Miến dong", "HTX Tài Hoan", "65.000"]]),),
        kind="csv",
        encoding="utf-16",
        delimiter="\t",
        rows={(0, 2): {"price_vnd": 65000, "product_name": "Miến dong"}},
    ),
    Case(
        "dates_of_every_kind",
        (
            Page(
                [
                    ["Tên sản phẩm", "Chủ thể", "Ngày cấp"],
                    ["Miến dong", "HTX A", dt.datetime.fromisoformat("2026-03-15")],
                    ["Mật ong", "HTX B", 46096],
                    ["Chè xanh", "HTX C", "15/3/26"],
                    ["Gạo", "HTX D", "15-03-2026"],
                    ["Cam", "HTX E", "3/2026"],
                ]
            ),
        ),
        rows={
            (0, 2): {"certified_on": "2026-03-15"},
            (0, 3): {"certified_on": "2026-03-15"},
            (0, 4): {"certified_on": "2026-03-15"},
            (0, 5): {"certified_on": "2026-03-15"},
            (0, 6): {"certified_on": "2026-03-01"},
        },
        codes={(0, 6): ("date_month_only",)},
    ),
    Case(
        "stars_of_every_kind",
        (
            Page(
                [
                    ["Tên sản phẩm", "Chủ thể", "Sao"],
                    ["Miến", "HTX A", "3*"],
                    ["Chè", "HTX B", "★★★★"],
                    ["Gạo", "HTX C", "ba sao"],
                    ["Cam", "HTX D", 5],
                    ["Bưởi", "HTX E", "OCOP 4 sao"],
                ]
            ),
        ),
        rows={
            (0, 2): {"stars": 3},
            (0, 3): {"stars": 4},
            (0, 4): {"stars": 3},
            (0, 5): {"stars": 5},
            (0, 6): {"stars": 4},
        },
    ),
    Case(
        "contacts_in_one_cell",
        (
            Page(
                [
                    ["STT", "Tên sản phẩm", "Tên, địa chỉ, điện thoại chủ thể"],
                    [
                        1,
                        "Miến dong",
                        "HTX Tài Hoan\nĐ/c: xã Côn Minh, huyện Na Rì, Bắc Kạn\nĐT: 0912.345.678",
                    ],
                ]
            ),
        ),
        rows={
            (0, 2): {
                "producer_name": "HTX Tài Hoan",
                "phone": "+84912345678",
                "commune_code": "02185",
            }
        },
    ),
    Case(
        "address_with_phone",
        (
            Page(
                [
                    ["Tên sản phẩm", "Cơ sở", "Địa chỉ, điện thoại"],
                    ["Miến dong", "HTX Tài Hoan", "Côn Minh, Na Rì, Bắc Kạn - 0912345678"],
                ]
            ),
        ),
        rows={(0, 2): {"phone": "+84912345678", "commune_code": "02185"}},
    ),
    Case(
        "place_in_levels",
        (
            Page(
                [
                    ["Tên sản phẩm", "Chủ thể", "Xã", "Huyện", "Tỉnh"],
                    ["Miến dong", "HTX Tài Hoan", "Côn Minh", "Na Rì", "Bắc Kạn"],
                ]
            ),
        ),
        rows={
            (0, 2): {
                "commune_code": "02185",
                "province_code": "19",
                "place_as_written": "Côn Minh, Na Rì, Bắc Kạn",
            }
        },
    ),
    Case(
        "province_from_title",
        (
            Page(
                [
                    ["DANH SÁCH SẢN PHẨM OCOP TỈNH BẮC KẠN NĂM 2025"],
                    ["STT", "Tên sản phẩm", "Chủ thể", "Xã", "Huyện"],
                    [1, "Miến dong", "HTX Tài Hoan", "Côn Minh", "Na Rì"],
                ]
            ),
        ),
        rows={(0, 3): {"commune_code": "02185", "province_code": "19"}},
    ),
    Case(
        "district_from_group",
        (
            Page(
                [
                    ["DANH SÁCH SẢN PHẨM TỈNH BẮC KẠN"],
                    ["STT", "Tên sản phẩm", "Chủ thể", "Xã"],
                    ["I", "Huyện Na Rì"],
                    [1, "Miến dong", "HTX Tài Hoan", "Côn Minh"],
                ]
            ),
        ),
        rows={(0, 4): {"commune_code": "02185"}},
        skipped={(0, 3): "group_row"},
    ),
    Case(
        "demand_conference",
        (
            Page(
                [
                    ["TỔNG HỢP NHU CẦU TIÊU THỤ SẢN PHẨM"],
                    [
                        "STT",
                        "Tên đơn vị",
                        "Loại hình",
                        "Sản phẩm có nhu cầu",
                        "Số lượng/tháng",
                        "Đơn vị tính",
                        "Mức giá đề xuất (đ)",
                        "Chiết khấu",
                        "Yêu cầu OCOP",
                        "Yêu cầu chứng nhận",
                        "Hình thức thanh toán",
                        "Địa điểm giao hàng",
                        "Xuất xứ ưu tiên",
                    ],
                    [
                        1,
                        "Co.opmart Hải Phòng",
                        "Siêu thị",
                        "Miến dong",
                        500,
                        "kg",
                        "80.000 - 90.000",
                        "15%",
                        "từ 3 sao",
                        "ATTP, hóa đơn VAT",
                        "Công nợ 45 ngày",
                        "Hải Phòng",
                        "Bắc Kạn, Cao Bằng",
                    ],
                    [
                        2,
                        "Bếp ăn KCN Yên Bình",
                        "Bếp ăn tập thể",
                        "Rau củ các loại",
                        "3 tấn",
                        None,
                        "Theo thời giá",
                        None,
                        None,
                        "VietGAP",
                        "Tiền mặt",
                        "Thái Nguyên",
                        None,
                    ],
                    [
                        3,
                        "Khách sạn Mường Thanh",
                        "Khách sạn",
                        "Mật ong",
                        "20 lít",
                        None,
                        "300k/lít",
                        0.1,
                        4,
                        None,
                        "30",
                        "Hà Nội",
                        None,
                    ],
                ]
            ),
        ),
        kinds=("demand",),
        rows={
            (0, 3): {
                "buyer_kind": "supermarket",
                "commodity": "glass_noodle_canna",
                "quantity_by_month": [500] * 12,
                "unit": "kg",
                "price_ceiling_vnd": 90000,
                "discount_percent": 15,
                "min_stars": 3,
                "papers_required": ["food_safety", "e_invoice"],
                "payment_days": 45,
                "province_code": "31",
                "origin_province_codes": ["19", "04"],
            },
            (0, 4): {
                "buyer_kind": "canteen",
                "quantity_by_month": [3000] * 12,
                "unit": "kg",
                "payment_days": 0,
                "papers_required": ["vietgap"],
            },
            (0, 5): {
                "buyer_kind": "hotel",
                "quantity_by_month": [20] * 12,
                "unit": "l",
                "price_ceiling_vnd": 300000,
                "discount_percent": 10,
                "min_stars": 4,
                "payment_days": 30,
                "province_code": "01",
            },
        },
    ),
    Case(
        "demand_without_quantity",
        (
            Page(
                [
                    ["Đơn vị mua", "Mặt hàng cần mua", "Số lượng"],
                    ["Siêu thị A", "Miến dong", "theo đơn hàng"],
                    ["Siêu thị A", "Mật ong", None],
                    ["Siêu thị A", None, "5 kg/tháng"],
                ]
            ),
        ),
        kinds=("demand",),
        codes={
            (0, 2): ("quantity_open", "quantity_unusable"),
            (0, 3): ("quantity_missing",),
            (0, 4): ("need_missing",),
        },
    ),
    Case(
        "demand_seasonal",
        (
            Page(
                [
                    ["Khách hàng", "Mặt hàng", "Số lượng", "Thời gian cần hàng", "Giá trần"],
                    [
                        "Cửa hàng Nông sản sạch",
                        "Cam sành",
                        "10 tấn",
                        "tháng 12 - tháng 1",
                        "12.000đ/kg",
                    ],
                ],
                "Nhu cầu",
            ),
        ),
        kinds=("demand",),
        rows={(0, 2): {"buyer_kind": "shop", "quantity_by_month": [10000] + [0] * 10 + [10000]}},
    ),
    Case(
        "typos_in_headers",
        (
            Page(
                [
                    ["STT", "Tên sản phầm", "Chủ thễ", "Địa chì", "Số điện thoai", "Giá bàn"],
                    [1, "Miến dong", "HTX Tài Hoan", "Bắc Kạn", "0912345678", "65k/kg"],
                ]
            ),
        ),
        columns={
            "B": "product_name",
            "C": "producer_name",
            "D": "address",
            "E": "phone",
            "F": "price_vnd",
        },
        rows={(0, 2): {"price_vnd": 65000}},
    ),
    Case(
        "line_breaks_in_headers",
        (
            Page(
                [
                    [
                        "STT",
                        "Tên\nsản phẩm",
                        "Chủ thể\nsản xuất",
                        "Giá bán\n(đồng/kg)",
                        "Sản lượng\n(kg/tháng)",
                    ],
                    [1, "Miến dong", "HTX Tài Hoan", 65000, 500],
                ]
            ),
        ),
        rows={(0, 2): {"price_vnd": 65000, "unit": "kg", "capacity_by_month": [500] * 12}},
    ),
    Case(
        "trailing_spaces_and_nbsp",
        (
            Page(
                [
                    ["  Tên sản phẩm ", "Chủ\u00a0thể", " Giá bán  "],
                    [" Miến\u00a0dong  Tài Hoan ", "HTX  Tài Hoan\u200b", " 65.000đ / kg "],
                ]
            ),
        ),
        rows={
            (0, 2): {
                "product_name": "Miến dong Tài Hoan",
                "producer_name": "HTX Tài Hoan",
                "price_vnd": 65000,
            }
        },
    ),
    Case(
        "service_sets",
        (
            Page(
                [
                    ["Tên sản phẩm", "Chủ thể", "Giá", "Công suất/tháng"],
                    ["Homestay Pác Ngòi", "HKD Hoàng Văn Chuyền", "500.000đ/đêm", "60 đêm"],
                ]
            ),
        ),
        rows={
            (0, 2): {
                "unit": "night",
                "price_vnd": 500000,
                "capacity_by_month": [60] * 12,
                "producer_type": "household",
            }
        },
    ),
    Case(
        "lost_zero_numbers",
        (
            Page(
                [
                    ["Tên sản phẩm", "Chủ thể", "MST", "SĐT", "Mã xã"],
                    ["Miến dong", "HTX Tài Hoan", 100109106, 912345678, 2185],
                ]
            ),
        ),
        rows={(0, 2): {"tax_code": "0100109106", "phone": "+84912345678", "commune_code": "02185"}},
        codes={(0, 2): ("tax_code_zero_restored",)},
    ),
    Case(
        "ditto_and_dashes",
        (
            Page(
                [
                    ["STT", "Tên sản phẩm", "Chủ thể", "Giá", "HSD"],
                    [1, "Miến dong", "HTX Tài Hoan", "65k/kg", "12 tháng"],
                    [2, "Bột dong", "nt", "30k/kg", "-"],
                ]
            ),
        ),
        rows={(0, 3): {"producer_name": "HTX Tài Hoan", "product_name": "Bột dong"}},
        absent={(0, 3): ("shelf_life_days",)},
    ),
    Case(
        "two_phones_and_names",
        (
            Page(
                [
                    ["Sản phẩm", "Chủ thể", "Người đại diện", "Điện thoại"],
                    ["Miến dong", "HTX Tài Hoan", "Nguyễn Thị Hoan", "0912345678 - 0987654321"],
                ]
            ),
        ),
        rows={(0, 2): {"phone": "+84912345678"}},
        codes={(0, 2): ("phone_several",)},
    ),
    Case(
        "min_max_price_columns",
        (
            Page(
                [
                    ["Tên sản phẩm", "Chủ thể", "Giá", "Giá cao nhất", "ĐVT"],
                    ["Cam", "HTX A", 8000, 12000, "kg"],
                    ["Bưởi", "HTX B", "20-25.000", None, "kg"],
                ]
            ),
        ),
        rows={
            (0, 2): {"price_vnd": 8000, "price_max_vnd": 12000},
            (0, 3): {"price_vnd": 20000, "price_max_vnd": 25000},
        },
    ),
    Case(
        "set_numbers_and_names",
        (
            Page(
                [
                    ["Tên sản phẩm", "Chủ thể", "Bộ sản phẩm"],
                    ["Miến dong", "HTX A", 6],
                    ["Chè xanh", "HTX B", "Thực phẩm"],
                ]
            ),
        ),
        rows={(0, 2): {"product_set": 6}},
        codes={(0, 3): ("product_set_unclear",)},
    ),
)


def legacy_cases() -> tuple[Case, ...]:
    """Sheets typed with the fonts of the 1990s, encoded by the inverse of the tables."""
    header = ["STT", "Tên sản phẩm", "Chủ thể", "Địa chỉ", "Giá bán"]
    row = [
        "1",
        "Miến dong Tài Hoan",
        "Hợp tác xã Tài Hoan",
        "Côn Minh, Na Rì, Bắc Kạn",
        "65.000đ/kg",
    ]
    made = []
    for name, back in (("tcvn3", tables.TCVN3), ("vni", tables.VNI)):
        old = {new: legacy for legacy, new in back.items()}
        rows = [["".join(old.get(c, c) for c in text) for text in line] for line in (header, row)]
        made.append(
            Case(
                f"legacy_{name}",
                (Page(rows),),
                rows={(0, 2): {"product_name": "Miến dong Tài Hoan", "commune_code": "02185"}},
                codes={(0, 2): ("legacy_text_converted",)},
            )
        )
    return tuple(made)

"""Sheets as they are laid out by provinces: titles, two header rows, groups, totals, notes."""

from __future__ import annotations

import datetime as dt

from tests.corpus.writing import Case, Page

TEN_TO_TWELVE = [0] * 9 + [2000] * 3

CASES = (
    Case(
        "contract_example",
        (
            Page(
                [
                    ["UBND TỈNH BẮC KẠN"],
                    ["SỞ NÔNG NGHIỆP VÀ PTNT"],
                    ["DANH SÁCH SẢN PHẨM OCOP THAM GIA KẾT NỐI CUNG CẦU"],
                    [],
                    [
                        "STT",
                        "Chủ thể",
                        "Tên sản phẩm",
                        "Địa chỉ",
                        "Hạng sao",
                        "Giá bán",
                        None,
                        "Sản lượng",
                        "Mùa vụ",
                    ],
                    [None, None, None, None, None, "Bán lẻ", "Bán buôn", None, None],
                    ["I", "Huyện Na Rì"],
                    ["Nhóm thực phẩm"],
                    [
                        1,
                        "HTX Tài Hoan",
                        "Miến dong Tài Hoan",
                        "Côn Minh, Na Rì, Bắc Kạn",
                        "5 sao",
                        "70.000đ/kg",
                        "65.000đ/kg",
                        "2 tấn/tháng",
                        "tháng 10–12",
                    ],
                    ["Tổng cộng", None, None, None, None, None, None, 2],
                    ["Ghi chú: giá chưa gồm thuế"],
                    [None, None, None, None, None, None, "Bắc Kạn, ngày 15 tháng 3 năm 2026"],
                    [None, "NGƯỜI LẬP BIỂU", None, None, None, None, "KT. CHỦ TỊCH"],
                    [None, "Nguyễn Văn A", None, None, None, None, "Trần Văn B"],
                ],
                "Sản phẩm",
                (
                    "A1:I1",
                    "A2:I2",
                    "A3:I3",
                    "F5:G5",
                    "A5:A6",
                    "B5:B6",
                    "C5:C6",
                    "D5:D6",
                    "E5:E6",
                    "H5:H6",
                    "I5:I6",
                ),
            ),
        ),
        header_rows=[5, 6],
        columns={
            "B": "producer_name",
            "C": "product_name",
            "F": "price_retail_vnd",
            "G": "price_wholesale_vnd",
            "H": "capacity_by_month",
            "I": "season",
        },
        rows={
            (0, 9): {
                "product_name": "Miến dong Tài Hoan",
                "producer_type": "cooperative",
                "commune_code": "02185",
                "province_code": "19",
                "stars": 5,
                "unit": "kg",
                "price_vnd": 65000,
                "capacity_by_month": TEN_TO_TWELVE,
                "commodity": "glass_noodle_canna",
                "product_set": 6,
            }
        },
        skipped={
            (0, 1): "note",
            (0, 3): "note",
            (0, 4): "blank",
            (0, 7): "group_row",
            (0, 8): "group_row",
            (0, 10): "total_row",
            (0, 11): "note",
            (0, 12): "note",
            (0, 13): "note",
            (0, 14): "note",
        },
        count=1,
    ),
    Case(
        "merged_producers",
        (
            Page(
                [
                    ["TT", "Tên cơ sở", "SĐT", "Tên sản phẩm", "Giá (đồng/kg)"],
                    [1, "HTX Tài Hoan", 912345678, "Miến dong", 65000],
                    [None, None, None, "Bột dong", 30000],
                    [None, None, None, "Miến khô", 70000],
                    [2, "THT Bản Chang", "0987.654.321", "Mật ong rừng", 250000],
                ],
                merged=("A2:A4", "B2:B4", "C2:C4"),
            ),
        ),
        rows={
            (0, 2): {"producer_name": "HTX Tài Hoan", "phone": "+84912345678"},
            (0, 3): {
                "producer_name": "HTX Tài Hoan",
                "phone": "+84912345678",
                "product_name": "Bột dong",
                "price_vnd": 30000,
                "unit": "kg",
            },
            (0, 4): {"producer_name": "HTX Tài Hoan"},
            (0, 5): {
                "producer_name": "THT Bản Chang",
                "producer_type": "cooperative_group",
                "phone": "+84987654321",
            },
        },
        count=4,
    ),
    Case(
        "continued_without_merge",
        (
            Page(
                [
                    ["STT", "Chủ thể", "Địa chỉ", "Sản phẩm", "Đơn giá", "ĐVT"],
                    ["1", "HTX Yến Dương", "Ba Bể, Bắc Kạn", "Trà bí thơm", "120.000", "hộp"],
                    ["", "", "", "Bí xanh thơm", "10.000", "kg"],
                    ["2", "HTX Hoàng Huynh", "Chợ Đồn", "Chè Shan tuyết", "500.000", "kg"],
                ]
            ),
        ),
        kind="csv",
        rows={
            (0, 3): {
                "producer_name": "HTX Yến Dương",
                "product_name": "Bí xanh thơm",
                "unit": "kg",
                "price_vnd": 10000,
            },
            (0, 4): {"producer_name": "HTX Hoàng Huynh"},
        },
        codes={(0, 3): ("value_inherited",)},
        count=3,
    ),
    Case(
        "two_header_rows_months",
        (
            Page(
                [
                    ["BIỂU 02: KHẢ NĂNG CUNG ỨNG"],
                    [
                        "STT",
                        "Tên sản phẩm",
                        "Đơn vị sản xuất",
                        "ĐVT",
                        "Sản lượng cung ứng theo tháng",
                    ]
                    + [None] * 11,
                    [None, None, None, None, *[f"T{n}" for n in range(1, 13)]],
                    ["(1)", "(2)", "(3)", "(4)", *[f"({n})" for n in range(5, 17)]],
                    [
                        1,
                        "Cam sành",
                        "HTX Hàm Yên",
                        "tấn",
                        10,
                        5,
                        None,
                        None,
                        None,
                        None,
                        None,
                        None,
                        None,
                        None,
                        8,
                        10,
                    ],
                    [
                        2,
                        "Quýt Bắc Kạn",
                        "HTX Quang Thuận",
                        "kg",
                        None,
                        None,
                        None,
                        None,
                        None,
                        None,
                        None,
                        None,
                        None,
                        500,
                        "1.500",
                        "2.000",
                    ],
                ],
                "Biểu 2",
                ("A1:P1", "E2:P2", "A2:A3", "B2:B3", "C2:C3", "D2:D3"),
            ),
        ),
        header_rows=[2, 3],
        columns={"E": "capacity_1", "P": "capacity_12"},
        rows={
            (0, 5): {
                "unit": "kg",
                "capacity_by_month": [10000, 5000, 0, 0, 0, 0, 0, 0, 0, 0, 8000, 10000],
            },
            (0, 6): {"unit": "kg", "capacity_by_month": [0] * 9 + [500, 1500, 2000]},
        },
        skipped={(0, 1): "note", (0, 4): "repeated_header"},
        count=2,
    ),
    Case(
        "two_header_rows_csv",
        (
            Page(
                [
                    ["STT", "Tên sản phẩm", "Chủ thể", "Giá bán", "", "Địa chỉ", ""],
                    ["", "", "", "Giá sỉ", "Giá lẻ", "Xã", "Tỉnh"],
                    ["1", "Miến dong", "HTX Tài Hoan", "60000", "75000", "Côn Minh", "Thái Nguyên"],
                ]
            ),
        ),
        kind="csv",
        header_rows=[1, 2],
        columns={
            "D": "price_wholesale_vnd",
            "E": "price_retail_vnd",
            "F": "commune",
            "G": "province",
        },
        rows={(0, 3): {"price_vnd": 60000, "price_retail_vnd": 75000, "commune_code": "02185"}},
    ),
    Case(
        "band_header",
        (
            Page(
                [
                    ["Thông tin chủ thể", None, None, "Thông tin sản phẩm", None, None],
                    ["Tên chủ thể", "Điện thoại", "Địa chỉ", "Tên sản phẩm", "Hạng sao", "Giá"],
                    [
                        "Công ty TNHH Hà Diệp",
                        "0912345678",
                        "Bắc Kạn",
                        "Trà hoa vàng",
                        4,
                        "1.200.000đ/kg",
                    ],
                ],
                merged=("A1:C1", "D1:F1"),
            ),
        ),
        rows={
            (0, 3): {
                "producer_name": "Công ty TNHH Hà Diệp",
                "product_name": "Trà hoa vàng",
                "stars": 4,
                "price_vnd": 1200000,
                "unit": "kg",
            }
        },
    ),
    Case(
        "groups_totals_between",
        (
            Page(
                [
                    ["STT", "Tên sản phẩm", "Chủ thể", "Sản lượng (tấn/năm)"],
                    ["A", "Nhóm thực phẩm", None, None],
                    ["I", "Huyện Ba Bể", None, 36],
                    [1, "Bí xanh thơm", "HTX Yến Dương", 24],
                    [2, "Hồng không hạt", "HTX Đồng Phúc", 12],
                    [None, "Cộng", None, 36],
                    ["II", "Huyện Chợ Đồn", None, 6],
                    [1, "Chè Shan tuyết", "HTX Bằng Phúc", 6],
                    [None, "Cộng", None, 6],
                    [None, "Tổng cộng", None, 42],
                ]
            ),
        ),
        rows={
            (0, 4): {
                "unit": "kg",
                "capacity_by_month": [2000] * 12,
                "place_as_written": "Huyện Ba Bể",
            },
            (0, 8): {"capacity_by_month": [500] * 12, "place_as_written": "Huyện Chợ Đồn"},
        },
        skipped={
            (0, 2): "group_row",
            (0, 3): "group_row",
            (0, 6): "total_row",
            (0, 7): "group_row",
            (0, 9): "total_row",
            (0, 10): "total_row",
        },
        count=3,
    ),
    Case(
        "repeated_header_mid_sheet",
        (
            Page(
                [
                    ["STT", "Tên sản phẩm", "Chủ thể", "Giá"],
                    [1, "Miến dong", "HTX Tài Hoan", "65k/kg"],
                    [],
                    ["STT", "Tên sản phẩm", "Chủ thể", "Giá"],
                    [2, "Mật ong", "THT Nam Mẫu", "200k/lít"],
                ]
            ),
        ),
        rows={(0, 5): {"product_name": "Mật ong", "unit": "l", "price_vnd": 200000}},
        skipped={(0, 3): "blank", (0, 4): "repeated_header"},
        count=2,
    ),
    Case(
        "header_far_below_and_right",
        (
            Page(
                [[]] * 7
                + [
                    [None, None, "Chủ thể", "Sản phẩm", "Điện thoại"],
                    [None, None, "HTX Tài Hoan", "Miến dong", "0912345678"],
                ]
            ),
        ),
        header_rows=[8],
        columns={"C": "producer_name", "D": "product_name", "E": "phone"},
        rows={(0, 9): {"phone": "+84912345678"}},
    ),
    Case(
        "supply_and_demand_sheets",
        (
            Page(
                [["Tên sản phẩm", "Chủ thể", "Giá"], ["Miến dong", "HTX Tài Hoan", "65.000đ/kg"]],
                "Cung",
            ),
            Page(
                [
                    ["Đơn vị mua", "Mặt hàng", "Số lượng", "Giá tối đa"],
                    ["Siêu thị Sông Cầu", "Miến dong", "500 kg/tháng", "90.000đ/kg"],
                ],
                "Cầu",
            ),
            Page([["Hướng dẫn điền biểu"], ["Điền đủ các cột."]], "HD"),
            Page([], "Trống"),
        ),
        kinds=("supply", "demand", "other", "other"),
        rows={
            (0, 2): {"price_vnd": 65000},
            (1, 2): {
                "quantity_by_month": [500] * 12,
                "price_ceiling_vnd": 90000,
                "buyer_kind": "supermarket",
            },
        },
        skipped={(2, 1): "note", (2, 2): "note"},
    ),
    Case(
        "hidden_sheet_is_read_and_marked",
        (
            Page([["Tên sản phẩm", "Chủ thể"], ["Miến dong", "HTX Tài Hoan"]], "Hiện"),
            Page([["Tên sản phẩm", "Chủ thể"], ["Mật ong", "THT Nam Mẫu"]], "Ẩn", hidden=True),
        ),
        kinds=("supply", "supply"),
    ),
    Case(
        "no_tones_headers",
        (
            Page(
                [
                    [
                        "STT",
                        "TEN SAN PHAM",
                        "CHU THE",
                        "DIA CHI",
                        "SO DIEN THOAI",
                        "GIA BAN",
                        "SAN LUONG/THANG",
                    ],
                    [
                        1,
                        "Mien dong Tai Hoan",
                        "HTX Tai Hoan",
                        "Con Minh, Na Ri, Bac Kan",
                        "0912345678",
                        "65000d/kg",
                        "500 kg",
                    ],
                ]
            ),
        ),
        rows={
            (0, 2): {
                "phone": "+84912345678",
                "price_vnd": 65000,
                "capacity_by_month": [500] * 12,
                "unit": "kg",
            }
        },
    ),
    Case(
        "english_headers",
        (
            Page(
                [
                    [
                        "No.",
                        "Product name",
                        "Producer",
                        "Address",
                        "Phone",
                        "Price (VND/kg)",
                        "Monthly capacity (kg)",
                        "Season",
                        "MOQ",
                        "Shelf life",
                        "Certificates",
                    ],
                    [
                        1,
                        "Miến dong",
                        "HTX Tài Hoan",
                        "Côn Minh, Thái Nguyên",
                        "+84 912 345 678",
                        "65,000",
                        "1,200",
                        "10-12",
                        50,
                        "12 months",
                        "VietGAP, HACCP",
                    ],
                ]
            ),
        ),
        rows={
            (0, 2): {
                "price_vnd": 65000,
                "unit": "kg",
                "capacity_by_month": [0] * 9 + [1200] * 3,
                "moq": 50,
                "shelf_life_days": 365,
                "papers": ["vietgap", "haccp"],
                "commune_code": "02185",
            }
        },
    ),
    Case(
        "contract_field_names",
        (
            Page(
                [
                    [
                        "product_name",
                        "producer_name",
                        "producer_type",
                        "commune_code",
                        "stars",
                        "price_vnd",
                        "unit",
                        *[f"capacity_{n}" for n in range(1, 13)],
                        "moq",
                        "papers",
                        "certified_on",
                    ],
                    [
                        "Miến dong",
                        "HTX Tài Hoan",
                        "cooperative",
                        "02185",
                        "5",
                        "65000",
                        "kg",
                        *["0"] * 9,
                        "2000",
                        "2000",
                        "2000",
                        "50",
                        "e_invoice|vietgap",
                        "2026-03-15",
                    ],
                ]
            ),
        ),
        kind="csv",
        columns={
            "A": "product_name",
            "H": "capacity_1",
            "S": "capacity_12",
            "T": "moq",
            "U": "papers",
        },
        rows={
            (0, 2): {
                "producer_type": "cooperative",
                "commune_code": "02185",
                "province_code": "19",
                "stars": 5,
                "price_vnd": 65000,
                "unit": "kg",
                "capacity_by_month": TEN_TO_TWELVE,
                "moq": 50,
                "papers": ["e_invoice", "vietgap"],
                "certified_on": "2026-03-15",
            }
        },
    ),
    Case(
        "contract_demand_names",
        (
            Page(
                [
                    [
                        "buyer_name",
                        "buyer_kind",
                        "commodity",
                        "unit",
                        *[f"quantity_{n}" for n in range(1, 13)],
                        "price_ceiling_vnd",
                        "discount_percent",
                        "payment_days",
                        "min_stars",
                        "papers_required",
                        "origin_province_codes",
                        "max_suppliers",
                        "commune_code",
                    ],
                    [
                        "Siêu thị A",
                        "supermarket",
                        "honey",
                        "kg",
                        *["100"] * 12,
                        "250000",
                        "15",
                        "30",
                        "3",
                        "e_invoice|food_safety",
                        "19|08",
                        "2",
                        "02185",
                    ],
                ]
            ),
        ),
        kind="csv",
        kinds=("demand",),
        rows={
            (0, 2): {
                "buyer_kind": "supermarket",
                "commodity": "honey",
                "quantity_by_month": [100] * 12,
                "price_ceiling_vnd": 250000,
                "discount_percent": 15,
                "payment_days": 30,
                "min_stars": 3,
                "papers_required": ["e_invoice", "food_safety"],
                "origin_province_codes": ["19", "08"],
                "max_suppliers": 2,
                "commune_code": "02185",
            }
        },
    ),
    Case(
        "paper_tick_columns",
        (
            Page(
                [
                    ["TT", "Sản phẩm", "Chủ thể", "Giấy tờ đã có", None, None, None],
                    [None, None, None, "ĐKKD", "ATTP", "VietGAP", "Mã vạch"],
                    [1, "Chè xanh", "HTX Tân Cương", "x", "x", None, "v"],
                    [2, "Chè đinh", "HTX Hảo Đạt", "có", "chưa", "Có", "không"],
                ],
                merged=("D1:G1", "A1:A2", "B1:B2", "C1:C2"),
            ),
        ),
        header_rows=[1, 2],
        rows={
            (0, 3): {"papers": ["business_registration", "food_safety", "barcode"]},
            (0, 4): {"papers": ["business_registration", "vietgap"]},
        },
    ),
    Case(
        "producer_group_rows",
        (
            Page(
                [
                    ["STT", "Tên sản phẩm", "ĐVT", "Giá"],
                    ["1", "HTX Tài Hoan - xã Côn Minh"],
                    ["1.1", "Miến dong", "kg", 65000],
                    ["1.2", "Bột dong", "kg", 30000],
                    ["2", "Công ty TNHH Hà Diệp"],
                    ["2.1", "Trà hoa vàng", "hộp", 250000],
                ],
                merged=("B2:D2", "B5:D5"),
            ),
        ),
        skipped={(0, 2): "group_row", (0, 5): "group_row"},
        rows={
            (0, 3): {"product_name": "Miến dong", "producer_type": "cooperative"},
            (0, 6): {"producer_name": "Công ty TNHH Hà Diệp", "producer_type": "company"},
        },
        count=3,
    ),
    Case(
        "star_group_rows",
        (
            Page(
                [
                    ["TT", "Tên sản phẩm", "Chủ thể"],
                    ["I", "Sản phẩm đạt 4 sao"],
                    [1, "Miến dong", "HTX Tài Hoan"],
                    ["II", "Sản phẩm đạt 3 sao"],
                    [2, "Mật ong", "THT Nam Mẫu"],
                ]
            ),
        ),
        skipped={(0, 2): "group_row", (0, 4): "group_row"},
        rows={(0, 3): {"stars": 4}, (0, 5): {"stars": 3}},
    ),
    Case(
        "two_tables_in_one_sheet",
        (
            Page(
                [
                    ["I. BÊN CUNG"],
                    ["STT", "Tên sản phẩm", "Chủ thể", "Giá bán", "Hạng sao"],
                    [1, "Miến dong", "HTX Tài Hoan", "65.000đ/kg", 5],
                    [],
                    ["II. BÊN CẦU"],
                    ["STT", "Đơn vị mua", "Mặt hàng cần mua", "Số lượng cần mua", "Giá mua tối đa"],
                    [1, "Bếp ăn Samsung", "Rau xanh", "2 tấn/tháng", "15.000đ/kg"],
                ]
            ),
        ),
        kinds=("supply", "demand"),
        rows={
            (0, 3): {"stars": 5},
            (1, 7): {"buyer_kind": "canteen", "quantity_by_month": [2000] * 12},
        },
    ),
    Case(
        "xls_old_office",
        (
            Page(
                [
                    ["DANH SÁCH SẢN PHẨM"],
                    ["STT", "Tên sản phẩm", "Cơ sở sản xuất", "Ngày cấp", "Hạng"],
                    [1, "Hồng không hạt", "HTX Đồng Phúc", dt.date(2025, 11, 2), "4 sao"],
                ],
                merged=("A1:E1",),
            ),
        ),
        kind="xls",
        rows={(0, 3): {"certified_on": "2025-11-02", "stars": 4}},
    ),
    Case(
        "ods_libre_office",
        (
            Page(
                [
                    ["STT", "Tên sản phẩm", "Chủ thể", "Giá"],
                    [1, "Gạo Bao thai", "HTX Chợ Đồn", "18.000đ/kg"],
                ]
            ),
        ),
        kind="ods",
        rows={(0, 2): {"price_vnd": 18000, "unit": "kg", "product_name": "Gạo Bao thai"}},
    ),
    Case(
        "empty_columns_between",
        (
            Page(
                [
                    ["STT", None, "Tên sản phẩm", None, None, "Chủ thể", None, "Giá"],
                    [1, None, "Miến dong", None, None, "HTX Tài Hoan", None, "65k/kg"],
                ]
            ),
        ),
        columns={"C": "product_name", "F": "producer_name", "H": "price_vnd"},
        rows={(0, 2): {"price_vnd": 65000}},
    ),
    Case(
        "notes_below_with_lists",
        (
            Page(
                [
                    ["STT", "Tên sản phẩm", "Chủ thể", "Giá"],
                    [1, "Miến dong", "HTX Tài Hoan", "65k/kg"],
                    [],
                    ["Ghi chú:"],
                    ["- Giá đã gồm VAT"],
                    ["- Liên hệ Sở Công Thương"],
                    [None, None, "Người lập biểu"],
                    [],
                    [None, None, "Nguyễn Văn A"],
                ]
            ),
        ),
        skipped={(0, 4): "note", (0, 5): "note", (0, 6): "note", (0, 7): "note", (0, 9): "note"},
        count=1,
    ),
    Case(
        "no_header_at_all",
        (
            Page(
                [
                    ["Miến dong Tài Hoan", "HTX Tài Hoan", "0912345678", "65.000đ/kg", "5 sao"],
                    ["Mật ong bạc hà", "HTX Đồng Văn", "0987654321", "500.000đ/lít", "4 sao"],
                    ["Chè Shan tuyết", "HTX Bằng Phúc", "0977654321", "450.000đ/kg", "3 sao"],
                ]
            ),
        ),
        header_rows=[],
        columns={
            "A": "product_name",
            "B": "producer_name",
            "C": "phone",
            "D": "price_vnd",
            "E": "stars",
        },
        rows={(0, 1): {"phone": "+84912345678", "price_vnd": 65000, "stars": 5}},
        count=3,
    ),
    Case(
        "unit_row_above_table",
        (
            Page(
                [
                    ["BẢNG GIÁ SẢN PHẨM OCOP"],
                    [None, None, None, "ĐVT: 1.000 đồng"],
                    ["STT", "Tên sản phẩm", "Chủ thể", "Giá bán", "Đơn vị tính"],
                    [1, "Miến dong", "HTX Tài Hoan", 65, "kg"],
                    [2, "Trà hoa vàng", "Công ty TNHH Hà Diệp", 1200, "kg"],
                ]
            ),
        ),
        rows={(0, 4): {"price_vnd": 65000}, (0, 5): {"price_vnd": 1200000}},
    ),
    Case(
        "wide_header_words",
        (
            Page(
                [
                    [
                        "Số TT",
                        "Tên sản phẩm/dịch vụ đăng ký tham gia kết nối",
                        "Tên đơn vị, cơ sở sản xuất, kinh doanh",
                        "Địa chỉ (xã, huyện, tỉnh)",
                        "Số điện thoại liên hệ của chủ thể",
                        "Giá bán tại cơ sở (VNĐ/kg)",
                        "Khả năng cung ứng bình quân/tháng (kg)",
                        "Thời gian cung ứng trong năm",
                        "Các chứng nhận đã được cấp",
                    ],
                    [
                        1,
                        "Miến dong",
                        "HTX Tài Hoan",
                        "Côn Minh, Na Rì, Bắc Kạn",
                        "0912 345 678",
                        "65.000",
                        "1.500",
                        "Quanh năm",
                        "ATTP",
                    ],
                ]
            ),
        ),
        rows={
            (0, 2): {
                "commune_code": "02185",
                "phone": "+84912345678",
                "price_vnd": 65000,
                "unit": "kg",
                "capacity_by_month": [1500] * 12,
                "papers": ["food_safety"],
            }
        },
    ),
)

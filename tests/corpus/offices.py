"""Sheets in the manner of particular offices: forms, ticks, groups of columns, English lists."""

from __future__ import annotations

from tests.corpus.writing import Case, Page

CASES = (
    Case(
        "department_annex",
        (
            Page(
                [
                    [
                        "SỞ CÔNG THƯƠNG TỈNH LẠNG SƠN",
                        None,
                        None,
                        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                    ],
                    [None, None, None, "Độc lập - Tự do - Hạnh phúc"],
                    ["DANH MỤC SẢN PHẨM (Kèm theo Công văn số 123/SCT-QLTM ngày 15/3/2026)"],
                    [
                        "TT",
                        "Tên doanh nghiệp/HTX/Hộ KD",
                        "Địa chỉ",
                        "Điện thoại/Email",
                        "Sản phẩm",
                        "Quy cách đóng gói",
                        "Giá bán buôn (VNĐ)",
                        "Giá bán lẻ (VNĐ)",
                        "Khả năng cung cấp (tấn/tháng)",
                        "Chứng nhận (OCOP, VietGAP...)",
                    ],
                    [
                        1,
                        "HTX Nông sản Chi Lăng",
                        "TT Đồng Mỏ, huyện Chi Lăng",
                        "0912345678/ nalan@gmail.com",
                        "Na Chi Lăng",
                        "Thùng 10kg",
                        "50.000",
                        "70.000",
                        20,
                        "OCOP 4 sao, VietGAP",
                    ],
                    [
                        2,
                        "Cty CP Hồi Lạng Sơn",
                        "P. Tam Thanh, TP Lạng Sơn",
                        "02053.812.345",
                        "Hoa hồi khô",
                        "Bao 50kg",
                        "180.000/kg",
                        "200.000/kg",
                        "5-10",
                        "OCOP 3 sao; ISO 22000",
                    ],
                    [
                        None,
                        None,
                        None,
                        None,
                        "Tinh dầu hồi",
                        "Chai 100ml",
                        "90.000đ/chai",
                        "120.000đ/chai",
                        "0,2",
                        "OCOP 3*",
                    ],
                ]
            ),
        ),
        header_rows=[4],
        rows={
            (0, 5): {
                "phone": "+84912345678",
                "email": "nalan@gmail.com",
                "province_code": "20",
                "price_vnd": 50000,
                "stars": 4,
                "capacity_by_month": [20000] * 12,
            },
            (0, 6): {"producer_type": "company", "capacity_by_month": [5000] * 12, "stars": 3},
            (0, 7): {"producer_name": "Cty CP Hồi Lạng Sơn", "phone": "+842053812345"},
        },
        codes={(0, 6): ("quantity_range",), (0, 7): ("value_inherited", "units_differ")},
    ),
    Case(
        "ticked_types_and_stars",
        (
            Page(
                [
                    [
                        "STT",
                        "Tên sản phẩm",
                        "Tên chủ thể",
                        "Loại hình chủ thể",
                        None,
                        None,
                        "Xếp hạng",
                        None,
                        None,
                        "Năm công nhận",
                    ],
                    [None, None, None, "DN", "HTX", "Hộ KD", "3 sao", "4 sao", "5 sao", None],
                    [1, "Chè Tân Cương", "HTX chè Hảo Đạt", None, "x", None, None, "x", None, 2024],
                    [
                        2,
                        "Miến Việt Cường",
                        "Miến Việt Cường",
                        None,
                        None,
                        "x",
                        "x",
                        None,
                        None,
                        "2025",
                    ],
                ],
                merged=("D1:F1", "G1:I1", "A1:A2", "B1:B2", "C1:C2", "J1:J2"),
            ),
        ),
        header_rows=[1, 2],
        rows={
            (0, 3): {"stars": 4, "producer_type": "cooperative"},
            (0, 4): {"stars": 3, "producer_type": "household"},
        },
        codes={(0, 3): ("date_year_only",)},
    ),
    Case(
        "buyer_above_the_table",
        (
            Page(
                [
                    ["PHIẾU ĐĂNG KÝ NHU CẦU MUA HÀNG"],
                    ["Tên đơn vị: Hệ thống siêu thị WinMart"],
                    ["Địa chỉ:", "72 Lê Thánh Tôn, TP.HCM"],
                    [
                        "STT",
                        "Tên hàng hóa",
                        "ĐVT",
                        "Số lượng/tháng",
                        "Giá mong muốn (đ)",
                        "Yêu cầu chất lượng",
                        "Thời gian giao hàng",
                    ],
                    [1, "Cam sành", "kg", 5000, "12.000 - 15.000", "VietGAP", "hàng tuần"],
                ]
            ),
        ),
        kinds=("demand",),
        rows={
            (0, 5): {
                "buyer_name": "Hệ thống siêu thị WinMart",
                "buyer_kind": "supermarket",
                "province_code": "79",
                "price_ceiling_vnd": 15000,
                "quantity_by_month": [5000] * 12,
            }
        },
    ),
    Case(
        "words_that_look_like_groups",
        (
            Page(
                [
                    ["Tên hàng", "Nhà vườn", "Giá", "SL"],
                    ["Nấm hương", "Hộ bà Tư", "180k/kg", "50kg/tháng"],
                    ["Vừng đen", "HTX Nghi Lộc", "70.000", "5 tạ/vụ"],
                    ["Na"],
                    ["Mực khô"],
                    ["Nấm rơm"],
                ]
            ),
        ),
        rows={
            (0, 4): {"commodity": "custard_apple"},
            (0, 5): {"product_name": "Mực khô"},
            (0, 6): {"product_name": "Nấm rơm"},
        },
        count=5,
    ),
    Case(
        "months_and_a_year_total",
        (
            Page(
                [
                    [
                        "Sản phẩm",
                        "Đơn vị sản xuất",
                        "Đơn vị",
                        *[f"Tháng {n}" for n in range(1, 13)],
                        "Cả năm",
                    ],
                    ["Cam", "HTX Cao Phong", "tấn", "10", "-", *[""] * 7, "5", "20", "30", "65"],
                ]
            ),
        ),
        columns={"C": "unit"},
        rows={(0, 2): {"unit": "kg", "capacity_by_month": [10000, *[0] * 8, 5000, 20000, 30000]}},
    ),
    Case(
        "demand_months",
        (
            Page(
                [
                    ["Đơn vị", "Mặt hàng", "ĐVT", *[f"T{n}" for n in range(1, 13)], "Giá tối đa"],
                    ["Trường MN Hoa Sen", "Gạo tẻ", "kg", *[200] * 5, 0, 0, 0, *[200] * 4, 18000],
                ]
            ),
        ),
        kinds=("demand",),
        rows={
            (0, 2): {
                "buyer_kind": "canteen",
                "quantity_by_month": [200] * 5 + [0] * 3 + [200] * 4,
                "price_ceiling_vnd": 18000,
            }
        },
    ),
    Case(
        "season_from_and_to",
        (
            Page(
                [
                    ["Tên sản phẩm", "Chủ thể", "Từ tháng", "Đến tháng", "Sản lượng (kg/năm)"],
                    ["Quýt", "HTX Quang Thuận", 11, 2, 4000],
                ]
            ),
        ),
        rows={
            (0, 2): {
                "season_months": [11, 12, 1, 2],
                "capacity_by_month": [1000, 1000, *[0] * 8, 1000, 1000],
            }
        },
    ),
    Case(
        "english_months",
        (
            Page(
                [
                    ["Product", "Producer", "Certified on", "Price", "Unit", "Season"],
                    ["Honey", "HTX A", "15 Mar 2026", "250000", "l", "Oct-Dec"],
                    ["Tea", "HTX B", "Mar 15, 2026", "$20", "kg", "January to March"],
                ]
            ),
        ),
        rows={
            (0, 2): {"season_months": [10, 11, 12], "certified_on": "2026-03-15"},
            (0, 3): {"season_months": [1, 2, 3], "certified_on": "2026-03-15"},
        },
        codes={(0, 3): ("price_currency_foreign",)},
    ),
    Case(
        "decision_and_place_in_cells",
        (
            Page(
                [
                    ["STT", "Tên sản phẩm OCOP", "Chủ thể (Tên, địa chỉ)", "Hạng", "Quyết định"],
                    [
                        1,
                        "Miến dong",
                        "HTX Tài Hoan (xã Côn Minh, huyện Na Rì)",
                        "5",
                        "QĐ số 2361/QĐ-BNNMT ngày 26/6/2025",
                    ],
                    [
                        2,
                        "Bún khô",
                        "Hộ ông Nguyễn Văn A - thôn 3, xã Cường Lợi",
                        "3",
                        "số 12/QĐ-UBND, 15.01.2026",
                    ],
                ]
            ),
        ),
        file_name="OCOP Bac Kan 2026",
        rows={
            (0, 2): {
                "producer_name": "HTX Tài Hoan",
                "commune_code": "02185",
                "certified_on": "2025-06-26",
            },
            (0, 3): {
                "producer_type": "household",
                "province_code": "19",
                "certified_on": "2026-01-15",
            },
        },
    ),
    Case(
        "capitals_without_tones",
        (
            Page(
                [
                    ["DANH SACH SAN PHAM"],
                    ["STT", "TEN SP", "DON VI SX", "GIA", "SL/NAM", "DVT"],
                    ["1", "MAT ONG RUNG", "HTX NAM MAU", "250,000", "1,200", "LIT"],
                ]
            ),
        ),
        kind="xls",
        rows={
            (0, 3): {
                "commodity": "honey",
                "unit": "l",
                "price_vnd": 250000,
                "capacity_by_month": [100] * 12,
            }
        },
        codes={(0, 3): ("commodity_by_folded",)},
    ),
    Case(
        "prices_as_spoken",
        (
            Page(
                [
                    [
                        "STT",
                        "Tên sản phẩm",
                        "Nhà SX",
                        "Đơn giá bán (chưa VAT)",
                        "Số lượng",
                        "Tháng cung ứng",
                        "Hạn dùng",
                    ],
                    [
                        1,
                        "Rượu ngô",
                        "HTX B",
                        "80.000đ/lít (can 20 lít)",
                        "1.000 lít/tháng",
                        "Quanh năm",
                        "12T",
                    ],
                    [
                        2,
                        "Gạo nếp",
                        "HTX E",
                        "28.000đ/kg",
                        "20 tấn/vụ (2 vụ/năm)",
                        "tháng 6, tháng 11",
                        "1 năm",
                    ],
                    [
                        3,
                        "Trứng gà",
                        "Trang trại G",
                        "3.500đ/quả",
                        "10.000 quả/ngày",
                        None,
                        "20 ngày",
                    ],
                    [
                        4,
                        "Mật ong",
                        "HTX H",
                        "200.000đ/chai 700ml",
                        "100 lít/năm",
                        "tháng 3-5",
                        None,
                    ],
                    [5, "Chuối", "HTX L", "7.000 – 9.000", "1.5 tấn/tuần", "cả năm", None],
                ]
            ),
        ),
        columns={"C": "producer_name", "D": "price_vnd", "G": "shelf_life_days"},
        rows={
            (0, 2): {"unit": "l", "price_vnd": 80000, "shelf_life_days": 365},
            (0, 3): {"unit": "kg", "capacity_by_month": [0] * 5 + [10000] + [0] * 4 + [10000, 0]},
            (0, 4): {"unit": "piece", "price_vnd": 3500, "capacity_by_month": [300000] * 12},
            (0, 5): {"unit": "l", "price_vnd": 285714},
            (0, 6): {"price_vnd": 7000, "price_max_vnd": 9000, "capacity_by_month": [6500] * 12},
        },
    ),
    Case(
        "needs_of_several_goods",
        (
            Page(
                [
                    [
                        "TT",
                        "Đơn vị tiêu thụ",
                        "Mặt hàng cần thu mua",
                        "Sản lượng dự kiến/năm",
                        "Giá thu mua",
                        "Yêu cầu",
                    ],
                    [
                        1,
                        "Chuỗi cửa hàng Bác Tôm",
                        "Gạo Séng Cù; miến dong",
                        "6 tấn",
                        None,
                        "hóa đơn",
                    ],
                    [
                        2,
                        "Công ty XNK Vina T&T",
                        "Sầu riêng",
                        "200 tấn/tháng",
                        "50.000-60.000 đ/kg",
                        "GlobalGAP, mã số vùng trồng",
                    ],
                ]
            ),
        ),
        kinds=("demand",),
        rows={
            (0, 2): {"quantity_by_month": [500] * 12},
            (0, 3): {
                "buyer_kind": "exporter",
                "price_ceiling_vnd": 60000,
                "quantity_by_month": [200000] * 12,
                "papers_required": ["globalgap", "planting_area_code"],
            },
        },
        codes={(0, 2): ("need_several",)},
    ),
    Case(
        "producer_inside_the_place",
        (
            Page(
                [
                    ["DANH SÁCH"],
                    ["", "Sản phẩm", "Nơi sản xuất", "Liên hệ"],
                    ["A", "TUYÊN QUANG"],
                    [
                        "1",
                        "Cam sành Hàm Yên",
                        "HTX Phong Lưu, xã Phù Lưu, Hàm Yên",
                        "0912.111.222 (anh Hùng)",
                    ],
                ]
            ),
        ),
        rows={
            (0, 4): {
                "producer_name": "HTX Phong Lưu",
                "producer_type": "cooperative",
                "province_code": "08",
                "phone": "+84912111222",
            }
        },
        skipped={(0, 3): "group_row"},
    ),
)

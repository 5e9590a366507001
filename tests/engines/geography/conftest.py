"""A small country: two former provinces merged into one, a namesake, a split, a pair of tones."""

from __future__ import annotations

from datetime import date

import pytest

from baccau.engines.geography import Commune, FormerUnit, Gazetteer, KindWords, Province

REFORM = date(2025, 7, 1)
CHANGE = date(2026, 4, 30)

PROVINCES = (
    Province("19", "tinh", "Thái Nguyên", REFORM, None, "d1"),
    Province("79", "thanh_pho", "Hồ Chí Minh", REFORM, None, "d1"),
    Province("75", "tinh", "Đồng Nai", REFORM, CHANGE, "d1"),
    Province("75", "thanh_pho", "Đồng Nai", CHANGE, None, "d2"),
)


def commune(code, province, kind, name, *, start=REFORM, end=None):
    return Commune(code, province, kind, name, 21.0, 105.0, None, start, end, "d1")


COMMUNES = (
    commune("00001", "19", "xa", "Côn Minh"),
    commune("00002", "19", "xa", "Na Rì"),
    commune("00003", "19", "xa", "Văn Lang"),
    commune("00004", "19", "xa", "Văn Lăng"),
    commune("00005", "19", "xa", "Hòa Bình"),
    commune("00006", "19", "phuong", "Hòa Bình"),
    commune("00007", "19", "phuong", "Bắc Kạn"),
    commune("00101", "79", "phuong", "Gò Vấp"),
    commune("00102", "79", "xa", "Hòa Bình"),
    commune("00103", "79", "phuong", "Tân Lý"),
    commune("00201", "75", "xa", "Trảng Bom", end=CHANGE),
    commune("00201", "75", "phuong", "Trảng Bom", start=CHANGE),
)


def former(level, code, kind, name, parent, today, *earlier_keys):
    return FormerUnit(level, code, kind, name, parent, tuple(today.split()), earlier_keys)


FORMER = (
    former("province", "06", "tinh", "Bắc Kạn", "", "19"),
    former("province", "19", "tinh", "Thái Nguyên", "", "19"),
    former("province", "79", "thanh_pho", "Hồ Chí Minh", "", "79"),
    former("province", "75", "tinh", "Đồng Nai", "", "75"),
    former("district", "066", "huyen", "Na Rì", "06", ""),
    former("district", "058", "thanh_pho", "Bắc Kạn", "06", ""),
    former("district", "164", "thanh_pho", "Thái Nguyên", "19", ""),
    former("district", "764", "quan", "Gò Vấp", "79", ""),
    former("district", "700", "huyen", "Đảo Xa", "75", "00201"),
    former("commune", "02185", "xa", "Côn Minh", "066", "00001"),
    former("commune", "02190", "xa", "Quang Phong", "066", "00001", "haophu"),
    former("commune", "02191", "xa", "Dương Sơn", "066", "00002 00003"),
    former("commune", "02192", "thi_tran", "Yến Lạc", "066", "00002"),
    former("commune", "01840", "phuong", "Đức Xuân", "058", "00007"),
    former("commune", "05440", "phuong", "Đức Xuân", "164", "00006"),
    former("commune", "05441", "xa", "Đồn Đạc", "164", "00004"),
    former("commune", "05442", "xa", "Đắk Lua", "164", "00005"),
    former("commune", "26890", "phuong", "1", "764", "00101", "4"),
)

KIND_WORDS = (
    ("xã", "xa"), ("x", "xa"), ("phường", "phuong"), ("p", "phuong"),
    ("thị trấn", "thi_tran"), ("tt", "thi_tran"), ("huyện", "huyen"), ("h", "huyen"),
    ("quận", "quan"), ("q", "quan"), ("thành phố", "thanh_pho"), ("tp", "thanh_pho"),
    ("tỉnh", "tinh"), ("t", "tinh"), ("thôn", "within"), ("đường", "within"), ("cũ", "noise"),
    ("việt nam", "noise"),
)  # fmt: skip


@pytest.fixture(scope="session")
def country():
    return Gazetteer(
        provinces=PROVINCES,
        communes=COMMUNES,
        former=FORMER,
        province_names=[("HCM", "79"), ("Sài Gòn", "79")],
        code_aliases={"00999": "00001"},
        kind_words=KindWords(KIND_WORDS),
    )

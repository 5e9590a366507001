"""The shipped tables of places, and how real names resolve against them."""

from __future__ import annotations

import csv
import statistics
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from baccau.engines.geography import haversine_km
from baccau.engines.text import fold
from baccau.reference import places

ORACLE = Path(__file__).parents[3] / "shared/data/commune-points.csv"
ARCHIPELAGOS = {"20333", "22736", "07192"}  # no single point stands for them

TONE_PAIRS = [
    ("Hải Phòng", "Cẩm Giang", "Cẩm Giàng"),
    ("Hồ Chí Minh", "Thanh An", "Thạnh An"),
    ("Thái Nguyên", "Văn Lang", "Văn Lăng"),
    ("Đồng Nai", "Lộc Thành", "Lộc Thạnh"),
    ("Đồng Tháp", "Mỹ Tho", "Mỹ Thọ"),
    ("Đồng Tháp", "Tân Thành", "Tân Thạnh"),
    ("Quảng Ngãi", "Ba Tô", "Ba Tơ"),
    ("Quảng Ngãi", "Sơn Hà", "Sơn Hạ"),
    ("Thanh Hóa", "Đông Tiến", "Đồng Tiến"),
    ("Tây Ninh", "Tân Thành", "Tân Thạnh"),
]


def test_counts_are_those_of_the_law():
    assert len(places.provinces()) == 34
    assert Counter(commune.kind for commune in places.communes()) == {
        "xa": 2611, "phuong": 697, "dac_khu": 13,
    }  # fmt: skip
    former = places.gazetteer().former
    assert len(former["province"]) == 63
    assert len(former["district"]) == 696
    assert len(former["commune"]) == 10_035


def test_change_of_april_2026_has_both_versions():
    gazetteer = places.gazetteer()
    changed = [found for found in gazetteer.commune_versions.values() if len(found) > 1]
    assert len(changed) == 10
    for before, after in changed:
        assert (before.kind, after.kind) == ("xa", "phuong")
        assert before.valid_to == after.valid_from == date(2026, 4, 30)
        assert after.province_code == "75"
    assert gazetteer.province("75", date(2026, 4, 29)).kind == "tinh"
    assert places.full_name(places.province("75")) == "thành phố Đồng Nai"


def test_units_hang_together():
    codes = {commune.code for commune in places.communes()}
    provinces = {province.code for province in places.provinces()}
    assert {commune.province_code for commune in places.communes()} == provinces
    former = places.gazetteer().former
    for unit in former["commune"].values():
        assert unit.today
        assert set(unit.today) <= codes
        assert unit.parent in former["district"]
        home = former["province"][places.gazetteer().province_of(unit)].today
        assert {places.commune(code).province_code for code in unit.today} == set(home)
    covered = {code for level in former.values() for unit in level.values() for code in unit.today}
    assert codes <= covered


def test_points_lie_in_or_near_vietnam():
    for commune in places.communes():
        assert 7 < commune.lat < 23.5
        assert 102 < commune.lon < 115


def test_both_codes_of_ba_che_resolve():
    assert places.commune("06978") is places.commune("06970")
    assert places.resolve(commune="06978").commune_code == "06970"
    with pytest.raises(KeyError):
        places.commune("99999")


def test_cong_minh_of_the_issue():
    found = places.resolve(text="Côn Minh, Na Rì, Bắc Kạn")
    assert (found.status, found.commune_code, found.province_code) == ("found", "02185", "19")


@pytest.mark.parametrize(("province", "one", "other"), TONE_PAIRS)
def test_names_that_differ_by_tone_never_merge(province, one, other):
    found = [places.resolve(commune=name, province=province) for name in (one, other)]
    assert [places.commune(answer.commune_code).name for answer in found] == [one, other]
    for name in (one, other):
        unmarked = places.resolve(text=f"{fold(name)}, {fold(province)}")
        assert unmarked.status == "ambiguous"
        names = {candidate.name for candidate in unmarked.candidates}
        assert {one, other} <= names


def test_every_commune_resolves_from_its_name_and_province():
    for commune in places.communes():
        province = places.province(commune.province_code)
        named = places.full_name(commune)
        for written in (
            {"commune": named, "province": province.name},
            {"text": f"{named}, {places.full_name(province)}"},
            {"commune": commune.code},
        ):
            found = places.resolve(**written)
            assert (found.status, found.commune_code) == ("found", commune.code), written


def test_every_commune_typed_without_tones_is_itself_or_asked_about():
    asked = 0
    for commune in places.communes():
        province = places.province(commune.province_code)
        found = places.resolve(text=fold(f"{places.full_name(commune)} {province.name}"))
        if found.status == "ambiguous":
            asked += 1
            assert commune.code in {candidate.code for candidate in found.candidates}
        else:
            assert found.commune_code == commune.code
    assert asked < 30


def former_addresses():
    gazetteer = places.gazetteer()
    for unit in gazetteer.former["commune"].values():
        district = gazetteer.former["district"][unit.parent]
        province = gazetteer.former["province"][district.parent]
        yield unit, district, province


def with_kind(unit):
    return f"{places.kind_name(unit.kind)} {unit.name}"


def is_successor_or_asks(unit, found):
    if found.status == "found":
        return unit.today == (found.commune_code,)
    candidates = {candidate.code for candidate in found.candidates}
    return found.status == "ambiguous" and set(unit.today) <= candidates


def test_every_former_commune_resolves_to_its_successor_or_asks():
    asked = 0
    for unit, *above in former_addresses():
        address = ", ".join(map(with_kind, (unit, *above)))
        found = places.resolve(text=address)
        assert is_successor_or_asks(unit, found), (address, found)
        asked += found.status == "ambiguous"
    assert asked < 500


@pytest.mark.slow
@pytest.mark.parametrize("way", ["columns", "bare", "unmarked"])
def test_every_former_commune_in_other_spellings(way):
    for unit, district, province in former_addresses():
        names = [with_kind(part) for part in (unit, district, province)]
        if way == "columns":
            written = dict(zip(("commune", "district", "province"), names, strict=True))
        elif way == "unmarked":
            written = {"text": fold(" ".join(names))}
        elif unit.name.isdecimal():
            continue
        else:
            written = {"text": f"{unit.name}, {district.name}, {province.name}"}
        found = places.resolve(**written)
        assert is_successor_or_asks(unit, found), (written, found)


def test_every_former_province_resolves_to_its_successor():
    for unit in places.gazetteer().former["province"].values():
        for text in (unit.name, f"{places.kind_name(unit.kind)} {unit.name}", fold(unit.name)):
            found = places.resolve(text=text)
            assert (found.status, found.province_code) == ("province_only", unit.today[0])


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("TP.HCM", "79"), ("Tp Hồ Chí Minh", "79"), ("TPHCM", "79"), ("Sài Gòn", "79"),
        ("HN", "01"), ("Hà Tây", "01"), ("BR-VT", "79"), ("Bà Rịa Vũng Tàu", "79"),
        ("Bà Rịa – Vũng Tàu", "79"), ("Thừa Thiên Huế", "46"), ("Thừa Thiên - Huế", "46"),
        ("TT. Huế", "46"), ("Đắc Lắc", "66"), ("Đak Lak", "66"), ("Đăk Lăk", "66"),
        ("Daklak", "66"), ("Đăk Nông", "68"), ("Kontum", "51"), ("Bắc Cạn", "19"),
        ("Thanh Hoá", "38"), ("Khánh Hoà", "56"), ("tỉnh Gia Lai", "52"),
    ],
)  # fmt: skip
def test_province_by_the_names_in_use(name, code):
    for written in ({"province": name}, {"text": name}):
        found = places.resolve(**written)
        assert (found.status, found.province_code) == ("province_only", code), written


@pytest.fixture(scope="module")
def oracle():
    if not ORACLE.exists():
        pytest.skip("the independent list of commune points is not beside this project")
    with ORACLE.open(encoding="utf-8", newline="") as file:
        return {row["commune_code"]: row for row in csv.DictReader(file)}


def test_codes_agree_with_an_independent_list(oracle):
    aliases = places.gazetteer().code_aliases
    theirs = {aliases.get(code, code): row["province_code"] for code, row in oracle.items()}
    assert {commune.code: commune.province_code for commune in places.communes()} == theirs


def test_points_agree_with_an_independent_list(oracle):
    aliases = places.gazetteer().code_aliases
    off = {}
    for code, row in oracle.items():
        commune = places.commune(aliases.get(code, code))
        off[commune.code] = haversine_km(commune.point, (float(row["lat"]), float(row["lon"])))
    mainland = sorted(distance for code, distance in off.items() if code not in ARCHIPELAGOS)
    assert statistics.median(mainland) < 0.1
    assert mainland[int(0.95 * len(mainland))] < 3.5
    assert mainland[-1] < 25
    assert sum(distance > 15 for distance in mainland) <= 1

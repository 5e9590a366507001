"""Written places against a small country."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baccau.engines.geography import resolve

BEFORE = date(2024, 5, 1)


def answer(country, **written):
    found = resolve(country, **written)
    return found.status, found.commune_code, found.province_code


def asked(country, **written):
    found = resolve(country, **written)
    assert found.status == "ambiguous", found
    assert found.commune_code is None
    return {candidate.code for candidate in found.candidates}


@pytest.mark.parametrize(
    "text",
    [
        "Côn Minh, Na Rì, Bắc Kạn",
        "Thôn Chợ B, xã Côn Minh, huyện Na Rì, tỉnh Bắc Kạn",
        "xã Côn Minh huyện Na Rì tỉnh Bắc Kạn",
        "X. Côn Minh, H. Na Rì, T. Bắc Kạn, Việt Nam",
        "Côn Minh - Na Rì - Bắc Kạn",
        "con minh na ri bac kan",
        "CON MINH; NA RI; BAC KAN",
        "Xã Côn Minh (cũ), huyện Na Rì, tỉnh Bắc Kạn",
        "Côn Minh, Bắc Kạn",
        "Côn Minh, Thái Nguyên",
        "Côn Minh, Na Rì, Thái Nguyên",
        "Côn Minh, Bắc Kạn, Thái Nguyên",
        "Quang Phong, Na Rì, Bắc Kạn",
        "Côn Minh",
        "00001",
    ],
)
def test_text_resolves_to_the_commune_of_today(country, text):
    assert answer(country, text=text) == ("found", "00001", "19")


@pytest.mark.parametrize(
    "columns",
    [
        {"commune": "Xã Côn Minh", "district": "Huyện Na Rì", "province": "Tỉnh Bắc Kạn"},
        {"commune": "Côn Minh", "province": "Thái Nguyên"},
        {"commune": "Côn Minh, Na Rì, Bắc Kạn"},
        {"commune": "Xã Côn Minh huyện Na Rì", "province": "Bắc Kạn"},
        {"commune": "con minh", "district": "na ri"},
        {"commune": "Côn Minh", "province": "19"},
        {"commune": "00001", "province": "Bắc Kạn"},
        {"commune": "00999"},
        {"text": "Côn Minh", "district": "Na Rì", "province": "Bắc Kạn"},
    ],
)
def test_columns_resolve_to_the_commune_of_today(country, columns):
    assert answer(country, **columns) == ("found", "00001", "19")


def test_split_commune_is_asked_about(country):
    assert asked(country, text="Dương Sơn, Na Rì, Bắc Kạn") == {"00002", "00003"}
    found = resolve(country, text="Dương Sơn, Na Rì, Bắc Kạn")
    assert {candidate.why for candidate in found.candidates} == {"split"}
    assert asked(country, commune="02191") == {"00002", "00003"}


def test_tones_decide_and_their_absence_asks(country):
    assert answer(country, text="Văn Lang, Thái Nguyên")[1] == "00003"
    assert answer(country, text="Văn Lăng, Thái Nguyên")[1] == "00004"
    assert asked(country, text="van lang, thai nguyen") == {"00003", "00004"}


def test_other_tones_are_never_taken_for_the_name(country):
    assert asked(country, text="Côn Mình, Na Rì, Bắc Kạn") == {"00001"}
    assert "spelling_differs" in resolve(country, text="Côn Mình, Bắc Kạn").evidence


def test_shared_name_is_asked_about_across_provinces(country):
    assert asked(country, text="xã Hòa Bình") == {"00005", "00102"}


def test_kind_tells_namesakes_apart(country):
    assert answer(country, text="phường Hoà Bình, Thái Nguyên")[1] == "00006"
    assert answer(country, text="xã Hoà Bình, Thái Nguyên")[1] == "00005"
    assert asked(country, text="Hoà Bình, Thái Nguyên") == {"00005", "00006"}


def test_other_kind_than_written_is_told(country):
    found = resolve(country, commune="Phường Côn Minh", province="Thái Nguyên")
    assert found.commune_code == "00001"
    assert "kind_differs" in found.evidence


def test_kind_of_an_earlier_version_agrees(country):
    for kind in ("xã", "phường"):
        found = resolve(country, text=f"{kind} Trảng Bom, Đồng Nai")
        assert found.commune_code == "00201"
        assert "kind_differs" not in found.evidence


def test_district_tells_former_namesakes_apart(country):
    assert answer(country, text="Đức Xuân, TP Bắc Kạn, Bắc Kạn")[1] == "00007"
    assert answer(country, text="Đức Xuân, Thái Nguyên, Thái Nguyên")[1] == "00006"
    assert asked(country, text="phường Đức Xuân") == {"00006", "00007"}


def test_former_province_narrows(country):
    assert answer(country, text="Đức Xuân, Bắc Kạn")[1] == "00007"


def test_commune_outside_its_district_is_asked_about(country):
    found = resolve(country, commune="Côn Minh", district="TP Bắc Kạn", province="Bắc Kạn")
    assert (found.status, "district_differs" in found.evidence) == ("ambiguous", True)


def test_district_alone_gives_province_and_candidates(country):
    for written in (
        {"text": "huyện Na Rì, Bắc Kạn"},
        {"text": "Na Rì, Bắc Kạn"},
        {"district": "Na Rì"},
        {"district": "Na Rì", "province": "Thái Nguyên"},
    ):
        found = resolve(country, **written)
        assert (found.status, found.province_code) == ("province_only", "19")
        assert {candidate.code for candidate in found.candidates} == {"00001", "00002", "00003"}


def test_name_of_a_commune_and_a_former_district_is_asked_about(country):
    assert asked(country, text="Na Rì, Thái Nguyên") == {"00001", "00002", "00003"}
    assert answer(country, text="xã Na Rì, Thái Nguyên")[1] == "00002"
    assert answer(country, commune="Na Rì", province="Thái Nguyên")[1] == "00002"
    assert answer(country, text="Na Rì, Thái Nguyên", on=date(2026, 1, 1))[1] == "00002"


def test_district_of_one_commune_is_that_commune(country):
    assert answer(country, text="huyện Đảo Xa, Đồng Nai") == ("found", "00201", "75")


@pytest.mark.parametrize("text", ["Bắc Kạn", "tỉnh Bắc Kạn", "bac kan", "Thái Nguyên"])
def test_province_alone(country, text):
    assert answer(country, text=text) == ("province_only", None, "19")
    assert answer(country, province=text) == ("province_only", None, "19")


@pytest.mark.parametrize("name", ["TP.HCM", "TP. Hồ Chí Minh", "Sài Gòn", "hcm"])
def test_province_by_its_other_names(country, name):
    assert answer(country, text=f"Phường 1, Quận Gò Vấp, {name}") == ("found", "00101", "79")
    assert answer(country, text=f"P01, Q. Gò Vấp, {name}") == ("found", "00101", "79")


def test_number_alone_names_no_ward(country):
    assert resolve(country, commune="1", province="TP.HCM").status == "province_only"


def test_older_names_are_found_by_their_folded_key(country):
    assert answer(country, text="xa hao phu, na ri, bac kan")[1] == "00001"
    assert asked(country, text="xã Hảo Phú, Na Rì, Bắc Kạn") == {"00001"}
    assert answer(country, text="Phường 4, Gò Vấp, HCM")[1] == "00101"


def test_city_of_the_district_level_is_no_province(country):
    found = resolve(country, text="TP Bắc Kạn, Bắc Kạn")
    assert [candidate.code for candidate in found.candidates] == []
    assert answer(country, text="TP Bắc Kạn, Bắc Kạn") == ("found", "00007", "19")


def test_name_of_a_street_is_no_commune(country):
    found = resolve(country, text="12 đường Côn Minh, Thái Nguyên")
    assert (found.status, found.commune_code) == ("province_only", None)


@pytest.mark.parametrize(
    "written",
    [
        {"commune": "Côn Minh", "province": "Atlantis"},
        {"commune": "Xã Côn Minh huyện Na Rì", "province": "Atlantis"},
        {"text": "Côn Minh", "province": "Atlantis"},
        {"text": "Côn Minh, Atlantis"},
    ],
)
def test_unknown_province_is_never_settled(country, written):
    found = resolve(country, **written)
    assert (found.status, "province_unknown" in found.evidence) == ("ambiguous", True)


def test_code_of_another_province_is_asked_about(country):
    found = resolve(country, commune="00001", province="Hồ Chí Minh")
    assert (found.status, "province_differs" in found.evidence) == ("ambiguous", True)


def test_unknown_commune_keeps_the_province(country):
    found = resolve(country, commune="Không Có", province="Bắc Kạn")
    assert (found.status, found.province_code) == ("province_only", "19")
    assert "commune_unknown" in found.evidence


def test_older_paper_is_read_as_of_its_day(country):
    assert answer(country, text="xã Đồn Đạc, Thái Nguyên", on=BEFORE)[1] == "00004"
    assert answer(country, commune="02185", on=BEFORE)[1] == "00001"
    # The province was not merged then: Bắc Kạn's communes were not in it.
    assert resolve(country, text="xã Quang Phong, Thái Nguyên", on=BEFORE).status != "found"
    assert answer(country, text="xã Quang Phong, Thái Nguyên")[1] == "00001"


def test_nothing_written_is_unknown(country):
    for text in ("", " ", ",,;", "Việt Nam", "???", "\x00"):
        assert answer(country, text=text) == ("unknown", None, None)


WORDS = st.sampled_from(
    ["Côn", "Minh", "con", "minh", "Na", "Rì", "Bắc", "Kạn", "xã", "huyện", "tỉnh", "TP", "P1",
     "12", ",", "-", "(", ")", "Đức", "Xuân", "Sài Gòn", "đường", "Việt Nam", "\n", "00001"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=60), st.text(max_size=12))
def test_any_text_is_answered(country, text, other):
    for written in ({"text": text}, {"commune": text, "province": other}, {"district": text}):
        found = resolve(country, **written)
        assert found.status in {"found", "ambiguous", "province_only", "unknown"}
        assert (found.status == "found") == (found.commune_code is not None)
        if found.status == "ambiguous":
            assert found.candidates


def test_city_in_the_column_of_communes_is_no_ward(country):
    found = resolve(country, commune="TP Na Rì", province="Bắc Kạn")
    assert (found.status, found.province_code) == ("province_only", "19")
    assert len(found.candidates) == 3


def test_commune_in_the_column_of_districts_is_read_as_one(country):
    assert answer(country, district="xã Côn Minh", province="Thái Nguyên")[1] == "00001"


def test_long_text_is_answered_by_its_end(country):
    address = "xã Côn Minh, Thái Nguyên" + ", Việt Nam" * 2_000 + " Việt Nam" * 2_000
    assert answer(country, text="abc, " * 50_000 + address) == ("found", "00001", "19")
    assert answer(country, text=address + ", abc" * 50_000) == ("unknown", None, None)

from __future__ import annotations

import pytest
from openpyxl import load_workbook
from tests.corpus.layouts import CASES as LAYOUTS
from tests.corpus.offices import CASES as OFFICES
from tests.corpus.values import CASES as VALUES
from tests.corpus.writing import write

from baccau.doors.writing import ColumnOut, SheetOut, write_workbook
from baccau.pipelines.naming import shown
from baccau.pipelines.templates import (
    example_row,
    export_sheet,
    template_titles,
    write_template,
)
from baccau.pipelines.understanding import understand_file
from baccau.reference import buyer_kinds, commodities, papers, places, producer_types, units

KINDS = ("supply", "demand")
LANGS = ("vi", "en")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", KINDS)
def test_template_filled_with_its_examples_has_no_problem(tmp_path, kind, lang):
    path = tmp_path / "mau.xlsx"
    write_template(path, kind, lang=lang)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    titles = template_titles(kind, lang=lang)
    assert [cell.value for cell in sheet[1]] == list(titles.values())
    for column, field in enumerate(titles, start=1):
        sheet.cell(2, column, example_row(kind).get(field))
    book.save(path)
    data = understand_file(path).as_json()
    first = data["sheets"][0]
    assert first["kind"] == kind
    assert list(first["columns"].values()) == list(titles)
    (row,) = first["rows"]
    assert row["problems"] == []
    amounts = {"supply": "capacity_by_month", "demand": "quantity_by_month"}[kind]
    assert row["values"][amounts] == [500] * 12
    assert {sheet["kind"] for sheet in data["sheets"][1:]} == {"other"}


@pytest.mark.parametrize("kind", KINDS)
def test_template_offers_lists_and_comments(tmp_path, kind):
    path = tmp_path / "mau.xlsx"
    write_template(path, kind)
    sheet = load_workbook(path).worksheets[0]
    assert sheet.data_validations.count >= 2
    assert sum(cell.comment is not None for cell in sheet[1]) >= 5


def contract_rows():
    supply = {
        "product_name": "Miến dong Tài Hoan",
        "producer_name": "HTX Tài Hoan",
        "producer_type": "cooperative",
        "tax_code": "0100109106",
        "phone": "+84912345678",
        "email": "a@b.vn",
        "commune_code": "02185",
        "province_code": "19",
        "place_as_written": "Côn Minh, Na Rì, Bắc Kạn",
        "product_set": 6,
        "commodity": "glass_noodle_canna",
        "stars": 5,
        "certificate_no": "19-02185-1-2026",
        "certified_on": "2026-03-15",
        "price_vnd": 65000,
        "price_max_vnd": 70000,
        "unit": "kg",
        "pack_size": 500,
        "pack_unit": "g",
        "capacity_by_month": [0.5, *[0] * 8, 2000, 1500.25, 2000],
        "moq": 50,
        "lead_days": 5,
        "shelf_life_days": 365,
        "storage": "ambient",
        "papers": ["food_safety", "e_invoice", "vietgap"],
        "season_months": [10, 11, 12],
    }
    demand = {
        "buyer_name": "Siêu thị Sông Cầu",
        "buyer_kind": "supermarket",
        "place_as_written": "Phường Đức Xuân",
        "commune_code": "01840",
        "province_code": "19",
        "commodity": "honey",
        "product_set": 4,
        "need_text": "Mật ong",
        "quantity_by_month": [100] * 12,
        "unit": "l",
        "price_ceiling_vnd": 250000,
        "discount_percent": 12.5,
        "payment_days": 45,
        "min_stars": 3,
        "papers_required": ["haccp", "barcode"],
        "origin_province_codes": ["19", "04", "79"],
        "max_suppliers": 2,
        "storage": "cool",
    }
    return {"supply": supply, "demand": demand}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", KINDS)
def test_export_reads_back_to_the_same_values(tmp_path, kind, lang):
    row = contract_rows()[kind]
    path = tmp_path / "out.xlsx"
    write_workbook(path, (export_sheet(kind, [row], lang=lang),))
    sheet = understand_file(path).as_json()["sheets"][0]
    assert sheet["kind"] == kind
    assert [read["values"] for read in sheet["rows"]] == [row]


NOT_EXPORTED = {"packs_per_case"}


@pytest.mark.parametrize("case", [*LAYOUTS, *VALUES, *OFFICES], ids=lambda case: case.name)
def test_export_of_anything_understood_reads_back(tmp_path, case):
    data = understand_file(write(case, tmp_path)).as_json()
    for sheet in data["sheets"]:
        rows = [row["values"] for row in sheet["rows"] if not row["refused"]]
        if sheet["kind"] == "other" or not rows:
            continue
        path = tmp_path / "again.xlsx"
        write_workbook(path, (export_sheet(sheet["kind"], rows),))
        again = understand_file(path, kind=sheet["kind"]).as_json()["sheets"][0]
        wanted = [{k: v for k, v in row.items() if k not in NOT_EXPORTED} for row in rows]
        assert [row["values"] for row in again["rows"]] == wanted


@pytest.mark.parametrize("lang", LANGS)
def test_every_code_is_shown_in_words_that_read_back(tmp_path, lang):
    known = {
        "unit": [unit.code for unit in units.units()],
        "producer_type": [item.code for item in producer_types.producer_types()],
        "commodity": [item.code for item in commodities.commodities()],
        "papers": [[item.code] for item in papers.papers()],
    }
    size = max(map(len, known.values()))
    rows = [
        {"product_name": f"Hàng {n}", **{f: codes[n % len(codes)] for f, codes in known.items()}}
        for n in range(size)
    ]
    path = tmp_path / "codes.xlsx"
    write_workbook(path, (export_sheet("supply", rows, lang=lang),))
    read = understand_file(path, kind="supply").as_json()["sheets"][0]["rows"]
    for row, written in zip(read, rows, strict=True):
        values = {name: row["values"].get(name) for name in known}
        wanted = {name: written[name] for name in known}
        unit = units.unit(written["unit"])
        wanted["unit"] = unit.base if unit.kind in ("mass", "volume") else unit.code
        assert values == wanted


def test_buyer_kinds_and_provinces_are_shown_in_words(tmp_path):
    kinds = [item.code for item in buyer_kinds.buyer_kinds()]
    provinces = [province.code for province in places.provinces()]
    rows = [
        {"buyer_name": "A", "need_text": "Mật ong", "unit": "kg", "quantity_by_month": [1] * 12}
        | {"buyer_kind": kinds[n % len(kinds)], "origin_province_codes": [code]}
        for n, code in enumerate(provinces)
    ]
    path = tmp_path / "codes.xlsx"
    write_workbook(path, (export_sheet("demand", rows),))
    read = understand_file(path).as_json()["sheets"][0]["rows"]
    for row, written in zip(read, rows, strict=True):
        assert row["values"]["buyer_kind"] == written["buyer_kind"]
        assert row["values"]["origin_province_codes"] == written["origin_province_codes"]


def test_shown_leaves_plain_values_alone():
    assert shown("product_name", "Miến dong", "vi") == "Miến dong"


def test_a_changed_title_is_noticed(tmp_path):
    """Control: a sheet whose titles are not of columns.toml is not read back."""
    sheet = SheetOut("X", (ColumnOut("Abc"), ColumnOut("Def")), (("Miến dong", "HTX Tài Hoan"),))
    write_workbook(tmp_path / "x.xlsx", (sheet,))
    assert understand_file(tmp_path / "x.xlsx").row_count == 0

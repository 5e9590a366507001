"""A province's list comes in, is decided, goes out as an export, comes back, and is undone."""

import io

import pytest
from openpyxl import Workbook, load_workbook
from tests.factories import domain as make

from baccau.domain.accounts.models import Organisation
from baccau.domain.audit.queries import broken_entries
from baccau.domain.base.actor import SYSTEM
from baccau.domain.base.snapshots import snapshot
from baccau.domain.demand.models import Need
from baccau.domain.demand.queries import NeedFilter
from baccau.domain.demand.queries import export_rows as export_needs
from baccau.domain.intake import actions
from baccau.domain.intake.queries import batch_summary, problem_kinds
from baccau.domain.places.actions import load_places
from baccau.domain.registry.models import Paper, Product, Provenance, Supply
from baccau.domain.registry.queries import ProductFilter, export_rows, product_detail
from baccau.doors.writing import write_workbook
from baccau.pipelines.templates import export_sheet

pytestmark = pytest.mark.django_db
TABLES = (Organisation, Product, Supply, Paper, Need, Provenance)


def everything():
    return [snapshot(row) for table in TABLES for row in table.objects.order_by("pk")]


def supply_list():
    book = Workbook()
    sheet = book.active
    sheet.title = "DS sản phẩm"
    sheet["A1"] = "UBND TỈNH THÁI NGUYÊN"
    sheet["A2"] = "DANH SÁCH SẢN PHẨM OCOP THAM GIA KẾT NỐI CUNG CẦU"
    for row in (
        [],
        ["STT", "Tên sản phẩm", "Tên chủ thể", "Địa chỉ", "Điện thoại", "Hạng sao", "ĐVT",
         "Giá bán", "Sản lượng (kg/tháng)", "Giấy tờ"],
        [1, "Miến dong Tài Hoan", "HTX Tài Hoan", "xã Côn Minh, huyện Na Rì, tỉnh Bắc Kạn",
         912345678, "5*", "kg", "65k", "500", "VietGAP, hóa đơn"],
        [2, "Bún khô Tài Hoan", None, "xã Côn Minh, huyện Na Rì, tỉnh Bắc Kạn",
         None, "3 sao", "kg", "40.000đ/kg", "200", ""],
        ["Tổng cộng", None, None, None, None, None, None, None, 700],
    ):  # fmt: skip
        sheet.append(row)
    sheet.merge_cells("C5:C6")
    sheet.merge_cells("E5:E6")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def exported(sheet):
    out = io.BytesIO()
    write_workbook(out, (sheet,))
    return out.getvalue()


@pytest.fixture
def desk(at, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    load_places(by=SYSTEM, at=at)
    officer = make.make_officer()
    return {"by": officer, "at": at}, Organisation.objects.get(pk=officer.org_id)


def read(desk, content, name):
    by, office = desk
    batch = actions.open_batch(**by, org=office, content=content, name=name)
    return actions.read_batch(**by, batch=batch)


def test_spreadsheet_to_registry_and_back(desk):
    by, _ = desk
    before = everything()
    content = supply_list()
    batch = read(desk, content, "danh sach.xlsx")
    assert batch_summary(batch).by_verdict == {"new": 2}
    assert not [kind for kind in problem_kinds(batch) if kind.severity == "error"]
    assert not Product.objects.exists()
    with pytest.raises(actions.NotReady):
        actions.commit_batch(**by, batch=batch)
    actions.accept_suggestions(**by, batch=batch)
    actions.commit_batch(**by, batch=batch)

    producer = Organisation.objects.get(kind="producer")
    assert (producer.commune_id, producer.phone) == ("02185", "+84912345678")
    noodles = Product.objects.get(search_key="mien dong tai hoan")
    assert (noodles.stars, noodles.supply.price_vnd) == (5, 65_000)
    assert noodles.supply.capacity_by_month == [500] * 12
    origin = product_detail(by["by"], noodles.public_id).origins["price_vnd"]
    assert origin.source == "danh sach.xlsx!DS sản phẩm!H5"

    again = read(desk, content, "renamed.xlsx")
    assert again == batch

    actions.undo_batch(**by, batch=batch)
    assert everything() == before
    assert list(broken_entries()) == []


def test_an_exported_workbook_comes_back_as_no_change_or_as_just_the_change(desk, at):
    by, _ = desk
    batch = read(desk, supply_list(), "danh sach.xlsx")
    actions.accept_suggestions(**by, batch=batch)
    actions.commit_batch(**by, batch=batch)
    make.make_need(papers_required=["vietgap"], origin_province_codes=["19"], min_stars=3)
    before = everything()
    rows = list(export_rows(by["by"], ProductFilter(), on=at.date()))
    supply = exported(export_sheet("supply", rows))
    demand = exported(export_sheet("demand", list(export_needs(by["by"], NeedFilter()))))
    for content, name in ((supply, "xuat cung.xlsx"), (demand, "xuat cau.xlsx")):
        back = read(desk, content, name)
        actions.accept_suggestions(**by, batch=back)
        actions.commit_batch(**by, batch=back)
        assert set(batch_summary(back).by_outcome) == {"unchanged"}
        assert not back.changes.exists()
    assert everything() == before

    book = load_workbook(io.BytesIO(supply))
    sheet = book.worksheets[0]
    price = next(cell for cell in sheet[2] if cell.value in {65_000, 40_000})
    price.value = 99_000
    out = io.BytesIO()
    book.save(out)
    edited = read(desk, out.getvalue(), "sua.xlsx")
    actions.accept_suggestions(**by, batch=edited)
    actions.commit_batch(**by, batch=edited)
    assert batch_summary(edited).by_outcome == {"updated": 1, "unchanged": 1}
    assert Supply.objects.filter(price_vnd=99_000).count() == 1

import hashlib

import pytest
from tests.factories import domain as make
from tests.factories.sheets import csv_bytes, demand_row, supply_row

from baccau.domain.audit.models import Entry
from baccau.domain.base.snapshots import snapshot
from baccau.domain.intake import actions
from baccau.domain.intake.models import Batch, RowProblem, StagedRow
from baccau.domain.intake.queries import batch_summary, batches, problem_kinds, rows_page

pytestmark = pytest.mark.django_db


def test_open_batch_keeps_the_bytes_under_their_digest(desk):
    content = csv_bytes([supply_row()])
    batch = desk.open([supply_row()], name="../../Danh sách.csv", sender="Phòng  Kinh tế")
    assert (batch.file_name, batch.sender) == ("Danh sách.csv", "Phòng Kinh tế")
    assert batch.sha256 == hashlib.sha256(content).hexdigest()
    assert actions.stored_path(batch).read_bytes() == content
    assert batch in batches(desk.officer)


def test_open_batch_returns_the_one_that_holds_the_file(desk):
    first = desk.open([supply_row()])
    entries = Entry.objects.count()
    again = desk.open([supply_row()], name="another name.csv")
    assert again == first
    assert (Batch.objects.count(), Entry.objects.count()) == (1, entries)
    other = make.make_officer(make.LANG_SON)
    assert desk.open([supply_row()], org=make.Organisation.objects.get(pk=other.org_id)) != first


def test_open_batch_refuses_a_producer(desk):
    with pytest.raises(actions.NotASender):
        desk.open([supply_row()], org=make.make_producer())


def test_read_batch_lays_out_rows_with_all_they_say(desk):
    batch = desk.read([supply_row(), supply_row("Bún khô", stars=None, note="x")])
    assert (batch.state, batch.counts["rows"], batch.progress_percent) == ("review", 2, 100)
    row = batch.rows.get(position=1)
    assert row.cleaned["capacity_by_month"] == [500] * 12
    assert row.cells["product_name"] == "A2"
    assert row.raw["A"] == "Miến dong Tài Hoan"
    assert (row.verdict, row.owner_verdict, row.decision) == ("new", "new", "pending")
    assert {one.owner_key for one in batch.rows.all()} == {row.owner_key}
    sheet = batch.understanding["sheets"][0]
    assert (sheet["kind"], sheet["columns"]["A"]) == ("supply", "product_name")


def test_read_batch_refuses_what_is_no_spreadsheet(desk):
    batch = actions.open_batch(
        **desk.by, org=desk.office, content=b"%PDF-1.7\n%\xe2\xe3", name="list.xlsx"
    )
    batch = actions.read_batch(**desk.by, batch=batch)
    assert batch.state == "refused"
    assert batch.refusal_code
    again = actions.open_batch(
        **desk.by, org=desk.office, content=b"%PDF-1.7\n%\xe2\xe3", name="list.xlsx"
    )
    assert again != batch


def test_read_batch_again_changes_nothing(desk):
    batch = desk.read([supply_row()])
    before = [snapshot(row) for row in StagedRow.objects.all()]
    actions.read_batch(**desk.by, batch=batch)
    assert [snapshot(row) for row in StagedRow.objects.all()] == before


def test_read_batch_links_rows_against_the_registry(desk):
    product = make.make_product()
    batch = desk.read(
        [supply_row(), supply_row("Chè Shan tuyết"), supply_row("MIẾN DONG TÀI HOAN")]
    )
    known, fresh, again = batch.rows.order_by("position")
    assert (known.verdict, known.candidates[0]["id"]) == ("same", product.public_id)
    assert known.candidates[0]["evidence"]
    assert (fresh.verdict, fresh.owner_verdict) == ("new", "same")
    assert again.verdict == "unclear"
    assert "repeats_row" in {kind.code for kind in problem_kinds(batch)}


def test_read_batch_asks_for_what_lies_outside_the_territory(desk):
    batch = desk.read([
        supply_row("Gạo", producer_name=None),
        supply_row(commune_code=make.BAC_SON, province_code=make.LANG_SON),
        supply_row("Bún", producer_name="HTX Không Nơi", commune_code=None, province_code=None),
        supply_row("Chè", stars=9),
    ])  # fmt: skip
    found = {problem.row.position: problem for problem in
             RowProblem.objects.filter(by_registry=True).select_related("row")}  # fmt: skip
    assert found[1].code == "owner_missing"
    assert found[2].code == "outside_territory"
    assert (found[3].code, found[3].proposal["value"]) == ("place_needed", make.THAI_NGUYEN)
    assert batch_summary(batch).open_errors >= 3
    assert not batch_summary(batch).ready


def test_a_national_office_takes_every_place(desk):
    officer = make.make_officer(None, "officer_national")
    office = make.Organisation.objects.get(pk=officer.org_id)
    batch = desk.read([supply_row(commune_code=make.BAC_SON, province_code="20")], org=office)
    assert batch_summary(batch).open_errors == 0


def test_a_buyer_sends_its_own_needs_and_nothing_else(desk):
    org = make.make_buyer("Trường Na Rì")
    batch = desk.read([demand_row(buyer_name=None)], org=org)
    row = batch.rows.get()
    assert (row.verdict, row.owner_candidates[0]["id"]) == ("new", org.public_id)
    assert batch_summary(batch).open_errors == 0
    supply = desk.read([supply_row()], org=org)
    assert problem_kinds(supply)[0].code == "wrong_kind"


def test_change_column_reads_again_remembers_and_keeps_decisions(desk):
    rows = [{**supply_row(), "Ghi thêm": "120"}, {**supply_row("Chè"), "Ghi thêm": "90"}]
    batch = desk.read(rows, sender="Huyện Na Rì")
    sheet = batch.understanding["sheets"][0]
    letter = next(key for key, header in sheet["headers"].items() if header == "Ghi thêm")
    actions.decide_rows(**desk.by, batch=batch, decision="skip", verdict="new")
    batch = actions.change_column(
        **desk.by, batch=batch, sheet=sheet["name"], column=letter, field="shelf_life_days"
    )
    assert batch.state == "reading"
    batch = actions.read_batch(**desk.by, batch=batch)
    assert [row.cleaned["shelf_life_days"] for row in batch.rows.order_by("position")] == [120, 90]
    assert {row.decision for row in batch.rows.all()} == {"pending"}
    later = desk.read([{**supply_row("Bún"), "Ghi  THÊM": "30"}], sender="Huyện Na Rì")
    assert later.rows.get().cleaned["shelf_life_days"] == 30
    other = desk.read([{**supply_row("Gạo"), "Ghi thêm": "30"}], sender="Huyện Ba Bể")
    assert "shelf_life_days" not in other.rows.get().cleaned


def test_rows_page_goes_through_all_in_order(desk):
    batch = desk.read([supply_row(f"Món {number}") for number in range(7)])
    page, seen = rows_page(batch, size=3), []
    while True:
        seen += [row.position for row in page.rows]
        if not page.next_after:
            break
        page = rows_page(batch, size=3, after=page.next_after)
    assert seen == list(range(1, 8))

import pytest
from tests.factories import domain as make
from tests.factories.sheets import demand_row, supply_row

from baccau.domain.accounts.models import Organisation
from baccau.domain.audit.models import Entry
from baccau.domain.audit.queries import broken_entries
from baccau.domain.base.actor import SYSTEM
from baccau.domain.base.snapshots import snapshot
from baccau.domain.demand.models import Need
from baccau.domain.demand.queries import NeedFilter
from baccau.domain.demand.queries import export_rows as export_needs
from baccau.domain.intake import actions
from baccau.domain.intake.models import Batch, Change
from baccau.domain.registry import actions as registry
from baccau.domain.registry.models import Paper, Product, Provenance, Supply
from baccau.domain.registry.queries import ProductFilter, export_rows

pytestmark = pytest.mark.django_db
TABLES = (Organisation, Product, Supply, Paper, Need, Provenance)


def everything():
    return [snapshot(row) for table in TABLES for row in table.objects.order_by("pk")]


ROWS = [
    supply_row(
        papers=["vietgap", "barcode"],
        phone="+84912345678",
        tax_code="4700123454",
        commune_code=None,
        province_code=None,
        commune="Côn Minh",
        district="Na Rì",
        province="Bắc Kạn",
    ),
    supply_row("Chè Shan tuyết", producer_name="HTX Ba Bể", certified_on="2025-03-01"),
    supply_row("Chè xanh", producer_name="HTX Ba Bể", capacity_by_month=None, price_vnd=None),
]


def test_commit_enters_new_things_with_the_cell_of_each_value(desk):
    batch = desk.commit(ROWS)
    assert batch.state == "committed"
    assert (Organisation.objects.filter(kind="producer").count(), Product.objects.count()) == (2, 3)
    product = Product.objects.get(name="Miến dong Tài Hoan")
    assert product.supply.capacity_by_month == [500] * 12
    assert set(product.papers.values_list("code", flat=True)) == {"vietgap", "barcode"}
    stars = Provenance.objects.get(object_id=product.public_id, field="stars")
    cell = batch.rows.get(position=1).cells["stars"]
    assert (stars.source, stars.channel) == (f"list.csv!list!{cell}", "intake")
    assert stars.batch_id == batch.public_id
    assert {row.outcome for row in batch.rows.all()} == {"created"}
    assert not Supply.objects.filter(product__name="Chè xanh").exists()
    assert Organisation.objects.get(name__contains="Tài Hoan").state == "pre_registered"


def test_commit_twice_is_once(desk):
    batch = desk.commit(ROWS)
    before, entries = everything(), Entry.objects.count()
    again = actions.commit_batch(**desk.by, batch=batch)
    assert again.committed_at == batch.committed_at
    assert everything() == before
    assert Entry.objects.count() == entries


def test_commit_refuses_while_rows_are_undecided(desk):
    batch = desk.read(ROWS)
    before = everything()
    with pytest.raises(actions.NotReady) as no:
        actions.commit_batch(**desk.by, batch=batch)
    assert no.value.facts["undecided"] == 3
    assert everything() == before


def test_commit_refuses_open_errors_but_not_of_skipped_rows(desk):
    batch = desk.read([supply_row(), supply_row("Xa", commune_code="06325", province_code="20")])
    actions.accept_suggestions(**desk.by, batch=batch)
    with pytest.raises(actions.NotReady) as no:
        actions.commit_batch(**desk.by, batch=batch)
    assert (no.value.facts["errors"], no.value.facts["rows"]) == (1, ["list!3"])
    actions.decide_row(**desk.by, row=batch.rows.get(position=2), decision="skip")
    actions.commit_batch(**desk.by, batch=batch)
    assert batch.rows.get(position=2).outcome == "skipped"
    assert Product.objects.count() == 1


def test_commit_does_not_write_to_another_territory(desk):
    far = make.make_product(make.make_producer("HTX Bắc Sơn", commune_code=make.BAC_SON))
    batch = desk.read([supply_row()])
    actions.decide_row(**desk.by, row=batch.rows.get(), decision="same", chosen=far.public_id)
    before = everything()
    with pytest.raises(actions.RowsRefused) as no:
        actions.commit_batch(**desk.by, batch=batch)
    assert no.value.facts["items"] == [{"sheet": "list", "row": 2, "code": "outside_territory"}]
    assert everything() == before


def test_a_buyer_does_not_write_another_buyers_need(desk):
    theirs = make.make_need()
    org = make.make_buyer("Trường Na Rì")
    batch = desk.read([demand_row()], org=org)
    actions.decide_row(**desk.by, row=batch.rows.get(), decision="same", chosen=theirs.public_id)
    with pytest.raises(actions.RowsRefused):
        actions.commit_batch(**desk.by, batch=batch)


def test_commit_updates_what_is_known_and_keeps_its_name(desk):
    product = make.make_supply(price_vnd=60_000)
    batch = desk.commit([supply_row(price_vnd=70_000, stars=5, producer_type="cooperative")])
    product.refresh_from_db()
    assert (product.supply.price_vnd, product.stars) == (70_000, 5)
    assert Product.objects.count() == 1
    assert batch.rows.get().outcome == "updated"
    old = Provenance.objects.filter(field="price_vnd").order_by("pk")
    assert [row.value for row in old] == [60_000, 70_000]


def test_blanks_change_nothing(desk):
    product = make.make_supply(make.make_product(commodity="glass_noodle_canna", product_set=6))
    before = everything()
    batch = desk.commit([supply_row(stars=None, price_vnd=None, capacity_by_month=None, unit=None)])
    assert batch.rows.get().outcome == "unchanged"
    assert everything() == before
    assert product.stars == 4


def test_undo_restores_every_row(desk):
    make.make_supply(price_vnd=60_000)
    make.make_need()
    before = everything()
    batch = desk.commit([*ROWS, supply_row("Bún")], name="a.csv")
    demand = desk.commit([demand_row(min_stars=4), demand_row("Rau", commodity=None)], name="b.csv")
    assert everything() != before
    actions.undo_batch(**desk.by, batch=demand)
    undone = actions.undo_batch(**desk.by, batch=batch)
    assert everything() == before
    assert undone.state == "undone"
    assert Change.objects.filter(batch=batch).exists()
    assert batch.rows.count() == 4
    assert list(broken_entries()) == []


def test_undo_refuses_what_was_changed_or_used_since(desk):
    batch = desk.commit(ROWS)
    product = Product.objects.get(name="Miến dong Tài Hoan")
    registry.update_product(by=SYSTEM, at=desk.at, product=product, values={"stars": 5})
    maker = Organisation.objects.get(name__contains="Ba Bể")
    added = make.make_product(maker, "Gạo")
    before = everything()
    with pytest.raises(registry.ChangedSince) as no:
        actions.undo_batch(**desk.by, batch=batch)
    items = {(item["object_id"], item["what"]) for item in no.value.facts["items"]}
    assert items == {(product.public_id, "changed"), (maker.public_id, "product")}
    assert everything() == before
    assert Batch.objects.get(pk=batch.pk).state == "committed"
    assert added.org_id == maker.pk


def test_the_same_file_comes_in_again_after_an_undo(desk):
    batch = desk.commit(ROWS)
    actions.undo_batch(**desk.by, batch=batch)
    again = desk.commit(ROWS)
    assert again != batch
    assert Product.objects.count() == 3


def test_an_unchanged_export_comes_back_as_no_change(desk):
    desk.commit(ROWS)
    make.make_need(text="Miến dong", papers_required=["vietgap"], origin_province_codes=["19"])
    rows = list(export_rows(desk.officer, ProductFilter(), on=desk.at.date()))
    needs = list(export_needs(desk.officer, NeedFilter()))
    before, changes = everything(), Change.objects.count()
    for told, name in ((rows, "export.csv"), (needs, "needs.csv")):
        entries = Entry.objects.count()
        batch = desk.commit(told, name=name)
        assert {row.outcome for row in batch.rows.all()} == {"unchanged"}
        assert Entry.objects.count() - entries == 5  # opened, read, decided twice, committed
    assert everything() == before
    assert Change.objects.count() == changes


def test_an_edited_export_changes_just_that_even_a_name(desk):
    desk.commit(ROWS)
    rows = list(export_rows(desk.officer, ProductFilter(), on=desk.at.date()))
    changed = next(row for row in rows if row["product_name"] == "Chè xanh")
    changed["product_name"] = "Chè xanh Ba Bể"
    batch = desk.commit(rows, name="export.csv")
    assert sorted(row.outcome for row in batch.rows.all()) == ["unchanged", "unchanged", "updated"]
    assert Product.objects.filter(name="Chè xanh Ba Bể").count() == 1


def test_an_id_on_a_row_of_another_thing_is_asked_about(desk):
    desk.commit(ROWS)
    row = next(iter(export_rows(desk.officer, ProductFilter(text="Tài Hoan"), on=desk.at.date())))
    batch = desk.read([row, {**row, "product_name": "Bánh", "producer_name": "HTX Khác"}])
    assert [one.verdict for one in batch.rows.order_by("position")] == ["same", "unclear"]


def test_an_id_merged_away_still_finds_its_product(desk):
    desk.commit([supply_row(), supply_row("Miến dong đặc biệt")])
    rows = list(export_rows(desk.officer, ProductFilter(), on=desk.at.date()))
    kept = Product.objects.get(name="Miến dong Tài Hoan")
    gone = Product.objects.get(name="Miến dong đặc biệt")
    registry.merge_products(by=SYSTEM, at=desk.at, survivor=kept, merged=[gone])
    old = next(row for row in rows if row["baccau_id"] == gone.public_id)
    batch = desk.read([{**old, "price_vnd": 70_000}])
    assert batch.rows.get().candidates[0]["id"] == kept.public_id


def test_demand_enters_buyers_and_open_needs(desk):
    batch = desk.commit([demand_row(product_set=1), demand_row("Gạo", product_set=2)])
    buyer = Organisation.objects.get(kind="buyer")
    assert (buyer.state, buyer.buyer_kind) == ("pre_registered", "supermarket")
    assert {need.state for need in Need.objects.all()} == {"open"}
    assert batch.counts["created"] == 2
    again = desk.commit([demand_row(product_set=1, min_stars=3)], name="later.csv")
    assert again.rows.get().outcome == "updated"
    assert Need.objects.count() == 2


def test_preview_tells_what_the_commit_does(desk):
    make.make_supply(price_vnd=60_000)
    batch = desk.read([supply_row(price_vnd=70_000), supply_row("Chè")])
    before = everything()
    rows = list(batch.rows.order_by("position"))
    told = actions.preview_rows(**desk.by, batch=batch, rows=rows)
    assert everything() == before
    assert [one.outcome for one in told] == ["updated", "created"]
    assert ("product", "price_vnd", 70_000) in told[0].values
    actions.accept_suggestions(**desk.by, batch=batch)
    actions.commit_batch(**desk.by, batch=batch)
    assert [row.outcome for row in batch.rows.order_by("position")] == ["updated", "created"]


def test_illustrative_files_label_what_they_enter(desk):
    desk.commit([supply_row()], illustrative=True)
    desk.commit([demand_row()], name="b.csv", illustrative=True)
    for table in (Product, Supply, Need):
        assert table.objects.get().illustrative
    assert set(Organisation.objects.exclude(kind="office").values_list("illustrative")) == {(True,)}

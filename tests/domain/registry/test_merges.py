import pytest
from tests.factories import domain as make

from baccau.domain.accounts.access import access
from baccau.domain.accounts.models import Organisation
from baccau.domain.base.actor import SYSTEM
from baccau.domain.base.models import Alias
from baccau.domain.base.snapshots import snapshot
from baccau.domain.registry import actions
from baccau.domain.registry.models import Merge, Paper, Product, Supply

pytestmark = pytest.mark.django_db
TABLES = (Organisation, Product, Supply, Paper, Alias)


def everything():
    return [snapshot(row) for table in TABLES for row in table.objects.order_by("pk")]


@pytest.fixture
def doubles(at):
    """Two listings of one cooperative, each with a product, a supply and the same paper."""
    orgs = [make.make_producer("HTX Tài Hoan"), make.make_producer("Hợp tác xã Tài Hoan")]
    for org in orgs:
        product = make.make_supply(make.make_product(org))
        actions.set_papers(by=SYSTEM, at=at, org=org, codes=["e_invoice"])
        actions.set_papers(by=SYSTEM, at=at, org=org, product=product, codes=["vietgap"])
    return orgs


def test_merge_organisations_moves_products_and_keeps_old_ids(at, doubles):
    kept, gone = doubles
    report = actions.merge_organisations(by=SYSTEM, at=at, survivor=kept, merged=[gone])
    assert Product.objects.filter(org=kept).count() == 2
    assert Paper.objects.filter(org=kept, product=None).count() == 1
    assert access(make.roaming(), Organisation, gone.public_id).pk == kept.pk
    assert report.changes == {
        "product": 1, "supply": 1, "paper": 1, "organisation": 1, "alias": 1
    }  # fmt: skip


def test_merge_dry_run_changes_nothing_and_tells_the_same(at, doubles):
    kept, gone = doubles
    before = everything()
    planned = actions.merge_organisations(
        by=SYSTEM, at=at, survivor=kept, merged=[gone], dry_run=True
    )
    assert everything() == before
    done = actions.merge_organisations(by=SYSTEM, at=at, survivor=kept, merged=[gone])
    assert planned.changes == done.changes


def test_undo_merge_restores_every_row(at, doubles):
    kept, gone = doubles
    before = everything()
    merge = actions.merge_organisations(by=SYSTEM, at=at, survivor=kept, merged=[gone]).merge
    assert everything() != before
    actions.undo_merge(by=SYSTEM, at=at, merge=merge)
    assert everything() == before
    with pytest.raises(actions.MergeUndone):
        actions.undo_merge(by=SYSTEM, at=at, merge=merge)


def test_undo_merge_refuses_when_a_row_changed_since(at, doubles):
    kept, gone = doubles
    merge = actions.merge_organisations(by=SYSTEM, at=at, survivor=kept, merged=[gone]).merge
    moved = Product.objects.filter(org=kept).last()
    actions.update_product(by=SYSTEM, at=at, product=moved, values={"stars": 3})
    before = everything()
    with pytest.raises(actions.ChangedSince) as no:
        actions.undo_merge(by=SYSTEM, at=at, merge=merge)
    assert no.value.facts["items"] == [
        {"object_type": "product", "object_id": moved.public_id, "what": "changed"}
    ]
    assert everything() == before
    assert Merge.objects.get(pk=merge.pk).undone_at is None


def test_chained_merges_resolve_in_one_step_and_undo_in_turn(at, doubles):
    second, third = doubles
    first = make.make_producer("HTX Tài Hoan Na Rì")
    before = everything()
    one = actions.merge_organisations(by=SYSTEM, at=at, survivor=second, merged=[third]).merge
    two = actions.merge_organisations(by=SYSTEM, at=at, survivor=first, merged=[second]).merge
    assert access(make.roaming(), Organisation, third.public_id).pk == first.pk
    with pytest.raises(actions.ChangedSince):
        actions.undo_merge(by=SYSTEM, at=at, merge=one)
    actions.undo_merge(by=SYSTEM, at=at, merge=two)
    actions.undo_merge(by=SYSTEM, at=at, merge=one)
    assert everything() == before


def test_merge_refuses_a_profile_someone_answers_for(at, doubles):
    kept, gone = doubles
    make.make_member(gone, "producer_owner")
    with pytest.raises(actions.MergeRefused) as no:
        actions.merge_organisations(by=SYSTEM, at=at, survivor=kept, merged=[gone])
    assert no.value.facts["items"] == [{"object_id": gone.public_id, "what": "membership"}]


def test_merge_products_keeps_the_survivors_own_supply(at):
    kept = make.make_supply(price_vnd=65_000)
    gone = make.make_supply(make.make_product(kept.org, "Mien dong tai hoan"), price_vnd=1)
    before = everything()
    merge = actions.merge_products(by=SYSTEM, at=at, survivor=kept, merged=[gone]).merge
    assert Supply.objects.get(product=kept).price_vnd == 65_000
    assert Product.objects.get(pk=gone.pk).state == "merged"
    with pytest.raises(actions.ProductMerged):
        actions.update_product(by=SYSTEM, at=at, product=gone, values={"stars": 1})
    actions.undo_merge(by=SYSTEM, at=at, merge=merge)
    assert everything() == before


def test_merge_products_refuses_two_producers(at):
    with pytest.raises(actions.MergeRefused):
        actions.merge_products(
            by=SYSTEM, at=at, survivor=make.make_product(), merged=[make.make_product()]
        )

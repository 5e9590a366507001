import pytest
from tests.factories import domain as make

from baccau.domain.base.actor import SYSTEM
from baccau.domain.base.refusals import Invalid, NotFound
from baccau.domain.demand import actions
from baccau.domain.demand.models import Need
from baccau.domain.demand.queries import NeedFilter, export_rows, need_counts, needs_of, needs_page
from baccau.domain.registry.actions import undo_merge
from baccau.domain.registry.models import Provenance

pytestmark = pytest.mark.django_db


def codes(no):
    return {name: pairs[0][0] for name, pairs in no.value.problems.items()}


def test_create_need_publishes_and_sources_it(at):
    need = make.make_need()
    assert (need.state, need.published_at, need.search_key) == ("open", make.AT, "mien dong")
    assert need.province_id == make.THAI_NGUYEN
    assert Provenance.objects.get(object_id=need.public_id, field="unit").value == "kg"


def test_create_need_tells_every_problem_at_once(at):
    with pytest.raises(Invalid) as no:
        actions.create_need(
            by=SYSTEM, at=at, org=make.make_buyer(),
            values={"text": "x", "min_stars": 9, "quantity_by_month": [1, 2], "unit": "stone"},
        )  # fmt: skip
    assert codes(no) == {
        "min_stars": "number_out_of_range",
        "quantity_by_month": "months_form",
        "unit": "unit_not_listed",
    }


def test_publish_need_asks_for_what_a_plan_counts(at):
    need = make.make_need(publish=False, unit="", product_set=None, quantity_by_month=[0] * 12)
    with pytest.raises(Invalid) as no:
        actions.publish_need(by=SYSTEM, at=at, need=need)
    assert codes(no) == {
        "unit": "value_missing",
        "commodity": "commodity_or_set_missing",
        "quantity_by_month": "quantity_needed",
    }
    told = {"unit": "kg", "product_set": 1, "quantity_by_month": [10] * 12}
    actions.edit_need(by=SYSTEM, at=at, need=need, values=told)
    assert actions.publish_need(by=SYSTEM, at=at, need=need).state == "open"


def test_edit_need_keeps_an_open_need_countable(at):
    need = make.make_need()
    with pytest.raises(Invalid):
        actions.edit_need(by=SYSTEM, at=at, need=need, values={"quantity_by_month": []})
    assert actions.edit_need(by=SYSTEM, at=at, need=need, values={"min_stars": 3}) == ("min_stars",)


def test_close_need_once(at):
    need = make.make_need()
    actions.close_need(by=SYSTEM, at=at, need=need)
    with pytest.raises(actions.NeedMove):
        actions.close_need(by=SYSTEM, at=at, need=need)
    assert actions.publish_need(by=SYSTEM, at=at, need=need).closed_at is None


def test_create_need_refuses_a_producer(at):
    with pytest.raises(actions.NotABuyer):
        actions.create_need(by=SYSTEM, at=at, org=make.make_producer(), values={"text": "x"})


def test_merge_buyers_moves_needs_and_undoes(at):
    kept, gone = make.make_buyer(), make.make_buyer("Sieu thi Minh Cau")
    need = make.make_need(gone)
    merge = actions.merge_buyers(by=SYSTEM, at=at, survivor=kept, merged=[gone]).merge
    assert Need.objects.get(pk=need.pk).org_id == kept.pk
    undo_merge(by=SYSTEM, at=at, merge=merge)
    assert Need.objects.get(pk=need.pk).org_id == gone.pk


def test_needs_page_goes_through_all_once_and_only_what_is_visible(at):
    org = make.make_buyer()
    buyer = make.make_member(org, "buyer_owner")
    mine = [make.make_need(org, text=f"Miến dong {n}", publish=False) for n in range(5)]
    make.make_need(text="of another")
    page = needs_page(buyer, NeedFilter(state="all"), size=2)
    seen = list(page.needs)
    while page.next_after:
        page = needs_page(buyer, NeedFilter(state="all"), size=2, after=page.next_after)
        seen += page.needs
    assert [need.pk for need in seen] == [need.pk for need in reversed(mine)]
    with pytest.raises(NotFound):
        needs_page(buyer, NeedFilter(), after="nosuchneed0")
    assert set(needs_of(buyer, org)) == set(mine)


@pytest.mark.parametrize("words", ["miến dong", "mien dong", "minh cau mien"])
def test_needs_page_finds_by_words_of_need_and_buyer(words):
    need = make.make_need()
    make.make_need(text="Chè xanh", org=make.make_buyer("Trường Na Rì"))
    assert needs_page(make.roaming(), NeedFilter(text=words)).needs == (need,)


def test_need_counts_equal_a_recount():
    make.make_need()
    make.make_need(publish=False)
    counts = need_counts()
    open_needs = Need.objects.filter(state="open")
    assert (counts.needs, counts.buyers) == (1, len({need.org_id for need in open_needs}))


def test_export_rows_hold_only_what_the_actor_may_edit():
    need = make.make_need()
    make.make_need(text="other province", commune_code=make.BAC_SON)
    rows = list(export_rows(make.make_officer(), NeedFilter()))
    assert [row["baccau_id"] for row in rows] == [need.public_id]
    assert rows[0]["quantity_by_month"] == [200] * 12

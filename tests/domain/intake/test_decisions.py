import pytest
from tests.factories import domain as make
from tests.factories.sheets import supply_row

from baccau.domain.base.refusals import Invalid
from baccau.domain.intake import actions
from baccau.domain.intake.models import RowProblem, StagedRow
from baccau.domain.intake.queries import batch_summary

pytestmark = pytest.mark.django_db


def test_decide_problem_takes_the_mend_and_asks_the_row_again(desk):
    batch = desk.read([supply_row(commune_code=None, province_code=None)])
    problem = batch.problems.get(code="place_needed")
    actions.decide_problem(**desk.by, problem=problem, how="mended")
    row = batch.rows.get()
    assert row.decided["province_code"] == make.THAI_NGUYEN
    assert "province_code" not in row.cleaned
    assert not row.has_error
    assert RowProblem.objects.get(pk=problem.pk).decision == "mended"


def test_decide_problem_writes_a_value_anew(desk):
    batch = desk.read([supply_row(commune_code=make.BAC_SON, province_code=make.LANG_SON)])
    problem = batch.problems.get(code="outside_territory")
    with pytest.raises(actions.ErrorNotKept):
        actions.decide_problem(**desk.by, problem=problem, how="kept")
    with pytest.raises(actions.NoMend):
        actions.decide_problem(**desk.by, problem=problem, how="mended")
    with pytest.raises(Invalid):
        actions.decide_problem(**desk.by, problem=problem, how="edited", value="99999")
    actions.edit_row(
        **desk.by, row=problem.row, values={"commune_code": make.CON_MINH, "province_code": "19"}
    )
    assert not batch.rows.get().has_error


def test_decide_problems_of_a_kind_at_once(desk):
    batch = desk.read(
        [supply_row(f"Món {n}", commune_code=None, province_code=None) for n in range(4)]
    )
    decided = actions.decide_problems(**desk.by, batch=batch, code="place_needed", how="mended")
    assert decided == 4
    assert batch_summary(batch).open_errors == 0
    assert len({row.owner_key for row in batch.rows.all()}) == 1


def test_edit_of_a_name_links_the_row_again(desk):
    product = make.make_product()
    batch = desk.read([supply_row("Gạo nếp"), supply_row("Bún")])
    row = batch.rows.get(position=1)
    assert row.verdict == "new"
    actions.edit_row(**desk.by, row=row, values={"product_name": "Miến dong Tài Hoan"})
    row.refresh_from_db()
    assert (row.verdict, row.candidates[0]["id"]) == ("same", product.public_id)


def test_edit_of_an_owners_name_joins_rows_of_that_owner(desk):
    batch = desk.read([supply_row("Gạo", producer_name="HTX Ba Bể"), supply_row("Bún")])
    first, second = batch.rows.order_by("position")
    assert first.owner_key != second.owner_key
    actions.edit_row(**desk.by, row=second, values={"producer_name": "HTX Ba Bể"})
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.owner_key == second.owner_key


def test_edit_row_refuses_what_the_registry_cannot_hold(desk):
    batch = desk.read([supply_row()])
    row = batch.rows.get()
    with pytest.raises(Invalid) as no:
        actions.edit_row(**desk.by, row=row, values={"stars": 9})
    assert list(no.value.problems) == ["stars"]
    row.refresh_from_db()
    assert row.decided is None


def test_decide_row_one_by_one(desk):
    product = make.make_product()
    batch = desk.read([supply_row(), supply_row("Chè")])
    known, fresh = batch.rows.order_by("position")
    actions.decide_row(**desk.by, row=known, decision="same")
    actions.decide_row(**desk.by, row=fresh, decision="new", owner=actions.NEW_OWNER)
    known.refresh_from_db()
    fresh.refresh_from_db()
    assert known.chosen_public_id == product.public_id
    assert (fresh.decision, fresh.chosen_owner_id) == ("new", "")
    with pytest.raises(actions.NotDecidable):
        actions.decide_row(**desk.by, row=fresh, decision="same")
    actions.decide_row(**desk.by, row=fresh, decision="pending")
    assert batch_summary(batch).by_decision == {"same": 1, "pending": 1}


def test_accept_suggestions_leaves_the_unclear(desk):
    make.make_product()
    batch = desk.read([supply_row(), supply_row("Chè"), supply_row("Mien dong Tai Hoan")])
    assert actions.accept_suggestions(**desk.by, batch=batch) == 2
    assert StagedRow.objects.get(decision="pending").verdict == "unclear"


def test_decisions_end_with_the_review(desk):
    batch = desk.commit([supply_row()])
    with pytest.raises(actions.BatchMoved):
        actions.decide_rows(**desk.by, batch=batch, decision="skip")
    with pytest.raises(actions.BatchMoved):
        actions.edit_row(**desk.by, row=batch.rows.get(), values={"stars": 3})

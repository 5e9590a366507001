import pytest
from tests.factories import domain as make
from tests.factories.sheets import supply_row

from baccau.domain.intake.models import Batch, ColumnMemory
from baccau.domain.registry.models import Product

pytestmark = pytest.mark.django_db
NO_PLACE = {"commune_code": None, "province_code": None}


def test_columns_show_headers_values_and_meanings(desk):
    text = desk.page(desk.batch([supply_row()]))
    assert "Miến dong Tài Hoan" in text
    assert '<option value="product_name" selected>Tên sản phẩm' in text


def test_change_of_a_column_reads_the_file_again_and_is_remembered(desk):
    batch = desk.batch([supply_row(note="Ghi chú gì đó")])
    meanings = batch.understanding["sheets"][0]
    letter = next(x for x, name in meanings["headers"].items() if name == "stars")
    sheet = meanings["name"]
    desk.post(desk.url(batch, "columns/"), sheet=sheet, column=letter, field="")
    batch.refresh_from_db()
    assert batch.state == "review"
    assert "stars" not in batch.rows.get().cleaned
    assert ColumnMemory.objects.get().header_key == "stars"
    assert "bạn đã chọn" in desk.page(batch)


def test_change_of_a_column_that_is_not_there_is_not_found(desk):
    batch = desk.batch([supply_row()])
    answer = desk.post(desk.url(batch, "columns/"), sheet="x", column="ZZ", field="stars")
    assert answer.status_code == 404


def test_problems_by_kind_with_all_mends_at_once(desk):
    batch = desk.batch([supply_row(f"Món {n}", **NO_PLACE) for n in range(3)])
    text = desk.page(batch, step="problems", code="place_needed", field="commune_code")
    assert "Nhận cả 3 cách sửa đề nghị" in text
    desk.post(desk.url(batch, "problems/"), code="place_needed", field="commune_code", how="mended")
    assert not batch.problems.filter(code="place_needed", decision="open").exists()
    assert {row.decided["province_code"] for row in batch.rows.all()} == {"19"}


def test_one_problem_mended_and_one_left_open(desk):
    batch = desk.batch([supply_row(f"Món {n}", **NO_PLACE) for n in range(2)])
    one, other = batch.problems.filter(code="place_needed")
    answer = desk.post(f"/office/intake/problems/{one.public_id}/", how="mended", back="step=rows")
    assert answer.redirect_chain[-1][0] == desk.url(batch, "?step=rows")
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.decision, other.decision) == ("mended", "open")


def test_error_is_not_kept_and_the_page_says_so(desk):
    batch = desk.batch([supply_row(commune_code=make.BAC_SON, province_code=make.LANG_SON)])
    problem = batch.problems.get(code="outside_territory")
    answer = desk.post(f"/office/intake/problems/{problem.public_id}/", how="kept")
    assert "notice--bad" in answer.text
    problem.refresh_from_db()
    assert problem.decision == "open"


def test_place_written_anew_takes_its_province_along(desk):
    batch = desk.batch([supply_row(commune_code=make.BAC_SON, province_code=make.LANG_SON)])
    path = f"/office/intake/problems/{batch.problems.get(code='outside_territory').public_id}/"
    assert desk.client.get(path).status_code == 200
    desk.post(path, how="edited", value="Côn Minh, Thái Nguyên")
    row = batch.rows.get()
    assert (row.decided["commune_code"], row.decided["province_code"]) == ("02185", "19")
    assert not row.has_error


@pytest.mark.parametrize("value", ["Atlantis", "99999", "x" * 301])
def test_place_that_is_none_is_refused_at_the_field(desk, value):
    batch = desk.batch([supply_row(commune_code=make.BAC_SON, province_code=make.LANG_SON)])
    path = f"/office/intake/problems/{batch.problems.get(code='outside_territory').public_id}/"
    answer = desk.client.post(path, {"how": "edited", "value": value})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    assert batch.rows.get().decided is None


def test_nothing_enters_without_a_decision(desk):
    batch = desk.batch([supply_row()])
    answer = desk.post(desk.url(batch, "commit/"), back="step=commit")
    assert "notice--bad" in answer.text
    assert not Product.objects.exists()
    assert "1 dòng chưa quyết định" in desk.page(batch, step="commit")


def test_accept_commit_twice_and_undo_twice(desk):
    batch = desk.batch([supply_row(), supply_row("Trà hoa vàng")])
    desk.post(desk.url(batch, "rows/"), what="suggested")
    assert "Ghi vào sổ" in desk.page(batch, step="commit")
    for _ in range(2):
        answer = desk.post(desk.url(batch, "commit/"))
        assert "notice--bad" not in answer.text
    assert Product.objects.count() == 2
    assert "Rút lại" in desk.page(batch)
    for _ in range(2):
        answer = desk.post(desk.url(batch, "undo/"))
        assert "notice--bad" not in answer.text
    assert not Product.objects.exists()
    assert Batch.objects.get().state == "undone"


def test_undo_of_what_was_used_since_says_what_stands_in_the_way(desk):
    batch = desk.batch([supply_row()])
    desk.post(desk.url(batch, "rows/"), what="suggested")
    desk.post(desk.url(batch, "commit/"))
    make.make_supply(Product.objects.get(), price_vnd=1)
    answer = desk.post(desk.url(batch, "undo/"))
    assert "notice--bad" in answer.text
    assert Product.objects.count() == 1


def test_row_is_decided_one_by_one_and_taken_back(desk):
    batch = desk.batch([supply_row()])
    row = batch.rows.get()
    path = f"/office/intake/rows/{row.public_id}/"
    assert "Miến dong Tài Hoan" in desk.client.get(path).text
    for decision in ("skip", "pending", "new", "new"):
        desk.post(path, decision=decision, back="step=rows")
        row.refresh_from_db()
        assert row.decision == decision


def test_row_same_without_a_candidate_is_told(desk):
    batch = desk.batch([supply_row()])
    path = f"/office/intake/rows/{batch.rows.get().public_id}/"
    assert "notice--bad" in desk.post(path, decision="same").text
    assert "notice--bad" in desk.post(path, decision="nonsense").text
    assert batch.rows.get().decision == "pending"


def test_rows_show_the_known_one_side_by_side(desk):
    make.make_product(name="Miến dong Tài Hoan")
    batch = desk.batch([supply_row(price_vnd=70_000)])
    assert "Miến dong Tài Hoan" in desk.page(batch, step="rows", verdict="same")
    assert "<table" in desk.client.get(f"/office/intake/rows/{batch.rows.get().public_id}/").text
    desk.post(desk.url(batch, "rows/"), what="same")
    assert "70.000" in desk.page(batch, step="commit", preview="1")


def test_rows_with_errors_are_left_out_at_once(desk):
    outside = {"commune_code": make.BAC_SON, "province_code": make.LANG_SON}
    batch = desk.batch([supply_row(), supply_row("B", **outside), supply_row("C", **outside)])
    desk.post(desk.url(batch, "rows/"), what="skip_errors")
    assert sorted(row.decision for row in batch.rows.all()) == ["pending", "skip", "skip"]


@pytest.mark.parametrize("after", ["x", "-1", "9" * 40, "²"])
def test_rows_after_nonsense_start_at_the_top(desk, after):
    batch = desk.batch([supply_row()])
    assert "Miến dong Tài Hoan" in desk.page(batch, step="rows", verdict="new", after=after)


def test_unknown_step_and_kind_fall_back(desk):
    batch = desk.batch([supply_row()])
    assert "<select" in desk.page(batch, step="nonsense")
    assert desk.page(batch, step="problems", code="nonsense")


@pytest.mark.parametrize("step", ["columns", "problems", "rows", "commit"])
@pytest.mark.parametrize("count", [1, 3])
def test_steps_ask_few_questions_however_many_rows(
    desk, django_assert_max_num_queries, step, count
):
    make.make_product()
    batch = desk.batch([supply_row(f"Món {n}", **NO_PLACE) for n in range(count)])
    with django_assert_max_num_queries(12):
        desk.page(batch, step=step)


def test_one_answer_serves_every_cell_that_says_the_same(desk):
    rows = [supply_row(f"Món {n}", **NO_PLACE, address="Phú Lương, Thái Nguyên") for n in range(3)]
    batch = desk.batch(rows)
    first, *others = batch.problems.filter(code="place_ambiguous").order_by("pk")
    assert "và 2 dòng khác cùng ghi như vậy" in desk.page(
        batch, step="problems", code="place_ambiguous", field="address"
    )
    path = f"/office/intake/problems/{first.public_id}/"
    desk.post(path, how="edited", value=make.CON_MINH)
    assert {row.decided is None for row in batch.rows.order_by("position")[1:]} == {True}
    desk.post(f"/office/intake/problems/{others[0].public_id}/", how="edited",
              value=make.CON_MINH, alike="1")  # fmt: skip
    assert {row.decided["commune_code"] for row in batch.rows.all()} == {make.CON_MINH}
    assert not batch.problems.filter(code="place_ambiguous", decision="open").exists()


def test_unclear_row_tells_the_word_that_differs_and_asks_whose_it_is(desk):
    known = make.make_product(commodity="glass_noodle")
    batch = desk.batch([supply_row("Miến dong Tài Hoàn", producer_name="HTX Tài Hoàn")])
    assert batch.rows.get().owner_verdict == "unclear"
    text = desk.page(batch, step="rows")
    assert "Hai từ chỉ khác dấu" in text
    assert "Chọn chủ thể" in text
    path = f"/office/intake/rows/{batch.rows.get().public_id}/"
    assert known.org.public_id in desk.client.get(path).text
    desk.post(path, decision="new", owner=known.org.public_id)
    row = batch.rows.get()
    assert (row.decision, row.chosen_owner_id) == ("new", known.org.public_id)

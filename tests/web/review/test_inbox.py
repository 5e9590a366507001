import io

import openpyxl
import pytest
from django.test import Client
from tests.factories import domain as make
from tests.factories.sheets import demand_row, supply_row
from tests.web.review.conftest import client_of

from baccau.domain.intake.models import Batch
from baccau.domain.registry.models import Product

pytestmark = pytest.mark.django_db


def test_inbox_without_files_asks_for_the_first(desk):
    text = desk.client.get("/office/intake/").text
    assert "Chưa có tệp nào" in text
    assert 'enctype="multipart/form-data"' in text


def test_small_file_is_read_while_one_waits(desk):
    answer = desk.send([supply_row()])
    batch = Batch.objects.get()
    assert answer.url == desk.url(batch)
    assert (batch.state, batch.rows.count()) == ("review", 1)
    assert not Product.objects.exists()


def test_large_file_is_queued_and_shows_how_far_it_is(desk, monkeypatch):
    monkeypatch.setattr("baccau.jobs.intake.AT_ONCE", 10)
    batch = desk.batch([supply_row()])
    assert batch.state == "reading"
    text = desk.page(batch)
    assert 'role="progressbar"' in text
    assert desk.url(batch, "progress/") in text
    assert desk.client.get(desk.url(batch, "progress/")).status_code == 200


def test_progress_opens_the_page_anew_once_read(desk):
    batch = desk.batch([supply_row()])
    answer = desk.client.get(desk.url(batch, "progress/"))
    assert answer.headers["HX-Refresh"] == "true"


def test_same_file_twice_is_one_batch(desk):
    desk.send([supply_row()])
    answer = desk.client.get(desk.send([supply_row()]).url)
    assert Batch.objects.count() == 1
    assert "Chính tệp này đã được gửi" in answer.text


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"%PDF-1.7 not a sheet", "list.xlsx"), (b"PK\x03\x04broken", "list.xlsx"), (b"\0" * 40, "a")],
)
def test_file_that_cannot_be_read_says_why_and_what_to_do(desk, content, name):
    answer = desk.client.get(desk.upload(content, name).url)
    assert answer.status_code == 200
    assert Batch.objects.get().state == "refused"
    assert "Không đọc được tệp này" in answer.text
    assert "Traceback" not in answer.text


def test_no_file_and_an_empty_file_are_asked_for_again(desk):
    for answer in (desk.client.post("/office/intake/"), desk.upload(b"")):
        assert answer.status_code == 422
        assert 'aria-invalid="true"' in answer.text
    assert not Batch.objects.exists()


def test_original_comes_back_byte_for_byte(desk):
    batch = desk.batch([supply_row()], "danh sách.csv")
    answer = desk.client.get(desk.url(batch, "file/"))
    assert "Miến dong Tài Hoan".encode() in answer.content
    assert len(answer.content) == batch.size_bytes
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''danh%20s")


@pytest.mark.parametrize("kind", ["supply", "demand"])
def test_template_opens_in_a_spreadsheet_program(desk, kind):
    answer = desk.client.get(f"/office/intake/templates/{kind}/")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert "Cách điền" in book.sheetnames


def test_template_of_another_kind_is_not_there(desk):
    assert desk.client.get("/office/intake/templates/x/").status_code == 404


def test_another_offices_file_is_not_there(desk):
    batch = desk.batch([supply_row("Bí mật của tỉnh")])
    other = client_of(make.make_org("office", territory_province_id="20"), "officer_province")
    row, url = batch.rows.get(), desk.url(batch)
    for path in (url, f"{url}file/", f"{url}progress/", f"/office/intake/rows/{row.public_id}/"):
        answer = other.get(path)
        assert answer.status_code == 404
        assert "Bí mật" not in answer.text
    for what in ("columns/", "problems/", "rows/", "commit/", "undo/"):
        assert other.post(f"{url}{what}").status_code == 404
    assert "list.csv" not in other.get("/office/intake/").text


def test_producer_and_visitor_stay_outside(desk):
    producer = client_of(make.make_org("producer", province_id="19"), "producer_owner")
    assert producer.get("/office/intake/").status_code == 403
    assert Client().get("/office/intake/").status_code == 302


def test_buyer_does_not_work_at_the_offices_desk(desk):
    buyer = client_of(make.make_buyer(), "buyer_owner")
    assert buyer.get("/office/intake/").status_code == 404


def test_post_without_a_token_is_refused(desk):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = desk.client.cookies
    assert strict.post("/office/intake/").status_code == 403


def test_inbox_asks_as_many_questions_for_three_files_as_for_one(
    desk, django_assert_max_num_queries
):
    for rows in ([supply_row()], [supply_row("B")], [demand_row()]):
        desk.send(rows, f"{len(rows)}{rows[0].get('need_text', 'x')}.csv")
        with django_assert_max_num_queries(8):
            desk.client.get("/office/intake/")

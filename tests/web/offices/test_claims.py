import pytest
from django.test import Client
from tests.factories import domain as make

from baccau.domain.accounts.models import Claim, Membership
from baccau.domain.notices.actions import claim_with_warning
from baccau.domain.notices.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(office) -> Claim:
    org = make.make_producer(phone="+84900000001", contact_name="Bà Hoa")
    user = make.make_user(full_name="Trần Văn Minh", phone="+84912345678")
    return claim_with_warning(
        by=make.SYSTEM, at=make.AT, user=user, org=org, statement="Tôi là giám đốc"
    )


def path(claim) -> str:
    return f"/office/claims/{claim.public_id}/"


def test_no_claim_is_told(officer):
    assert "Không có yêu cầu nào đang chờ" in officer.get("/office/claims/").text


def test_claim_shows_the_person_beside_the_record(officer, claim):
    assert path(claim) in officer.get("/office/claims/").text
    text = officer.get(path(claim)).text
    for words in ("Tôi là giám đốc", "Trần Văn Minh", "Bà Hoa", "0900 000 001", "0912 345 678"):
        assert words in text


def test_approval_hands_over_and_tells_the_old_contact(officer, claim):
    for _ in range(2):
        officer.post(path(claim), {"approve": "yes"})
    claim.refresh_from_db()
    assert claim.state == "approved"
    assert Membership.objects.filter(org=claim.org, role="producer_owner").count() == 1
    told = Notice.objects.filter(template="claim_taken").values_list("address", flat=True)
    assert list(told) == ["+84900000001"]


def test_denial_needs_a_reason(officer, claim):
    answer = officer.post(path(claim), {"approve": "no", "reason": "  "})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    officer.post(path(claim), {"approve": "no", "reason": "Chưa có giấy tờ"}, follow=True)
    claim.refresh_from_db()
    assert (claim.state, claim.reason) == ("denied", "Chưa có giấy tờ")
    assert "Chưa có giấy tờ" in officer.get("/office/claims/").text


def test_nonsense_decides_nothing(officer, claim):
    assert officer.post(path(claim), {"approve": "maybe"}).status_code == 422
    claim.refresh_from_db()
    assert claim.state == "pending"


def test_claim_of_another_province_is_not_there(stranger, claim):
    assert stranger.get(path(claim)).status_code == 404
    assert stranger.post(path(claim), {"approve": "yes"}).status_code == 404
    assert "Trần Văn Minh" not in stranger.get("/office/claims/").text


def test_post_without_a_token_is_refused(officer, claim):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = officer.cookies
    assert strict.post(path(claim), {"approve": "yes"}).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_few_questions(officer, django_assert_max_num_queries, count):
    for n in range(count):
        claim_with_warning(by=make.SYSTEM, at=make.AT, user=make.make_user(),
                           org=make.make_producer(f"HTX {n}"), statement="x")  # fmt: skip
    with django_assert_max_num_queries(7):
        officer.get("/office/claims/")

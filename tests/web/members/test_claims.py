import pytest
from tests.factories.domain import make_org

from baccau.domain.accounts.models import Claim
from baccau.domain.notices.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(producer):
    return make_org(
        "producer", "HTX Yến Dương", state="pre_registered", email="cu@example.org",
        phone="+84900000001", province_id="19", commune_id="02185",
    )  # fmt: skip


def test_claims_finds_with_or_without_accents(as_guest, listed):
    for words in ("yến dương", "yen duong", "YẾN"):
        text = as_guest.get("/me/claims/", {"q": words}).text
        assert f"/me/claims/{listed.public_id}/" in text
        assert "Côn Minh, Thái Nguyên" in text


def test_claims_offers_only_what_nobody_answers_for(as_guest, producer, listed):
    text = as_guest.get("/me/claims/", {"q": "htx"}).text
    assert producer.name in text
    assert f"/me/claims/{producer.public_id}/" not in text


def test_claim_waits_for_the_office_and_warns_the_old_contacts(as_guest, guest, listed):
    answer = as_guest.post(
        f"/me/claims/{listed.public_id}/", {"statement": "Tôi là giám đốc"}, follow=True
    )
    claim = Claim.objects.get()
    assert (claim.user, claim.org, claim.state) == (guest, listed, "pending")
    assert "Đang chờ cơ quan duyệt" in answer.text
    told = Notice.objects.filter(template="claim_made").values_list("address", flat=True)
    assert set(told) == {"cu@example.org", "+84900000001"}


def test_claim_twice_is_one_claim(as_guest, listed):
    for _ in range(2):
        as_guest.post(f"/me/claims/{listed.public_id}/", {"statement": "Tôi"})
    assert Claim.objects.count() == 1
    assert Notice.objects.count() == 2


def test_claim_needs_a_statement(as_guest, listed):
    assert 'aria-invalid="true"' in as_guest.post(f"/me/claims/{listed.public_id}/").text
    assert not Claim.objects.exists()


def test_claim_of_an_answered_producer_is_refused(as_guest, producer):
    answer = as_guest.post(f"/me/claims/{producer.public_id}/", {"statement": "Tôi"})
    assert answer.status_code == 409
    assert not Claim.objects.exists()


def test_claim_of_a_buyer_is_not_there(as_guest):
    buyer = make_org("buyer", "Siêu thị A")
    assert as_guest.get(f"/me/claims/{buyer.public_id}/").status_code == 404

import pytest
from django.core import mail
from tests.factories.domain import AT, make_org, make_user

from baccau.domain.accounts.actions import NotClaimable
from baccau.domain.accounts.queries import actor_of
from baccau.domain.base.actor import SYSTEM
from baccau.domain.notices.actions import (
    claim_with_warning,
    decide_claim_aloud,
    invite_by_message,
    send_queued,
)
from baccau.domain.notices.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    listed = make_org("producer", "HTX A", state="pre_registered", email="cu@example.org")
    user = make_user(email="moi@example.org")
    return claim_with_warning(
        by=actor_of(user), at=AT, user=user, org=listed, statement="Tôi là giám đốc"
    )


def told():
    return {(notice.template, notice.address) for notice in Notice.objects.all()}


def test_claim_warns_the_contact_it_was_listed_with(claim):
    assert told() == {("claim_made", "cu@example.org")}


def test_approval_tells_both(claim):
    decide_claim_aloud(by=SYSTEM, at=AT, claim=claim, approve=True)
    assert told() == {
        ("claim_made", "cu@example.org"),
        ("claim_taken", "cu@example.org"),
        ("claim_approved", "moi@example.org"),
    }


def test_denial_gives_its_reason_to_the_claimant_only(claim):
    decide_claim_aloud(by=SYSTEM, at=AT, claim=claim, approve=False, reason="Chưa đủ căn cứ")
    send_queued(at=AT)
    denied = [message for message in mail.outbox if "moi@example.org" in message.to]
    assert len(denied) == 1
    assert "Chưa đủ căn cứ" in denied[0].body
    assert "HTX A" in denied[0].subject


def test_refused_claim_tells_nobody(claim):
    decide_claim_aloud(by=SYSTEM, at=AT, claim=claim, approve=True)
    before = Notice.objects.count()
    late = make_user()
    claim.org.refresh_from_db()
    with pytest.raises(NotClaimable):
        claim_with_warning(by=actor_of(late), at=AT, user=late, org=claim.org, statement="Tôi")
    assert Notice.objects.count() == before


def test_invitation_message_carries_no_token():
    org, owner = make_org("producer", "HTX B"), make_user()
    _, token = invite_by_message(
        by=SYSTEM, at=AT, org=org, address="x@example.org", role="producer_owner", user=owner
    )
    send_queued(at=AT)
    assert token not in mail.outbox[0].body
    assert "HTX B" in mail.outbox[0].body

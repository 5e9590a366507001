import datetime as dt

import pytest
from tests.factories.domain import AT, make_org, make_user
from tests.web.conftest import signed_in_as

from baccau.domain.accounts.actions import add_member, invite
from baccau.domain.accounts.models import Membership
from baccau.domain.accounts.queries import actor_of
from baccau.domain.base.actor import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def door(owner, producer):
    """An invitation open now; its token."""
    now = dt.datetime.now(dt.UTC)  # noqa: TID251  (the page reads the same clock)
    _, token = invite(
        by=actor_of(owner), at=now, org=producer, address="minh@example.org",
        role="producer_manager", user=owner,
    )  # fmt: skip
    return token


def test_me_keeps_name_and_language(as_owner, owner):
    answer = as_owner.post("/me/", {"full_name": "  Lan  Nguyễn ", "language": "en"}, follow=True)
    owner.refresh_from_db()
    assert (owner.full_name, owner.language) == ("Lan Nguyễn", "en")
    assert "Your profile is kept." in answer.text


def test_me_refuses_a_language_nobody_speaks_here(as_owner, owner):
    assert as_owner.post("/me/", {"full_name": "Lan", "language": "xx"}).status_code == 200
    owner.refresh_from_db()
    assert owner.language == "vi"


def test_act_switches_to_another_of_ones_own(as_owner, owner):
    buyer = make_org("buyer", "Siêu thị A")
    second = add_member(by=SYSTEM, at=AT, org=buyer, user=owner, role="buyer_owner")
    as_owner.post("/me/act/", {"membership": second.public_id})
    owner.refresh_from_db()
    assert actor_of(owner).org_id == buyer.pk


def test_act_for_a_strangers_membership_is_not_there(as_guest, guest, owner):
    theirs = Membership.objects.get(user=owner)
    answer = as_guest.post("/me/act/", {"membership": theirs.public_id})
    assert answer.status_code == 404
    assert actor_of(guest).org_id is None


def test_act_needs_a_post(as_owner):
    assert as_owner.get("/me/act/").status_code == 405


def test_join_tells_a_visitor_who_invites(client, door):
    text = client.get(f"/me/join/{door}/").text
    assert "HTX Tài Hoan mời bạn" in text
    assert f"/accounts/login/?next=%2Fme%2Fjoin%2F{door}%2F" in text


def test_accept_opens_once_for_the_invited(as_guest, guest, producer, door):
    as_guest.post(f"/me/join/{door}/accept/")
    assert actor_of(guest).org_id == producer.pk
    assert as_guest.get(f"/me/join/{door}/").status_code == 410


def test_accept_refuses_another_address(door):
    other = signed_in_as(make_user(email="khac@example.org"))
    answer = other.post(f"/me/join/{door}/accept/")
    assert answer.status_code == 403
    assert "minh@example.org" in answer.text

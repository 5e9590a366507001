import re

import pytest
from tests.factories.domain import AT, make_org
from tests.web.conftest import signed_in_as

from baccau.domain.accounts.actions import add_member
from baccau.domain.accounts.models import Invitation, Membership
from baccau.domain.base.actor import SYSTEM
from baccau.domain.notices.models import Notice

pytestmark = pytest.mark.django_db


def send(client, **changes):
    values = {"address": "0912 345 678", "role": "producer_manager", **changes}
    return client.post("/me/people/invite/", values)


def test_invite_shows_the_link_once_and_queues_a_message(as_owner, as_guest, guest, producer):
    text = send(as_owner).text
    (link,) = re.findall(r'value="http://testserver(/me/join/[^"]+/)"', text)
    assert "0912 345 678" in text
    notice = Notice.objects.get(template="invitation")
    assert (notice.channel, notice.address) == ("sms", "+84912345678")
    assert link.split("/")[3] not in str(notice.facts)
    assert link not in as_owner.get("/me/people/").text
    as_guest.post(f"{link}accept/")
    assert Membership.objects.filter(user=guest, org=producer).exists()


@pytest.mark.parametrize("address", ["nobody", "12", "a@b"])
def test_invite_asks_for_an_address_that_can_be_reached(as_owner, address):
    answer = send(as_owner, address=address)
    assert 'aria-invalid="true"' in answer.text
    assert not Invitation.objects.exists()


def test_invite_offers_only_roles_held_here(as_owner):
    assert not Invitation.objects.exists()
    assert 'aria-invalid="true"' in send(as_owner, role="buyer_owner").text
    assert not Invitation.objects.exists()


def test_withdraw_closes_the_door(as_owner):
    send(as_owner)
    invitation = Invitation.objects.get()
    as_owner.post(f"/me/people/invitations/{invitation.public_id}/withdraw/")
    invitation.refresh_from_db()
    assert invitation.revoked_at
    assert "0912 345 678" not in as_owner.get("/me/people/").text


def test_withdraw_of_a_strangers_invitation_is_not_there(as_owner, guest):
    send(as_owner)
    invitation = Invitation.objects.get()
    rival = make_org("producer", "HTX khác")
    add_member(by=SYSTEM, at=AT, org=rival, user=guest, role="producer_owner")
    path = f"/me/people/invitations/{invitation.public_id}/withdraw/"
    assert signed_in_as(guest).post(path).status_code == 404
    invitation.refresh_from_db()
    assert invitation.revoked_at is None


def test_revoke_ends_a_membership(as_owner, guest, producer):
    theirs = add_member(by=SYSTEM, at=AT, org=producer, user=guest, role="producer_manager")
    assert "Trần Văn Minh" in as_owner.get("/me/people/").text
    answer = as_owner.post(f"/me/people/{theirs.public_id}/revoke/", follow=True)
    assert "Trần Văn Minh không còn trong tổ chức này." in answer.text
    theirs.refresh_from_db()
    assert theirs.revoked_at


def test_managers_read_but_do_not_invite(guest, producer):
    add_member(by=SYSTEM, at=AT, org=producer, user=guest, role="producer_manager")
    client = signed_in_as(guest)
    assert "/me/people/invite/" not in client.get("/me/people/").text
    assert send(client).status_code == 403


def test_people_of_nobody_says_what_to_do(as_guest):
    assert "/me/claims/" in as_guest.get("/me/people/").text

import datetime as dt

import pytest

from baccau.domain.accounts import actions
from baccau.domain.accounts.models import Invitation, Membership, Organisation
from baccau.domain.accounts.queries import actor_of
from baccau.domain.audit.models import Entry
from baccau.domain.audit.queries import broken_entries
from baccau.domain.base.actor import SYSTEM
from baccau.domain.base.refusals import NotFound

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(at):
    return actions.create_user(at=at, password="p", email="lan@example.org", full_name="Lan")


@pytest.fixture
def producer(at, owner):
    org = actions.create_organisation(by=SYSTEM, at=at, kind="producer", name="HTX Tài Hoan")
    actions.add_member(by=SYSTEM, at=at, org=org, user=owner, role="producer_owner")
    return org


@pytest.fixture
def guest(at):
    return actions.create_user(at=at, password="p", phone="+84912345678", full_name="Minh")


def send(owner, org, at, address="+84912345678", role="producer_manager"):
    return actions.invite(
        by=actor_of(owner), at=at, org=org, address=address, role=role, user=owner
    )


def test_create_organisation_keys_its_name(producer):
    assert producer.search_key == "htx tai hoan"
    assert producer.exact_key == "htx tài hoan"


def test_add_member_refuses_a_role_of_another_kind(at, producer, guest):
    with pytest.raises(actions.RoleNotHeldHere):
        actions.add_member(by=SYSTEM, at=at, org=producer, user=guest, role="buyer_owner")


def test_add_member_refuses_a_second_time(at, producer, owner):
    with pytest.raises(actions.AlreadyMember):
        actions.add_member(by=SYSTEM, at=at, org=producer, user=owner, role="producer_manager")


def test_invitation_opens_once_for_its_address(at, producer, owner, guest):
    _, token = send(owner, producer, at)
    actions.accept_invitation(by=actor_of(guest), at=at, user=guest, token=token)
    assert actor_of(guest).role == "producer_manager"
    with pytest.raises(actions.InvitationSpent):
        actions.accept_invitation(by=actor_of(guest), at=at, user=guest, token=token)


def test_invitation_refuses_another_address(at, producer, owner, guest):
    _, token = send(owner, producer, at, address="someone@example.org")
    with pytest.raises(actions.InvitationForAnother):
        actions.accept_invitation(by=actor_of(guest), at=at, user=guest, token=token)
    assert actor_of(guest).role == "member"


def test_invitation_expires_after_72_hours(at, producer, owner, guest):
    _, token = send(owner, producer, at)
    later = at + dt.timedelta(hours=72, seconds=1)
    with pytest.raises(actions.InvitationSpent):
        actions.accept_invitation(by=actor_of(guest), at=later, user=guest, token=token)


def test_invitation_withdrawn_is_spent(at, producer, owner, guest):
    invitation, token = send(owner, producer, at)
    actions.withdraw_invitation(by=actor_of(owner), at=at, invitation=invitation)
    with pytest.raises(actions.InvitationSpent):
        actions.open_invitation(token, at=at)


def test_invitation_keeps_no_token(at, producer, owner):
    invitation, token = send(owner, producer, at)
    assert token not in str(Invitation.objects.filter(pk=invitation.pk).values())


def test_open_invitation_knows_no_other_token(at):
    with pytest.raises(NotFound):
        actions.open_invitation("made up", at=at)


def test_revoked_member_loses_every_right_at_once(at, producer, owner, guest):
    _, token = send(owner, producer, at)
    membership = actions.accept_invitation(by=actor_of(guest), at=at, user=guest, token=token)
    actions.revoke_membership(by=actor_of(owner), at=at, membership=membership)
    assert actor_of(guest).role == "member"
    assert actor_of(guest).org_id is None


def test_revoke_membership_keeps_the_last_owner(at, producer, owner):
    with pytest.raises(actions.LastOwner):
        actions.revoke_membership(
            by=SYSTEM, at=at, membership=Membership.objects.get(user=owner, org=producer)
        )


def test_act_for_refuses_a_membership_of_another(at, producer, owner, guest):
    foreign = Membership.objects.get(user=owner, org=producer)
    with pytest.raises(NotFound):
        actions.act_for(user=guest, membership_public_id=foreign.public_id)


def test_act_for_switches_between_organisations(at, producer, owner):
    other = actions.create_organisation(by=SYSTEM, at=at, kind="buyer", name="Siêu thị A")
    second = actions.add_member(by=SYSTEM, at=at, org=other, user=owner, role="buyer_owner")
    assert actor_of(owner).role == "producer_owner"
    actions.act_for(user=owner, membership_public_id=second.public_id)
    owner.refresh_from_db()
    assert actor_of(owner).org_id == other.pk


@pytest.fixture
def listed(at):
    return actions.create_organisation(
        by=SYSTEM, at=at, kind="producer", name="HTX Yến Dương", state="pre_registered"
    )


def claim(listed, user, at):
    return actions.make_claim(
        by=actor_of(user), at=at, user=user, org=listed, statement="Tôi là giám đốc"
    )


def test_claim_approved_makes_an_owner(at, listed, guest, owner):
    made = claim(listed, guest, at)
    actions.decide_claim(by=actor_of(owner), at=at, claim=made, approve=True)
    listed.refresh_from_db()
    assert listed.state == "active"
    assert actor_of(guest).role == "producer_owner"


def test_claim_denied_changes_nothing_else(at, listed, guest, owner):
    made = claim(listed, guest, at)
    actions.decide_claim(by=actor_of(owner), at=at, claim=made, approve=False, reason="Sai số")
    listed.refresh_from_db()
    assert listed.state == "pre_registered"
    assert actor_of(guest).role == "member"


def test_claim_is_decided_once(at, listed, guest, owner):
    made = claim(listed, guest, at)
    actions.decide_claim(by=actor_of(owner), at=at, claim=made, approve=False)
    with pytest.raises(actions.ClaimDecided):
        actions.decide_claim(by=actor_of(owner), at=at, claim=made, approve=True)


def test_second_claim_cannot_take_over(at, listed, guest, owner):
    first, second = claim(listed, guest, at), claim(listed, owner, at)
    actions.decide_claim(by=SYSTEM, at=at, claim=first, approve=True)
    with pytest.raises(actions.NotClaimable):
        actions.decide_claim(by=SYSTEM, at=at, claim=second, approve=True)


def test_claim_refuses_a_profile_someone_answers_for(at, producer, guest):
    with pytest.raises(actions.NotClaimable):
        claim(producer, guest, at)


def test_claim_twice_is_one_claim(at, listed, guest):
    assert claim(listed, guest, at).pk == claim(listed, guest, at).pk


def test_every_act_leaves_an_entry_and_the_chain_holds(at, listed, guest, owner):
    actions.decide_claim(by=SYSTEM, at=at, claim=claim(listed, guest, at), approve=True)
    acts = set(Entry.objects.values_list("action", flat=True))
    assert acts >= {"create_organisation", "make_claim", "add_member", "decide_claim"}
    assert list(broken_entries()) == []
    assert Organisation.objects.filter(state="active").exists()

import pytest
from django.test import Client
from tests.factories import domain as make

from baccau.domain.accounts.actions import add_member
from baccau.domain.base.actor import SYSTEM


def client_of(org, role) -> Client:
    user = make.make_user()
    add_member(by=SYSTEM, at=make.AT, org=org, user=user, role=role)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def office(db):
    make.make_places()
    return make.make_org("office", territory_province_id=make.THAI_NGUYEN)


@pytest.fixture
def officer(office) -> Client:
    return client_of(office, "officer_province")


@pytest.fixture
def stranger(office) -> Client:
    """An officer of the next province."""
    return client_of(
        make.make_org("office", territory_province_id=make.LANG_SON), "officer_province"
    )

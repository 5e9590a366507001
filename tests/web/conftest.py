"""Pages are tested in the language they are read in: the catalogues are compiled first."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.factories.domain import AT, make_org, make_places, make_user

from baccau.domain.accounts.actions import add_member
from baccau.domain.accounts.models import Organisation, User
from baccau.domain.base.actor import SYSTEM
from baccau.reference.catalogues import compile_all

compile_all()


def signed_in_as(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def producer(db) -> Organisation:
    make_places()
    return make_org("producer", "HTX Tài Hoan", province_id="19", commune_id="02185")


@pytest.fixture
def owner(producer) -> User:
    user = make_user(email="lan@example.org", full_name="Nguyễn Thị Lan")
    add_member(by=SYSTEM, at=AT, org=producer, user=user, role="producer_owner")
    return user


@pytest.fixture
def guest(db) -> User:
    return make_user(email="minh@example.org", phone="+84912345678", full_name="Trần Văn Minh")


@pytest.fixture
def as_owner(owner) -> Client:
    return signed_in_as(owner)


@pytest.fixture
def as_guest(guest) -> Client:
    return signed_in_as(guest)

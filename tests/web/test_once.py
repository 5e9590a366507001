"""A form sent twice counts once."""

from __future__ import annotations

import pytest
from django.middleware.csrf import _mask_cipher_secret
from django.test import Client
from django.urls import reverse
from tests.factories.domain import make_user

from baccau.domain.base.models import IdempotencyKey

pytestmark = pytest.mark.django_db

SECRET = "a" * 32


@pytest.fixture
def user():
    return make_user(email="lan@example.org")


@pytest.fixture
def send(user):
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    client.cookies["csrftoken"] = SECRET

    def post(token, name):
        values = {"csrfmiddlewaretoken": token, "full_name": name, "language": "vi", "phone": ""}
        return client.post(reverse("me"), values)

    return post


def test_same_showing_with_same_values_counts_once(send, user):
    token = _mask_cipher_secret(SECRET)
    first = send(token, "Lan")
    user.refresh_from_db()
    assert (first.status_code, user.full_name) == (302, "Lan")
    type(user).objects.update(full_name="changed since")
    second = send(token, "Lan")
    user.refresh_from_db()
    assert (second.status_code, second.url) == (302, first.url)
    assert user.full_name == "changed since"


def test_same_showing_with_other_values_is_another_sending(send, user):
    token = _mask_cipher_secret(SECRET)
    send(token, "Lan")
    send(token, "Hoa")
    user.refresh_from_db()
    assert user.full_name == "Hoa"


def test_another_showing_is_another_sending(send, user):
    send(_mask_cipher_secret(SECRET), "Lan")
    type(user).objects.update(full_name="changed since")
    send(_mask_cipher_secret(SECRET), "Lan")
    user.refresh_from_db()
    assert user.full_name == "Lan"


def test_a_sending_in_work_is_not_begun_again(send, user):
    token = _mask_cipher_secret(SECRET)
    send(token, "Lan")
    IdempotencyKey.objects.update(location="")
    type(user).objects.update(full_name="changed since")
    answer = send(token, "Lan")
    user.refresh_from_db()
    assert (answer.status_code, user.full_name) == (409, "changed since")

import re

import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.urls import reverse
from tests.factories.domain import make_user

from baccau.domain.accounts.models import User
from baccau.domain.notices.models import Notice

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "typed", ["0912 345 678", "+84912345678", "84 912.345.678", "MINH@example.org"]
)
def test_sign_in_by_whatever_address_is_typed(client, typed):
    make_user(email="minh@example.org", phone="+84912345678", phone_verified=True)
    answer = client.post(reverse("account_login"), {"login": typed, "password": "p"})
    assert answer.status_code == 302
    assert answer.url == reverse("desk")


def test_sign_in_without_any_phone(client):
    make_user(email="hanh@example.org")
    answer = client.post(reverse("account_login"), {"login": "hanh@example.org", "password": "p"})
    assert answer.url == reverse("desk")


def test_sign_in_says_no_in_words(client):
    answer = client.post(reverse("account_login"), {"login": "0912 345 678", "password": "sai"})
    assert "Số điện thoại hoặc mật khẩu không đúng." in answer.text


def test_signup_by_phone_works_where_nothing_sends_codes(client):
    values = {"phone": "0987 654 321", "email": "", "password1": "mot-mat-khau-dai"}
    client.post(reverse("account_signup"), values, follow=True)
    user = User.objects.get(phone="+84987654321")
    assert not user.phone_verified
    client.logout()
    values = {"login": "0987654321", "password": "mot-mat-khau-dai"}
    answer = client.post(reverse("account_login"), values, follow=True)
    assert answer.wsgi_request.user == user


def test_signup_by_phone_waits_for_the_code(client, settings):
    settings.ACCOUNT_PHONE_VERIFICATION_ENABLED = True
    values = {"phone": "0987 654 321", "email": "", "password1": "mot-mat-khau-dai"}
    answer = client.post(reverse("account_signup"), values)
    assert answer.url == reverse("account_verify_phone")
    code = Notice.objects.get(template="sign_in_code", address="+84987654321").facts["code"]
    answer = client.post(answer.url, {"code": code}, follow=True)
    user = User.objects.get(phone="+84987654321")
    assert user.phone_verified
    assert answer.wsgi_request.user == user


def test_signup_refuses_what_is_no_number(client):
    answer = client.post(reverse("account_signup"), {"phone": "12", "password1": "x" * 12})
    assert "Hãy nhập số điện thoại, ví dụ 0912 345 678." in answer.text


@pytest.mark.parametrize("address", ["hanh@example.org", "0912 345 678"])
def test_password_confirms_who_it_is_again(client, address):
    known = {"email": address} if "@" in address else {"phone": "+84912345678"}
    make_user(**{"email": None, "phone_verified": True, **known})
    client.post(reverse("account_login"), {"login": address, "password": "p"})
    answer = client.post(reverse("account_reauthenticate"), {"password": "p", "next": "/me/"})
    assert (answer.status_code, answer.url) == (302, "/me/")


def test_officer_turns_on_the_second_factor(client):
    """By e-mail: confirm it from the message, then scan and type the code."""
    make_user(email="hanh@example.org")
    client.post(reverse("account_login"), {"login": "hanh@example.org", "password": "p"})
    client.post(reverse("account_email"), {"email": "hanh@example.org", "action_send": ""})
    (link,) = re.findall(r"http://testserver(/\S+)", mail.outbox[-1].body)
    client.post(link)
    client.post(reverse("account_reauthenticate"), {"password": "p"})
    page = client.get(reverse("mfa_activate_totp"))
    assert page.status_code == 200
    assert 'src="data:image/svg' in page.text
    secret = page.context["form"].secret
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    client.post(reverse("mfa_activate_totp"), {"code": code})
    assert "Đang dùng ứng dụng xác thực." in client.get(reverse("mfa_index")).text

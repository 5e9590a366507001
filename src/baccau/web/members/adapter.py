"""How allauth finds, names and reaches people: by e-mail or by phone."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils import timezone

from baccau.domain.accounts.models import User
from baccau.domain.accounts.queries import user_by_address
from baccau.engines.text.phones import international_phone
from baccau.web.members.phone_field import VietnamesePhoneField


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Sign-in by e-mail or Vietnamese phone number."""

    def new_user(self, request: HttpRequest) -> User:
        """Return an unsaved user, dated now."""
        del request
        return User(created_at=timezone.now())

    def phone_form_field(self, **options: Any) -> VietnamesePhoneField:
        """Return the field that reads a number as typed here."""
        return VietnamesePhoneField(**options)

    def clean_phone(self, phone: str) -> str:
        """Return the number as +84…; allauth reports a `ValueError` at the field."""
        return international_phone(phone) or phone

    def get_phone(self, user: User) -> tuple[str, bool]:
        """Return the number and whether it was verified.

        Who has none has nothing to verify: allauth would turn a plain None away at sign-in,
        because signing up asks for a number.
        """
        return (user.phone or "", user.phone_verified or not user.phone)

    def set_phone(self, user: User, phone: str, verified: bool) -> None:  # noqa: FBT001  (allauth's signature)
        """Keep the number."""
        user.phone, user.phone_verified = phone, verified
        user.save(update_fields=["phone", "phone_verified"])

    def set_phone_verified(self, user: User, phone: str) -> None:
        """Mark the number as the person's own."""
        self.set_phone(user, phone, verified=True)

    def get_user_by_phone(self, phone: str) -> User | None:
        """Return whoever has this number, typed in any way."""
        return user_by_address(international_phone(phone) or phone)

    def send_verification_code_sms(self, user: User, phone: str, code: str, **kwargs: Any) -> None:
        """Queue the code in the outbox; the SMS door sends it."""
        del kwargs
        from baccau.domain.notices.actions import queue_code  # noqa: PLC0415  (after apps load)

        queue_code(user=user, phone=phone, code=code, at=timezone.now())

"""A phone number as people here type it."""

from __future__ import annotations

from typing import Any

from allauth.account.fields import PhoneField

from baccau.engines.text.phones import international_phone


class VietnamesePhoneField(PhoneField):  # type: ignore[misc]  # allauth ships no types
    """Takes 0912 345 678 for +84912345678; any other number with its country code."""

    def to_python(self, value: Any) -> str:
        """Return the number with its country code where it can be told, else as typed."""
        typed = str(super().to_python(value))
        return international_phone(typed) or typed.replace(" ", "")

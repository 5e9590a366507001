"""A phone number as written here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baccau.engines.text.phones import international_phone
from baccau.web.templatetags.words import phone


class PhoneField(forms.CharField):
    """Takes a number as typed; cleans to the form +84 and the rest."""

    def prepare_value(self, value: Any) -> Any:
        """Show +84… as people write it."""
        return phone(value) if value else value

    def clean(self, value: Any) -> str:
        """Return the number.

        Raises:
            ValidationError: it is no phone number.
        """
        typed = str(super().clean(value))
        found = international_phone(typed)
        if typed and found is None:
            raise forms.ValidationError(_("This is not a phone number."))
        return found or ""

"""A commune as people write it, read to its official code."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baccau.reference import places
from baccau.web.presenters.fields import commune


class CommuneField(forms.CharField):
    """Takes a code or a written place; cleans to the code."""

    default_help = _("Commune and province, for example as on the business licence.")

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", self.default_help)
        super().__init__(max_length=300, **options)

    def prepare_value(self, value: Any) -> Any:
        """Show a code as the place it names."""
        try:
            return commune(str(value)) if value else ""
        except KeyError:
            return value

    def clean(self, value: Any) -> str:
        """Return the commune's code.

        Raises:
            ValidationError: no such place, or more than one it may be.
        """
        typed = str(super().clean(value)).strip()
        if not typed:
            return ""
        if typed.isdigit():
            return self._by_code(typed)
        found = places.resolve(text=typed)
        if found.commune_code:
            return str(found.commune_code)
        raise forms.ValidationError(self._unclear(found))

    def _by_code(self, code: str) -> str:
        try:
            return places.commune(code).code
        except KeyError:
            raise forms.ValidationError(_("There is no commune of this code.")) from None

    def _unclear(self, found: Any) -> Any:
        names = ", ".join(commune(one.code) for one in found.candidates[:6])
        if names:
            return _("Several places are called that: %(names)s.") % {"names": names}
        return _("No commune of today is found there; write commune and province.")

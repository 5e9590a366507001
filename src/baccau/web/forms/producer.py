"""A producer typed in from paper."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baccau.domain.accounts.models import Organisation
from baccau.reference import places
from baccau.reference.producer_types import producer_types
from baccau.web.forms.phone import PhoneField
from baccau.web.forms.place import CommuneField
from baccau.web.presenters.fields import named


def type_choices() -> list[tuple[str, str]]:
    """Return every kind of producer by name."""
    return [("", "\u2014"), *((one.code, named(one)) for one in producer_types())]


class ProducerForm(forms.Form):
    """Who makes something, where, and how to reach them; names are the registry's."""

    name = forms.CharField(label=_("Name"), max_length=200)
    producer_type = forms.ChoiceField(
        label=_("Kind of producer"), choices=type_choices, required=False
    )
    commune_code = CommuneField(label=_("Commune"))
    place_as_written = forms.CharField(label=_("Address"), max_length=300, required=False)
    contact_name = forms.CharField(label=_("Contact person"), max_length=120, required=False)
    phone = PhoneField(label=_("Phone"), max_length=40, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    tax_code = forms.CharField(label=_("Tax code"), max_length=14, required=False)

    @classmethod
    def of(cls, org: Organisation) -> dict[str, Any]:
        """Return a producer's values as the form shows them."""
        found = {name: getattr(org, name) for name in cls.base_fields if name != "commune_code"}
        return {**found, "commune_code": org.commune_id}

    @property
    def values(self) -> dict[str, Any]:
        """The values as the registry takes them; the province goes with the commune."""
        given = dict(self.cleaned_data)
        province = places.commune(given["commune_code"]).province_code
        return {**given, "province_code": province}


class NewProducerForm(ProducerForm):
    """A producer not listed yet; one whose name is listed is asked about once."""

    sure = forms.BooleanField(
        label=_("It is none of those listed above"), required=False, widget=forms.HiddenInput
    )

    def ask(self) -> None:
        """Show the question whether it is really another one."""
        self.fields["sure"].widget = forms.CheckboxInput()

    @property
    def values(self) -> dict[str, Any]:
        """The values without the answer to the question."""
        return {name: value for name, value in super().values.items() if name != "sure"}

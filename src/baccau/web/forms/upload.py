"""A spreadsheet as handed in."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

ACCEPT = ".xlsx,.xlsm,.xls,.xlsb,.ods,.csv,.tsv,.txt"
LARGEST = 25 * 1024 * 1024


class UploadForm(forms.Form):
    """The file, what it holds, and who sent it."""

    file = forms.FileField(
        label=_("Your spreadsheet"),
        error_messages={
            "required": _("Choose a file first."),
            "empty": _("The file is empty: it has no content at all."),
        },
    )
    kind = forms.ChoiceField(
        label=_("What is in it"),
        choices=[
            ("auto", _("Find out by itself")),
            ("supply", _("Products and what can be supplied")),
            ("demand", _("Needs of buyers")),
        ],
        required=False,
        initial="auto",
    )
    sender = forms.CharField(
        label=_("Who sent it"),
        max_length=200,
        required=False,
        help_text=_("For example a commune. What its columns mean is remembered for next time."),
    )

    def clean_file(self) -> object:
        """Refuse what is too large to be a list.

        Raises:
            ValidationError: above the limit.
        """
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 25 MB; split it in two."))
        return file

    def clean_kind(self) -> str:
        """Return what the file holds; nothing said is to be found out."""
        return self.cleaned_data["kind"] or "auto"

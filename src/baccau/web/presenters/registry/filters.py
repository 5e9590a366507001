"""The filters in use, each with the address that takes it away."""

from __future__ import annotations

from django import forms
from django.http import QueryDict

from baccau.web.presenters.fields import commune
from baccau.web.presenters.navigation import Crumb

_NOT_FILTERS = frozenset({"after", "sort"})


def chips(query: QueryDict, form: forms.Form) -> tuple[Crumb, ...]:
    """Return a chip for every filter that narrows; `form` is bound to the query and cleaned."""
    found = []
    for name in form.fields:
        value = form.cleaned_data.get(name)
        if value:
            found.append(Crumb(_words(name, str(value), form), f"?{_without(query, name)}"))
    return tuple(found)


def _words(name: str, value: str, form: forms.Form) -> str:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value, value))  # type: ignore[arg-type]  # flat choices
    if name == "commune":
        try:
            return commune(value)
        except KeyError:
            return value
    return f"\u201c{value}\u201d"


def _without(query: QueryDict, name: str) -> str:
    rest = query.copy()
    for other in {name, *_NOT_FILTERS} - {"province"}:
        rest.pop(other, None)
    if name == "province":
        rest["province"] = ""  # said to be none, or the office's own would come back
    return rest.urlencode()

"""One value with where it came from, and what it was before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from baccau.domain.registry.models import Provenance
from baccau.domain.registry.queries import ValueOrigin
from baccau.web.presenters.fields import title, told

_TITLES = {"name": "product_name", "contact_name": "representative"}


@dataclass(frozen=True, slots=True)
class Earlier:
    """A value before the present one."""

    value: str
    source: str
    at: dt.datetime
    by: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A value as shown: its title, where it stands in the source, who brought it and when."""

    title: str
    value: str
    source: str = ""
    by: str = ""
    at: dt.datetime | None = None
    earlier: tuple[Earlier, ...] = ()


def facts(
    values: Iterable[tuple[str, Any]],
    origins: Mapping[str, ValueOrigin],
    titles: Mapping[str, str] | None = None,
) -> tuple[Fact, ...]:
    """Return `(field, value)` pairs as facts; those without a value are left out."""
    names = {**_TITLES, **(titles or {})}
    return tuple(
        fact(field, value, origins.get(field), names.get(field, field))
        for field, value in values
        if value not in (None, "", [])
    )


def fact(field: str, value: Any, origin: ValueOrigin | None, name: str) -> Fact:
    """Return one value with its origin."""
    if origin is None:
        return Fact(title(name), told(field, value))
    return Fact(
        title(name),
        told(field, value),
        _source(origin.channel, origin.source),
        origin.by,
        origin.at,
        tuple(_earlier(field, row) for row in origin.earlier),
    )


def _earlier(field: str, row: Provenance) -> Earlier:
    return Earlier(told(field, row.value), _source(row.channel, row.source), row.at, row.by_label)


def _source(channel: str, source: str) -> str:
    if channel == "form" or not source:
        return gettext("by form")
    return source.replace("!", " \u203a ")

"""Questions about provinces and communes."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from baccau.domain.places.models import Commune, Province


def provinces_today() -> QuerySet[Province]:
    """Return the provinces in force, by code."""
    return Province.objects.filter(valid_to__isnull=True).order_by("code")


def communes_of(province_code: str) -> QuerySet[Commune]:
    """Return the communes of a province in force, by name."""
    return Commune.objects.filter(province_id=province_code, valid_to__isnull=True).order_by("name")


def provinces_of(commune_codes: Iterable[str]) -> dict[str, str]:
    """Return the province code of each commune code that exists."""
    rows = Commune.objects.filter(code__in=list(commune_codes))
    return dict(rows.values_list("code", "province_id"))

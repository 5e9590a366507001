"""Provinces and communes as rows, so that everything else can point at a code."""

from __future__ import annotations

from django.db import models


class Province(models.Model):
    """A province or centrally run city of today."""

    code = models.CharField(max_length=2, primary_key=True)
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=20)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    decree = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.name


class Commune(models.Model):
    """A commune, ward or special zone of today (kinds: xa, phuong, dac_khu)."""

    code = models.CharField(max_length=5, primary_key=True)
    province = models.ForeignKey(Province, models.PROTECT, related_name="communes")
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=20)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    km2 = models.FloatField(null=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    decree = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.name

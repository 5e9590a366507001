"""A row as JSON and back: what journals keep so that an undo restores it to the byte."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db.models import DateTimeField, DecimalField, Field, Model

Snapshot = dict[str, Any]


def snapshot(row: Model) -> Snapshot:
    """Return every column of a row, by column name, as plain JSON values."""
    return {field.attname: plain(field, getattr(row, field.attname)) for field in _columns(row)}


def plain(field: Field[Any, Any], value: Any) -> Any:
    """Return a column's value as it reads back from the database, as plain JSON."""
    if value is None:
        return None
    if isinstance(field, DecimalField):
        return str(Decimal(value).quantize(Decimal(1).scaleb(-field.decimal_places)))
    if isinstance(field, DateTimeField):
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    return json.loads(json.dumps(value))


def restored(object_type: str, values: Snapshot) -> Model:
    """Return the row a snapshot was taken of, not yet saved.

    Raises:
        LookupError: no such object type.
    """
    model = model_of(object_type)
    return model(
        **{field.attname: field.to_python(values[field.attname]) for field in _columns(model)}
    )


def model_of(object_type: str) -> type[Model]:
    """Return the model behind an object type, such as "product".

    Raises:
        LookupError: no such object type.
    """
    return apps.get_model("baccau", object_type)


def type_of(row: Model | type[Model]) -> str:
    """Return the object type of a row, such as "product"."""
    return str(row._meta.model_name)  # noqa: SLF001  (the model's public description)


def _columns(row: Model | type[Model]) -> list[Field[Any, Any]]:
    return list(row._meta.concrete_fields)  # noqa: SLF001  (the model's public description)

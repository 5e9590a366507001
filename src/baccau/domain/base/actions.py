"""Writing many rows at once, and keys that make a sent form count once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import asdict

from django.db import IntegrityError, connections, router, transaction
from django.db.models import Model

from baccau.domain.base.models import IdempotencyKey
from baccau.domain.base.sending import Sending

KEYS_KEPT = dt.timedelta(hours=24)


def update_many(rows: Sequence[Model], columns: Collection[str]) -> None:
    """Write these columns of rows of one model, each by its own key, as one prepared statement.

    `bulk_update` builds a CASE over all rows, which for thousands of rows costs some twenty
    times the writing itself.
    """
    if not rows or not columns:
        return
    model = type(rows[0])
    meta = model._meta  # noqa: SLF001  (the model's public description)
    connection = connections[router.db_for_write(model)]
    quoted = connection.ops.quote_name
    fields = [field for field in meta.concrete_fields if field.attname in columns]
    assigned = ", ".join(f"{quoted(str(field.column))} = %s" for field in fields)
    key = meta.pk
    sql = f"UPDATE {quoted(meta.db_table)} SET {assigned} WHERE {quoted(str(key.column))} = %s"  # noqa: S608  (names from the model, values bound)
    values = [
        [
            field.get_db_prep_save(getattr(row, field.attname), connection)
            for field in (*fields, key)
        ]
        for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(sql, values)


def take_key(*, sending: Sending, at: dt.datetime) -> IdempotencyKey | None:
    """Take a key for one sending of a form, or return None where it was taken before.

    Keys are kept for a day; taking one forgets older ones.
    """
    IdempotencyKey.objects.filter(created_at__lt=at - KEYS_KEPT).delete()
    try:
        with transaction.atomic():
            return IdempotencyKey.objects.create(**asdict(sending), created_at=at)
    except IntegrityError:
        return None


def keep_answer(*, taken: IdempotencyKey, location: str) -> None:
    """Remember where the answer to a sending stands, for whoever sends it again."""
    IdempotencyKey.objects.filter(pk=taken.pk).update(location=location)


def drop_key(*, taken: IdempotencyKey) -> None:
    """Give a key back: the sending was refused or failed, and may be tried again."""
    IdempotencyKey.objects.filter(pk=taken.pk).delete()

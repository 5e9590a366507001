"""Abstract entity, aliases of merged ids, and keys that make a write happen once."""

from __future__ import annotations

from django.db import models

from baccau.domain.base.public_id import LENGTH, new_public_id


class Entity(models.Model):
    """A thing with a durable public id."""

    public_id = models.CharField(max_length=LENGTH, unique=True, default=new_public_id)
    created_at = models.DateTimeField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.public_id}"


class Alias(models.Model):
    """An id that once named a thing now merged into another; it resolves for ever."""

    object_type = models.CharField(max_length=40)
    old_public_id = models.CharField(max_length=LENGTH, unique=True)
    new_public_id = models.CharField(max_length=LENGTH, db_index=True)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.old_public_id} → {self.new_public_id}"


class IdempotencyKey(models.Model):
    """One form or call, answered once: the same key with the same body gets the same answer."""

    key = models.CharField(max_length=64)
    user_id = models.BigIntegerField()
    path = models.CharField(max_length=300)
    body_sha256 = models.CharField(max_length=64)
    location = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key", "user_id", "path", "body_sha256"], name="idempotency_once"
            )
        ]

    def __str__(self) -> str:
        return self.key

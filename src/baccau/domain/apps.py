"""The one Django app of the domain floor."""

from django.apps import AppConfig


class DomainConfig(AppConfig):
    """All rooms share one app, so a model may move between rooms without a migration."""

    name = "baccau.domain"
    label = "baccau"
    default_auto_field = "django.db.models.BigAutoField"

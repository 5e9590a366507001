"""The pages as a Django app (templates, static files, template tags)."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Holds no models."""

    name = "baccau.web"
    label = "web"

"""What all tests share: fast password hashing and plain static files."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings


def pytest_configure():
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.REQUIRE_MFA = False
    if settings.DATABASES["default"]["ENGINE"] == "baccau.config.sqlite3":
        # pytest-django knows by its engine's name only Django's own SQLite to be in memory.
        settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = ":memory:"
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns where there is none


@pytest.fixture
def at() -> dt.datetime:
    """The moment tests act at."""
    return dt.datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))

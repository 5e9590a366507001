"""Reads settings from the environment, and says how to mend what is missing."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit


class SettingError(RuntimeError):
    """A setting is missing or unreadable; the message tells how to set it."""


def text(name: str, default: str | None = None) -> str:
    """Return the variable, or the default.

    Raises:
        SettingError: it is unset and there is no default.
    """
    value = os.environ.get(name, default)
    if value is None:
        raise SettingError(f"{name} is not set. Set it, for example: export {name}=…")
    return value


def flag(name: str, *, default: bool) -> bool:
    """Return true for 1/true/yes/on, false for 0/false/no/off.

    Raises:
        SettingError: any other word.
    """
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise SettingError(f"{name}={value!r} is neither yes nor no. Write 1 or 0.")


def words(name: str, default: str) -> list[str]:
    """Return a comma-separated variable as a list."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def secret_key(home: Path) -> str:
    """Return BACCAU_SECRET_KEY, or the key kept in the data folder (made on first use)."""
    given = os.environ.get("BACCAU_SECRET_KEY")
    if given:
        return given
    path = home / "secret_key"
    if not path.exists():
        home.mkdir(parents=True, exist_ok=True)
        fd = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
        with os.fdopen(fd, "w") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text().strip()


def database(home: Path) -> dict[str, object]:
    """Return Django's database entry: SQLite in the data folder, or DATABASE_URL.

    Raises:
        SettingError: DATABASE_URL is not a postgresql:// address.
    """
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        home.mkdir(parents=True, exist_ok=True)
        return {
            "ENGINE": "baccau.config.sqlite3",
            "NAME": home / "baccau.sqlite3",
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": (
                    "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;"
                    "PRAGMA foreign_keys=ON;PRAGMA temp_store=MEMORY;"
                ),
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise SettingError(
            "DATABASE_URL must begin with postgresql://, for example "
            "postgresql://baccau:password@localhost:5432/baccau"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 5, "options": "-c statement_timeout=60000"},
    }

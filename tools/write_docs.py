"""Writes the documents made from the code; with --check says which are out of date."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def permissions() -> str:
    """Render the permission table for an official to read."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "baccau.config.settings")
    import django  # noqa: PLC0415  (after the settings are named)
    from django.utils import translation  # noqa: PLC0415  (after the settings are named)

    django.setup()
    from baccau.domain.accounts.permissions import TABLE  # noqa: PLC0415  (after setup)
    from baccau.domain.accounts.roles import ROLES  # noqa: PLC0415  (after setup)

    lines = [
        "# Who may do what",
        "",
        "Made from `src/baccau/domain/accounts/permissions.py` by `make docs`. What is not listed",
        "is not allowed. Scopes: *public* rows anyone may see; *own_org* rows of the organisation",
        "one acts for; *party* rows both sides of which include it; *territory* rows of the",
        "province or commune an officer answers for; *self* one's own rows; *platform* all rows.",
        "Field classes: P public, C counterpart, O own organisation, A aggregate of at least five",
        "organisations, D officer's dossier, S secret (leaves its organisation never).",
    ]
    with translation.override("en"):
        for code, role in ROLES.items():
            lines += ["", f"## {role.name} (`{code}`)", "", f"{role.sentence}", ""]
            if role.needs_mfa:
                lines += ["Signs in with a second factor.", ""]
            lines += ["| on | may | how far | sees |", "|---|---|---|---|"]
            lines += [
                f"| {rule.object_type} | {rule.action} | {rule.scope} | {_classes(rule.fields)} |"
                for rule in TABLE
                if rule.role == code
            ]
    return "\n".join(lines) + "\n"


def _classes(fields: frozenset[str]) -> str:
    return "".join(sorted(fields))


def columns() -> str:
    """Render the column contract of spreadsheets."""
    from baccau.pipelines.columns_document import render  # noqa: PLC0415  (one document, one import)

    return render()


DOCUMENTS: dict[str, Callable[[], str]] = {
    "docs/permissions.md": permissions,
    "docs/columns.md": columns,
}


def main() -> int:
    """Return 1 when --check finds one out of date."""
    stale = []
    for name, make in DOCUMENTS.items():
        text, path = make(), ROOT / name
        if "--check" in sys.argv:
            if not path.exists() or path.read_text() != text:
                stale.append(name)
        else:
            path.write_text(text)
    for name in stale:
        print(f"{name} is out of date: make docs")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())

"""Django's own commands: `python -m baccau.config.manage …`."""

import os
import sys


def main() -> None:
    """Run a Django command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "baccau.config.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415  (after settings)

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()

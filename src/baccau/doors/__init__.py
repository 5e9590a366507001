"""Floor 1½: where files come in (checked, parsed in a jail) and go out (never a formula)."""

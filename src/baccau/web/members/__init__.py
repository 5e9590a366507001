"""One's own account: name and language, whom one acts for, colleagues, claims."""

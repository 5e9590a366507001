"""Floor 2½: background tasks; each fetches, then calls one action."""

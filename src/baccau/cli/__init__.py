"""Floor 3: the console script; the same calls the pages make."""

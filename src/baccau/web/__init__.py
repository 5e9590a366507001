"""Floor 3: pages, filed by who is looking."""

"""Products and producers as pages read them."""

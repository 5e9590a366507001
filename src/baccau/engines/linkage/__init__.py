"""Which two records are the same thing, with the evidence."""

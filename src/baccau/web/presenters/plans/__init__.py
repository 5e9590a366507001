"""A plan in the words of the office that drew it."""

"""A plan in the words of the two sides that trade."""

"""Readers: what one cell says, as a typed value, with what is wrong in it."""

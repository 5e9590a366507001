"""Writes of the matching room: drawing plans, and holding lines."""

"""Delimited text: which encoding, which delimiter, which cells. Runs inside the jail only."""

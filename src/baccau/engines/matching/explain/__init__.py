"""Reasons confirmed by solving again: lines, refusals, unserved needs, gaps."""

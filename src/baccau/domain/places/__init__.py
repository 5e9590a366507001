"""Provinces and communes with their official codes and dates of validity.

May know: base, audit. The tables are loaded from `baccau.reference.places`; names are resolved
there.
"""

"""What buyers need: how much, when, where, at what price, with which papers.

May know: base, places, audit, accounts, notices, registry.
"""

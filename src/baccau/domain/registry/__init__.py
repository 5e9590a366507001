"""Producers' products, what they can supply, their papers, and where each value came from.

May know: base, places, audit, accounts, notices.
"""

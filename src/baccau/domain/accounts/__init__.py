"""People, organisations, who belongs where, and what each may do.

May know: base, places, audit.
"""

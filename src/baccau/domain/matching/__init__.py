"""Plans: who could supply whom, frozen with their inputs, and the reason for every yes and no.

May know: base … demand, and engines.matching by its adapters.
"""

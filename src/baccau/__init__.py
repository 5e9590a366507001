"""Bắc Cầu: a bridge from a village product to a buyer's shelf."""

__version__ = "0.1.0"

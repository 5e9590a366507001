"""Bắc Cầu: a bridge from a village product to a buyer's shelf."""

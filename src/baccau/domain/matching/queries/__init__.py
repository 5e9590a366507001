"""Reads of the matching room: plans, lines, reasons, and what two plans differ in."""

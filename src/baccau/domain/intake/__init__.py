"""Spreadsheets on their way in: batches, staged rows, decisions, commit and undo.

May know: every room before it, pipelines for reading, engines.linkage by its adapters.
"""

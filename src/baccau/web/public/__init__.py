"""The desk of visitors."""

"""The desk of a producer."""

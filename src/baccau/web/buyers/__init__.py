"""The desk of a buyer."""

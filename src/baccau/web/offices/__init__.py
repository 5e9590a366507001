"""The desk of an OCOP office."""

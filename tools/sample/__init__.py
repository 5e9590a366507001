"""Writes the sample conference's workbooks: real products, illustrative quantities and needs."""

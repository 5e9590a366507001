"""Which offers may meet which needs: the rules, the freight, and the pairs that pass."""

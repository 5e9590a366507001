"""The only place that imports solvers: network simplex (POT) and branch and bound (HiGHS)."""

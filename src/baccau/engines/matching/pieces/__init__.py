"""The allocation: independent pieces, the levels of the objective, and their exact optimum."""

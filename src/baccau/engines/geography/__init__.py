"""Foundation: distances, and names of places resolved to official codes."""

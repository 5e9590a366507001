"""What a row means to a plan: its measure, weight, standing, and whether it can be true."""

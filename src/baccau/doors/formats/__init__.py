"""What each kind of file holds. Runs inside the jail only."""

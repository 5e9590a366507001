"""From the readings of a row to the values of the contract."""

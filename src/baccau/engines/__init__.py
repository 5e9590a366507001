"""Floor 1: pure Python; no Django, clock, disk, network or unseeded chance."""

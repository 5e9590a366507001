"""Who can supply whom, the best plan, and the reason for every yes and no."""

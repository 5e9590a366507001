"""Template filters: numbers, money and dates as people here write them."""

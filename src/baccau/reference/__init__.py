"""Floor 1½: reference data with dates and sources (places, commodities, words), and its loaders."""

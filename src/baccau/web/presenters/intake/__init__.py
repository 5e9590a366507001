"""Files on their way in, as the review pages read them."""

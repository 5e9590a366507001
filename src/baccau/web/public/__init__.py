"""Pages anyone may read: what Bac Cau is, the live counts, the gallery of components."""

"""Which rows of a file are known already: rows and registry as linkage records, and back."""

"""Foundation: cleaning, folding and legacy encodings of Vietnamese text."""

"""Foundation: cleaning, folding and legacy encodings of Vietnamese text."""

from baccau.engines.text.cleaning import clean_text
from baccau.engines.text.keys import exact_key, fold, loose_key
from baccau.engines.text.legacy import convert_legacy, detect_legacy, is_syllable

__all__ = [
    "clean_text",
    "convert_legacy",
    "detect_legacy",
    "exact_key",
    "fold",
    "is_syllable",
    "loose_key",
]

"""Legacy encodings of Vietnamese: text that is valid Unicode and reads as gibberish.

Before Unicode, fonts drew Vietnamese letters at Latin-1 codes. Files of that time, and offices
that still type so, give cells whose letters are those of Western Europe: TCVN 5712:1993 VN3
(fonts .VnTime, .VnArial) one letter a code, VNI (fonts VNI-Times) a vowel and a mark.
"""

from baccau.engines.text.legacy.conversion import LegacyEncoding, convert_legacy
from baccau.engines.text.legacy.detection import detect_legacy
from baccau.engines.text.legacy.syllables import is_syllable

__all__ = ["LegacyEncoding", "convert_legacy", "detect_legacy", "is_syllable"]

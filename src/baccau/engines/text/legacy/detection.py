"""Is this text written in a legacy encoding, and in which."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from baccau.engines.text.legacy.conversion import LegacyEncoding, convert_legacy
from baccau.engines.text.legacy.syllables import is_syllable
from baccau.engines.text.legacy.tables import TCVN3, VNI

_READ = 4_000
"""Code points looked at: more change no verdict."""

_ONLY_UNICODE = re.compile("[ĂăĐđƠơƯư\u0300-\u036f\u1ea0-\u1ef9]")
_CODES = re.escape("".join({code for pair in (*TCVN3, *VNI) for code in pair if code > "\x7f"}))
_WORD = re.compile(f"[A-Za-z{_CODES}]+")
_MIN_WORD = 3
_MIN_AGREE = 0.75
_MIN_TELLING = 1 / 3


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Words with legacy codes: how many there are, and how many read as Vietnamese."""

    words: int
    agree: int
    telling: int
    longest: int

    @property
    def is_enough(self) -> bool:
        """Nearly all words agree, and some of them read as nothing unless they are converted."""
        if self.telling == 0 or (self.telling == 1 and self.longest < _MIN_WORD):
            return False
        agreeing = self.agree >= _MIN_AGREE * self.words
        return agreeing and self.telling >= _MIN_TELLING * self.words


def detect_legacy(text: str) -> LegacyEncoding | None:
    """Return the legacy encoding of `text`, or `None` when it is Unicode or nothing tells.

    A word is evidence when it becomes a Vietnamese syllable by conversion and is none as it
    stands. Many cells tell better than one: join the cells of a column with line feeds.
    """
    sample = unicodedata.normalize("NFC", text[:_READ])
    if sample.isascii() or _ONLY_UNICODE.search(sample):
        return None
    words = [word for word in _WORD.findall(sample) if len(word) > 1 and not word.isascii()]
    verdicts = {encoding: _weigh(words, encoding) for encoding in ("tcvn3", "vni")}
    found: LegacyEncoding = "vni" if verdicts["vni"].agree > verdicts["tcvn3"].agree else "tcvn3"
    return found if verdicts[found].is_enough else None


def _weigh(words: list[str], encoding: LegacyEncoding) -> _Evidence:
    agree = telling = longest = 0
    for word in words:
        if is_syllable(convert_legacy(word, encoding)):
            agree += 1
            if not is_syllable(word):
                telling += 1
                longest = max(longest, len(word))
    return _Evidence(len(words), agree, telling, longest)

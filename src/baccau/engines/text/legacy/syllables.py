"""The shape of a Vietnamese syllable: onset, rhyme and tone.

Source: the rhyme tables of the national orthography (Đoàn Thiện Thuật, Ngữ âm tiếng Việt, 1977).
"""

from __future__ import annotations

import re
import unicodedata

_RHYME_TABLE = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu y yêm yên yêng yêt yêu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi
    om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uơ uôc uôi uôm uôn uông uôt
    uy uya uych uyên uyêt uyn uynh uyp uyt uyu
    ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
"""
_RHYMES = frozenset(_RHYME_TABLE.split())
_AFTER_QU = _RHYMES | {"ych", "ynh", "yp", "yt"}
_SYLLABLE = re.compile(
    "(ngh|ng|nh|n|gh|gi|g|kh|k|ch|c|ph|p|qu|th|tr|t|b|d|đ|h|l|m|r|s|v|x)?([aăâeêioôơuưy][a-zăâêôơ]*)"
)
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_STOP_TONES = {"\u0301", "\u0323"}
_BEFORE_FRONT_VOWEL = {"k", "gh", "ngh"}
_NOT_BEFORE_FRONT_VOWEL = {"c", "ng"}


def is_syllable(word: str) -> bool:
    """Say whether `word` could be one Vietnamese syllable, tone included.

    A syllable that ends in c, ch, p or t bears only the rising or the heavy tone; one without any
    tone passes, as it may be a loan.
    """
    opened = unicodedata.normalize("NFD", word.casefold())
    tones = _TONE.findall(opened)
    if len(tones) > 1:
        return False
    bare = unicodedata.normalize("NFC", _TONE.sub("", opened))
    if tones and bare.endswith(("c", "ch", "p", "t")) and tones[0] not in _STOP_TONES:
        return False
    parts = _SYLLABLE.fullmatch(bare)
    if parts is None:
        return False
    onset, rhyme = parts[1] or "", parts[2]
    if onset == "gi" and _fits("g", "i" + rhyme):
        return True
    return _fits(onset, rhyme)


def _fits(onset: str, rhyme: str) -> bool:
    front = rhyme[0] in "eêiy"
    if onset in _BEFORE_FRONT_VOWEL and not front:
        return False
    if onset in _NOT_BEFORE_FRONT_VOWEL and front:
        return False
    return rhyme in (_AFTER_QU if onset == "qu" else _RHYMES)

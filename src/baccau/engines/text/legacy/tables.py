"""The letters of TCVN3 and VNI at their codes, read as Latin-1.

Sources: TCVN 5712:1993, annex VN3 (the "ABC" fonts); the VNI Windows table of VNI Software,
as both are given in the tables of Unicode conversion programs such as UniKey and vietnamese.net.
"""

from __future__ import annotations

_TCVN3_LOWER = {
    "a": ("à ả ã á ạ", "µ ¶ · ¸ ¹"),
    "ă": ("ă ằ ẳ ẵ ắ ặ", "¨ » ¼ ½ ¾ Æ"),
    "â": ("â ầ ẩ ẫ ấ ậ", "© Ç È É Ê Ë"),
    "đ": ("đ", "®"),
    "e": ("è ẻ ẽ é ẹ", "Ì Î Ï Ð Ñ"),
    "ê": ("ê ề ể ễ ế ệ", "ª Ò Ó Ô Õ Ö"),
    "i": ("ì ỉ ĩ í ị", "× Ø Ü Ý Þ"),
    "o": ("ò ỏ õ ó ọ", "ß á â ã ä"),
    "ô": ("ô ồ ổ ỗ ố ộ", "« å æ ç è é"),
    "ơ": ("ơ ờ ở ỡ ớ ợ", "¬ ê ë ì í î"),
    "u": ("ù ủ ũ ú ụ", "ï ñ ò ó ô"),
    "ư": ("ư ừ ử ữ ứ ự", "\u00ad õ ö ÷ ø ù"),
    "y": ("ỳ ỷ ỹ ý ỵ", "ú û ü ý þ"),
}
_TCVN3_UPPER = ("Ă Â Đ Ê Ô Ơ Ư", "¡ ¢ § £ ¤ ¥ ¦")

TCVN3: dict[str, str] = {
    code: letter
    for letters, codes in (*_TCVN3_LOWER.values(), _TCVN3_UPPER)
    for letter, code in zip(letters.split(" "), codes.split(" "), strict=True)
}
"""Latin-1 letter to Vietnamese letter. Toned capitals have no code of their own."""

TCVN3_CAPITAL_PAIRS: dict[str, str] = {
    vowel.upper() + letter: letter.upper()
    for vowel, (letters, _) in _TCVN3_LOWER.items()
    for letter in letters.split(" ")
    if letter not in _TCVN3_LOWER
}
"""A plain capital and the toned small letter of it, converted: how some programs write a toned
capital. No Vietnamese word has the two side by side."""

_VNI_PAIRS_LOWER = {
    "a": ("á à ả ã ạ", "ù ø û õ ï"),
    "ă": ("ă ắ ằ ẳ ẵ ặ", "ê é è ú ü ë"),
    "â": ("â ấ ầ ẩ ẫ ậ", "â á à å ã ä"),
    "e": ("é è ẻ ẽ ẹ", "ù ø û õ ï"),
    "ê": ("ê ế ề ể ễ ệ", "â á à å ã ä"),
    "o": ("ó ò ỏ õ ọ", "ù ø û õ ï"),
    "ô": ("ô ố ồ ổ ỗ ộ", "â á à å ã ä"),
    "ơ": ("ớ ờ ở ỡ ợ", "ù ø û õ ï"),
    "u": ("ú ù ủ ũ ụ", "ù ø û õ ï"),
    "ư": ("ứ ừ ử ữ ự", "ù ø û õ ï"),
    "y": ("ý ỳ ỷ ỹ", "ù ø û õ"),
}
_VNI_BASE = {"ă": "a", "â": "a", "ê": "e", "ô": "o", "ơ": "ô", "ư": "ö"}
_VNI_SINGLES_LOWER = ("í ì ỉ ĩ ị ơ ư ỵ đ", "í ì æ ó ò ô ö î ñ")


def _vni_lower() -> dict[str, str]:
    table = {
        _VNI_BASE.get(vowel, vowel) + mark: letter
        for vowel, (letters, marks) in _VNI_PAIRS_LOWER.items()
        for letter, mark in zip(letters.split(" "), marks.split(" "), strict=True)
    }
    letters, codes = _VNI_SINGLES_LOWER
    return table | dict(zip(codes.split(" "), letters.split(" "), strict=True))


VNI: dict[str, str] = {}
"""One Latin-1 letter, or a vowel and its mark, to one Vietnamese letter. The case is the first
letter's; marks are accepted in both cases, as converters and fonts disagree."""
for _code, _letter in _vni_lower().items():
    VNI[_code] = _letter
    VNI[_code.upper()] = _letter.upper()
    if len(_code) == 2:  # noqa: PLR2004  (a vowel and its mark)
        VNI[_code[0].upper() + _code[1]] = _letter.upper()
        VNI[_code[0] + _code[1].upper()] = _letter

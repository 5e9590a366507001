import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from baccau.engines.text import convert_legacy
from baccau.engines.text.legacy.tables import TCVN3, TCVN3_CAPITAL_PAIRS, VNI

LOWER = "aàảãáạăằẳẵắặâầẩẫấậđeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
ENCODE_TCVN3 = {letter: code for code, letter in TCVN3.items()}
ENCODE_VNI = {}
for _code, _letter in VNI.items():
    # Among the spellings of a toned capital the one with the capital mark is the encoder's.
    if _letter not in ENCODE_VNI or _code == _code.upper():
        ENCODE_VNI[_letter] = _code if _letter.isupper() else _code.lower()


def encode(text, table):
    return "".join(table.get(letter, letter) for letter in text)


def test_tables_hold_the_alphabet():
    accented = {letter for letter in LOWER if not letter.isascii()}
    assert accented <= set(TCVN3.values())
    assert set(TCVN3.values()) - accented == set("ĂÂĐÊÔƠƯ")
    assert len(TCVN3) == 74
    assert set(VNI.values()) == accented | {letter.upper() for letter in accented}
    assert len(ENCODE_VNI) == 134


@pytest.mark.parametrize(
    ("legacy", "text"),
    [
        ("hép møt tÕt", "hộp mứt tết"),
        ("MiÕn dong Tµi Hoan", "Miến dong Tài Hoan"),
        ("B­ëi Phóc Tr¹ch", "Bưởi Phúc Trạch"),
        ("§­êng phÌn", "Đường phèn"),
        ("HîP T¸C X·", "HỢP TÁC XÃ"),
        ("Gµ ®åi Yªn ThÕ", "Gà đồi Yên Thế"),
        ("HTX n«ng nghiÖp", "HTX nông nghiệp"),
        ("Aµo ¡»n £Ön", "Ào Ằn Ện"),
        ("hép 5×10 cm, ½ kg", "hộp 5×10 cm, ½ kg"),
        ("25.000®/kg", "25.000đ/kg"),
        ("nu«i t«m s×", "nuôi tôm sì"),
        ("", ""),
    ],
)
def test_convert_tcvn3(legacy, text):
    assert convert_legacy(legacy, "tcvn3") == text


@pytest.mark.parametrize(
    ("legacy", "text"),
    [
        ("Mieán dong Bình Lieâu", "Miến dong Bình Liêu"),
        ("Böôûi Phuùc Traïch", "Bưởi Phúc Trạch"),
        ("Ñöôøng pheøn", "Đường phèn"),
        ("HÔÏP TAÙC XAÕ", "HỢP TÁC XÃ"),
        ("Aùo daøi", "Áo dài"),
        ("noâng nghieäp", "nông nghiệp"),
        ("kyõ thuaät", "kỹ thuật"),
        ("nghæ ngôi thò xaõ", "nghỉ ngơi thị xã"),
    ],
)
def test_convert_vni(legacy, text):
    assert convert_legacy(legacy, "vni") == text


@given(st.text(LOWER + "bcdghklmnpqrstvx 0123456789.,/-\nĂÂĐÊÔƠƯ", max_size=12))
def test_tcvn3_round_trip(text):
    encoded = encode(text, ENCODE_TCVN3)
    assume(not set("×÷¼½¾") & set(encoded))  # signs, where they stand alone
    assume(not any(pair in text for pair in TCVN3_CAPITAL_PAIRS))  # in no word
    assert convert_legacy(encoded, "tcvn3") == text


@given(st.text(LOWER + LOWER.upper() + "bcdghklmnpqrstvx 0123456789.,/-\n"))
def test_vni_round_trip(text):
    assert convert_legacy(encode(text, ENCODE_VNI), "vni") == text


@given(st.text())
def test_convert_never_raises(text):
    for encoding in ("tcvn3", "vni"):
        convert_legacy(text, encoding)


@given(st.text(st.characters(max_codepoint=127)))
def test_convert_leaves_ascii(text):
    for encoding in ("tcvn3", "vni"):
        assert convert_legacy(text, encoding) == text

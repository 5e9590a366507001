"""Detection, and its two error rates on real product names."""

import csv
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baccau.engines.text import convert_legacy, detect_legacy
from baccau.engines.text.legacy.tables import TCVN3, VNI

NAMES = Path(__file__).parents[3] / "reference" / "ocop_products_labelled.csv"
ENCODERS = {
    "tcvn3": {letter: code for code, letter in TCVN3.items()},
    "vni": {letter: code for code, letter in VNI.items() if code in {code.lower(), code.upper()}},
}


@pytest.fixture(scope="module")
def names():
    with NAMES.open(encoding="utf-8", newline="") as file:
        return [unicodedata.normalize("NFC", row["product"]) for row in csv.DictReader(file)]


def encode(text, encoding):
    # Old fonts had no toned capitals in TCVN3, so names are taken in small letters.
    table = ENCODERS[encoding]
    return "".join(table.get(letter, letter) for letter in text.lower())


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("hép møt tÕt", "tcvn3"),
        ("møt", "tcvn3"),
        ("MiÕn dong", "tcvn3"),
        ("B­ëi Phóc Tr¹ch", "tcvn3"),
        ("Gµ ®åi", "tcvn3"),
        ("Mieán dong Bình Lieâu", "vni"),
        ("Böôûi", "vni"),
        ("HÔÏP TAÙC XAÕ NOÂNG NGHIEÄP", "vni"),
    ],
)
def test_detect_legacy_finds(text, encoding):
    assert detect_legacy(text) == encoding


@pytest.mark.parametrize(
    "text",
    [
        *("", "SP-01", "A1", "µm", "Ø20", "OCOP®", "5×10", "25.000®/kg", "½ kg", "§ 5", "m²"),
        *("Cá lóc", "Bò khô", "né", "Hoà quý", "Hà Tĩnh", "dừa", "Miến dong", "hép", "é"),
        *("café", "crème brûlée", "hôtel", "Citroën", "naïve", "São Paulo", "piña colada"),
        *("Müller", "Zürich", "smørrebrød", "jalapeño", "Señor", "10mm×20mm", "«Trà»"),
    ],
)
def test_detect_legacy_leaves(text):
    assert detect_legacy(text) is None


def test_detect_legacy_never_fires_on_real_names(names):
    assert len(names) > 200
    assert [name for name in names if detect_legacy(name)] == []
    assert [name for name in names if detect_legacy(unicodedata.normalize("NFD", name))] == []


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_detect_legacy_finds_nearly_all_real_names(names, encoding):
    marked = [name for name in names if not name.isascii()]
    found = [name for name in marked if detect_legacy(encode(name, encoding)) == encoding]
    assert len(found) >= 0.97 * len(marked)


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_detect_legacy_finds_columns_and_conversion_gives_them_back(names, encoding):
    column = "\n".join(encode(name, encoding) for name in names)
    assert detect_legacy(column) == encoding
    assert convert_legacy(column, encoding) == "\n".join(names).lower()


@given(st.text())
def test_detect_legacy_never_raises(text):
    assert detect_legacy(text) in {None, "tcvn3", "vni"}

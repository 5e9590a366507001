"""The catalogue of sentences, and how facts are written in it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baccau.reference import messages
from baccau.reference.messages import BadCatalogueError, read_catalogue
from baccau.reference.messages.facts import written

GOOD = """
[price_above_ceiling]
vi = "Giá {price_vnd} cao hơn trần {ceiling_vnd}."
en = "The price {price_vnd} is above the ceiling {ceiling_vnd}."
remedy_vi = "Giảm giá còn {ceiling_vnd}."
remedy_en = "Lower the price to {ceiling_vnd}."
"""


@pytest.fixture
def one_message(monkeypatch):
    catalogue = read_catalogue([("one.toml", GOOD)])
    monkeypatch.setattr(messages, "catalogue", lambda: catalogue)


def test_sentence_writes_money_by_language(one_message):
    facts = {"price_vnd": 1_250_000, "ceiling_vnd": 900}
    assert messages.sentence("price_above_ceiling", facts) == "Giá 1.250.000 ₫ cao hơn trần 900 ₫."
    assert (
        messages.sentence("price_above_ceiling", facts, "en-GB")
        == "The price 1,250,000 ₫ is above the ceiling 900 ₫."
    )
    assert messages.remedy("price_above_ceiling", facts) == "Giảm giá còn 900 ₫."


def test_sentence_with_a_missing_fact_shows_code_and_facts(one_message):
    told = messages.sentence("price_above_ceiling", {"price_vnd": 5000})
    assert told == "price_above_ceiling (price_vnd = 5.000 ₫)"
    assert messages.remedy("price_above_ceiling", {"price_vnd": 5000}) == ""


def test_unknown_code_is_readable(one_message):
    assert messages.sentence("no_such_code", {"cell": "F9"}) == "no_such_code (cell = F9)"
    assert messages.sentence("no_such_code", {}) == "no_such_code"
    assert messages.remedy("no_such_code", {}) == ""


@given(st.dictionaries(st.text(), st.none() | st.floats() | st.integers() | st.text()))
def test_sentence_never_raises(facts):
    for code in [*sorted(messages.codes())[:5], "no_such_code"]:
        assert messages.sentence(code, facts, "vi")
        assert isinstance(messages.remedy(code, facts, "en"), str)


def test_placeholders_names_every_fact(one_message):
    assert messages.placeholders("price_above_ceiling") == {"price_vnd", "ceiling_vnd"}


def test_facts_with_braces_are_not_templates(one_message):
    told = messages.sentence("price_above_ceiling", {"price_vnd": "{0}", "ceiling_vnd": "{x}"})
    assert told == "Giá {0} cao hơn trần {x}."


def test_shipped_catalogue_is_whole():
    for code in messages.codes():
        assert messages.placeholders(code) is not None
        facts = dict.fromkeys(messages.placeholders(code), "?")
        for lang in ("vi", "en"):
            assert not messages.sentence(code, facts, lang).startswith(code)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[a]\nvi = 'x'\n", "language"),
        ("[a]\nen = 'x'\n", "language"),
        ("[a]\nvi = 'x'\nen = 'x'\nremedy_vi = 'y'\n", "language"),
        ("[a]\nvi = ' '\nen = 'x'\n", "empty"),
        ("[a]\nvi = 1\nen = 'x'\n", "empty"),
        ("[a]\nvi = 'x'\nen = 'x'\nfr = 'x'\n", "expected"),
        ("a = 'x'\n", "expected"),
        ("[a]\nvi = '{x}'\nen = '{y}'\n", "different facts"),
        ("[a]\nvi = '{x'\nen = '{x}'\n", "expected '}'"),
        ("[a]\nvi = '{}'\nen = '{}'\n", "bare fact name"),
        ("[a]\nvi = '{x.y}'\nen = '{x.y}'\n", "bare fact name"),
        ("[a]\nvi = '{x:>9}'\nen = '{x}'\n", "bare fact name"),
        ("not toml", "one.toml"),
    ],
)
def test_bad_catalogue_is_refused(text, complaint):
    with pytest.raises(BadCatalogueError, match=complaint):
        read_catalogue([("one.toml", text)])


def test_code_told_twice_is_refused():
    with pytest.raises(BadCatalogueError, match=r"two\.toml: price_above_ceiling is told twice"):
        read_catalogue([("one.toml", GOOD), ("two.toml", GOOD)])


@pytest.mark.parametrize(
    ("name", "value", "vietnamese", "english"),
    [
        ("price_vnd", 0, "0 ₫", "0 ₫"),
        ("price_vnd", -25_000, "-25.000 ₫", "-25,000 ₫"),
        ("price_vnd", 1999.5, "2.000 ₫", "2,000 ₫"),
        ("prices_vnd", (20_000, 500), "20.000 ₫, 500 ₫", "20,000 ₫, 500 ₫"),
        ("distance_km", 12.5, "12,5", "12.5"),
        ("distance_km", 100.0, "100", "100"),
        ("quantity_kg", Decimal("12345.6789"), "12.345,679", "12,345.679"),
        ("quantity_kg", float("nan"), "NaN", "NaN"),
        ("year", 2026, "2026", "2026"),
        ("quantity", 3330, "3.330", "3,330"),
        ("row", 10_000, "10.000", "10,000"),
        ("on", date(2026, 3, 15), "15/03/2026", "15/03/2026"),
        ("at", datetime(2026, 3, 15, 8, 5, tzinfo=UTC), "15/03/2026 08:05", "15/03/2026 08:05"),
        ("months", [10, 11, 12], "10, 11, 12", "10, 11, 12"),
        ("papers", {"vietgap", "haccp"}, "haccp, vietgap", "haccp, vietgap"),
        ("cell", None, "–", "–"),
        ("fits", True, "✓", "✓"),
        ("code", "02185", "02185", "02185"),
        ("by_month", {"10": 1.5}, "10: 1,5", "10: 1.5"),
    ],
)
def test_fact_is_written_by_type_and_name(name, value, vietnamese, english):
    assert written(name, value, english=False) == vietnamese
    assert written(name, value, english=True) == english

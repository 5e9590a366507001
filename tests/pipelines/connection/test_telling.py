"""Reasons as sentences."""

from __future__ import annotations

import pytest

from baccau.engines.matching.plan import Reason
from baccau.pipelines.connection.reading import SheetRow
from baccau.pipelines.connection.telling import Teller, month_spans

HONEY = SheetRow(
    "cung.xlsx", "Sheet1", 9, "supply", "k1",
    {"product_name": "Mật ong", "producer_name": "HTX Tài Hoan"},
)  # fmt: skip


@pytest.fixture
def teller():
    return Teller({"k1": HONEY}, "vi")


def test_codes_become_names(teller):
    assert "Hóa đơn điện tử" in teller.sentence(Reason("paper_missing", {"paper": "e_invoice"}))
    assert "hộp" in teller.sentence(Reason("unit_differs", {"offered": "box", "wanted": "kg"}))
    told = Reason("origin_not_wanted", {"origin": "01", "wanted": ("19", "04")})
    assert "Hà Nội" in teller.sentence(told)
    assert "Thái Nguyên, Cao Bằng" in teller.sentence(told)
    told = Reason("storage_differs", {"offered": "frozen", "wanted": "ambient"})
    assert "đông lạnh" in teller.sentence(told)


def test_codes_nobody_knows_stay_as_they_are(teller):
    assert "xyz" in teller.sentence(Reason("paper_missing", {"paper": "xyz"}))


def test_keys_become_names_in_sentences_and_addresses_in_data(teller):
    reason = Reason("gain_paper", {"offer": "k1", "paper": "e_invoice", "serves_quantity": 3})
    assert "Mật ong (HTX Tài Hoan)" in teller.sentence(reason)
    assert teller.facts(reason)["offer"] == "cung.xlsx!Sheet1!9"


def test_quantities_carry_their_unit_and_days_are_dates(teller):
    reason = Reason("raise_quantity", {"quantity": 12.5, "serves_quantity": 3, "unit": "l"})
    assert "12,5 lít" in teller.sentence(reason)
    expired = Reason("certificate_expired", {"until_on": "2026-01-02", "judged_on": "2026-02-01"})
    assert "02/01/2026" in teller.sentence(expired)


def test_a_count_of_offers_has_a_sentence_of_its_own(teller):
    assert teller.sentence(Reason("paper_missing", {"offers": 4})).startswith("4 ")


@pytest.mark.parametrize(
    ("months", "told"),
    [((1, 2, 3, 7), "1–3, 7"), ((12, 1), "1, 12"), (range(1, 13), "1–12"), ((), "")],
)
def test_months_are_written_as_spans(months, told):
    assert month_spans(months) == told

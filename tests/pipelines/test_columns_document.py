"""docs/columns.md says what the readers read."""

from __future__ import annotations

from pathlib import Path

from baccau.pipelines.columns_document import render

DOCUMENT = Path(__file__).parents[2] / "docs" / "columns.md"


def test_the_document_is_current():
    assert DOCUMENT.read_text("utf-8") == render(), "run: make docs"


def test_every_field_of_the_contract_is_told():
    text = render()
    for name in (
        "product_name", "price_vnd", "capacity_1", "quantity_12", "papers_required",
        "origin_province_codes", "max_suppliers", "certified_on", "pack_size",
    ):  # fmt: skip
        assert f"`{name}`" in text

import pytest
from django.http import QueryDict

from baccau.web.forms.cell import CellForm, field_for


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("price_vnd", "value=65.000", 65_000),
        ("moq", "value=2,5", 2.5),
        ("phone", "value=0912 345 678", "+84912345678"),
        ("commune_code", "value=02185", "02185"),
        ("certified_on", "value=01/03/2025", "2025-03-01"),
        ("unit", "value=kg", "kg"),
        ("papers", "value=vietgap&value=barcode", ["vietgap", "barcode"]),
        ("capacity_by_month", "value_0=5&value_11=1.250", [5, *[0] * 10, 1250]),
        ("capacity_by_month", "value_0=", []),
        ("product_name", "value=Chè%00 đinh ", "Chè đinh"),
        ("product_name", "value=", None),
    ],
)
def test_value_is_what_a_staged_row_holds(name, typed, value):
    form = CellForm(QueryDict(typed.replace("%00", "")), name=name, label="x", now=None)
    assert form.is_valid(), form.errors
    assert form.value == value


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("price_vnd", "value=nhiều"), ("price_vnd", "value=-1"), ("phone", "value=12"),
        ("unit", "value=furlong"), ("papers", "value=none"), ("certified_on", "value=31/02/2025"),
    ],
)  # fmt: skip
def test_value_that_cannot_be_is_refused(name, typed):
    assert not CellForm(QueryDict(typed), name=name, label="x", now=None).is_valid()


def test_field_of_a_problem_is_the_mends_or_the_contracts():
    assert field_for("price_vnd", {"field": "unit", "value": "kg"}) == "unit"
    assert field_for("address", None) == "commune_code"
    assert field_for("stars", None) == "stars"

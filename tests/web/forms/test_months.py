from decimal import Decimal

import pytest
from django import forms

from baccau.web.forms.months import AmountField, MonthsField


class Needed(forms.Form):
    amounts = MonthsField()


class Offered(forms.Form):
    amounts = MonthsField(required=False)


def sent(*values):
    return {f"amounts_{month}": value for month, value in enumerate(values)}


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("300", "300"),
        ("1.250", "1250"),
        ("1,250", "1250"),
        ("1.250,5", "1250.5"),
        ("1,250.5", "1250.5"),
        ("1.250.000", "1250000"),
        ("1,5", "1.5"),
        ("1.25", "1.25"),
        ("0,125", "0.125"),
        ("2 000", "2000"),
    ],
)
def test_amount_field_reads_numbers_as_typed(typed, amount):
    assert AmountField().clean(typed) == Decimal(amount)


def test_months_field_reads_twelve():
    form = Needed(sent("1.250,5", "", "300"))
    assert form.is_valid()
    assert form.cleaned_data["amounts"] == (
        Decimal("1250.5"), Decimal(0), Decimal(300), *[Decimal(0)] * 9,
    )  # fmt: skip


def test_months_field_may_be_empty_when_not_required():
    form = Offered({})
    assert form.is_valid()
    assert form.cleaned_data["amounts"] == (Decimal(0),) * 12


def test_months_field_refuses_a_year_of_nothing():
    assert not Needed(sent(*["0"] * 12)).is_valid()
    assert not Needed({}).is_valid()


def test_months_field_refuses_what_is_no_amount():
    assert not Offered(sent("-1")).is_valid()
    assert not Offered(sent("many")).is_valid()


def test_months_field_shows_what_is_kept():
    months = Offered(initial={"amounts": [0] * 11 + [7]})["amounts"]
    shown = [month["value"] for month in months.subwidgets[0].data["subwidgets"]]
    assert shown == [None] * 11 + ["7"]

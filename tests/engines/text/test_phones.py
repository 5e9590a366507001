import pytest

from baccau.engines.text.phones import international_phone


@pytest.mark.parametrize(
    "typed",
    ["0912345678", "912345678", "+84 912 345 678", "84912345678", "0912.345.678", "0084912345678"],
)
def test_international_phone_reads_every_way_of_typing_it(typed):
    assert international_phone(typed) == "+84912345678"


def test_international_phone_reads_a_landline():
    assert international_phone("0209 3870 123") == "+842093870123"


@pytest.mark.parametrize("typed", ["", "12345", "0412345678", "09123456789", "+1 202 555 0100"])
def test_international_phone_knows_what_is_none(typed):
    assert international_phone(typed) is None

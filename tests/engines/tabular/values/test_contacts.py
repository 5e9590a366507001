from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baccau.engines.tabular.values.contacts import find_phones, tax_code_holds


@pytest.mark.parametrize(
    ("raw", "phone"),
    [
        (912345678.0, "+84912345678"),
        ("0912345678", "+84912345678"),
        ("0912 345 678", "+84912345678"),
        ("0912.345.678", "+84912345678"),
        ("0912-345-678", "+84912345678"),
        ("(+84) 912 345 678", "+84912345678"),
        ("+84 912 345 678", "+84912345678"),
        ("84912345678", "+84912345678"),
        ("0281 3 870 123", "+842813870123"),
        ("028 3822 1234", "+842838221234"),
        ("ĐT: 0912 345 678", "+84912345678"),
        ("Ông Nam 0912345678", "+84912345678"),
        ("9.12345678E+08", "+84912345678"),
        ("'0912345678", "+84912345678"),
    ],
)
def test_phone_is_read_in_one_form(read, raw, phone):
    reading = read("phone", raw)
    assert reading.value == phone
    assert reading.findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "0912345678/0987654321",
        "0912345678 - 0987654321",
        "0912 345 678; 0987 654 321",
        "0912345678\n0987654321",
        "0912.345.678 hoặc 0987.654.321",
        "0912345678, 0987654321",
        "0912345678 0987654321",
    ],
)
def test_phone_of_two_in_a_cell_is_the_first_and_the_other_is_told(read, text):
    reading = read("phone", text)
    assert reading.value == "+84912345678"
    (finding,) = reading.findings
    assert finding.code == "phone_several"
    assert finding.facts["others"] == ["+84987654321"]


@pytest.mark.parametrize("text", ["12345", "09123", "xin gọi", "091234567890123"])
def test_phone_unreadable_is_told(read, text):
    reading = read("phone", text)
    assert reading.value is None
    assert [f.code for f in reading.findings] == ["phone_unreadable"]


@pytest.mark.parametrize(
    ("text", "email"),
    [
        ("HTX@Gmail.com", "htx@gmail.com"),
        ("htx @ gmail.com", "htx@gmail.com"),
        ("mail: a.b@c.vn.", "a.b@c.vn"),
    ],
)
def test_email_is_mended(read, text, email):
    assert read("email", text).value == email


def test_email_unreadable_is_told(read):
    assert [f.code for f in read("email", "htx.gmail.com").findings] == ["email_unreadable"]


def test_tax_code_gets_its_lost_zero_back(read):
    good = next(
        f"01000{n:04}" + str(d)
        for n in range(99)
        for d in range(10)
        if tax_code_holds(f"01000{n:04}{d}")
    )
    reading = read("tax_code", float(good))
    assert reading.value == good
    assert [f.code for f in reading.findings] == ["tax_code_zero_restored"]


def test_tax_code_of_a_branch_and_of_a_person(read):
    assert read("tax_code", "0100109106-001").value == "0100109106-001"
    assert read("tax_code", "001234567890").value == "001234567890"


def test_tax_code_check_digit_is_checked(read):
    assert read("tax_code", "0100109106").findings == ()
    assert [f.code for f in read("tax_code", "0100109107").findings] == ["tax_code_check_failed"]


def test_tax_code_unreadable_is_told(read):
    assert [f.code for f in read("tax_code", "12").findings] == ["tax_code_unreadable"]


@given(st.text())
def test_phones_never_raise(text):
    assert all(phone.startswith("+84") for phone in find_phones(text))

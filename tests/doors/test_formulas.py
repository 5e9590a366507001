import pytest
from hypothesis import given
from hypothesis import strategies as st

from baccau.doors.formulas import guarded, is_dangerous, unguarded

DANGEROUS = ["=1+1", "+84912345678", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1"]
DANGEROUS += ["＝1", "＋1", "－1", "＠x"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_dangerous_text_is_guarded(text):
    assert is_dangerous(text)
    assert guarded(text) == "'" + text


@pytest.mark.parametrize("text", ["", "Miến dong", "5 - 7 kg", "a=b", "0912", "'quoted'", "–"])
def test_other_text_is_left(text):
    assert guarded(text) == text
    assert unguarded(text) == text


@given(st.text() | st.sampled_from(DANGEROUS))
def test_unguarded_undoes_guarded(text):
    assert unguarded(guarded(text)) == text or text.startswith("'")

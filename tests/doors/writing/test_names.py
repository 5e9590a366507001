from hypothesis import given
from hypothesis import strategies as st

from baccau.doors.writing.names import sheet_names


def test_sheet_names_are_permitted_and_different():
    assert sheet_names(["Kế hoạch", "KẾ HOẠCH", "a/b:c?", "", "'x'", "History", "x" * 40]) == [
        *("Kế hoạch", "KẾ HOẠCH (2)", "a b c", "Sheet", "x", "History (2)", "x" * 31),
    ]


@given(st.lists(st.text(max_size=40), max_size=10))
def test_sheet_names_are_always_valid(wanted):
    names = sheet_names(wanted)
    assert len({name.casefold() for name in names}) == len(wanted)
    for name in names:
        assert 0 < len(name) <= 31
        assert not set(name) & set("[]:*?/\\\n\t")
        assert name == name.strip("'")

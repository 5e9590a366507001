import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from baccau.doors.jail.frames import decode, encode

VALUES = (
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text() | st.datetimes() | st.times()
)


@given(st.lists(VALUES))
def test_a_row_crosses_unchanged(row):
    line = encode(row)
    assert line.count(b"\n") == 1
    assert line.isascii()
    back = decode(line)
    assert back == row
    assert list(map(type, back)) == list(map(type, row))


def test_an_object_crosses_unchanged():
    frame = {"notice": "x", "facts": {"count": 2, "cell": "A1"}}
    assert decode(encode(frame)) == frame
    assert decode(encode([dt.time(8, 30)])) == [dt.time(8, 30)]

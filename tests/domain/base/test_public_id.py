from hypothesis import given
from hypothesis import strategies as st

from baccau.domain.base.public_id import (
    ALPHABET,
    BODY,
    check_symbol,
    is_public_id,
    new_public_id,
)

bodies = st.text(ALPHABET, min_size=BODY, max_size=BODY)
ids = bodies.map(lambda body: body + check_symbol(body))


def test_new_public_id_is_one_and_differs():
    made = {new_public_id() for _ in range(200)}
    assert len(made) == 200
    assert all(is_public_id(one) for one in made)


@given(ids, st.integers(0, BODY), st.sampled_from(ALPHABET))
def test_is_public_id_catches_any_wrong_symbol(public_id, place, symbol):
    changed = public_id[:place] + symbol + public_id[place + 1 :]
    assert is_public_id(changed) == (changed == public_id)


@given(ids, st.integers(0, BODY), st.integers(0, BODY))
def test_is_public_id_catches_any_swap(public_id, first, second):
    symbols = list(public_id)
    symbols[first], symbols[second] = symbols[second], symbols[first]
    swapped = "".join(symbols)
    assert is_public_id(swapped) == (swapped == public_id)


@given(st.text(max_size=14))
def test_is_public_id_never_stumbles(text):
    assert is_public_id(text) in {True, False}

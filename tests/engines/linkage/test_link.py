from dataclasses import replace

import pytest
from benchmarks.instances import linkage as instances
from benchmarks.linkage import measured
from hypothesis import given, settings
from hypothesis import strategies as st

from baccau.engines.linkage import PRODUCER_POLICY, PRODUCT_POLICY, Record, link

PLACE = {"commune_code": "02185", "province_code": "19"}
KNOWN = (
    Record(key="K1", name="HTX Tài Hoan", producer_type="cooperative", **PLACE),
    Record(key="K2", name="HTX Tân Thành", producer_type="cooperative", **PLACE),
    Record(key="K3", name="HTX Tân Thạnh", producer_type="cooperative", **PLACE),
)


def one(record, known=KNOWN, policy=PRODUCER_POLICY):
    (made,) = link((record,), known, policy)
    return made


def test_known_record_is_found():
    made = one(Record(key="I1", name="Hợp tác xã Tài Hoan", **PLACE))
    assert (made.verdict, made.match, made.reason) == ("same", "K1", "one_alike")


def test_unlike_record_is_new():
    made = one(Record(key="I1", name="HTX Sơn Lâm", province_code="20"))
    assert (made.verdict, made.match, made.candidates) == ("new", None, ())


def test_tones_choose_between_namesakes():
    assert one(Record(key="I1", name="HTX Tân Thành", **PLACE)).match == "K2"
    assert one(Record(key="I1", name="HTX Tân Thạnh", **PLACE)).match == "K3"


def test_unmarked_name_of_two_namesakes_is_asked_with_both():
    made = one(Record(key="I1", name="htx tan thanh", **PLACE))
    assert (made.verdict, made.reason) == ("unclear", "several_alike")
    assert {candidate.key for candidate in made.candidates} == {"K2", "K3"}
    alone = one(Record(key="I1", name="htx tan thanh", **PLACE), KNOWN[:2])
    assert alone.match == "K2"


def test_nothing_known_makes_all_new():
    assert one(Record(key="I1", name="HTX Tài Hoan"), ()).verdict == "new"


def test_repeated_keys_are_refused():
    record = Record(key="I1", name="HTX Tài Hoan")
    with pytest.raises(ValueError, match="same key"):
        link((record, record), (), PRODUCER_POLICY)


def test_duplicates_within_the_batch_are_told_to_both_sides():
    rows = (
        Record(key="I1", name="HTX Sơn Lâm", **PLACE),
        Record(key="I2", name="Hợp tác xã Sơn Lâm", **PLACE),
        Record(key="I3", name="HTX Hợp Thắng", **PLACE),
    )
    first, second, third = link(rows, KNOWN, PRODUCER_POLICY)
    assert [(twin.key, twin.verdict) for twin in first.duplicates] == [("I2", "same")]
    assert [(twin.key, twin.verdict) for twin in second.duplicates] == [("I1", "same")]
    assert third.duplicates == ()


@settings(deadline=None, max_examples=15)
@given(
    seed=st.integers(min_value=0, max_value=10_000),
    shuffle=st.randoms(use_true_random=False),
    products=st.booleans(),
)
def test_verdicts_do_not_depend_on_any_order(seed, shuffle, products):
    policy = PRODUCT_POLICY if products else PRODUCER_POLICY
    instance = (instances.products if products else instances.producers)(25, seed)
    incoming, known = list(instance.incoming), list(instance.known)
    before = {made.incoming: made for made in link(incoming, known, policy)}
    shuffle.shuffle(incoming)
    shuffle.shuffle(known)
    after = {made.incoming: made for made in link(incoming, known, policy)}
    assert {key: summary(made) for key, made in before.items()} == {
        key: summary(made) for key, made in after.items()
    }


def summary(made):
    return (
        made.verdict,
        made.reason,
        [(candidate.key, candidate.verdict) for candidate in made.candidates],
        [(twin.key, twin.verdict) for twin in made.duplicates],
    )


@settings(deadline=None, max_examples=10)
@given(seed=st.integers(min_value=0, max_value=10_000))
def test_a_list_linked_to_itself_is_never_matched_wrongly(seed):
    known = instances.producers(40, seed).known
    incoming = tuple(replace(record, key=f"again {record.key}") for record in known)
    for made in link(incoming, known, PRODUCER_POLICY):
        assert made.match in {None, made.incoming.removeprefix("again ")}
        assert made.verdict != "new"


@pytest.mark.parametrize(
    ("make", "policy"),
    [(instances.producers, PRODUCER_POLICY), (instances.products, PRODUCT_POLICY)],
)
def test_automatic_band_is_precise_and_review_band_complete(make, policy):
    instance = make(1_500, seed=2026)
    values = measured(instance, link(instance.incoming, instance.known, policy))
    assert values["precision"] >= 0.98
    assert values["review_recall"] >= 0.95
    assert values["f1"] >= 0.95

from dataclasses import replace

from baccau.engines.linkage import PRODUCER_POLICY, Record, explain, link
from baccau.reference.messages import codes

PLACE = {"commune_code": "02185", "province_code": "19"}
KNOWN = Record(key="K1", name="HTX Tài Hoan", producer_type="cooperative", **PLACE)


def explained(record, known=KNOWN):
    (made,) = link((record,), (known,), PRODUCER_POLICY)
    return explain(made.candidates[0], PRODUCER_POLICY)


def test_question_is_named_first():
    found = explained(Record(key="I1", name="HTX Tài Hoàn", **PLACE))
    assert found.verdict == "unclear"
    assert [item.code for item in found.because] == ["tone_differs"]


def test_removing_the_named_reason_changes_the_verdict():
    record = Record(key="I1", name="Cty Tài Hoan", **PLACE)
    assert [item.code for item in explained(record).because] == ["type_differs"]
    assert explained(replace(record, name="HTX Tài Hoan")).verdict == "same"


def test_deciding_number_is_named():
    taxed = replace(KNOWN, tax_code="4700123456")
    found = explained(Record(key="I1", name="HTX Tài Hoan", tax_code="4700123456"), taxed)
    assert (found.verdict, [item.code for item in found.because]) == ("same", ["tax_code_same"])


def test_missing_evidence_is_measured_and_enough_of_it_settles():
    elsewhere = Record(key="I1", name="HTX Tài Hoan", commune_code="02143", province_code="19")
    found = explained(elsewhere)
    weights = PRODUCER_POLICY.weights
    assert found.verdict == "unclear"
    assert 0 < found.missing_odds <= weights["phone_same"]
    phone = "+84912345678"
    settled = explained(replace(elsewhere, phone=phone), replace(KNOWN, phone=phone))
    assert (settled.verdict, settled.missing_odds) == ("same", 0.0)


def test_every_code_and_reason_has_a_sentence():
    reasons = {"one_alike", "none_alike", "asked", "several_alike", "contested", "same", "new"}
    known = codes()
    assert {f"link_{code}" for code in reasons | set(PRODUCER_POLICY.weights)} <= known

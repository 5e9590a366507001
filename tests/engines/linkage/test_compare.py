from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baccau.engines.linkage import PRODUCER_POLICY, PRODUCT_POLICY, Comparer, Record
from baccau.engines.linkage.compare import words_of
from baccau.engines.linkage.names import Lexicon, producer_words

COOP = Record(
    key="k",
    name="HTX Tài Hoan",
    producer_type="cooperative",
    commune_code="02185",
    province_code="19",
)
NOODLES = Record(
    key="k",
    name="Miến dong Tài Hoan",
    maker="HTX Tài Hoan",
    maker_key="m1",
    commune_code="02185",
    province_code="19",
    commodity="glass_noodle_canna",
    product_set=6,
)


def compare(left, right, policy=PRODUCER_POLICY):
    records = (left, right)
    makers = Lexicon(producer_words(r.maker, PRODUCER_POLICY) for r in records if r.maker)
    comparer = Comparer(policy, Lexicon(words_of(r, policy) for r in records), makers)
    return comparer.compare(comparer.prepare(left), comparer.prepare(right))


def verdict(left, right, policy=PRODUCER_POLICY):
    return compare(left, right, policy).verdict


def codes(candidate):
    return {item.code for item in candidate.evidence}


@pytest.mark.parametrize(
    "name",
    [
        "Hợp tác xã Tài Hoan",
        "HTX TÀI HOAN",
        "Tài Hoan (HTX)",
        "htx tai hoan",
        "Hợp tác xã nông nghiệp Tài Hoan",
    ],
)
def test_one_producer_written_otherwise_in_its_commune_is_the_same(name):
    assert verdict(replace(COOP, name=name), COOP) == "same"


def test_name_alone_is_asked():
    alone = Record(key="a", name="HTX Tài Hoan")
    assert verdict(alone, COOP) == "unclear"
    assert verdict(replace(alone, province_code="19"), COOP) == "same"


def test_unmarked_name_needs_more_than_its_province():
    named = Record(key="a", name="htx tai hoan", province_code="19")
    assert verdict(named, COOP) == "unclear"
    assert verdict(replace(named, commune_code="02185"), COOP) == "same"


def test_name_that_differs_by_a_tone_is_asked():
    found = compare(replace(COOP, name="HTX Tài Hoàn"), COOP)
    assert found.verdict == "unclear"
    assert "tone_differs" in codes(found)


def test_bare_word_in_marked_text_has_the_level_tone():
    left = replace(COOP, name="Hợp tác xã Thanh Trang")
    assert verdict(left, replace(COOP, name="Hợp tác xã Thanh Trạng")) == "unclear"
    assert verdict(left, left) == "same"


def test_tax_code_decides():
    other_name = replace(COOP, name="HTX miến dong Tài Hoan Côn Minh", tax_code="4700123456")
    assert verdict(other_name, COOP) == "unclear"
    assert verdict(other_name, replace(COOP, tax_code="4700123456")) == "same"
    assert verdict(replace(COOP, tax_code="1"), replace(COOP, tax_code="2")) == "new"


def test_branch_of_one_body_is_asked():
    body = replace(COOP, tax_code="4700123456")
    assert verdict(replace(COOP, tax_code="4700123456-001"), body) == "unclear"
    assert verdict(replace(COOP, tax_code="4700 123 456"), body) == "same"
    assert verdict(replace(COOP, tax_code="4700123457-001"), body) == "new"


def test_tax_code_shared_by_unlike_names_is_asked():
    left = replace(COOP, name="Công ty Asuka", tax_code="4700123456")
    assert verdict(left, replace(COOP, tax_code="4700123456")) == "unclear"


def test_cooperative_and_company_of_one_owner_are_asked():
    company = replace(COOP, name="Công ty TNHH Tài Hoan", producer_type="company", phone="+84912")
    found = compare(company, replace(COOP, phone="+84912"))
    assert (found.verdict, "type_differs" in codes(found)) == ("unclear", True)
    told_by_name = replace(company, producer_type=None)
    assert verdict(told_by_name, replace(COOP, producer_type=None)) == "unclear"


def test_phone_lifts_the_question_of_a_slip_but_not_of_a_tone():
    slip = replace(COOP, name="HTX Tài Hoann")
    assert verdict(replace(slip, commune_code=None), COOP) == "unclear"
    with_phone = {"phone": "+84912345678"}
    assert verdict(replace(slip, **with_phone), replace(COOP, **with_phone)) == "same"
    tone = replace(COOP, name="HTX Tài Hoàn", **with_phone)
    assert verdict(tone, replace(COOP, **with_phone)) == "unclear"


def test_numbers_in_names_must_agree():
    assert verdict(replace(COOP, name="HTX 20/10"), replace(COOP, name="HTX 20/10")) == "same"
    assert verdict(replace(COOP, name="HTX 20/10"), replace(COOP, name="HTX 8/3")) == "new"
    assert verdict(replace(COOP, name="HTX Sơn 2"), replace(COOP, name="HTX Sơn")) == "unclear"


def test_namesake_in_another_province_is_another():
    assert verdict(replace(COOP, province_code="20", commune_code="06001"), COOP) == "new"


def test_commune_of_the_same_province_is_asked():
    assert verdict(replace(COOP, commune_code="02143"), COOP) == "unclear"


def test_generic_name_is_asked():
    left = replace(COOP, name="HTX dịch vụ nông nghiệp")
    assert verdict(left, left) == "unclear"


def test_other_trade_of_one_place_is_not_the_same():
    left = replace(COOP, name="HTX chè Tân Cương")
    assert verdict(left, replace(COOP, name="HTX miến Tân Cương")) != "same"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Miến dong Tài Hoan", "Miến dong Tài Hoan", "same"),
        ("Miến dong", "Miến dong Tài Hoan", "same"),
        ("Miến dong Tài Hoan 500g", "MIẾN DONG TÀI HOAN OCOP 5 sao", "same"),
        ("mien dong tai hoan", "Miến dong Tài Hoan", "unclear"),
        ("Phở khô Tài Hoan", "Phở tươi Tài Hoan", "unclear"),
        ("Miến dong túi lọc Tài Hoan", "Miến dong Tài Hoan", "unclear"),
        ("Rượu ngô Tài Hoan", "Miến dong Tài Hoan", "new"),
        ("Nước mắm 40 độ đạm", "Nước mắm 60 độ đạm", "new"),
        ("Trà mơ Tài Hoan", "Trà mỡ Tài Hoan", "unclear"),
    ],
)
def test_products_of_one_maker(left, right, expected):
    one, other = replace(NOODLES, name=left), replace(NOODLES, name=right)
    assert verdict(one, other, PRODUCT_POLICY) == expected


def test_unmarked_row_of_one_maker_is_the_same():
    row = replace(NOODLES, name="mien dong tai hoan", maker="htx tai hoan")
    assert verdict(row, NOODLES, PRODUCT_POLICY) == "same"


def test_same_product_of_another_maker_is_another():
    assert verdict(replace(NOODLES, maker_key="m2"), NOODLES, PRODUCT_POLICY) == "new"


def test_maker_not_decided_is_judged_by_name():
    undecided = replace(NOODLES, maker_key=None)
    assert verdict(undecided, NOODLES, PRODUCT_POLICY) == "same"
    far = replace(undecided, maker="HTX Sơn Lâm")
    assert verdict(far, NOODLES, PRODUCT_POLICY) != "same"
    unknown = replace(undecided, maker=None)
    assert verdict(unknown, NOODLES, PRODUCT_POLICY) == "unclear"


def test_certificate_decides_unless_the_makers_are_two():
    renamed = replace(NOODLES, name="Miến sợi Tài Hoan", certificate_no="19-02185-1-2026")
    assert verdict(renamed, NOODLES, PRODUCT_POLICY) == "unclear"
    known = replace(NOODLES, certificate_no="19-02185-1-2026")
    assert verdict(renamed, known, PRODUCT_POLICY) == "same"
    assert verdict(replace(renamed, maker_key="m2"), known, PRODUCT_POLICY) == "unclear"


def test_commodity_of_another_kind_is_asked_and_a_broader_one_is_not():
    broad = replace(NOODLES, commodity="noodle")
    narrow = replace(NOODLES, broader=frozenset({"glass_noodle", "noodle"}))
    assert verdict(broad, narrow, PRODUCT_POLICY) == "same"
    assert verdict(replace(NOODLES, commodity="honey"), narrow, PRODUCT_POLICY) == "unclear"


def test_one_brand_of_two_trades_is_asked():
    left = replace(COOP, name="HTX chế biến nông sản Gia Phú")
    assert verdict(left, replace(COOP, name="HTX chế biến thực phẩm Gia Phú")) == "unclear"
    assert verdict(left, replace(COOP, name="HTX nông sản Gia Phú")) == "same"


def test_evidence_carries_both_values():
    found = compare(replace(COOP, name="HTX Tài Hoàn"), COOP)
    tone = next(item for item in found.evidence if item.code == "tone_differs")
    assert (tone.field, tone.left, tone.right) == ("name", "hoàn", "hoan")


WORDS = st.sampled_from("Tài Hoan Hoàn Tân Thành Thạnh Sơn 20 An dịch vụ HTX Cty".split())  # noqa: SIM905  (words read best as a line)
NAMES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join) | st.text(max_size=12)
RECORDS = st.builds(
    Record,
    key=st.just("k"),
    name=NAMES,
    maker=st.none() | NAMES,
    maker_key=st.sampled_from([None, "m1", "m2"]),
    producer_type=st.sampled_from([None, "cooperative", "company"]),
    tax_code=st.sampled_from([None, "1", "2"]),
    phone=st.sampled_from([None, "+841", "+842"]),
    commune_code=st.sampled_from([None, "c1", "c2"]),
    province_code=st.sampled_from([None, "p1", "p2"]),
    commodity=st.sampled_from([None, "honey", "tea"]),
)


@pytest.mark.parametrize("policy", [PRODUCER_POLICY, PRODUCT_POLICY])
@settings(deadline=None)
@given(left=RECORDS, right=RECORDS)
def test_comparison_is_symmetric(policy, left, right):
    there, back = compare(left, right, policy), compare(right, left, policy)
    assert there.verdict == back.verdict
    assert there.score == pytest.approx(back.score)
    assert codes(there) == codes(back)


@settings(deadline=None)
@given(record=RECORDS)
def test_nothing_speaks_against_a_record_being_itself(record):
    for policy in (PRODUCER_POLICY, PRODUCT_POLICY):
        found = compare(record, record, policy)
        assert not {code for code in codes(found) if code.endswith(("_differs", "_added"))}
        assert codes(found) & {"name_identical", "name_missing"}


@given(record=RECORDS.filter(lambda record: record.tax_code))
def test_a_producer_with_a_tax_code_is_the_same_as_itself(record):
    found = compare(record, record)
    assert found.verdict == "same" or "name_missing" in codes(found)

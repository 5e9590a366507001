from dataclasses import replace

from baccau.engines.linkage import PRODUCER_POLICY, PRODUCT_POLICY, Record, link

STARCH = Record(
    key="K1",
    name="Tinh bột nghệ nếp đỏ",
    maker="HTX Tân Thành",
    maker_key="m1",
    commune_code="01843",
    province_code="19",
)
RED = replace(STARCH, key="I1")
BLACK = replace(STARCH, key="I2", name="Tinh bột nghệ nếp đen")
PLACE = {"commune_code": "02185", "province_code": "19"}


def verdicts(rows, known, policy=PRODUCT_POLICY):
    return {made.incoming: (made.verdict, made.reason) for made in link(rows, known, policy)}


def test_product_is_not_asked_about_one_that_another_row_is():
    assert verdicts((BLACK,), (STARCH,)) == {"I2": ("unclear", "asked")}
    assert verdicts((RED, BLACK), (STARCH,)) == {
        "I1": ("same", "one_alike"),
        "I2": ("new", "none_alike"),
    }


def test_tone_is_asked_even_if_another_row_is_the_known_one():
    other_tone = replace(RED, key="I2", name="Tinh bột nghệ nếp đò")
    assert verdicts((RED, other_tone), (STARCH,))["I2"] == ("unclear", "asked")


def test_two_products_of_one_list_are_two_and_a_repeated_one_is_told():
    again = replace(RED, key="I3", name="TINH BỘT NGHỆ NẾP ĐỎ")
    red, black, repeated = link((RED, BLACK, again), (), PRODUCT_POLICY)
    assert [twin.key for twin in red.duplicates] == ["I3"]
    assert black.duplicates == ()
    assert [twin.key for twin in repeated.duplicates] == ["I1"]


def test_known_record_is_not_claimed_by_two_that_differ():
    known = (Record(key="K1", name="HTX Tài Hoan", **PLACE),)
    one = Record(key="I1", name="HTX Tài Hoan", tax_code="1", **PLACE)
    other = replace(one, key="I2", tax_code="2")
    assert verdicts((one, other), known, PRODUCER_POLICY) == {
        "I1": ("same", "one_alike"),
        "I2": ("unclear", "contested"),
    }
    again = replace(other, tax_code="1")
    assert verdicts((one, again), known, PRODUCER_POLICY)["I2"] == ("same", "one_alike")

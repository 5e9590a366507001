import pytest

from baccau.reference.papers import paper, paper_index, papers

CONTRACT = {
    "business_registration", "food_safety", "self_declaration", "e_invoice", "barcode",
    "trace_code", "trademark", "vietgap", "globalgap", "organic", "haccp", "iso22000", "halal",
    "lab_test",
}  # fmt: skip


def test_every_paper_of_the_contract_is_known():
    assert {item.code for item in papers()} >= CONTRACT


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("ĐKKD, ATTP", ["business_registration", "food_safety"]),
        ("Hóa đơn đỏ; mã QR truy xuất nguồn gốc", ["e_invoice", "trace_code"]),
        ("VietGAP, ISO 22000:2018, HACCP", ["vietgap", "iso22000", "haccp"]),
        ("nhãn hiệu tập thể, nhãn mác", ["trademark", "packaging_label"]),
        ("vietgap|e_invoice|lab_test", ["vietgap", "e_invoice", "lab_test"]),
        ("Không có", []),
    ],
)
def test_papers_are_found_in_text(text, codes):
    assert [match.code for match in paper_index().find_all(text)] == codes


def test_every_paper_says_who_issues_it():
    assert all(item.office_vi and item.office_en for item in papers())


def test_unknown_paper_is_refused():
    with pytest.raises(KeyError):
        paper("passport")

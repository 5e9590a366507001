"""The published rule of what a match is: weights, bands and words, as data.

Each piece of evidence has a weight in log-odds (Fellegi and Sunter, JASA 64, 1969: agreement
and disagreement add up when fields are independent given the truth). Three kinds of evidence
stand above the sum: what decides, what forbids, and what must be asked. `docs/linkage-policy.md`
is written from this module.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

LEGAL_FORMS: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(
        (
            "lien hiep hop tac xa", "lien hiep htx", "lhhtx", "hop tac xa", "htxnn", "htx",
            "cooperative",
        ),
        "cooperative",
    )
    | dict.fromkeys(
        ("to hop tac", "to ht", "tht", "to lien ket", "nhom so thich", "to san xuat"),
        "cooperative_group",
    )
    | dict.fromkeys(
        (
            "ho kinh doanh", "ho kd", "hkd", "ho san xuat kinh doanh", "ho sxkd", "ho san xuat",
            "ho sx", "ho gia dinh", "ho gd", "ho ong", "ho ba", "ho", "co so san xuat kinh doanh",
            "co so sxkd", "co so san xuat", "co so sx", "cs sx", "cssx", "co so kinh doanh",
            "cskd", "co so che bien", "cscb", "co so", "nha hang", "household",
        ),
        "household",
    )
    | dict.fromkeys(
        (
            "chi nhanh cong ty", "chi nhanh", "cong ty", "cty", "c ty", "doanh nghiep tu nhan",
            "dn tu nhan", "dntn", "doanh nghiep", "dn", "tap doan", "company", "co ltd",
            "trach nhiem huu han", "tnhh", "mot thanh vien", "mtv", "hai thanh vien", "co phan",
            "cp", "ctcp", "joint stock company", "joint stock", "nha may",
        ),
        "company",
    )
    | dict.fromkeys(
        ("trang trai", "ho trang trai", "nong trai", "nha vuon", "vuon", "farm"), "farm"
    )
    | dict.fromkeys(
        (
            "hoi nong dan", "hoi phu nu", "hoi", "hiep hoi", "trung tam dieu hanh", "trung tam",
            "ban quan ly", "bql", "lang nghe",
        ),
        "other",
    )
)  # fmt: skip
"""Folded legal forms and the kind of producer each tells; removed from both ends of a name."""

ABBREVIATIONS: Mapping[str, str] = MappingProxyType(
    {
        "nn": "nong nghiep", "dv": "dich vu", "tm": "thuong mai", "sx": "san xuat",
        "cb": "che bien", "xnk": "xuat nhap khau", "kd": "kinh doanh", "xd": "xay dung",
        "tp": "thuc pham", "ns": "nong san", "cn": "cong nghe", "dt": "dau tu",
        "dvnn": "dich vu nong nghiep", "tmdv": "thuong mai dich vu", "cnc": "cong nghe cao",
        "dvtm": "dich vu thuong mai", "tmth": "thuong mai tong hop", "sxtm": "san xuat thuong mai",
        "vn": "viet nam", "tt": "thi tran", "ng": "nguyen", "sp": "san pham", "dl": "du lich",
    }
)  # fmt: skip
"""Abbreviations inside names, folded; a written-out word never comes from one by tone."""

GENERIC_PRODUCER_PHRASES: tuple[str, ...] = (
    "nong nghiep", "lam nghiep", "nong lam nghiep", "nong lam", "nong san", "thuc pham",
    "dich vu", "san xuat", "thuong mai", "che bien", "kinh doanh", "tong hop", "san pham",
    "cong nghe cao", "cong nghe", "xuat nhap khau", "xuat khau", "dau tu", "phat trien",
    "moi truong", "tieu thu", "cung ung", "phan phoi", "quoc te", "kieu moi", "viet nam",
    "trong trot", "chan nuoi", "thi tran", "an toan", "huu co", "group", "va", "xa",
)  # fmt: skip
"""Folded phrases that many producers' names share; they weigh little and tell none apart."""

GENERIC_PRODUCT_PHRASES: tuple[str, ...] = (
    "san pham", "dac san", "ocop", "nguyen chat", "thuong hang", "cao cap", "thi tran", "va", "xa",
)  # fmt: skip
"""Folded phrases that say nothing of which product it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """How one kind of record is linked.

    `prior` is the log-odds that two candidates are one before any evidence. A pair is "same" at
    `auto` probability or more, "unclear" from `review` up, else "new". `margin` is how far in
    log-odds the best candidate must lead the second.
    """

    kind: str
    prior: float
    auto: float
    review: float
    margin: float
    weights: Mapping[str, float]
    decides: frozenset[str]
    """Evidence that makes a pair the same whatever the sum, if the names do not contradict."""
    forbids: frozenset[str]
    """Evidence that makes a pair different; with deciding evidence as well, it is asked."""
    asks: frozenset[str]
    """Evidence that keeps a pair out of the automatic band."""
    corroborates: frozenset[str] = frozenset()
    """Evidence in whose presence the `lifted` questions need no asking."""
    lifted: frozenset[str] = frozenset()
    listed_apart: frozenset[str] = frozenset()
    """Evidence by which two rows of one list are two: a list names each thing once."""
    legal_forms: Mapping[str, str] = field(default_factory=lambda: LEGAL_FORMS)
    abbreviations: Mapping[str, str] = field(default_factory=lambda: ABBREVIATIONS)
    generic_phrases: tuple[str, ...] = GENERIC_PRODUCER_PHRASES
    generic_weight: float = 0.15
    """Weight of a generic word as a share of what its rarity would give it."""
    name_close: float = 0.85
    """Similarity of names from which they are close; from `name_near` they are near."""
    name_near: float = 0.62
    slip_letters: int = 3
    """Words one edit apart may be a slip of the key when the longer has this many letters."""
    max_candidates: int = 12
    """Candidates compared in full for each record."""


_SHARED_WEIGHTS = {
    "name_identical": 4.0,
    "name_same_unmarked": 2.8,
    "name_close": 2.0,
    "name_near": -0.5,
    "name_far": -4.0,
    "name_generic": 0.0,
    "name_missing": -2.0,
    "tone_differs": -1.0,
    "typo": -0.6,
    "misspelling": -0.3,
    "trade_differs": -0.3,
    "words_differ": -1.5,
    "words_added": -0.5,
    "number_differs": -6.0,
    "number_missing": -1.0,
    "tax_code_same": 8.0,
    "tax_code_branch": 3.0,
    "tax_code_differs": -8.0,
    "phone_same": 4.0,
    "phone_differs": -0.5,
    "email_same": 3.0,
    "email_differs": -0.3,
    "commune_same": 2.5,
    "commune_differs": -1.5,
    "province_same": 0.7,
    "province_differs": -5.0,
    "place_unknown": 0.0,
}

PRODUCER_POLICY = Policy(
    kind="producer",
    prior=-2.0,
    auto=0.9,
    review=0.2,
    margin=1.0,
    weights=MappingProxyType(_SHARED_WEIGHTS | {"type_same": 0.5, "type_differs": -2.0}),
    decides=frozenset({"tax_code_same"}),
    forbids=frozenset({"tax_code_differs", "number_differs"}),
    corroborates=frozenset({"phone_same", "email_same"}),
    lifted=frozenset({"typo", "words_added", "trade_differs", "name_near", "place_unknown"}),
    asks=frozenset(
        {
            "type_differs",
            "tax_code_branch",
            "tone_differs",
            "trade_differs",
            "typo",
            "words_differ",
            "words_added",
            "number_missing",
            "name_generic",
            "name_missing",
            "name_near",
            "name_far",
            "province_differs",
            "place_unknown",
        }
    ),
)

PRODUCT_POLICY = Policy(
    kind="product",
    prior=-2.0,
    auto=0.9,
    review=0.2,
    margin=1.0,
    weights=MappingProxyType(
        _SHARED_WEIGHTS
        | {
            "tax_code_same": 0.0,
            "tax_code_branch": 0.0,
            "tax_code_differs": -3.0,
            "phone_same": 0.3,
            "email_same": 0.2,
            "commune_same": 1.5,
            "maker_same": 3.0,
            "maker_close": 1.0,
            "maker_far": -4.0,
            "maker_unknown": 0.0,
            "maker_differs": -8.0,
            "commodity_same": 0.7,
            "commodity_related": 0.3,
            "commodity_differs": -2.5,
            "set_differs": -1.0,
            "certificate_same": 8.0,
            "certificate_differs": -0.5,
            "pack_same": 0.3,
            "pack_differs": -0.5,
        }
    ),
    decides=frozenset({"certificate_same"}),
    forbids=frozenset({"maker_differs", "number_differs"}),
    asks=frozenset(
        {
            "tone_differs",
            "typo",
            "words_differ",
            "words_added",
            "number_missing",
            "name_missing",
            "name_near",
            "name_far",
            "maker_unknown",
            "maker_far",
            "maker_close",
            "commodity_differs",
            "province_differs",
            "tax_code_differs",
        }
    ),
    listed_apart=frozenset({"words_differ", "words_added", "number_missing"}),
    generic_phrases=GENERIC_PRODUCT_PHRASES,
)

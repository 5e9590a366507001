"""Two records compared field by field; every difference becomes evidence with a weight."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from baccau.engines.linkage.names import (
    Lexicon,
    Name,
    Word,
    is_unmarked,
    legal_form,
    name_of,
    producer_words,
    product_words,
)
from baccau.engines.linkage.policy import PRODUCER_POLICY, Policy
from baccau.engines.linkage.wording import Wording, compare_names

if TYPE_CHECKING:
    from baccau.engines.linkage.record import Record

Verdict = Literal["same", "new", "unclear"]
_ROUNDING = 1e-9
_BODY_DIGITS = 10
_CONTRADICTS = frozenset({"name_far", "name_missing"})
"""Names too far apart for a shared number to be believed."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one field says: a code of the policy, both values, and its weight in log-odds."""

    field: str
    code: str
    left: str
    right: str
    weight: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that may be the same: how likely, what that means, and why."""

    key: str
    score: float
    """Probability between 0 and 1 by the policy's weights."""
    verdict: Verdict
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A record with its names taken apart, ready to be compared many times."""

    record: Record
    name: Name
    maker: Name | None
    kind: str | None
    """Kind of producer, as recorded or as the name's legal form tells."""


@dataclass(slots=True)
class _Findings:
    weights: dict[str, float]
    items: list[Evidence] = field(default_factory=list)

    def add(self, of: str, code: str, left: object, right: object) -> None:
        self.items.append(Evidence(of, code, str(left), str(right), self.weights[code]))

    def same_or_differs(self, of: str, left: object, right: object) -> None:
        if left and right:
            self.add(of, f"{of}_same" if left == right else f"{of}_differs", left, right)


class Comparer:
    """Compares records under one policy, with word weights from the names at hand."""

    def __init__(self, policy: Policy, lexicon: Lexicon, makers: Lexicon | None = None) -> None:
        """Take the policy and the lexicons of names and (for products) of makers' names."""
        self.policy = policy
        self.lexicon = lexicon
        self._makers = makers or lexicon
        self._weights = dict(policy.weights)

    def prepare(self, record: Record) -> Prepared:
        """Take the record's names apart."""
        product = self.policy.kind == "product"
        owner = record.maker if product else record.name
        unmarked = is_unmarked(f"{record.name} {record.maker or ''}")
        maker = None
        if product and record.maker:
            words = producer_words(record.maker, PRODUCER_POLICY)
            maker = name_of(record.maker, words, self._makers, PRODUCER_POLICY, unmarked=unmarked)
        return Prepared(
            record,
            name_of(
                record.name,
                words_of(record, self.policy),
                self.lexicon,
                self.policy,
                unmarked=unmarked,
            ),
            maker,
            record.producer_type or (legal_form(owner, PRODUCER_POLICY) if owner else None),
        )

    def compare(self, left: Prepared, right: Prepared) -> Candidate:
        """Return the right record as a candidate for the left one."""
        found = _Findings(self._weights)
        excused = self._compare_makers(found, left, right)
        wording = compare_names(
            left.name, right.name, lexicon=self.lexicon, policy=self.policy, excused=excused
        )
        _judge_name(found, left.name, right.name, wording, self.policy)
        _judge_contacts(found, left.record, right.record)
        _judge_place(found, left.record, right.record)
        if self.policy.kind == "product":
            _judge_goods(found, left.record, right.record)
        else:
            found.same_or_differs("type", left.kind, right.kind)
        return self._candidate(right.record.key, found.items)

    def _compare_makers(self, found: _Findings, left: Prepared, right: Prepared) -> frozenset[str]:
        """Judge whether the makers are one; return the words of a shared maker's name."""
        if self.policy.kind != "product":
            return frozenset()
        one, other = left.record, right.record
        words = frozenset(left.maker.words if left.maker else ()) | frozenset(
            right.maker.words if right.maker else ()
        )
        if one.maker_key is not None and other.maker_key is not None:
            found.same_or_differs("maker", one.maker_key, other.maker_key)
            return words if one.maker_key == other.maker_key else frozenset()
        code = self._maker_code(left, right)
        found.add("maker", code, one.maker or "", other.maker or "")
        return words if code in {"maker_same", "maker_close"} else frozenset()

    def _maker_code(self, left: Prepared, right: Prepared) -> str:
        one, other = left.record, right.record
        if one.tax_code and one.tax_code == other.tax_code:
            return "maker_same"
        if left.maker is None or right.maker is None:
            return "maker_unknown"
        wording = compare_names(
            left.maker, right.maker, lexicon=self._makers, policy=PRODUCER_POLICY
        )
        close = wording.similarity >= PRODUCER_POLICY.name_close
        if not close:
            return "maker_far"
        known_number = one.phone is not None and one.phone == other.phone
        apart = wording.tones or wording.unmarked or wording.slips or wording.misspellings
        whole = wording.similarity > 1 - _ROUNDING and not apart and not left.maker.generic
        one_kind = len({left.kind, right.kind} - {None}) <= 1
        return "maker_same" if one_kind and (whole or known_number) else "maker_close"

    def _candidate(self, key: str, items: list[Evidence]) -> Candidate:
        odds = self.policy.prior + math.fsum(item.weight for item in items)
        score = 1.0 / (1.0 + math.exp(-max(-500.0, min(500.0, odds))))
        return Candidate(
            key, score, self._verdict(score, {item.code for item in items}), tuple(items)
        )

    def _verdict(self, score: float, codes: set[str]) -> Verdict:
        policy = self.policy
        forbidden, decided = codes & policy.forbids, codes & policy.decides
        if decided:
            return "unclear" if forbidden or codes & _CONTRADICTS else "same"
        if forbidden:
            return "new"
        asked = codes & policy.asks
        if codes & policy.corroborates:
            asked -= policy.lifted
        if score >= policy.auto and not asked:
            return "same"
        return "unclear" if score >= policy.review else "new"


def words_of(record: Record, policy: Policy) -> tuple[Word, ...]:
    """Return the words of the record's own name."""
    read = product_words if policy.kind == "product" else producer_words
    return read(record.name, policy)


def _judge_name(
    found: _Findings, left: Name, right: Name, wording: Wording, policy: Policy
) -> None:
    texts = left.text, right.text
    found.add("name", _name_code(left, right, wording, policy), *texts)
    if left.generic or right.generic:
        found.add("name", "name_generic", *texts)
    for code, pairs in (
        ("tone_differs", wording.tones),
        ("typo", wording.slips),
        ("misspelling", wording.misspellings),
    ):
        for one, other in pairs:
            found.add("name", code, one, other)
    if left.numbers != right.numbers:
        differs = left.numbers - right.numbers and right.numbers - left.numbers
        code = "number_differs" if differs else "number_missing"
        found.add("name", code, _listed(left.numbers), _listed(right.numbers))
    if wording.trades:
        found.add("name", "trade_differs", *texts)
    if wording.left_only or wording.right_only:
        both = wording.left_only and wording.right_only
        code = "words_differ" if both else "words_added"
        found.add("name", code, " ".join(wording.left_only), " ".join(wording.right_only))


def _name_code(left: Name, right: Name, wording: Wording, policy: Policy) -> str:
    if not left.words or not right.words:
        return "name_missing"
    whole = wording.similarity > 1 - _ROUNDING
    if whole and not (wording.tones or wording.slips or wording.misspellings):
        return "name_same_unmarked" if wording.unmarked else "name_identical"
    if wording.similarity >= policy.name_close:
        return "name_close"
    near = wording.contained or wording.similarity >= policy.name_near
    return "name_near" if near else "name_far"


def _judge_contacts(found: _Findings, left: Record, right: Record) -> None:
    if left.tax_code and right.tax_code:
        code = _tax_code(left.tax_code, right.tax_code)
        found.add("tax_code", code, left.tax_code, right.tax_code)
    found.same_or_differs("phone", left.phone, right.phone)
    found.same_or_differs("email", left.email, right.email)


def _tax_code(left: str, right: str) -> str:
    """Compare tax codes: ten digits of the body, three more of a branch (Circular 86/2024)."""
    one, other = (re.sub(r"\D", "", code) or code for code in (left, right))
    if one == other:
        return "tax_code_same"
    body = one[:_BODY_DIGITS] == other[:_BODY_DIGITS] and min(len(one), len(other)) >= _BODY_DIGITS
    return "tax_code_branch" if body else "tax_code_differs"


def _judge_place(found: _Findings, left: Record, right: Record) -> None:
    """Judge the commune; a different one in the same province counts less than a province."""
    provinces = left.province_code, right.province_code
    if None not in provinces and provinces[0] != provinces[1]:
        found.add("place", "province_differs", *provinces)
    elif left.commune_code is not None and right.commune_code is not None:
        found.same_or_differs("commune", left.commune_code, right.commune_code)
    elif None not in provinces:
        found.add("place", "province_same", *provinces)
    else:
        found.add("place", "place_unknown", *(province or "" for province in provinces))


def _judge_goods(found: _Findings, left: Record, right: Record) -> None:
    if left.commodity is not None and right.commodity is not None:
        found.add("commodity", _commodity_code(left, right), left.commodity, right.commodity)
    if None not in (left.product_set, right.product_set) and left.product_set != right.product_set:
        found.add("product_set", "set_differs", left.product_set, right.product_set)
    found.same_or_differs("certificate", left.certificate_no, right.certificate_no)
    found.same_or_differs("pack", left.pack, right.pack)


def _commodity_code(left: Record, right: Record) -> str:
    if left.commodity == right.commodity:
        return "commodity_same"
    related = left.commodity in right.broader or right.commodity in left.broader
    return "commodity_related" if related else "commodity_differs"


def _listed(numbers: frozenset[str]) -> str:
    return " ".join(sorted(numbers))

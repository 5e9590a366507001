"""A plan's frozen rows and its reasons, said by the names people know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from baccau.domain.matching.answers import reason_of
from baccau.domain.matching.frozen import sheet_row
from baccau.domain.matching.models import PlanNeed, PlanOffer
from baccau.engines.matching.plan import Reason as Fact
from baccau.pipelines.connection.telling import Teller, month_spans
from baccau.reference import places
from baccau.reference.messages import sentence
from baccau.web.presenters.fields import language, told
from baccau.web.presenters.reasons import Kind, Reason

Told = Mapping[str, Any]
ALL_YEAR = tuple(range(1, 13))


@dataclass(frozen=True, slots=True)
class Row:
    """One side of a plan: what it is, whose, and where."""

    key: str
    what: str
    who: str
    kind: str
    place: str
    unit: str


def offer_row(offer: PlanOffer) -> Row:
    """Return a frozen offer by its names."""
    said = offer.snapshot
    return Row(
        key=offer.key,
        what=said.get("product_name") or offer.key,
        who=said.get("producer_name") or "",
        kind=told("producer_type", said.get("producer_type")),
        place=place_of(said),
        unit=said.get("unit") or "",
    )


def need_row(need: PlanNeed) -> Row:
    """Return a frozen need by its names."""
    said = need.snapshot
    return Row(
        key=need.key,
        what=said.get("need_text") or need.key,
        who=said.get("buyer_name") or "",
        kind=told("buyer_kind", said.get("buyer_kind")),
        place=place_of(said),
        unit=said.get("unit") or "",
    )


def place_of(said: Told) -> str:
    """Return the commune with its province, or the province; nothing where neither is known."""
    return told("commune_code", said.get("commune_code")) or told(
        "province_code", said.get("province_code")
    )


def province_name(code: str | None) -> str:
    """Return the name of a province, or nothing."""
    try:
        return places.province(code or "").name
    except KeyError:
        return ""


class Words:
    """Says reasons in the reader's language; names the offers and needs it was given.

    Reasons whose code is `hidden` are not said.
    """

    def __init__(
        self,
        offers: Iterable[PlanOffer] = (),
        needs: Iterable[PlanNeed] = (),
        hidden: frozenset[str] = frozenset(),
    ) -> None:
        rows = {row.key: sheet_row("supply", row.key, row.snapshot) for row in offers}
        rows |= {row.key: sheet_row("demand", row.key, row.snapshot) for row in needs}
        self._teller = Teller(rows, language())
        self._hidden = hidden
        self._worded: dict[tuple[str, str], Reason] = {}

    def unit(self, code: str) -> str:
        """Return the name of a unit."""
        return self._teller.name("unit", code)

    def say(self, fact: Fact, kind: Kind = "note") -> Reason:
        """Return a reason as a line, with what to do about it."""
        return Reason(kind, self._teller.sentence(fact), self._teller.remedy(fact))

    def stored(self, told: Told) -> str:
        """Return the sentence of a reason as it is stored."""
        return self._said(told, "note").sentence

    def _said(self, told: Told, kind: Kind) -> Reason:
        """Say a stored reason; twelve months say the same, so each is worded once."""
        key = kind, repr(told)
        if key not in self._worded:
            self._worded[key] = self.say(reason_of(told), kind)
        return self._worded[key]

    def as_code(self, fact: Fact, code: str) -> str:
        """Say a reason's facts by the sentence of another code; empty where it has none."""
        said = self._teller.sentence(replace(fact, code=code))
        return "" if said.startswith(code) else said

    def by_month(
        self,
        months: Sequence[tuple[int, Sequence[Told]]],
        kinds: Mapping[str, Kind],
        otherwise: Kind = "note",
    ) -> tuple[Reason, ...]:
        """Return each different reason once, with its months where it does not hold in all.

        `kinds` says for which codes it speaks for or against, `otherwise` how the rest counts.
        """
        held: dict[Reason, list[int]] = {}
        for month, reasons in months:
            for one in reasons:
                if one["code"] in self._hidden:
                    continue
                kind = kinds.get(str(one["code"]), otherwise)
                held.setdefault(self._said(one, kind), []).append(month)
        whole = len(months)
        return tuple(
            line if len(spread) == whole else replace(line, sentence=in_months(spread, line))
            for line, spread in held.items()
        )


def in_months(months: Sequence[int], line: Reason) -> str:
    """Return the sentence with the months it holds in."""
    facts = {"months": month_spans(months), "sentence": line.sentence}
    return sentence("reason_in_months", facts, language())


def months_text(months: Sequence[int]) -> str:
    """Return months as people write them: 1-3, 7."""
    return month_spans(months)

"""Rows against the registry: what linking says of each, with the evidence side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, gettext

from baccau.domain.intake.actions import RowPreview
from baccau.domain.intake.models import StagedRow
from baccau.domain.intake.rows import ITEM_NAME, OWNER_NAME, in_force
from baccau.domain.intake.states import Decision, Verdict
from baccau.reference.messages import sentence
from baccau.web.presenters.evidence import EvidencePair, EvidenceRow
from baccau.web.presenters.fields import title, told

_LABELS = {"name": "product_name", "maker": "producer_name", "commune": "commune_code",
           "place": "province_code", "province": "province_code", "type": "producer_type",
           "certificate": "certificate_no", "pack": "pack_size", "set": "product_set",
           "certificate_no": "certificate_no"}  # fmt: skip
# Evidence about single words of a name: told as a sentence, not as two values.
_WORDS = frozenset({"tone_differs", "typo", "misspelling", "trade_differs", "words_differ",
                    "words_added", "number_differs", "number_missing"})  # fmt: skip
_VERDICT_TONES = {"same": "good", "new": "word", "unclear": "warn"}


@dataclass(frozen=True, slots=True)
class CandidateView:
    """One known thing a row may be: its name, whose it is, the evidence, the deciding reasons."""

    id: str
    name: str
    owner: str
    percent: int
    pair: EvidencePair
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """One row with what linking suggests and what was decided."""

    row_id: str
    where: str
    name: str
    owner: str
    verdict: str
    verdict_words: str
    tone: str
    candidates: tuple[CandidateView, ...]
    owner_verdict: str
    owners: tuple[CandidateView, ...]
    decision: str
    decision_words: str
    decided: bool
    has_error: bool
    asks_owner: bool


@dataclass(frozen=True, slots=True)
class PreviewView:
    """One row of the dry run: what would be written to what."""

    name: str
    where: str
    values: tuple[tuple[str, str], ...]


def row_view(row: StagedRow) -> RowView:
    """Return a row as decided on."""
    values = in_force(row)
    name = str(values.get(ITEM_NAME[row.kind]) or "")
    owner = str(values.get(OWNER_NAME[row.kind]) or "")
    decided = row.decision != "pending"
    return RowView(
        row_id=row.public_id,
        where=f"{row.sheet}!{row.row}",
        name=name or gettext("(no name)"),
        owner=owner,
        verdict=row.verdict,
        verdict_words=str(Verdict(row.verdict).label) if row.verdict else "",
        tone=_VERDICT_TONES.get(row.verdict, "word"),
        candidates=tuple(_candidate(one, owner) for one in row.candidates),
        owner_verdict=row.owner_verdict,
        owners=tuple(_candidate(one, owner, OWNER_NAME[row.kind]) for one in row.owner_candidates),
        decision=row.decision,
        decision_words=str(Decision(row.decision).label),
        decided=decided,
        has_error=row.has_error,
        asks_owner=row.owner_verdict == "unclear",
    )


def row_views(rows: Iterable[StagedRow]) -> tuple[RowView, ...]:
    """Return several rows."""
    return tuple(row_view(row) for row in rows)


def cells(row: StagedRow) -> tuple[tuple[str, str, str], ...]:
    """Return what the row says: title, value as understood, cell it was read from."""
    return tuple(
        (title(field), told(field, value), row.cells.get(field, ""))
        for field, value in in_force(row).items()
        if value not in (None, "", [])
    )


def previews(found: Iterable[RowPreview], outcome: str) -> tuple[PreviewView, ...]:
    """Return the rows with this outcome and the values that would be written."""
    return tuple(
        PreviewView(
            str(in_force(one.row).get(ITEM_NAME[one.row.kind]) or ""),
            f"{one.row.sheet}!{one.row.row}",
            tuple((title(field), told(field, value)) for _type, field, value in one.values),
        )
        for one in found
        if one.outcome == outcome
    )


def _candidate(
    told_: Mapping[str, Any], owner: str, name_field: str = "product_name"
) -> CandidateView:
    evidence = told_["evidence"]
    shown = [_evidence(one, told_, owner, name_field) for one in evidence]
    rows = list(dict.fromkeys(filter(None, (row for row, _words in shown))))
    return CandidateView(
        id=str(told_["id"]),
        name=str(told_["name"]),
        owner=str(told_.get("owner_name") or ""),
        percent=round(100 * float(told_["score"])),
        pair=EvidencePair(gettext("In the file"), gettext("On record"), tuple(rows)),
        reasons=tuple(words for row, words in shown if row is None),
    )


def _evidence(
    one: Mapping[str, Any], candidate: Mapping[str, Any], owner: str, name_field: str
) -> tuple[EvidenceRow | None, str]:
    """Return one piece as a line of both sides, or as a sentence where it has no two sides."""
    field = {**_LABELS, "name": name_field}.get(one["field"], one["field"])
    left, right = (told(field, one[side]) for side in ("left", "right"))
    if one["field"] == "maker":
        left, right = owner, str(candidate.get("owner_name") or "")
    words = sentence(f"link_{one['code']}", {"left": left, "right": right}, get_language() or "vi")
    if one["code"] in _WORDS or not (left or right):
        return None, words
    agrees = None if not one["weight"] and one["field"] != "baccau_id" else one["weight"] >= 0
    return EvidenceRow(title(field), left, right, agrees), words

"""The place of a row: codes as of today, the words as printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from baccau.engines.tabular.problems import Proposal
from baccau.engines.tabular.values.producers import Party

if TYPE_CHECKING:
    from baccau.engines.tabular.record.parts import Draft

_LEVELS = ("commune", "district", "province")
_MOST_CANDIDATES = 8


@dataclass(frozen=True, slots=True)
class _Written:
    """The words that say where, by level, and the field whose cell stands for them."""

    levels: dict[str, str]
    address: str
    source: str

    @property
    def as_written(self) -> str:
        kept = [self.address] if self.address else []
        kept += [text for text in self.levels.values() if text and text not in self.address]
        return ", ".join(kept)


def settle_place(draft: Draft) -> None:
    """Set commune_code, province_code and place_as_written; ask where the words allow several."""
    written = _written(draft)
    draft.put("place_as_written", written.as_written or None, draft.cell(written.source))
    draft.copy("commune_code")
    draft.copy("province_code")
    if "commune_code" in draft.values and "province_code" in draft.values:
        return
    code = draft.get("commune_code")
    if not (written.as_written or code or draft.title_province):
        if any(name in draft.columns for name in (*_LEVELS, "address")):
            draft.tell("place_missing", "warning", written.source)
        return
    _resolve(draft, written, code)


def _written(draft: Draft) -> _Written:
    address = draft.get("address") or _beside(draft) or _grouped(draft, "address")
    levels = {level: draft.get(level) or "" for level in _LEVELS}
    source = next((level for level in _LEVELS if levels[level]), "")
    if not address:
        for level in _LEVELS:
            levels[level] = levels[level] or _grouped(draft, level)
    if draft.get("address") is not None or not source:
        source = "address" if draft.get("address") else _place_source(draft, source)
    return _Written(levels, address or "", source or "address")


def _grouped(draft: Draft, level: str) -> str:
    return draft.groups[level].text if level in draft.groups else ""


def _place_source(draft: Draft, source: str) -> str:
    return source or ("contact" if draft.get("contact") is not None else "producer_name")


def _beside(draft: Draft) -> str:
    """Return a place written inside the contact or producer cell."""
    for name in ("contact", "producer_name"):
        party = draft.get(name)
        if isinstance(party, Party) and party.place:
            return party.place
    return ""


def _resolve(draft: Draft, written: _Written, code: str | None) -> None:
    resolve = draft.vocabulary.resolve_place
    levels = dict(written.levels)
    if code:
        levels["commune"] = code
    answer = resolve(**levels, text=written.address)
    if answer.status != "found" and written.address:
        around = {level: levels[level] or _grouped(draft, level) for level in _LEVELS}
        closer = resolve(**around, text=written.address) if around != levels else answer
        answer = closer if closer.status == "found" or not answer.province_code else answer
    if answer.status != "found" and draft.title_province and not levels["province"]:
        here = resolve(**{**levels, "province": draft.title_province}, text=written.address)
        answer = here if here.status == "found" or not answer.province_code else answer
    cell = draft.cell(written.source)
    draft.put("province_code", draft.values.get("province_code") or answer.province_code, cell)
    if answer.status == "found":
        draft.put("commune_code", answer.commune_code, cell)
    elif answer.status == "ambiguous":
        _ask(draft, written, answer.candidates)
    elif answer.status == "unknown" and written.as_written:
        draft.tell("place_unknown", "warning", written.source, None, text=written.as_written)
    elif written.as_written and (levels["commune"] or written.address):
        draft.tell("place_province_only", "info", written.source, None, text=written.as_written)


def _ask(draft: Draft, written: _Written, candidates: tuple[object, ...]) -> None:
    listed = [
        {
            "code": getattr(c, "code", ""),
            "name": getattr(c, "name", ""),
            "province": getattr(c, "province", ""),
        }
        for c in candidates[:_MOST_CANDIDATES]
    ]
    names = [f"{c['name']} ({c['province']})" for c in listed]
    proposal = Proposal("commune_code", listed[0]["code"]) if len(listed) == 1 else None
    draft.tell(
        "place_ambiguous",
        "warning",
        written.source,
        proposal,
        text=written.as_written,
        candidates=listed,
        names=names,
    )

"""Answers: one commune, a question, and which of two knows more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from baccau.engines.geography.gazetteer import Gazetteer
from baccau.engines.geography.units import Resolution

UNKNOWN = Resolution("unknown")


def settled(gazetteer: Gazetteer, whys: Mapping[str, str], evidence: Iterable[str]) -> Resolution:
    """Answer with the commune, or ask where there are several: `whys` tells why each may be it."""
    if len(whys) > 1:
        return asked(gazetteer, whys, evidence)
    code = next(iter(whys))
    commune = gazetteer.commune_versions[code][-1]
    return Resolution("found", code, commune.province_code, (), tuple(dict.fromkeys(evidence)))


def asked(gazetteer: Gazetteer, whys: Mapping[str, str], evidence: Iterable[str]) -> Resolution:
    """Ask which commune is meant; the province is known where all lie in one."""
    candidates = tuple(gazetteer.candidate(code, why) for code, why in whys.items())
    provinces = {candidate.province_code for candidate in candidates}
    province = provinces.pop() if len(provinces) == 1 else None
    return Resolution("ambiguous", None, province, candidates, tuple(dict.fromkeys(evidence)))


def doubted(answer: Resolution, gazetteer: Gazetteer) -> Resolution:
    """Ask about a commune whose written province is not known."""
    evidence = tuple(dict.fromkeys((*answer.evidence, "province_unknown")))
    if answer.status == "found" and answer.commune_code is not None:
        candidate = gazetteer.candidate(answer.commune_code, "province_unknown")
        return Resolution("ambiguous", None, None, (candidate,), evidence)
    return replace(answer, evidence=evidence)


def is_settled(answer: Resolution) -> bool:
    """Whether no other way to read the text may say better."""
    if answer.status == "found":
        return True
    return answer.status == "ambiguous" and "spelling_differs" not in answer.evidence


def better(first: Resolution, second: Resolution) -> Resolution:
    """Return the answer that knows more; the earlier one where they know as much."""
    return max((first, second), key=_knowledge)


def _knowledge(answer: Resolution) -> tuple[int, bool]:
    order = ("unknown", "province_only", "ambiguous", "found")
    return order.index(answer.status), is_settled(answer) or bool(answer.candidates)

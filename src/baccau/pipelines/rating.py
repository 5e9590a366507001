"""A score sheet from JSON, everything wrong with it at once; and its answer as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from baccau.engines.scoring import (
    CriteriaSet,
    MissedFloor,
    RefusedSheetError,
    Sheet,
    WayUp,
    missed_floors,
    score,
    ways_up,
)
from baccau.reference.criteria import rule_sets

_BYTES = 2**20
_SHOWN = 60
_KEYS = ("rule_set", "product_set", "points")


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing wrong with a sheet file: where (RFC 6901 JSON pointer) and what."""

    pointer: str
    code: str
    facts: dict[str, Any] = field(default_factory=dict)


class UnusableSheet(Exception):  # noqa: N818  (a refusal is an answer, not an error)
    """A file that holds no score sheet; `flaws` has at least one."""

    def __init__(self, flaws: Iterable[Flaw]) -> None:
        self.flaws = tuple(flaws)
        super().__init__(self.flaws)


def read_sheet(path: Path) -> Sheet:
    """Return the score sheet in a file of the headless contract.

    Raises:
        UnusableSheet: with every flaw found.
    """
    try:
        with path.open("rb") as stream:
            raw = stream.read(_BYTES + 1)
    except OSError as error:
        detail = error.strerror or str(error)
        raise UnusableSheet([Flaw("", "score_unreadable", {"detail": detail})]) from error
    if len(raw) > _BYTES:
        raise UnusableSheet([Flaw("", "score_too_large", {"most": _BYTES})])
    twice: list[str] = []
    try:
        data = json.loads(
            raw.decode("utf-8-sig"), object_pairs_hook=lambda pairs: _told_once(pairs, twice)
        )
    except (ValueError, RecursionError) as error:
        detail = _shown(str(error))
        raise UnusableSheet([Flaw("", "score_no_json", {"detail": detail})]) from error
    # of two numbers under one key neither can be believed
    return _sheet(data, [Flaw("", "score_key_twice", {"key": _shown(key)}) for key in twice])


def document(sheet: Sheet) -> dict[str, Any]:
    """Return a sheet's answer in the form of the headless contract."""
    result = score(sheet)
    return {
        "total": result.total,
        "parts": dict(result.parts),
        "stars": result.stars,
        "missed_floors": [_missed(one) for one in missed_floors(sheet, result.stars)],
        "way_up": [_way(one) for one in ways_up(sheet, result.stars)],
    }


def _missed(one: MissedFloor) -> dict[str, Any]:
    return {"star": one.star, "criterion": one.criterion, "has": one.has, "needs": one.needs}


def _way(one: WayUp) -> dict[str, Any]:
    raises = [{"criterion": up.criterion, "from": up.has, "to": up.to} for up in one.raises]
    return {"star": one.star, "raise": raises, "points": one.points}


def _told_once(pairs: list[tuple[str, Any]], twice: list[str]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for key, value in pairs:
        if key in told and key not in twice:
            twice.append(key)
        told[key] = value
    return told


def _sheet(data: Any, flaws: list[Flaw]) -> Sheet:
    if not isinstance(data, dict):
        raise UnusableSheet([*flaws, Flaw("", "score_not_object")])
    absent = [key for key in _KEYS if key not in data]
    flaws += [Flaw(f"/{key}", "score_key_missing", {"key": key}) for key in absent]
    points = data.get("points", {})
    if not isinstance(points, dict):
        flaws.append(Flaw("/points", "score_points_not_object"))
        points = None
    criteria = _criteria(data, flaws)
    sheet = None
    if criteria is not None and points is not None and "points" in data:
        try:
            sheet = Sheet.of(criteria, points)
        except RefusedSheetError as refused:
            flaws += [_flaw(one.code, one.criterion, one.facts) for one in refused.problems]
    if flaws or sheet is None:
        raise UnusableSheet(flaws)
    return sheet


def _criteria(data: dict[str, Any], flaws: list[Flaw]) -> CriteriaSet | None:
    """Return the criteria that `rule_set` and `product_set` name, or note why there are none."""
    known = {one.code: one for one in rule_sets()}
    code, number = data.get("rule_set"), data.get("product_set")
    rules = known.get(code) if isinstance(code, str) else None
    if rules is None:
        if "rule_set" in data:
            facts: dict[str, Any] = {"rule_set": _shown(json.dumps(code)), "known": list(known)}
            flaws.append(Flaw("/rule_set", "rule_set_unknown", facts))
        return None
    if not rules.sets:
        flaws.append(Flaw("/rule_set", "rule_set_without_criteria", {"rule_set": rules.code}))
        return None
    for one in rules.sets:
        if type(number) is int and one.number == number:
            return one
    if "product_set" in data:
        facts = {"product_set": _shown(json.dumps(number)), "most": len(rules.sets)}
        flaws.append(Flaw("/product_set", "product_set_unknown", facts))
    return None


def _flaw(code: str, criterion: str, facts: dict[str, Any]) -> Flaw:
    """Point at a criterion, and write what was given as the file has it: true is no tick."""
    told = {**facts, "points": _shown(json.dumps(facts["points"]))} if facts else {}
    at = _shown(criterion).replace("~", "~0").replace("/", "~1")
    return Flaw(f"/points/{at}", code, {"criterion": _shown(criterion), **told})


def _shown(text: str) -> str:
    """Return text of a stranger's file as one short line that no terminal obeys."""
    line = "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "\u2026"

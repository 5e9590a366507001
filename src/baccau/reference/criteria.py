"""The criteria OCOP products are rated by, decision by decision, checked when they are read.

Source: `data/criteria/rule_sets.toml` names each decision with its dates; the criteria of Decision
26/2026/QD-TTg (22 May 2026) stand in `26-2026.csv`, one line a criterion. What is in doubt in the
transcript they come from is marked on its line, not smoothed.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from baccau.engines.scoring.criteria import Band, CriteriaSet, Criterion, RuleSet, flaws

_DATA = Path(__file__).parent / "data" / "criteria"
_FULL = 100
_STARS = (3, 4, 5)
_COLUMNS = frozenset(
    (
        *("set_no", "set_name", "part", "section_no", "criterion_code", "criterion_title"),
        *("max_points", "allowed_points", "floor_3star", "floor_4star", "floor_5star"),
        *("commune_prescreened", "anomaly"),
    )
)


class BadRulesError(ValueError):
    """Rules that cannot be trusted; `complaints` name file, line and what is wrong there."""

    def __init__(self, complaints: Iterable[str]) -> None:
        self.complaints = tuple(complaints)
        super().__init__("\n".join(self.complaints))


@cache
def rule_sets() -> tuple[RuleSet, ...]:
    """Return every rule set, the newest first.

    Raises:
        BadRulesError: the data are damaged.
    """
    with (_DATA / "rule_sets.toml").open("rb") as file:
        headers = tomllib.load(file)["rule_set"]
    return tuple(_shipped(header) for header in headers)


def rule_set(code: str) -> RuleSet:
    """Return the rule set of this code, as `26/2026`.

    Raises:
        KeyError: there is none.
    """
    return {one.code: one for one in rule_sets()}[code]


def criteria_set(code: str, number: int) -> CriteriaSet:
    """Return the criteria of one product set of a rule set.

    Raises:
        KeyError: there is no such rule set, or it holds no such product set.
    """
    return {one.number: one for one in rule_set(code).sets}[number]


def _shipped(header: dict[str, Any]) -> RuleSet:
    name = header.get("criteria")
    if name is None:
        return read_rule_set(header, "", ())
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        return read_rule_set(header, name, file)


def read_rule_set(header: dict[str, Any], name: str, lines: Iterable[str]) -> RuleSet:
    """Return the rule set of a header and the CSV lines of the file `name`; no lines, no sets.

    Raises:
        BadRulesError: with every complaint: a column or number that cannot be read, a part that
            does not sum to its weight, options out of order, a floor that is no option or falls
            as stars rise, a criterion told twice, a product set missing.
    """
    bands = tuple(Band(star, least) for star, least in header["bands"])
    parts = tuple(header["parts"].items())
    if sum(header["parts"].values()) != _FULL or not _rising(bands):
        raise BadRulesError([f"{header['code']}: parts must sum to {_FULL}, bands rise within it"])
    sheet = _Lines(name)
    sets = sheet.sets(lines, bands)
    rules = RuleSet(
        code=header["code"],
        title=header["title"],
        source=header["source"],
        issued_on=header["issued_on"],
        in_force_on=header.get("in_force_on"),
        ended_on=header.get("ended_on"),
        parts=parts,
        bands=bands,
        sets=sets,
    )
    complaints = [*sheet.complaints, *sheet.flawed(rules, header.get("product_sets", 0))]
    if complaints:
        raise BadRulesError(complaints)
    return rules


def _rising(bands: tuple[Band, ...]) -> bool:
    least = [band.least for band in bands]
    stars = [band.star for band in bands]
    return stars == [1, 2, 3, 4, 5] and least == sorted(set(least)) and least[-1] <= _FULL


class _Lines:
    """Reads one file of criteria, noting complaints and where each criterion stands."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.complaints: list[str] = []
        self._at: dict[tuple[int, str | None], int] = {}

    def sets(self, lines: Iterable[str], bands: tuple[Band, ...]) -> tuple[CriteriaSet, ...]:
        """Return the sets the lines tell, as far as they can be read."""
        found: dict[int, tuple[str, list[Criterion]]] = {}
        reader = csv.DictReader(lines)
        missing = _COLUMNS - set(reader.fieldnames or _COLUMNS)
        if missing:
            self.complaints.append(f"{self.name}:1: no column {', '.join(sorted(missing))}")
            return ()
        for row in reader:
            try:
                number, criterion = int(row["set_no"]), _criterion(row)
            except (TypeError, ValueError) as error:
                self.complaints.append(f"{self.name}:{reader.line_num}: {error}")
                continue
            self._at.setdefault((number, None), reader.line_num)
            self._at[number, criterion.code] = reader.line_num
            found.setdefault(number, (row["set_name"], []))[1].append(criterion)
        return tuple(
            CriteriaSet(number=number, name=name, criteria=tuple(criteria), bands=bands)
            for number, (name, criteria) in sorted(found.items())
        )

    def flawed(self, rules: RuleSet, product_sets: int) -> Iterator[str]:
        """Say each flaw of the rules with its line, and which product sets are missing."""
        for flaw in flaws(rules):
            line = self._at[flaw.product_set, flaw.criterion]
            where = f"set {flaw.product_set}" + (f", {flaw.criterion}" if flaw.criterion else "")
            told = ", ".join(f"{key} {value}" for key, value in flaw.facts.items())
            yield f"{self.name}:{line}: {where}: {flaw.code} ({told})"
        numbers = {one.number for one in rules.sets}
        if numbers != set(range(1, product_sets + 1)):
            odd = sorted(numbers ^ set(range(1, product_sets + 1)))
            yield f"{self.name}:1: product sets missing or beyond {product_sets}: {odd}"


def _criterion(row: dict[str, str]) -> Criterion:
    options = tuple(int(text) for text in row["allowed_points"].split("|"))
    if options[-1] != int(row["max_points"]):
        raise ValueError(f"allowed points end at {options[-1]}, not at {row['max_points']}")
    if row["commune_prescreened"] not in {"", "yes"}:
        raise ValueError(f"commune_prescreened is yes or empty, not {row['commune_prescreened']!r}")
    if not row["criterion_code"].strip():
        raise ValueError("no criterion code")
    floors = ((star, row[f"floor_{star}star"]) for star in _STARS)
    return Criterion(
        code=row["criterion_code"],
        title=row["criterion_title"],
        part=row["part"],
        section=int(row["section_no"]),
        options=options,
        floors=tuple((star, int(text)) for star, text in floors if text),
        commune_assessed=row["commune_prescreened"] == "yes",
        anomaly=row["anomaly"],
    )

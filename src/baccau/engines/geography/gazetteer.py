"""All units of today and of before the reform, indexed by code, name and area."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from baccau.engines.geography.names import NameIndex, Words, folded, spelled, words_of
from baccau.engines.geography.units import Candidate, Commune, FormerUnit, Province

_Version = TypeVar("_Version", Province, Commune)

LEVELS_OF_KIND = {
    "tinh": ("province",),
    "thanh_pho": ("province", "district"),
    "huyen": ("district",),
    "quan": ("district",),
    "thi_xa": ("district",),
    "xa": ("commune",),
    "phuong": ("commune",),
    "thi_tran": ("commune",),
    "dac_khu": ("commune",),
}


class KindWords:
    """Words that say what a name is: "commune", "district", and what lies within a commune."""

    def __init__(self, words: Iterable[tuple[str, str]]) -> None:
        """Take (word or words, kind) pairs; the kinds `within` and `noise` are no units."""
        self._spelled: dict[str, str] = {}
        self._unmarked: dict[str, str] = {}
        for word, kind in words:
            key = words_of(word)
            self._spelled[spelled(key)] = kind
            # Noise goes only as it is spelled: without its tone it may be part of a name.
            self._unmarked.setdefault(spelled(key) if kind == "noise" else folded(key), kind)
        self.longest = max((len(key.split()) for key in self._spelled), default=0)

    def kind(self, words: Words) -> str | None:
        """Return the kind these words name; with tones only by their tones."""
        if any(word.marked for word in words):
            return self._spelled.get(spelled(words))
        return self._unmarked.get(spelled(words))


class Gazetteer:
    """The units of a country. Built once from rows, then only read.

    Args:
        provinces: every version of every province of today.
        communes: every version of every commune of today.
        former: the units of before the reform.
        province_names: (other name, code of a former province) pairs.
        code_aliases: commune codes some lists give instead of ours.
        kind_words: see `KindWords`.
    """

    def __init__(
        self,
        *,
        provinces: Iterable[Province],
        communes: Iterable[Commune],
        former: Iterable[FormerUnit],
        province_names: Iterable[tuple[str, str]],
        code_aliases: Mapping[str, str],
        kind_words: KindWords,
    ) -> None:
        self.province_versions = _versions(provinces)
        self.commune_versions = _versions(communes)
        self.code_aliases = dict(code_aliases)
        self.kind_words = kind_words
        self.former: dict[str, dict[str, FormerUnit]] = {
            "province": {}, "district": {}, "commune": {},
        }  # fmt: skip
        for unit in former:
            self.former[unit.level][unit.code] = unit
        self.reformed_on = min(
            version.valid_from for found in self.commune_versions.values() for version in found
        )
        self.all_communes = frozenset(self.commune_versions)
        self.all_former_provinces = frozenset(self.former["province"])
        self._index_areas()
        self._index_names(province_names)

    def province(self, code: str, on: date | None = None) -> Province | None:
        """Return a province of today as of a date, or its newest version."""
        return _as_of(self.province_versions.get(code, ()), on)

    def commune(self, code: str, on: date | None = None) -> Commune | None:
        """Return a commune of today as of a date, or its newest version; aliases are followed."""
        return _as_of(self.commune_versions.get(self.code_aliases.get(code, code), ()), on)

    def province_of(self, unit: FormerUnit) -> str:
        """Return the code of the former province a former unit lay in."""
        while unit.parent:
            unit = self.former["province" if unit.level == "district" else "district"][unit.parent]
        return unit.code

    def communes_of(self, former_unit: FormerUnit) -> frozenset[str]:
        """Return today's communes that hold some of a former unit."""
        return self._areas[former_unit.level, former_unit.code]

    def communes_in(self, province_code: str) -> frozenset[str]:
        """Return the communes of a province of today."""
        return self._in_province.get(province_code, frozenset())

    def candidate(self, code: str, why: str) -> Candidate:
        """Return a commune as something to ask about."""
        commune = self.commune_versions[code][-1]
        province = self.province_versions[commune.province_code][-1]
        return Candidate(code, commune.kind, commune.name, province.code, province.name, why)

    def _index_areas(self) -> None:
        areas: dict[tuple[str, str], set[str]] = defaultdict(set)
        inside: dict[str, set[str]] = defaultdict(set)
        for code, versions in self.commune_versions.items():
            inside[versions[-1].province_code].add(code)
        for level in ("district", "commune"):
            for unit in self.former[level].values():
                areas[level, unit.code].update(unit.today)
                areas["province", self.province_of(unit)].update(unit.today)
                if level == "commune":
                    areas["district", unit.parent].update(unit.today)
        self._areas = {key: frozenset(codes) for key, codes in areas.items()}
        self._in_province = {key: frozenset(codes) for key, codes in inside.items()}

    def _index_names(self, province_names: Iterable[tuple[str, str]]) -> None:
        self.province_names = _named(self.province_versions)
        self.commune_names = _named(self.commune_versions)
        self.former_province_names: NameIndex[str] = NameIndex()
        for code, unit in self.former["province"].items():
            self.former_province_names.add(unit.name, code)
        for name, code in province_names:
            self.former_province_names.add(name, code)
        self.former_names = {
            level: _former_named(self.former[level].values()) for level in ("district", "commune")
        }


def _named(versions: Mapping[str, tuple[Province, ...] | tuple[Commune, ...]]) -> NameIndex[str]:
    index: NameIndex[str] = NameIndex()
    for code, found in versions.items():
        for name in {version.name for version in found}:
            index.add(name, code)
    return index


def _former_named(units: Iterable[FormerUnit]) -> NameIndex[FormerUnit]:
    index: NameIndex[FormerUnit] = NameIndex()
    for unit in units:
        index.add(unit.name, unit)
        for key in unit.earlier_keys:
            index.add_unspaced(key, unit)
    return index


def _versions(rows: Iterable[_Version]) -> dict[str, tuple[_Version, ...]]:
    found: dict[str, list[_Version]] = defaultdict(list)
    for row in rows:
        found[row.code].append(row)
    return {
        code: tuple(sorted(versions, key=lambda version: version.valid_from))
        for code, versions in found.items()
    }


def _as_of(versions: tuple[_Version, ...], on: date | None) -> _Version | None:
    if on is None:
        return versions[-1] if versions else None
    return next(
        (
            version
            for version in versions
            if version.valid_from <= on and (version.valid_to is None or on < version.valid_to)
        ),
        None,
    )

"""Where to look: the units a phrase names, within a province, within districts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from baccau.engines.geography.gazetteer import Gazetteer
from baccau.engines.geography.reading import Phrase
from baccau.engines.geography.units import FormerUnit


@dataclass(frozen=True, slots=True)
class Scope:
    """The part of the country that is looked at.

    `provinces` are codes of today, `communes` those of today in it, `former` the former
    provinces of the written name, `merged` all former provinces of today's ones. `of_today`
    says that the written name is a name of today.
    """

    provinces: frozenset[str]
    communes: frozenset[str]
    former: frozenset[str]
    merged: frozenset[str]
    of_today: bool


@dataclass(frozen=True, slots=True)
class Found:
    """Today's codes that a phrase may mean, each with why, and how well name and kind agree."""

    whys: dict[str, str]
    how: str
    kind_agrees: bool

    @property
    def rank(self) -> tuple[bool, int]:
        """Sorts the better agreement first."""
        return not self.kind_agrees, ("exact", "folded", "spelling").index(self.how)


NOTHING = Found({}, "spelling", kind_agrees=False)


def best_of(found: Iterable[Found]) -> Found:
    """Return the better agreement, or all together that agree equally well."""
    some = sorted((one for one in found if one.whys), key=lambda one: one.rank)
    if not some:
        return NOTHING
    equal = [one for one in some if one.rank == some[0].rank]
    whys: dict[str, str] = {}
    for one in equal:
        for code, why in one.whys.items():
            whys.setdefault(code, why)
    return replace(some[0], whys=whys)


@dataclass(frozen=True, slots=True)
class Lookups:
    """Names looked up for one writer: `marked` if they use tone marks, `on` the date they wrote."""

    gazetteer: Gazetteer
    marked: bool
    on: date | None

    @property
    def before_reform(self) -> bool:
        """Whether the text is known to be older than today's units."""
        return self.on is not None and self.on < self.gazetteer.reformed_on

    def everywhere(self) -> Scope:
        """Return the whole country."""
        former = self.gazetteer.all_former_provinces
        return Scope(frozenset(), self.gazetteer.all_communes, former, former, of_today=False)

    def province(self, phrase: Phrase, *, loosely: bool = False) -> Scope | None:
        """Return the province a phrase names; `loosely` also when its tones differ."""
        today = self.gazetteer.province_names.lookup(phrase.name, marked=self.marked)
        former = self.gazetteer.former_province_names.lookup(phrase.name, marked=self.marked)
        if not (today.units or former.units):
            return None
        hows = {found.how for found in (today, former) if found.units}
        if (hows == {"spelling"} and not loosely) or not self._city_agrees(
            phrase, today.units, former.units
        ):
            return None
        if today.units and not self.before_reform:
            return self._todays(today.units, former.units)
        return self._formers(former.units)

    def districts(self, phrase: Phrase, scope: Scope) -> tuple[FormerUnit, ...]:
        """Return the districts a phrase names, first in the former province of that name."""
        index = self.gazetteer.former_names["district"]
        for provinces in (scope.former, scope.merged):

            def inside(unit: FormerUnit, provinces: frozenset[str] = provinces) -> bool:
                return unit.parent in provinces

            found = index.lookup(phrase.name, marked=self.marked, among=inside)
            units = found.units if found.how != "spelling" else ()
            units = units or index.lookup_unspaced(phrase.name, among=inside).units
            units = _of_kind(units, phrase.kind) or units
            if units:
                return units
        return ()

    def communes_of_today(self, phrase: Phrase, allowed: frozenset[str]) -> Found:
        """Return today's communes of this name."""
        versions = self.gazetteer.commune_versions
        found = self.gazetteer.commune_names.lookup(
            phrase.name, marked=self.marked, among=allowed.__contains__
        )
        codes = tuple(dict.fromkeys(found.units))
        same_kind = tuple(
            code
            for code in codes
            if phrase.kind is None or any(v.kind == phrase.kind for v in versions[code])
        )
        whys = dict.fromkeys(same_kind or codes, "name_of_today")
        return Found(whys, found.how, kind_agrees=bool(same_kind))

    def former_communes(
        self, phrase: Phrase, provinces: frozenset[str], districts: Iterable[FormerUnit] | None
    ) -> Found:
        """Return what the former communes of this name, or of this older name, went into."""
        parents = None if districts is None else {district.code for district in districts}

        def inside(unit: FormerUnit) -> bool:
            if parents is not None:
                return unit.parent in parents
            return self.gazetteer.province_of(unit) in provinces

        index = self.gazetteer.former_names["commune"]
        found = index.lookup(phrase.name, marked=self.marked, among=inside)
        why = "former_commune"
        if not found.units:
            found = index.lookup_unspaced(phrase.name, among=inside)
            why = "earlier_name"
        same_kind = _of_kind(found.units, phrase.kind)
        whys = {
            code: "split" if len(unit.today) > 1 else why
            for unit in same_kind or found.units
            for code in unit.today
        }
        return Found(whys, found.how, kind_agrees=bool(same_kind))

    def _city_agrees(self, phrase: Phrase, today: tuple[str, ...], former: tuple[str, ...]) -> bool:
        """Whether a phrase that begins with "city" names a city of the first level."""
        if phrase.kind != "thanh_pho":
            return True
        kinds = {v.kind for code in today for v in self.gazetteer.province_versions[code]}
        kinds |= {self.gazetteer.former["province"][code].kind for code in former}
        return "thanh_pho" in kinds

    def _todays(self, codes: tuple[str, ...], former: tuple[str, ...]) -> Scope:
        units = self.gazetteer.former["province"].values()
        return Scope(
            frozenset(codes),
            frozenset().union(*map(self.gazetteer.communes_in, codes)),
            frozenset(former),
            frozenset(unit.code for unit in units if unit.today[0] in codes),
            of_today=True,
        )

    def _formers(self, codes: tuple[str, ...]) -> Scope:
        units = [self.gazetteer.former["province"][code] for code in codes]
        return Scope(
            frozenset(unit.today[0] for unit in units),
            frozenset().union(*map(self.gazetteer.communes_of, units)),
            frozenset(codes),
            frozenset(codes),
            of_today=False,
        )


def _of_kind(units: tuple[FormerUnit, ...], kind: str | None) -> tuple[FormerUnit, ...]:
    return units if kind is None else tuple(unit for unit in units if unit.kind == kind)

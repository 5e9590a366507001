"""Which of today's communes a written place is, or whom to ask about.

Nothing is guessed. A name typed with tones is answered by those tones only; a name typed without
them only where no other tones are possible; a former commune that was split, and a name that
several units share, come back as candidates.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from baccau.engines.geography.answering import (
    UNKNOWN,
    asked,
    better,
    doubted,
    is_settled,
    settled,
)
from baccau.engines.geography.gazetteer import LEVELS_OF_KIND, Gazetteer
from baccau.engines.geography.names import Words, words_of
from baccau.engines.geography.reading import Phrase, Reading, phrases_of, read, segments_of
from baccau.engines.geography.scoping import Found, Lookups, Scope, best_of
from baccau.engines.geography.units import FormerUnit, Resolution

_COMMUNE_DIGITS = 5
_PROVINCE_DIGITS = 2


def resolve(
    gazetteer: Gazetteer,
    *,
    commune: str = "",
    district: str = "",
    province: str = "",
    text: str = "",
    on: date | None = None,
) -> Resolution:
    """Resolve a place given in columns, in one text, or both, to codes of today.

    `on` is the date of the paper it stands on: names are then read as of that day, and without
    it today's names come first. Never raises.
    """
    written = [commune, district, province, text]
    marked = any(word.marked for given in written for word in words_of(given))
    search = _Search(Lookups(gazetteer, marked, on))
    by_code = search.by_code(commune or text, province)
    if by_code is not None:
        return by_code
    joined = ", ".join(given for given in (text if not commune else "", *written[:3]) if given)
    if not joined:
        return UNKNOWN
    if text and not commune:
        return search.sure_of_province(search.in_text(joined), province)
    answer = search.in_columns(commune, district, province)
    if answer.status in {"found", "ambiguous"}:
        return answer
    if not commune and (not district or search.knows_district(district)):
        return answer
    return better(answer, search.sure_of_province(search.in_text(joined), province))


@dataclass(frozen=True, slots=True)
class _Search:
    look: Lookups

    def by_code(self, commune: str, province: str) -> Resolution | None:
        """Resolve a commune given by its code, also one that lost its leading zero."""
        digits = commune.strip()
        if not (digits.isascii() and digits.isdecimal() and len(digits) in {4, _COMMUNE_DIGITS}):
            return None
        gazetteer = self.look.gazetteer
        code = digits.zfill(_COMMUNE_DIGITS)
        current = gazetteer.commune(code)
        former = gazetteer.former["commune"].get(code)
        whys: dict[str, str] = {}
        if former is not None and (current is None or self.look.before_reform):
            whys = dict.fromkeys(former.today, "split" if len(former.today) > 1 else "code")
        elif current is not None:
            whys = {current.code: "code"}
        if not whys:
            return Resolution("unknown", evidence=("commune_unknown",))
        scope = self._province_of(province)
        if scope is not None and not scope.communes & whys.keys():
            return asked(self.look.gazetteer, whys, ("code", "province_differs"))
        return settled(self.look.gazetteer, whys, ("code",))

    def in_columns(self, commune: str, district: str, province: str) -> Resolution:
        """Resolve names given in columns, each column one name."""
        where = self._province_of(province) or self.look.everywhere()
        districts = sorted(
            self.phrases(district, "district"),
            key=lambda phrase: not self.look.districts(phrase, where),
        )
        names = self.phrases(commune, "commune")
        answer = UNKNOWN
        for name in names or (None,):
            reading = Reading(None, districts[0] if districts else None, name)
            answer = better(answer, self._answer(reading, where))
        if commune.strip() and not names:
            answer = replace(answer, evidence=(*answer.evidence, "commune_unknown"))
        return self.sure_of_province(answer, province)

    def sure_of_province(self, answer: Resolution, province: str) -> Resolution:
        """Return the answer, or ask when a province is written and not known."""
        if not province.strip() or self._province_of(province) is not None:
            return answer
        return doubted(answer, self.look.gazetteer)

    def in_text(self, text: str) -> Resolution:
        """Resolve an address written as one text."""
        best = UNKNOWN
        for reading in read(text, self.look.gazetteer.kind_words, self._known):
            scope = self.look.everywhere()
            if reading.province is not None:
                named = self.look.province(reading.province)
                if named is None:
                    continue
                scope = named
            answer = self._answer(reading, scope)
            if answer.status == "found" and self._may_be_district(reading, scope):
                answer = self._with_district(answer, reading, scope)
            if reading.skipped and reading.province is None and reading.district is None:
                answer = doubted(answer, self.look.gazetteer)
            if reading.tentative and answer.status != "found":
                continue
            best = better(best, answer)
            if is_settled(best):
                break
        return best

    def phrases(self, given: str, level: str) -> tuple[Phrase, ...]:
        """Return the names a column may hold, but for kinds of another level."""
        kinds = self.look.gazetteer.kind_words
        words: Words = tuple(w for segment in segments_of(given, kinds) for w in segment.words)
        if not words:
            return ()
        return tuple(
            phrase
            for phrase in phrases_of(words, kinds)
            if phrase.kind is None or level in LEVELS_OF_KIND[phrase.kind]
        )

    def knows_district(self, given: str) -> bool:
        """Whether a column holds the name of a district anywhere."""
        everywhere = self.look.everywhere()
        return any(
            self.look.districts(phrase, everywhere) for phrase in self.phrases(given, "district")
        )

    def _known(self, level: str, phrase: Phrase) -> bool:
        scope = self.look.everywhere()
        if level in {"province", "former_province"}:
            named = self.look.province(phrase)
            return named is not None and not (level == "former_province" and named.of_today)
        if level == "district":
            return bool(self.look.districts(phrase, scope))
        return bool(
            self.look.communes_of_today(phrase, scope.communes).whys
            or self.look.former_communes(phrase, scope.former, None).whys
        )

    def _province_of(self, given: str) -> Scope | None:
        digits = given.strip().zfill(_PROVINCE_DIGITS)
        if digits in self.look.gazetteer.province_versions and not self.look.before_reform:
            name = self.look.gazetteer.province_versions[digits][-1].name
            return self.look.province(Phrase(words_of(name)))
        if digits in self.look.gazetteer.former["province"]:
            name = self.look.gazetteer.former["province"][digits].name
            return self.look.province(Phrase(words_of(name)))
        scopes = (
            self.look.province(phrase, loosely=True) for phrase in self.phrases(given, "province")
        )
        return next((scope for scope in scopes if scope is not None), None)

    def _answer(self, reading: Reading, scope: Scope) -> Resolution:
        districts = self.look.districts(reading.district, scope) if reading.district else ()
        notes = ["former_province"] if scope.provinces and not scope.of_today else []
        if reading.commune is None:
            unread = ["commune_unknown"] if reading.skipped else []
            return self._without_commune(districts, scope, notes + unread)
        if reading.skipped or (reading.district is not None and not districts):
            notes.append("district_unknown")
        if districts:
            found = self._in_districts(reading.commune, districts)
            if found.whys:
                return self._named(found, (*notes, "district"))
            elsewhere = self._in_scope(reading.commune, scope, today_first=False)
            if not elsewhere.whys:
                return self._without_commune(districts, scope, [*notes, "commune_unknown"])
            return asked(self.look.gazetteer, elsewhere.whys, (*notes, "district_differs"))
        found = self._in_scope(reading.commune, scope, today_first="district_unknown" not in notes)
        if found.whys:
            return self._named(found, tuple(notes))
        return self._without_commune((), scope, [*notes, "commune_unknown"])

    def _in_districts(self, phrase: Phrase, districts: tuple[FormerUnit, ...]) -> Found:
        """A commune written with its district is a former one; today's of that area come too."""
        areas = map(self.look.gazetteer.communes_of, districts)
        today = self.look.communes_of_today(phrase, frozenset().union(*areas))
        return best_of((self.look.former_communes(phrase, frozenset(), districts), today))

    def _in_scope(self, phrase: Phrase, scope: Scope, *, today_first: bool) -> Found:
        today = self.look.communes_of_today(phrase, scope.communes)
        former = self.look.former_communes(phrase, scope.merged, None)
        if self.look.before_reform:
            return former if former.whys else today
        certain = today.how != "spelling" and today.kind_agrees
        dated = self.look.on is not None
        if today.whys and certain and today_first and (scope.of_today or dated):
            return today
        return best_of((today, former))

    def _named(self, found: Found, notes: tuple[str, ...]) -> Resolution:
        evidence = (*notes, *dict.fromkeys(found.whys.values()))
        if not found.kind_agrees:
            evidence += ("kind_differs",)
        if found.how == "spelling":
            return asked(self.look.gazetteer, found.whys, (*evidence, "spelling_differs"))
        if found.how == "folded":
            evidence += ("without_marks",)
        return settled(self.look.gazetteer, found.whys, evidence)

    def _without_commune(
        self, districts: tuple[FormerUnit, ...], scope: Scope, notes: list[str]
    ) -> Resolution:
        """Answer with the province, and the communes of the district if one is named."""
        gazetteer = self.look.gazetteer
        codes = frozenset().union(*map(gazetteer.communes_of, districts))
        whys = dict.fromkeys(sorted(codes), "district")
        if districts:
            notes = [*notes, "district"]
        if len(whys) == 1 and "commune_unknown" not in notes:
            return settled(self.look.gazetteer, whys, tuple(notes))
        provinces = {gazetteer.commune_versions[code][-1].province_code for code in codes}
        provinces = provinces or set(scope.provinces)
        if len(provinces) == 1:
            answer = asked(self.look.gazetteer, whys, tuple(notes))
            return replace(answer, status="province_only", province_code=provinces.pop())
        return (
            asked(self.look.gazetteer, whys, tuple(notes))
            if whys
            else Resolution("unknown", evidence=tuple(notes))
        )

    def _may_be_district(self, reading: Reading, scope: Scope) -> bool:
        """Whether the commune's words may mean the former district of the same name instead."""
        phrase = reading.commune
        if phrase is None or reading.district is not None or phrase.kind is not None:
            return False
        return self.look.on is None and bool(self.look.districts(phrase, scope))

    def _with_district(self, answer: Resolution, reading: Reading, scope: Scope) -> Resolution:
        """Ask whether the commune or the district is meant.

        Beside a province that is no more it is the district: there were no others then.
        """
        districts = self.look.districts(reading.commune, scope) if reading.commune else ()
        if scope.provinces and not scope.of_today:
            return self._without_commune(districts, scope, ["former_province"])
        codes = frozenset().union(*map(self.look.gazetteer.communes_of, districts))
        whys = dict.fromkeys([answer.commune_code or ""], "name_of_today")
        whys.update((code, "district") for code in sorted(codes) if code not in whys)
        return (
            answer
            if len(whys) == 1
            else asked(self.look.gazetteer, whys, (*answer.evidence, "district"))
        )

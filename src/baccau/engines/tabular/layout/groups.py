"""What a group row hands down to the rows below it: a place, a set, a producer, stars."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from baccau.engines.tabular.plain import plain
from baccau.engines.tabular.values.context import Context
from baccau.engines.tabular.values.producers import read_producer
from baccau.engines.tabular.values.ratings import read_stars

if TYPE_CHECKING:
    from baccau.engines.tabular.vocabulary import Vocabulary

_NARROWER = {
    "province": ("district", "commune", "producer_name", "address"),
    "district": ("commune", "producer_name", "address"),
    "commune": ("producer_name", "address"),
}


@dataclass(frozen=True, slots=True)
class Inherited:
    """A text a row may inherit, with the cell it stands in."""

    text: str
    cell: str


@dataclass(slots=True)
class GroupContext:
    """The group rows above the current row, by the field they speak of."""

    vocabulary: Vocabulary
    values: dict[str, Inherited] = field(default_factory=dict)

    def enter(self, text: str, cell: str) -> None:
        """Take a group row; a wider group ends the narrower ones."""
        name = self._field_of(text)
        if name is None:
            return
        for narrower in _NARROWER.get(name, ()):
            self.values.pop(narrower, None)
        if name == "producer_name":
            self._enter_producer(text, cell)
        else:
            self.values[name] = Inherited(text, cell)

    def _enter_producer(self, text: str, cell: str) -> None:
        party = read_producer(text, Context(self.vocabulary)).value
        self.values["producer_name"] = Inherited(party.name if party else text, cell)
        self.values.pop("address", None)
        if party and party.place:
            self.values["address"] = Inherited(party.place, cell)

    def _field_of(self, text: str) -> str | None:
        vocabulary = self.vocabulary
        lexicon = vocabulary.lexicon
        for level in ("province", "district", "commune"):
            if lexicon.opens(text, f"place.{level}"):
                return level
        starred = lexicon.has("stars.word", plain(text))
        if starred and read_stars(text, Context(vocabulary)).value:
            return "stars"
        if vocabulary.producer_types.find(text):
            return "producer_name"
        if vocabulary.product_sets.find(text):
            return "product_set"
        return self._place_by_name(text)

    def _place_by_name(self, text: str) -> str | None:
        resolve = self.vocabulary.resolve_place
        province = self.values["province"].text if "province" in self.values else ""
        if resolve(district=text, province=province).province_code:
            return "district"
        return "province" if resolve(province=text).province_code else None

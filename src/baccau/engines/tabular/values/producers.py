"""Producer cells: the name as printed, its legal form, and contacts written beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from baccau.engines.tabular.plain import cell_text, plain
from baccau.engines.tabular.problems import Reading
from baccau.engines.tabular.values.contacts import find_email, find_phones

if TYPE_CHECKING:
    from baccau.engines.tabular.grid import Value
    from baccau.engines.tabular.values.context import Context

_PLACE_WORDS = (
    "place.commune",
    "place.district",
    "place.province",
    "place.hamlet",
    "address.address_label",
)
_EDGES = " \t\n,;:.-–"


@dataclass(frozen=True, slots=True)
class Party:
    """A producer or a contact cell taken apart; parts not written are empty."""

    name: str = ""
    type: str | None = None
    phones: tuple[str, ...] = ()
    email: str | None = None
    place: str = ""


def read_producer(raw: Value, context: Context) -> Reading[Party]:
    """Read a producer cell; the name stays as printed, what stands beside it is taken apart."""
    party = _take_apart(cell_text(raw), context, named=True)
    return Reading(party if party.name else None)


def read_contact(raw: Value, context: Context) -> Reading[Party]:
    """Read a cell of address, phone and e-mail in any mixture."""
    text = cell_text(raw)
    if not text or context.vocabulary.lexicon.is_one("answer.empty", plain(text)):
        return Reading(None)
    return Reading(_take_apart(text, context, named=False))


def _take_apart(text: str, context: Context, *, named: bool) -> Party:
    email = find_email(text) if "@" in text else None
    phones = find_phones(text) if sum(map(str.isdigit, text)) > 8 else ()  # noqa: PLR2004  (a phone)
    parts = [part.strip(_EDGES) for part in re.split(r"[\n;]|, | - |\(|\)", text)]
    kept = [_without_label(part, context) for part in parts if part and not _is_contact(part)]
    if not named:
        return Party(phones=phones, email=email, place=", ".join(filter(None, kept)))
    at = next((i for i, part in enumerate(parts) if i and _is_place(part, context)), None)
    if at is None and not (phones or email):
        return Party(name=text, type=_type_of(text, context))
    name_parts = [p for p in parts[:at] if p and not _is_contact(p)]
    place_parts = [p for p in parts[at:] if p and not _is_contact(p)] if at is not None else []
    name = ", ".join(name_parts)
    place = ", ".join(_without_label(part, context) for part in place_parts)
    return Party(name, _type_of(name, context), phones, email, place)


def _type_of(name: str, context: Context) -> str | None:
    match = context.vocabulary.producer_types.find(name)
    return match.code if match else None


def _is_contact(part: str) -> bool:
    return "@" in part or bool(find_phones(part))


def _is_place(part: str, context: Context) -> bool:
    return context.vocabulary.lexicon.opens(part, *_PLACE_WORDS)


def _without_label(part: str, context: Context) -> str:
    """Drop a leading label such as "Address:"."""
    label, colon, rest = part.partition(":")
    lexicon = context.vocabulary.lexicon
    if colon and lexicon.is_one("address.address_label", plain(label)):
        return rest.strip(_EDGES)
    return part

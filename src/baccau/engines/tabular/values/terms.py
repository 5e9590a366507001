"""Cells that name a thing of a vocabulary: papers, storage, kinds, sets, commodities."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from baccau.engines.tabular.plain import cell_text, plain
from baccau.engines.tabular.problems import Finding, Reading

if TYPE_CHECKING:
    from baccau.engines.tabular.grid import Value
    from baccau.engines.tabular.values.context import Context
    from baccau.engines.tabular.vocabulary import TermFinder

LAST_PRODUCT_SET = 26
_PIECES = re.compile(r"[;,\n|/+•]| - |\s&\s")
_LEADING_NUMBER = r"(\d{1,2})(?:[.,]0)?(?!\d)"


def read_text(raw: Value, context: Context) -> Reading[str]:
    """Read free text; placeholders such as a lone dash are nothing."""
    text = cell_text(raw)
    if not text or context.vocabulary.lexicon.is_one("answer.empty", plain(text)):
        return Reading(None)
    return Reading(text)


def read_identifier(raw: Value, context: Context) -> Reading[str]:
    """Read a number of a certificate or decision as written; one without any digit is none."""
    reading = read_text(raw, context)
    if reading.value is None or any(map(str.isdigit, reading.value)):
        return reading
    return Reading(None, (Finding("identifier_unreadable", "info", {"text": reading.value}),))


def read_papers(raw: Value, context: Context) -> Reading[tuple[str, ...]]:
    """Read papers from free text, or a tick in a column whose header names one paper.

    A paper said to be missing or applied for is not counted.
    """
    text = plain(cell_text(raw))
    if not text:
        return Reading(None)
    if context.hints.paper:
        return _ticked(raw, text, context)
    codes, unknown = _listed(cell_text(raw), context)
    findings = tuple(Finding("paper_unknown", "info", {"text": piece}) for piece in unknown)
    return Reading(codes or None, findings)


def read_tick(raw: Value, context: Context) -> Reading[bool]:
    """Read a cell that is ticked or not; numbers other than 1 are no ticks."""
    text = plain(cell_text(raw))
    if not text or context.vocabulary.lexicon.is_one("answer.no", text):
        return Reading(None)
    if context.vocabulary.lexicon.is_one("answer.yes", text):
        return Reading(value=True)
    return Reading(None, (Finding("tick_unreadable", "warning", {"text": cell_text(raw)}),))


def _ticked(raw: Value, text: str, context: Context) -> Reading[tuple[str, ...]]:
    lexicon = context.vocabulary.lexicon
    paper = context.hints.paper
    if paper is None or lexicon.is_one("answer.no", text) or _denied(text, context):
        return Reading(None)
    yes = lexicon.is_one("answer.yes", text) or re.search(r"\d", text) or len(text) > 1
    if yes:
        return Reading((paper,))
    return Reading(None, (Finding("tick_unreadable", "warning", {"text": cell_text(raw)}),))


def _listed(text: str, context: Context) -> tuple[tuple[str, ...], list[str]]:
    vocabulary = context.vocabulary
    codes: list[str] = []
    unknown = []
    for piece in filter(None, (part.strip() for part in _PIECES.split(text))):
        bare = plain(piece)
        if bare in vocabulary.paper_codes:
            codes.append(bare)
            continue
        if _denied(bare, context) or vocabulary.lexicon.is_one("answer.empty", bare):
            continue
        found = [match.code for match in vocabulary.papers.find_all(piece)]
        codes.extend(found)
        if not found and not vocabulary.lexicon.is_one("answer.yes", bare):
            unknown.append(piece)
    if not codes or unknown:
        whole = () if _denied(plain(text), context) else vocabulary.papers.find_all(text)
        codes.extend(match.code for match in whole)
    return tuple(dict.fromkeys(codes)), unknown if not codes else []


def _denied(text: str, context: Context) -> bool:
    lexicon = context.vocabulary.lexicon
    return any(text == word or text.startswith(word + " ") for word in lexicon.words("answer.deny"))


def read_storage(raw: Value, context: Context) -> Reading[str]:
    """Read a storage class: frozen before cool before ambient, as words allow."""
    text = plain(cell_text(raw))
    lexicon = context.vocabulary.lexicon
    if not text or lexicon.is_one("answer.empty", text):
        return Reading(None)
    for storage in ("frozen", "ambient", "cool"):
        if lexicon.has(f"storage.{storage}", text):
            return Reading(storage)
    return Reading(None, (Finding("storage_unreadable", "warning", {"text": cell_text(raw)}),))


def read_producer_type(raw: Value, context: Context) -> Reading[str]:
    """Read a producer type, as a code or in words."""
    vocabulary = context.vocabulary
    return _one_of(
        raw,
        vocabulary.producer_types,
        vocabulary.producer_type_codes,
        "producer_type_unknown",
        context,
    )


def read_buyer_kind(raw: Value, context: Context) -> Reading[str]:
    """Read a buyer kind, as a code or in words."""
    vocabulary = context.vocabulary
    return _one_of(
        raw, vocabulary.buyer_kinds, vocabulary.buyer_kind_codes, "buyer_kind_unknown", context
    )


def read_commodity(raw: Value, context: Context) -> Reading[str]:
    """Read a commodity, as its code or in words."""
    vocabulary = context.vocabulary
    codes = frozenset(vocabulary.commodity_sets)
    return _one_of(raw, vocabulary.commodities, codes, "commodity_unknown", context)


def _one_of(
    raw: Value, index: TermFinder, codes: frozenset[str], problem: str, context: Context
) -> Reading[str]:
    text = cell_text(raw)
    if not text or context.vocabulary.lexicon.is_one("answer.empty", plain(text)):
        return Reading(None)
    if text.lower() in codes:
        return Reading(text.lower())
    match = index.find(text)
    if match is None:
        return Reading(None, (Finding(problem, "warning", {"text": text}),))
    return Reading(match.code)


def read_product_set(raw: Value, context: Context) -> Reading[int]:
    """Read a product set, as its number 1–26 or its name.

    The six broad groups (food, drinks …) span several sets; they are told, not guessed from.
    """
    text = cell_text(raw)
    bare = plain(text)
    if not text or context.vocabulary.lexicon.is_one("answer.empty", bare):
        return Reading(None)
    match = context.vocabulary.product_sets.find(text)
    label = context.vocabulary.lexicon.any("set.label")
    number = re.match(rf"(?:{label}\s*)*{_LEADING_NUMBER}", bare)
    if number and 1 <= int(number[1]) <= LAST_PRODUCT_SET and (match is None or len(bare) <= 7):  # noqa: PLR2004  (a number with one word)
        return Reading(int(number[1]))
    if match is not None and match.code.isdecimal():
        return Reading(int(match.code))
    return Reading(None, (Finding("product_set_unclear", "info", {"text": text}),))


def read_provinces(raw: Value, context: Context) -> Reading[tuple[str, ...]]:
    """Read a list of provinces as codes; former names become today's."""
    text = cell_text(raw)
    if not text or context.vocabulary.lexicon.is_one("answer.empty", plain(text)):
        return Reading(None)
    codes: list[str] = []
    unknown = []
    for piece in filter(None, (part.strip() for part in _PIECES.split(text))):
        found = _province(piece, context)
        codes.extend([found] if found else ())
        if not found:
            unknown.append(piece)
    findings = tuple(Finding("origin_unknown", "warning", {"text": piece}) for piece in unknown)
    return Reading(tuple(dict.fromkeys(codes)) or None, findings)


def _province(text: str, context: Context) -> str | None:
    if text.isdecimal():
        text = text.zfill(2)
    resolve = context.vocabulary.resolve_place
    return resolve(province=text).province_code or resolve(text=text).province_code


def read_code(raw: Value, length: int) -> Reading[str]:
    """Read an official code; zeros lost to Excel are put back."""
    text = cell_text(raw)
    if not text:
        return Reading(None)
    if not text.isdecimal() or len(text) > length:
        return Reading(None, (Finding("place_code_unreadable", "warning", {"text": text}),))
    return Reading(text.zfill(length))


def read_commune_code(raw: Value, context: Context) -> Reading[str]:  # noqa: ARG001  (one shape)
    """Read a commune code of five digits."""
    return read_code(raw, 5)


def read_province_code(raw: Value, context: Context) -> Reading[str]:  # noqa: ARG001  (one shape)
    """Read a province code of two digits."""
    return read_code(raw, 2)

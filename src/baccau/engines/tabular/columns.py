"""Decide what each column means, for the whole table at once, and which kind the table is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from baccau.engines.tabular.assignment import assign
from baccau.engines.tabular.grid import column_letter
from baccau.engines.tabular.headers import HeaderMatcher, header_hints
from baccau.engines.tabular.plain import plain
from baccau.engines.tabular.values.context import Context, Hints
from baccau.engines.tabular.values.registry import READERS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from baccau.engines.tabular.grid import Value
    from baccau.engines.tabular.layout.header import Header
    from baccau.engines.tabular.layout.view import SheetView
    from baccau.engines.tabular.vocabulary import Field, Kind, TermFinder, Vocabulary

LEAST_CONFIDENCE = 0.5
_SAMPLED_ROWS = 60
_SAMPLE = 20
_FORCED = 10.0
_HEADERLESS = 0.62
_SURE = 0.95
"""From this header score on, unreadable values do not speak against the meaning."""
_PLAIN_PRICE = 1_000
_TELLING_SHARE = 0.6
_TELLING = (
    "product_name",
    "need_text",
    "producer_name",
    "phone",
    "email",
    "tax_code",
    "stars",
    "price_vnd",
    "unit",
    "season",
)
"""Fields that values alone can speak for, without a header."""
_OWN_FIELDS = {"supply": ("product_name",), "demand": ("need_text", "commodity")}
_IDLE = frozenset({"row_number", "note"})
_FEWEST_USEFUL = 2
_MARKS = {
    "supply": (
        "producer_name",
        "producer_type",
        "stars",
        "certificate_no",
        "certified_on",
        "shelf_life_days",
        "moq",
        "lead_days",
        "price_wholesale_vnd",
        "price_retail_vnd",
        "tax_code",
        "capacity_by_month",
    ),
    "demand": (
        "buyer_name",
        "buyer_kind",
        "price_ceiling_vnd",
        "min_stars",
        "papers_required",
        "payment_days",
        "discount_percent",
        "max_suppliers",
        "origin_province_codes",
        "quantity_by_month",
    ),
}


@dataclass(frozen=True, slots=True)
class Column:
    """What a column means. `confidence` is 0–1; `evidence` names what spoke for it."""

    index: int
    header: str
    field: Field | None
    confidence: float
    evidence: tuple[str, ...]
    hints: Hints

    @property
    def letter(self) -> str:
        """The column as a spreadsheet names it."""
        return column_letter(self.index)


@dataclass(frozen=True, slots=True)
class Meanings:
    """The meaning of every column of one table, read as `kind`, and how well it fits."""

    kind: Kind
    columns: tuple[Column, ...]
    fit: float

    def meanings(self) -> dict[int, str]:
        """Return the field name of each column that has one."""
        return {column.index: column.field.name for column in self.columns if column.field}


def map_columns(
    view: SheetView,
    header: Header,
    end: int,
    matcher: HeaderMatcher,
    kind: Kind,
    told: Mapping[str, str | None],
) -> Meanings:
    """Give every column of the table its meaning, as if the table were of `kind`.

    `told` maps column letters to the field a person chose, or `None` for no meaning.
    """
    vocabulary = matcher.vocabulary
    by_name = {field.name: field for field in vocabulary.fields_of(kind)}
    samples = _samples(view, header.last + 1, end)
    indexes = sorted(set(header.texts) | set(samples))
    weights = []
    for index in indexes:
        text = header.texts.get(index, "")
        forced = told.get(column_letter(index), "")
        if forced is None or forced:
            weights.append({forced: _FORCED} if forced in by_name else {})
            continue
        scores = matcher.scores(text) if text else _headerless(by_name)
        weights.append(_weighed(scores, by_name, samples.get(index, ()), text, vocabulary))
    chosen = _assigned(weights, by_name)
    columns = tuple(
        _column(index, header.texts.get(index, ""), name, weight, by_name, vocabulary)
        for index, (name, weight) in zip(indexes, chosen, strict=True)
    )
    return Meanings(kind, columns, _fit(columns, kind))


def _column(
    index: int,
    text: str,
    name: str | None,
    weight: float,
    by_name: dict[str, Field],
    vocabulary: Vocabulary,
) -> Column:
    if name is None:
        return Column(index, text, None, 0.0, (), header_hints(text, vocabulary))
    source = "told" if weight >= _FORCED else "header" if text else "values"
    confidence = round(min(weight, 1.0), 2)
    return Column(index, text, by_name[name], confidence, (source,), header_hints(text, vocabulary))


def _samples(view: SheetView, first: int, end: int) -> dict[int, tuple[Value, ...]]:
    samples: dict[int, list[Value]] = {}
    for row in range(first, min(end, first + _SAMPLED_ROWS) + 1):
        texts = view.texts(row)
        if len(texts) < 2:  # noqa: PLR2004  (groups, notes and blanks say nothing of columns)
            continue
        for column in texts:
            values = samples.setdefault(column, [])
            if len(values) < _SAMPLE:
                values.append(view.value(row, column))
    return {column: tuple(values) for column, values in samples.items()}


def _headerless(by_name: dict[str, Field]) -> dict[str, float]:
    return {name: _HEADERLESS for name in _TELLING if name in by_name}


def _weighed(
    scores: dict[str, float],
    by_name: dict[str, Field],
    values: Sequence[Value],
    header: str,
    vocabulary: Vocabulary,
) -> dict[str, float]:
    """Weigh header scores by how many of the column's values the field's reader can read."""
    weights: dict[str, float] = {}
    context = Context(vocabulary, header_hints(header, vocabulary))
    for name, score in scores.items():
        if score < LEAST_CONFIDENCE:
            continue
        field = by_name[name]
        share = likeness(field, values, context)
        if not header:
            weight = score if _tells(field, share, values, context) else 0.0
        elif share is None:
            weight = score
        else:
            weight = score * (0.75 + 0.25 * share) if share or score >= _SURE else score * 0.6
        if weight >= LEAST_CONFIDENCE:
            weights[name] = weight
    return weights


def likeness(field: Field, values: Sequence[Value], context: Context) -> float | None:
    """Return the share of sample values the field's reader can read; `None` if nothing to read."""
    if field.reader in ("ignore", "papers", "pack") or not values:
        return None
    if field.reader in ("text", "producer", "contact"):
        return _party_share(field, values, context.vocabulary)
    reader = READERS[field.reader]
    read = 0.0
    told = 0
    for value in values:
        reading = reader(value, context)
        if reading.value is not None:
            read += 0.5 if any(f.severity == "warning" for f in reading.findings) else 1.0
        told += 1 if reading.value is not None or reading.findings else 0
        read += (
            0.7
            if reading.value is None and any(f.severity == "info" for f in reading.findings)
            else 0
        )
    return read / told if told else None


def _party_share(field: Field, values: Sequence[Value], vocabulary: Vocabulary) -> float:
    """Return the share of words; for names of parties, half of it by what the names tell."""
    words = sum(_wordy(value) for value in values) / len(values)
    index = {"producer_name": vocabulary.producer_types, "buyer_name": vocabulary.buyer_kinds}.get(
        field.name
    )
    if index is None:
        return words
    told = sum(isinstance(value, str) and index.find(value) is not None for value in values)
    return 0.5 * words + 0.5 * told / len(values)


def _wordy(value: Value) -> bool:
    return isinstance(value, str) and any(c.isalpha() for c in value)


def _tells(field: Field, share: float | None, values: Sequence[Value], context: Context) -> bool:
    """Say whether values alone, without a header, speak clearly for the field."""
    if len(values) < 2 or share is None or share < 0.7:  # noqa: PLR2004  (too little to go by)
        return False
    vocabulary = context.vocabulary
    texts = [value for value in values if isinstance(value, str)]
    if field.name in ("product_name", "need_text"):
        return _mostly(vocabulary.commodities, texts, len(values))
    if field.reader == "producer":
        return _mostly(vocabulary.producer_types, texts, len(values))
    if field.name == "price_vnd":
        numbers = [value for value in values if isinstance(value, (int, float))]
        return all(number >= _PLAIN_PRICE for number in numbers)
    if field.name in ("phone", "email", "tax_code"):
        return True
    return field.name in ("stars", "unit", "season") and len(texts) == len(values)


def _mostly(index: TermFinder, texts: Sequence[str], count: int) -> bool:
    return sum(index.find(text) is not None for text in texts) >= _TELLING_SHARE * count


def _assigned(
    weights: list[dict[str, float]], by_name: dict[str, Field]
) -> list[tuple[str | None, float]]:
    """Assign single meanings one to one; repeatable ones stand for themselves in each column."""
    own: list[dict[tuple[str, int], float]] = [
        {(name, index if by_name[name].repeat else -1): weight for name, weight in options.items()}
        for index, options in enumerate(weights)
    ]
    chosen = assign(own)
    return [
        (choice[0], options[choice[0]]) if choice else (None, 0.0)
        for choice, options in zip(chosen, weights, strict=True)
    ]


def _fit(columns: Sequence[Column], kind: Kind) -> float:
    named = {column.field.name: column.confidence for column in columns if column.field}
    own = max((named.get(name, 0.0) for name in _OWN_FIELDS[kind]), default=0.0)
    useful = sum(name not in _IDLE for name in named)
    if not own or useful < _FEWEST_USEFUL:
        return 0.0
    marks = sum(named.get(name, 0.0) for name in _MARKS[kind])
    months = any(column.field and column.field.month for column in columns)
    aimless = kind == "demand" and not months and "quantity_by_month" not in named
    nobody = kind == "demand" and "buyer_name" not in named
    return 2.0 * own + marks + 0.5 * months - 1.5 * aimless - 0.8 * nobody


def kind_words(texts: Sequence[str], vocabulary: Vocabulary) -> float:
    """Return how far titles and sheet names lean: above 0 to demand, below to supply."""
    lexicon = vocabulary.lexicon
    lean = 0.0
    for text in map(plain, texts):
        lean += lexicon.has("layout.demand", text)
        lean -= lexicon.has("layout.supply", text)
    return lean

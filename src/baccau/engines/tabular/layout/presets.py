"""What is said once above a table for every row: "Buyer: ...", "Address: ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from baccau.engines.tabular.headers import HeaderMatcher
    from baccau.engines.tabular.layout.view import SheetView

Presets = dict[str, tuple[str, tuple[int, int]]]
"""Field name to text and place; only fields that a merged cell may carry over rows."""

_LONGEST_LABEL = 40


def read_presets(view: SheetView, first_header_row: int, matcher: HeaderMatcher) -> Presets:
    """Read labelled values above the header, in one cell or in two side by side."""
    presets: Presets = {}
    for row in range(1, first_header_row):
        for label, text, column in _labelled(view.texts(row)):
            name = matcher.names_exactly(label)
            if name and matcher.carries(name) and text:
                presets.setdefault(name, (text, (row, column)))
    return presets


def _labelled(texts: dict[int, str]) -> Iterator[tuple[str, str, int]]:
    columns = sorted(texts)
    for position, column in enumerate(columns):
        label, colon, text = texts[column].partition(":")
        if not colon or len(label) > _LONGEST_LABEL:
            continue
        if text.strip():
            yield label, text.strip(), column
        elif position + 1 < len(columns):
            yield label, texts[columns[position + 1]], columns[position + 1]

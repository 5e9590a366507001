"""One cell of an OpenDocument sheet: its type, its value and the text a person sees."""

from __future__ import annotations

import datetime as dt
import re

_TIME = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")
_LARGEST_COUNT = 10_000_000


class Cell:
    """Collects a cell while its element is open.

    `attributes` are those of the element without namespaces. Comments inside the cell are not
    its text.
    """

    def __init__(self, attributes: dict[str, str]) -> None:
        self._attributes = attributes
        self.repeated = self._count("number-columns-repeated")
        self.columns_spanned = self._count("number-columns-spanned")
        self.rows_spanned = self._count("number-rows-spanned")
        self._parts: list[str] = []
        self._paragraphs = 0
        self._inside: list[str] = []

    def start(self, name: str, spaces: str) -> None:
        """Open an element inside the cell; `spaces` is how many a space element stands for."""
        self._inside.append(name)
        if not self._is_text():
            return
        if name == "p":
            if self._paragraphs:
                self._parts.append("\n")
            self._paragraphs += 1
        elif name == "s":
            self._parts.append(" " * (int(spaces) if spaces.isdecimal() and len(spaces) < 4 else 1))  # noqa: PLR2004  (999 spaces)
        elif name == "tab":
            self._parts.append("\t")
        elif name == "line-break":
            self._parts.append("\n")

    def text(self, data: str) -> None:
        """Add character data."""
        if self._is_text():
            self._parts.append(data)

    def end(self, name: str) -> None:
        """Close an element inside the cell."""
        if self._inside and self._inside[-1] == name:
            self._inside.pop()

    def value(self) -> object:
        """Return the typed value, the text where no type is told or it is false, or `None`."""
        written = "".join(self._parts)
        kind = self._attributes.get("value-type", "string")
        try:
            return self._typed(kind, written)
        except ValueError:
            return written or None

    def _typed(self, kind: str, written: str) -> object:
        given = self._attributes.get
        if kind in {"float", "percentage", "currency"}:
            return float(given("value", ""))
        if kind == "boolean":
            return given("boolean-value") == "true"
        if kind == "date":
            return dt.datetime.fromisoformat(given("date-value", "").partition(".")[0])
        if kind == "time":
            return _time(given("time-value", ""))
        return given("string-value") or written or None

    def _is_text(self) -> bool:
        return "p" in self._inside and not any("annotation" in name for name in self._inside)

    def _count(self, name: str) -> int:
        text = self._attributes.get(name, "1")
        return min(int(text), _LARGEST_COUNT) if text.isdecimal() and int(text) else 1


def _time(text: str) -> dt.timedelta:
    found = _TIME.fullmatch(text)
    if found is None:
        raise ValueError(text)
    hours, minutes, seconds = map(int, found.groups())
    return dt.timedelta(hours=hours, minutes=minutes, seconds=seconds)

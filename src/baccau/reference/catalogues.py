"""Compiles the translations: each `django.po` to the `django.mo` Django reads, in pure Python.

Run `python -m baccau.reference.catalogues`; setting up the site does it too. Format: GNU gettext
manual, "The Format of GNU MO Files".
"""

from __future__ import annotations

import ast
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

LOCALE = Path(__file__).resolve().parent.parent / "locale"
_MAGIC = 0x950412DE
_CONTEXT = "\x04"


class BadCatalogueError(ValueError):
    """A .po file that cannot be read; the text names the file and the line."""


@dataclass(slots=True)
class _Entry:
    """One message while it is being read: its parts by keyword, and the part now continued."""

    parts: dict[str, str] = field(default_factory=dict)
    last: str = ""
    fuzzy: bool = False


def read_po(text: str, name: str = "django.po") -> dict[str, str]:
    """Return translations by key, as .mo files keep them.

    A key is the id, after its context and EOT if it has one; plural ids are joined by NUL.

    Fuzzy, obsolete and untranslated entries are left out.

    Raises:
        BadCatalogueError: a line that is no part of the format, or an id told twice.
    """
    catalogue: dict[str, str] = {}
    for entry in _entries(text, name):
        key, value = _pair(entry.parts)
        if entry.fuzzy or not value:
            continue
        if key in catalogue:
            raise BadCatalogueError(f"{name}: {key!r} is told twice")
        catalogue[key] = value
    return catalogue


def mo_bytes(catalogue: dict[str, str]) -> bytes:
    """Return the binary catalogue, ids in byte order."""
    pairs = sorted((key.encode(), value.encode()) for key, value in catalogue.items())
    count = len(pairs)
    texts = [key for key, _value in pairs] + [value for _key, value in pairs]
    offset = 28 + 16 * count
    table, blob = [], bytearray()
    for text in texts:
        table += [len(text), offset + len(blob)]
        blob += text + b"\0"
    head = struct.pack("<7I", _MAGIC, 0, count, 28, 28 + 8 * count, 0, 28 + 16 * count)
    return head + struct.pack(f"<{len(table)}I", *table) + bytes(blob)


def compile_all(root: Path = LOCALE) -> tuple[Path, ...]:
    """Write the .mo beside every .po whose translations changed; return what was written."""
    written = []
    for source in sorted(root.glob("**/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        data = mo_bytes(read_po(source.read_text(encoding="utf-8"), str(source.relative_to(root))))
        if not target.exists() or target.read_bytes() != data:
            target.write_bytes(data)
            written.append(target)
    return tuple(written)


def _entries(text: str, name: str) -> Iterator[_Entry]:
    entry = _Entry()
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip()
        starts = stripped.startswith(("msgctxt ", "msgid ", "#"))
        # Comments and ids open the next message as soon as this one has its translation.
        if starts and "msgstr" in entry.last:
            yield entry
            entry = _Entry()
        _take(entry, stripped, f"{name}:{number}")
    if entry.parts:
        yield entry


def _take(entry: _Entry, line: str, where: str) -> None:
    if line.startswith("#,"):
        entry.fuzzy = entry.fuzzy or "fuzzy" in line
    elif line.startswith('"') and entry.last:
        entry.parts[entry.last] += _string(line, where)
    elif line.startswith("msg") and " " in line:
        entry.last, quoted = line.split(" ", 1)
        entry.parts[entry.last] = _string(quoted, where)
    elif line and not line.startswith("#"):
        raise BadCatalogueError(f"{where}: {line!r} is no part of a catalogue")


def _string(quoted: str, where: str) -> str:
    try:
        value = ast.literal_eval(quoted)
    except (SyntaxError, ValueError) as error:
        raise BadCatalogueError(f"{where}: {quoted!r} is not a quoted string") from error
    if not isinstance(value, str):
        raise BadCatalogueError(f"{where}: {quoted!r} is not a quoted string")
    return value


def _pair(parts: dict[str, str]) -> tuple[str, str]:
    context = parts["msgctxt"] + _CONTEXT if "msgctxt" in parts else ""
    key = context + "\0".join(_present(parts, ("msgid", "msgid_plural")))
    plurals = sorted(part for part in parts if part.startswith("msgstr["))
    values = [parts[part] for part in plurals] or [parts.get("msgstr", "")]
    return key, "\0".join(values) if all(values) else ""


def _present(parts: dict[str, str], names: Iterable[str]) -> list[str]:
    return [parts[name] for name in names if name in parts]


if __name__ == "__main__":
    compile_all()

"""Sentences for people, by code: what engines and actions say, in Vietnamese and English.

Every `*.toml` in this folder holds one table per code, with `vi` and `en` and, where there is
something to do about it, `remedy_vi` and `remedy_en`. Facts stand in named placeholders and are
written by their type and name (see `baccau.reference.messages.facts`).
"""

from __future__ import annotations

import string
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from baccau.reference.messages.facts import written

_KEYS = {"vi", "en", "remedy_vi", "remedy_en"}
_PARSER = string.Formatter()


class BadCatalogueError(ValueError):
    """A catalogue that cannot be trusted; the text names the file and the code."""


@dataclass(frozen=True, slots=True)
class Message:
    """What one code says. Remedies are both there or both empty."""

    vi: str
    en: str
    remedy_vi: str = ""
    remedy_en: str = ""

    def sentence(self, lang: str) -> str:
        """Return the template of the sentence."""
        return self.en if _is_english(lang) else self.vi

    def remedy(self, lang: str) -> str:
        """Return the template of the remedy, or an empty string."""
        return self.remedy_en if _is_english(lang) else self.remedy_vi


def sentence(code: str, facts: Mapping[str, Any], lang: str = "vi") -> str:
    """Say `code` in a language ("vi", or "en" and its regions), its facts written out.

    Never raises: a code without a sentence, or a sentence whose facts are missing, comes back
    as the code and the facts, so that nothing is hidden from the reader.
    """
    message = catalogue().get(code)
    if message is None:
        return _bare(code, facts, lang)
    return _filled(message.sentence(lang), facts, lang) or _bare(code, facts, lang)


def remedy(code: str, facts: Mapping[str, Any], lang: str = "vi") -> str:
    """Say what to do about `code`; empty when there is no remedy or its facts are missing."""
    message = catalogue().get(code)
    return _filled(message.remedy(lang), facts, lang) if message else ""


def codes() -> frozenset[str]:
    """Return every code that has a sentence."""
    return frozenset(catalogue())


def placeholders(code: str) -> frozenset[str]:
    """Return the facts that a code's sentences and remedies name.

    Raises:
        KeyError: there is no such code.
    """
    message = catalogue()[code]
    texts = (message.vi, message.en, message.remedy_vi, message.remedy_en)
    return frozenset().union(*map(_names, texts))


@cache
def catalogue() -> Mapping[str, Message]:
    """Return all messages of the folder by code.

    Raises:
        BadCatalogueError: see `read_catalogue`.
    """
    folder = resources.files(__name__)
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=str)
    return read_catalogue((file.name, file.read_text(encoding="utf-8")) for file in files)


def read_catalogue(files: Iterable[tuple[str, str]]) -> dict[str, Message]:
    """Merge `(file name, TOML text)` pairs into one catalogue.

    Raises:
        BadCatalogueError: text that is no TOML, a code told twice, a language missing, an
            unknown key, a malformed placeholder, or languages naming different facts.
    """
    merged: dict[str, Message] = {}
    for name, text in files:
        try:
            tables = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise BadCatalogueError(f"{name}: {error}") from error
        for code, table in tables.items():
            if code in merged:
                raise BadCatalogueError(f"{name}: {code} is told twice")
            merged[code] = _message(f"{name}: {code}", table)
    return merged


def _message(where: str, table: Any) -> Message:
    if not isinstance(table, dict) or set(table) - _KEYS:
        raise BadCatalogueError(f"{where}: expected a table of {', '.join(sorted(_KEYS))}")
    if not all(isinstance(text, str) and text.strip() for text in table.values()):
        raise BadCatalogueError(f"{where}: a text is empty or no text")
    if not {"vi", "en"} <= set(table) or ("remedy_vi" in table) != ("remedy_en" in table):
        raise BadCatalogueError(f"{where}: a language is missing")
    message = Message(**table)
    try:
        same = _names(message.vi) == _names(message.en)
        same = same and _names(message.remedy_vi) == _names(message.remedy_en)
    except ValueError as error:
        raise BadCatalogueError(f"{where}: {error}") from error
    if not same:
        raise BadCatalogueError(f"{where}: the languages name different facts")
    return message


@cache
def _names(template: str) -> frozenset[str]:
    names = set()
    for _, name, specification, conversion in _PARSER.parse(template):
        if name is None:
            continue
        if specification or conversion or not name.isidentifier():
            raise ValueError(f"a placeholder is a bare fact name, not {{{name}}}")
        names.add(name)
    return frozenset(names)


def _filled(template: str, facts: Mapping[str, Any], lang: str) -> str:
    """Return the text with its facts, or an empty string when one of them is missing."""
    if not _names(template) <= facts.keys():
        return ""
    english = _is_english(lang)
    return template.format_map(
        {name: written(name, facts[name], english=english) for name in _names(template)}
    )


def _bare(code: str, facts: Mapping[str, Any], lang: str) -> str:
    english = _is_english(lang)
    told = ", ".join(
        f"{name} = {written(name, value, english=english)}" for name, value in facts.items()
    )
    return f"{code} ({told})" if told else code


def _is_english(lang: str) -> bool:
    return lang.lower().startswith("en")

"""Every sentence the program asks a translation of, found in templates and Python files."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

_CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
_STRING = r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_CALL = re.compile(rf"\b(?:_|n?gettext)\(\s*{_STRING}(?:\s*,\s*{_STRING}\s*,)?", re.DOTALL)


def in_python(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        first = node.args[0]
        if name in _CALLS and isinstance(first, ast.Constant) and isinstance(first.value, str):
            plural = [arg.value for arg in node.args[1:2] if name.startswith("n")]
            yield "\0".join([first.value, *plural])


def in_template(text: str) -> Iterator[str]:
    for single, plural in _CALL.findall(templatize(text)):
        yield "\0".join(ast.literal_eval(part) for part in (single, plural) if part)


def in_folder(folder: Path) -> dict[str, str]:
    """Return each id with the file that asks for it."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        reader = {".py": in_python, ".html": in_template, ".txt": in_template}.get(path.suffix)
        if reader is not None and "static" not in path.parts:
            for msgid in reader(path.read_text(encoding="utf-8")):
                found.setdefault(msgid, str(path.relative_to(folder)))
    return found

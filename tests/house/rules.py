"""The house's own rules, each a function from a source tree to what breaks it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

MODULE_LINES = 300
TEMPLATE_LINES = 150
STYLE_LINES = 200
FUNCTION_LINES = 50
FOLDER_ENTRIES = 15
FORBIDDEN_NAMES = {"utils", "helpers", "common", "core", "misc", "manager", "services"}
WRITES = {"save", "create", "bulk_create", "bulk_update", "update_or_create", "get_or_create",
          "delete", "aupdate", "acreate"}  # fmt: skip
# The street, the floor of desks and the reference shelf are long by design: one entry a room,
# a desk, a table.
LONG_FOLDERS = {"domain", "web", "data", "messages", "components", "css"}
VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")


def python_files(root: Path) -> list[Path]:
    return sorted(
        path for path in root.rglob("*.py") if not {"migrations", "__pycache__"} & set(path.parts)
    )


def too_long(root: Path) -> list[str]:
    """Modules, templates and style sheets past their caps."""
    caps = {".py": MODULE_LINES, ".html": TEMPLATE_LINES, ".css": STYLE_LINES}
    found = []
    for path in sorted(root.rglob("*")):
        cap = caps.get(path.suffix)
        if cap is None or "migrations" in path.parts:
            continue
        lines = len(path.read_text().splitlines())
        if lines > cap:
            found.append(f"{path.relative_to(root)}: {lines} lines, at most {cap}")
    return found


def long_functions(root: Path) -> list[str]:
    """Functions past their cap (complexity and parameters are ruff's)."""
    found = []
    for path in python_files(root):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > FUNCTION_LINES:
                    found.append(f"{path.relative_to(root)}: {node.name} has {lines} lines")
    return found


def forbidden_names(root: Path) -> list[str]:
    """Files and folders with names that say nothing."""
    return [
        str(path.relative_to(root))
        for path in sorted(root.rglob("*"))
        if path.stem in FORBIDDEN_NAMES and "__pycache__" not in path.parts
    ]


def crowded_folders(root: Path) -> list[str]:
    """Folders with more entries than one glance takes."""
    found = []
    for folder in sorted(path for path in [root, *root.rglob("*")] if path.is_dir()):
        if folder.name in LONG_FOLDERS or folder.name == "__pycache__":
            continue
        entries = [
            entry
            for entry in folder.iterdir()
            if entry.name not in {"__init__.py", "__pycache__"} and not entry.name.startswith(".")
        ]
        if len(entries) > FOLDER_ENTRIES:
            found.append(f"{folder.relative_to(root)}: {len(entries)} entries")
    return found


def writes_outside_actions(root: Path) -> list[str]:
    """ORM writes and transactions anywhere on the domain floor or above, but in actions."""
    found = []
    for floor in ("domain", "jobs", "web", "cli"):
        for path in python_files(root / floor):
            inside = path.relative_to(root).parts
            if any(part.removesuffix(".py") == "actions" for part in inside):
                continue
            found += [f"{path.relative_to(root)}:{line}: {what}" for line, what in _writes(path)]
    return found


def _writes(path: Path) -> list[tuple[int, str]]:
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module == "django.db":
            found += [
                (node.lineno, "transaction") for alias in node.names if alias.name == "transaction"
            ]
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            name = node.func.attr
            if name in WRITES and _on_manager(node.func.value):
                found.append((node.lineno, name))
    return found


def _on_manager(node: ast.expr) -> bool:
    """Whether a call hangs on `.objects` (model instances save only inside actions by review)."""
    while isinstance(node, ast.Attribute | ast.Call):
        if isinstance(node, ast.Attribute) and node.attr == "objects":
            return True
        node = node.value if isinstance(node, ast.Attribute) else node.func
    return False


def vietnamese_in_code(root: Path) -> list[str]:
    """Vietnamese letters in modules; words live in locale, reference data and text tables."""
    found = []
    for path in python_files(root):
        inside = path.relative_to(root).as_posix()
        if inside.startswith("engines/text/"):
            continue
        for number, line in enumerate(path.read_text().splitlines(), start=1):
            if VIETNAMESE.search(line.replace("Bắc Cầu", "")):
                found.append(f"{inside}:{number}")
    return found


def unreasoned_suppressions(root: Path) -> list[str]:
    """`noqa` and `type: ignore` without a rule and a reason."""
    bare = re.compile(
        r"#\s*(?:noqa(?!: [A-Z]+\d+.*\()|type:\s*ignore(?!\[[\w-]+(?:, ?[\w-]+)*\]\s+#))"
    )
    return [
        f"{path.relative_to(root)}:{number}"
        for path in python_files(root)
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if bare.search(line)
    ]

"""Reads the data files of the PyPI package `vietnamadminunits` 1.0.4 (MIT), without importing it.

Its SQLite file holds today's communes and those of before July 2025; its JSON file says which
old commune went into which new one, keyed by folded names.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

REQUIREMENT = "vietnamadminunits==1.0.4"
_DATABASE = "vietnamadminunits/data/dataset.db"
_CONVERSION = "vietnamadminunits/data/converter_2025.json"

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Package:
    """Rows of today, rows of before, and the links from old keys to new codes.

    The first code of a link is the one the package takes by default.
    """

    today: tuple[Row, ...]
    before: tuple[Row, ...]
    links: dict[str, tuple[str, ...]]


def old_key(row: Row) -> str:
    """Return the key by which the package links an old commune."""
    return f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}"


def read_package(wheel: Path | None) -> Package:
    """Read the wheel, or download it first when none is given."""
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(wheel or _downloaded(Path(folder))) as archive:
            database = archive.extract(_DATABASE, folder)
            conversion = json.loads(archive.read(_CONVERSION))
        connection = sqlite3.connect(database)
        connection.row_factory = sqlite3.Row
        today = _rows(connection, "SELECT * FROM admin_units ORDER BY wardCode")
        before = _rows(
            connection,
            "SELECT * FROM admin_units_legacy ORDER BY provinceCode, districtCode, wardCode",
        )
        connection.close()
    return Package(today, before, _links(today, conversion))


def _downloaded(folder: Path) -> Path:
    subprocess.run(  # noqa: S603  (this interpreter, constant arguments)
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps",
         "--only-binary", ":all:", "--dest", str(folder), REQUIREMENT],
        check=True,
    )  # fmt: skip
    return next(folder.glob("*.whl"))


def _rows(connection: sqlite3.Connection, query: str) -> tuple[Row, ...]:
    return tuple(dict(row) for row in connection.execute(query))


def _links(today: tuple[Row, ...], conversion: dict[str, dict]) -> dict[str, tuple[str, ...]]:
    codes = {(row["provinceKey"], row["wardKey"]): str(row["wardCode"]) for row in today}
    links: dict[str, list[str]] = defaultdict(list)
    for province, wards in conversion["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in wards.items():
            for old in olds:
                links[old].append(codes[province, ward])
    for province, olds in conversion["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, shares in olds.items():
            for share in sorted(shares, key=lambda share: not share["isDefaultNewWard"]):
                links[old].append(codes[province, share["newWardKey"]])
    return {old: tuple(news) for old, news in links.items()}

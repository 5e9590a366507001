"""Builds the tables of places in `src/baccau/reference/data/places`.

`python -m tools.places.build [--wheel FILE]` downloads `vietnamadminunits` 1.0.4 (MIT), applies
the change of April 2026 (`changes.csv`), mends what `mending.py` finds, and writes
`provinces.csv`, `communes.csv` and `former_units.csv`. It prints what it mended. The same wheel
gives the same bytes. What the columns mean, and the doubts, stand in `docs/data/places.md`.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from tools.places.mending import dropped_links, mended_points
from tools.places.package import Package, Row, old_key, read_package

ROOT = Path(__file__).parents[2]
OUT = ROOT / "src/baccau/reference/data/places"
CHANGES = Path(__file__).with_name("changes.csv")

FIRST_DAY = "2025-07-01"
COMMUNE_DECREE = "19/2025/QĐ-TTg"
PROVINCE_DECREE = "202/2025/QH15"
KINDS = {
    "xã": "xa",
    "phường": "phuong",
    "đặc khu": "dac_khu",
    "thị trấn": "thi_tran",
    "huyện": "huyen",
    "quận": "quan",
    "thị xã": "thi_xa",
    "thành phố": "thanh_pho",
    "tỉnh": "tinh",
}

_FOLDED_KINDS = ("xa", "phuong", "thitran", "huyen", "quan", "thixa", "thanhpho", "tx", "tp")
_WARD_NUMBER = re.compile(r"(?:phuong|ward|district|p|f|q)0?(\d+)")

VALIDITY = ("valid_from", "valid_to", "decree")
PROVINCE_COLUMNS = ("code", "kind", "name", *VALIDITY)
COMMUNE_COLUMNS = ("code", "province_code", "kind", "name", "lat", "lon", "km2", *VALIDITY)
FORMER_COLUMNS = ("level", "code", "kind", "name", "parent", "today", "earlier_keys")


def main(arguments: Sequence[str] | None = None) -> None:
    """Build all three tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wheel", type=Path, help="the package's wheel; downloaded if not given")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args(arguments)
    package = read_package(options.wheel)
    dropped = dropped_links(package)
    links = {
        old: tuple(code for code in codes if (old, code) not in dropped)
        for old, codes in package.links.items()
    }
    changes = _changes()
    options.out.mkdir(parents=True, exist_ok=True)
    _write(options.out / "provinces.csv", PROVINCE_COLUMNS, _provinces(package, changes))
    _write(options.out / "communes.csv", COMMUNE_COLUMNS, _communes(package, links, changes))
    _write(options.out / "former_units.csv", FORMER_COLUMNS, _former(package, links))
    for old, code in sorted(dropped):
        print(f"dropped: {old} did not become {code}")


def split_kind(full_name: object) -> tuple[str, str]:
    """Return the kind and the bare name of a unit written with its kind."""
    words = " ".join(unicodedata.normalize("NFC", str(full_name)).split())
    for word, kind in KINDS.items():
        if words.casefold().startswith(word + " "):
            return kind, words[len(word) + 1 :]
    raise ValueError(f"no kind in {full_name!r}")


def _changes() -> dict[tuple[str, str], dict[str, str]]:
    with CHANGES.open(encoding="utf-8", newline="") as file:
        return {(row["level"], row["code"]): row for row in csv.DictReader(file)}


def _versions(level: str, row: dict[str, object], decree: str, changes: dict) -> Iterable[dict]:
    """Yield the unit as of July 2025 and, where it changed since, as it is now."""
    change = changes.get((level, row["code"]))
    first = {**row, "valid_from": FIRST_DAY, "valid_to": "", "decree": decree}
    if change is None:
        yield first
        return
    yield {**first, "valid_to": change["valid_from"]}
    yield {**first, **{name: change[name] for name in ("kind", "valid_from", "decree")}}


def _provinces(package: Package, changes: dict) -> Iterable[dict]:
    names = {str(row["provinceCode"]): row["province"] for row in package.today}
    for code, full_name in sorted(names.items()):
        kind, name = split_kind(full_name)
        row = {"code": code, "kind": kind, "name": name}
        yield from _versions("province", row, PROVINCE_DECREE, changes)


def _communes(package: Package, links: dict, changes: dict) -> Iterable[dict]:
    mended = mended_points(package, links)
    for source in package.today:
        code = str(source["wardCode"])
        kind, name = split_kind(source["ward"])
        lat, lon = mended.get(code, (source["wardLat"], source["wardLon"]))
        if code in mended:
            was = f"{source['wardLat']}, {source['wardLon']}"
            print(f"mended: {code} {name}: {was} -> {lat:.4f}, {lon:.4f}; its area is left out")
        row = {
            "code": code,
            "province_code": source["provinceCode"],
            "kind": kind,
            "name": name,
            "lat": f"{lat:.4f}",
            "lon": f"{lon:.4f}",
            # A point of a namesake comes with the namesake's area.
            "km2": "" if code in mended or not source["wardAreaKm2"] else source["wardAreaKm2"],
        }
        yield from _versions("commune", row, COMMUNE_DECREE, changes)


def _former(package: Package, links: dict[str, tuple[str, ...]]) -> Iterable[dict]:
    todays = {str(row["wardCode"]): str(row["provinceCode"]) for row in package.today}
    provinces: dict[str, dict] = {}
    districts: dict[str, dict] = {}
    communes = []
    for row in package.before:
        province, district = str(row["provinceCode"]), str(row["districtCode"])
        codes = links[old_key(row)]
        provinces[province] = _unit("province", row, "", (todays[codes[0]],))
        if row["ward"] is None:  # an island district without communes
            districts[district] = _unit("district", row, province, codes)
        else:
            districts.setdefault(district, _unit("district", row, province, ()))
            communes.append(_unit("commune", row, district, codes))
    yield from provinces.values()
    yield from districts.values()
    yield from communes


def _unit(level: str, row: Row, parent: str, today: tuple[str, ...]) -> dict[str, str]:
    prefix = {"commune": "ward"}.get(level, level)
    kind, name = split_kind(row[prefix])
    return {
        "level": level,
        "code": str(row[f"{prefix}Code"]),
        "kind": kind,
        "name": name,
        "parent": parent,
        "today": "|".join(today),
        "earlier_keys": "|".join(_earlier(row[f"{prefix}Alias"])) if level != "province" else "",
    }


def _earlier(aliases: object) -> list[str]:
    """Return earlier names as the package keeps them: folded, unspaced, here without the kind.

    The package lists most names twice, with their kind and without, and numbers in several ways.
    """
    keys = {_WARD_NUMBER.sub(r"\1", key) for key in json.loads(str(aliases or "[]"))}
    bare = {key.removeprefix(kind) for key in keys for kind in _FOLDED_KINDS}
    twice = {key for key in keys & bare if any(kind + key in keys for kind in _FOLDED_KINDS)}
    return sorted(twice | {_without_kind(key) for key in keys - twice})


def _without_kind(key: str) -> str:
    kind = next((kind for kind in _FOLDED_KINDS if key.startswith(kind)), "")
    return key.removeprefix(kind) or key


def _write(path: Path, columns: tuple[str, ...], rows: Iterable[dict]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()

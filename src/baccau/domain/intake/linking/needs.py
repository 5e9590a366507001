"""Needs named in a file against a buyer's known ones.

A need has no certificate and no name of its own, so identity is plain: the same buyer asking in
the same words for delivery at the same place. The same goods in other words are asked about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from baccau.domain.demand.models import Need
from baccau.domain.demand.rows import need_part
from baccau.domain.intake.linking.links import Item, LinkRow, Owner, told_candidate
from baccau.engines.text import exact_key


def link_needs(rows: Sequence[LinkRow], owners: Mapping[int, Owner]) -> dict[int, Item]:
    """Return what each row's need is, among the needs of the buyer it names."""
    known = _known_by_buyer(owners)
    seen: dict[tuple[Any, ...], int] = {}
    items = {}
    for row in rows:
        owner, told = owners[row.position], need_part(row.values)
        words = _words(told)
        twin = seen.setdefault((owner.key, *words, told.get("unit")), row.position)
        if twin != row.position:
            items[row.position] = Item("unclear", [], twin)
            continue
        mine = [need for one in owner.candidates for need in known[one["id"]]]
        items[row.position] = _item(told, words, mine)
    return items


def _item(told: Mapping[str, Any], words: tuple[str, str], mine: Sequence[Need]) -> Item:
    alike = [need for need in mine if _words_of(need) == words]
    goods = told.get("commodity")
    near = [
        need
        for need in mine
        if need not in alike and goods and need.commodity == goods and _place(need) == words[1]
    ]
    candidates = [told_candidate(need, "same_words", need.text) for need in alike]
    candidates += [told_candidate(need, "same_goods", goods or "") for need in near]
    if len(alike) == 1:
        return Item("same", candidates)
    return Item("unclear" if candidates else "new", candidates)


def _known_by_buyer(owners: Mapping[int, Owner]) -> dict[str, list[Need]]:
    ids = sorted({one["id"] for owner in owners.values() for one in owner.candidates})
    found: dict[str, list[Need]] = defaultdict(list)
    for start in range(0, len(ids), 500):
        chunk = ids[start : start + 500]
        rows = Need.objects.filter(org__public_id__in=chunk).exclude(state="closed")
        for need in rows.select_related("org"):
            found[need.org.public_id].append(need)
    return found


def _words(told: Mapping[str, Any]) -> tuple[str, str]:
    place = told.get("commune_code") or told.get("province_code") or ""
    return exact_key(told.get("text", "")), place


def _words_of(need: Need) -> tuple[str, str]:
    return exact_key(need.text), _place(need)


def _place(need: Need) -> str:
    return need.commune_id or need.province_id or ""

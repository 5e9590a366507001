"""Linking all rows of a file: by the ids it carries, then by what its rows say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from baccau.domain.accounts.models import Organisation
from baccau.domain.base.models import Alias
from baccau.domain.demand.models import Need
from baccau.domain.intake.linking.links import Item, Linked, LinkRow, Owner, told_candidate
from baccau.domain.intake.linking.needs import link_needs
from baccau.domain.intake.linking.owners import link_owners
from baccau.domain.intake.linking.products import link_products
from baccau.domain.intake.rows import ITEM_NAME, OWNER_NAME
from baccau.domain.registry.models import Product
from baccau.engines.text import exact_key

Known = Product | Need


def link_rows(rows: Sequence[LinkRow], org: Organisation) -> dict[int, Linked]:
    """Return what every row is, against the registry as it stands."""
    linked: dict[int, Linked] = {}
    for kind in ("supply", "demand"):
        of_kind = [row for row in rows if row.kind == kind]
        named = _by_their_id(of_kind, kind)
        rest = [row for row in of_kind if row.position not in named]
        linked |= named
        if rest:
            linked |= _by_their_words(rest, kind, org)
    return linked


def _by_their_words(rows: Sequence[LinkRow], kind: str, org: Organisation) -> dict[int, Linked]:
    if org.kind == "buyer":
        own = Owner("own", "same", [told_candidate(org, "own", org.name)])
        owners = {row.position: own for row in rows}
    else:
        owners = link_owners(rows, kind, org)
    items = link_products(rows, owners) if kind == "supply" else link_needs(rows, owners)
    return {row.position: Linked(owners[row.position], items[row.position]) for row in rows}


def _by_their_id(rows: Sequence[LinkRow], kind: str) -> dict[int, Linked]:
    """Link rows that carry an id. The id counts unless the row's words speak of another thing."""
    told = {row.position: str(row.values["baccau_id"]) for row in rows
            if row.values.get("baccau_id")}  # fmt: skip
    known = _known(kind, told.values())
    linked: dict[int, Linked] = {}
    first: dict[str, int] = {}
    for row in rows:
        found = known.get(told.get(row.position, ""))
        if found is None:
            continue
        twin = first.setdefault(found.public_id, row.position)
        owner = Owner(f"id {found.org.public_id}", "same",
                      [told_candidate(found.org, "owner_of_id", found.org.name)])  # fmt: skip
        candidate = told_candidate(found, "id_same", told[row.position])
        clear = twin == row.position and _speaks_of(row, kind, found)
        item = Item("same" if clear else "unclear", [candidate],
                    None if twin == row.position else twin)  # fmt: skip
        linked[row.position] = Linked(owner, item)
    return linked


def _speaks_of(row: LinkRow, kind: str, known: Known) -> bool:
    """Say whether the row's name or its owner's name is the known one's."""
    name = known.text if isinstance(known, Need) else known.name
    pairs = ((ITEM_NAME[kind], name), (OWNER_NAME[kind], known.org.name))
    return any(exact_key(str(row.values.get(field) or "")) == exact_key(told)
               for field, told in pairs)  # fmt: skip


def _known(kind: str, ids: Iterable[str]) -> Mapping[str, Known]:
    wanted = sorted(set(ids))
    now = {one: one for one in wanted}
    found: dict[str, Known] = {}
    for start in range(0, len(wanted), 500):
        chunk = wanted[start : start + 500]
        now |= dict(Alias.objects.filter(old_public_id__in=chunk).values_list(
            "old_public_id", "new_public_id"))  # fmt: skip
        current = [now[one] for one in chunk]
        rows: Iterable[Known] = (
            Product.objects.filter(public_id__in=current).exclude(state="merged")
            .select_related("org")
            if kind == "supply"
            else Need.objects.filter(public_id__in=current).select_related("org")
        )  # fmt: skip
        found |= {row.public_id: row for row in rows}
    return {one: found[now[one]] for one in wanted if now[one] in found}

"""The registry's rows a batch may write to, fetched together and locked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from baccau.domain.accounts.models import Organisation
from baccau.domain.base.models import Alias
from baccau.domain.demand.models import Need
from baccau.domain.intake.models import StagedRow
from baccau.domain.registry.models import Paper, Product, Supply

_CHUNK = 500


class Targets:
    """Products, needs and owners chosen for rows, by the ids the rows name."""

    def __init__(self, rows: Sequence[StagedRow]) -> None:
        chosen = {row.chosen_public_id for row in rows if row.decision == "same"}
        owners = {row.chosen_owner_id for row in rows if row.decision == "new"}
        self._now = _current({*chosen, *owners} - {""})
        self._orgs: dict[int, Organisation] = {}
        self._items: dict[str, Product | Need] = {}
        self._supplies: dict[int, Supply] = {}
        self._papers: dict[int | None, list[Paper]] = defaultdict(list)
        self._org_papers: dict[int, list[Paper]] = defaultdict(list)
        self._fetch_items(sorted({self._now[one] for one in chosen if one}))
        self._fetch_owners(sorted({self._now[one] for one in owners if one}))
        self._fetch_papers()

    def item(self, row: StagedRow) -> Product | Need | None:
        """Return the product or need a row was said to be, if it still exists."""
        found = self._items.get(self._now.get(row.chosen_public_id, ""))
        wanted = Product if row.kind == "supply" else Need
        return found if isinstance(found, wanted) else None

    def owner(self, public_id: str) -> Organisation | None:
        """Return the producer or buyer of this id, if it still exists."""
        current = self._now.get(public_id)
        return next((org for org in self._orgs.values() if org.public_id == current), None)

    def supply(self, product: Product) -> Supply | None:
        """Return what is supplied of a product."""
        return self._supplies.get(product.pk) if product.pk else None

    def keep_supply(self, supply: Supply) -> None:
        """Remember a supply entered meanwhile, for a later row of the same product."""
        if supply.product_id:
            self._supplies[supply.product_id] = supply

    def keep_papers(self, product: Product, papers: Iterable[Paper]) -> None:
        """Remember papers entered meanwhile, for a later row of the same product."""
        if product.pk:
            self._papers[product.pk].extend(papers)

    def papers(self, product: Product) -> list[Paper]:
        """Return the papers that count for a product."""
        return self._papers[product.pk] + self._org_papers[product.org_id]

    def _fetch_items(self, ids: list[str]) -> None:
        for chunk in _chunks(ids):
            products = Product.objects.select_for_update().filter(public_id__in=chunk)
            needs = Need.objects.select_for_update().filter(public_id__in=chunk)
            found: list[Product | Need] = [*products.exclude(state="merged"), *needs]
            self._items |= {row.public_id: row for row in found}
            owners = Organisation.objects.select_for_update().filter(
                pk__in={row.org_id for row in found}
            )
            for org in owners:
                self._orgs.setdefault(org.pk, org)
            for row in found:
                # One object per owner, so that its rows see what an earlier row wrote.
                row.org = self._orgs[row.org_id]
            pks = [row.pk for row in found if isinstance(row, Product)]
            supplies = Supply.objects.select_for_update().filter(product__in=pks)
            self._supplies |= {supply.product_id: supply for supply in supplies}

    def _fetch_owners(self, ids: list[str]) -> None:
        for chunk in _chunks(ids):
            for org in Organisation.objects.select_for_update().filter(public_id__in=chunk):
                self._orgs.setdefault(org.pk, org)

    def _fetch_papers(self) -> None:
        pks = sorted(self._orgs)
        for start in range(0, len(pks), _CHUNK):
            for paper in Paper.objects.filter(org__in=pks[start : start + _CHUNK]):
                if paper.product_id is None:
                    self._org_papers[paper.org_id].append(paper)
                else:
                    self._papers[paper.product_id].append(paper)


def _current(ids: set[str]) -> dict[str, str]:
    now = {one: one for one in ids}
    for chunk in _chunks(sorted(ids)):
        rows = Alias.objects.filter(old_public_id__in=chunk)
        now |= dict(rows.values_list("old_public_id", "new_public_id"))
    return now


def _chunks(items: Sequence[str]) -> Iterable[Sequence[str]]:
    return (items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK))

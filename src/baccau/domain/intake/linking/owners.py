"""Producers and buyers named in a file against the known ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q, QuerySet

from baccau.domain.accounts.models import Organisation
from baccau.domain.intake.linking.links import LinkRow, Owner, owner_candidate
from baccau.domain.intake.rows import owner_part
from baccau.engines.linkage.clusters import Cluster, merge_clusters
from baccau.engines.linkage.link import link
from baccau.engines.linkage.policy import PRODUCER_POLICY
from baccau.engines.linkage.record import Record
from baccau.engines.linkage.settling import Link
from baccau.engines.text import exact_key

_KIND = {"supply": "producer", "demand": "buyer"}
Group = list[LinkRow]


def link_owners(rows: Sequence[LinkRow], kind: str, office: Organisation) -> dict[int, Owner]:
    """Return each row's owner. Rows that name one owner alike are linked once, together."""
    groups = _grouped(rows, kind)
    records = [_record(key, _first_told(group, kind)) for key, group in groups.items()]
    named = [record for record in records if record.name or record.tax_code or record.phone]
    known = {org.public_id: org for org in _known(kind, named, office)}
    links = {one.incoming: one for one in link(named, list(map(known_record, known.values())),
                                               PRODUCER_POLICY)}  # fmt: skip
    owners = {
        key: owner
        for cluster in merge_clusters(links.values())
        for key, owner in _owners(cluster, links, known)
    }
    return {
        row.position: owners.get(key, Owner(f"{kind}:{key}", "unclear"))
        for key, group in groups.items()
        for row in group
    }


def known_record(org: Organisation) -> Record:
    """Return a known organisation as a linkage record."""
    return Record(
        key=org.public_id, name=org.name, producer_type=org.producer_type or None,
        tax_code=org.tax_code or None, phone=org.phone or None, email=org.email or None,
        commune_code=org.commune_id, province_code=org.province_id,
    )  # fmt: skip


def _grouped(rows: Sequence[LinkRow], kind: str) -> dict[str, Group]:
    by_words: dict[tuple[str, ...], Group] = defaultdict(list)
    for row in rows:
        told = owner_part(kind, row.values)
        name = exact_key(told.get("name", ""))
        alone = "" if name else str(row.position)
        words = (name, told.get("tax_code", ""), told.get("commune_code", ""), alone)
        by_words[words].append(row)
    return {f"{group[0].position:06d}": group for group in by_words.values()}


def _first_told(group: Group, kind: str) -> dict[str, Any]:
    """Return what the rows of one owner say together; the first to speak of a thing counts."""
    told: dict[str, Any] = {}
    for row in group:
        told = {**owner_part(kind, row.values), **told}
    return told


def _record(key: str, told: Mapping[str, Any]) -> Record:
    return Record(
        key=key, name=told.get("name", ""), producer_type=told.get("producer_type"),
        tax_code=told.get("tax_code"), phone=told.get("phone"), email=told.get("email"),
        commune_code=told.get("commune_code"), province_code=told.get("province_code"),
    )  # fmt: skip


def _known(kind: str, records: Sequence[Record], office: Organisation) -> QuerySet[Organisation]:
    """Return whom the file may mean: the provinces it speaks of, and whoever shares a number."""
    provinces = {record.province_code for record in records if record.province_code}
    provinces |= {office.territory_province_id} if office.territory_province_id else set()
    near = Q(province__in=provinces) | Q(province=None)
    if not provinces or any(record.province_code is None for record in records):
        near = Q() if office.territory_province_id is None else near
    numbers = Q(tax_code__in=_told(record.tax_code for record in records))
    numbers |= Q(phone__in=_told(record.phone for record in records))
    rows = Organisation.objects.filter(kind=_KIND[kind], state__in=("pre_registered", "active"))
    return rows.filter(near | numbers) if near else rows


def _told(values: Any) -> list[str]:
    return sorted({value for value in values if value})


def _owners(
    cluster: Cluster, links: Mapping[str, Link], known: Mapping[str, Organisation]
) -> list[tuple[str, Owner]]:
    """Give every group of a cluster the cluster's one owner."""
    shown = {
        candidate.key: owner_candidate(candidate, known[candidate.key])
        for key in cluster.incoming
        for candidate in reversed(links[key].candidates)
    }
    clear = all(links[key].verdict != "unclear" for key in cluster.incoming)
    if clear and len(cluster.known) == 1:
        verdict, candidates = "same", [shown[cluster.known[0]]]
    elif clear and not cluster.known:
        verdict, candidates = "new", []
    else:
        verdict = "unclear"
        candidates = sorted(shown.values(), key=lambda one: (-one["score"], one["id"]))
    return [(key, Owner(cluster.incoming[0], verdict, candidates)) for key in cluster.incoming]

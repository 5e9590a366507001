"""Search over many products, and what each page of the sample conference costs.

Run as `python -m benchmarks.pages [--products 200000] [--seed 7]`. Budgets: search p95 at most
30 ms; a page at most 40 ms CPU and 12 queries. Runs in a fresh SQLite folder.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
QUERIES = 200
PAGES = {
    "canbo@mau.example": ("office_home", "office_intake", "office_products", "office_producers",
                          "office_needs", "office_plans", "office_claims"),
    "0912000185": ("producer_home", "producer_products"),
    "sieuthi@mau.example": ("buyer_home", "buyer_needs", "buyer_need_new", "buyer_intake"),
}  # fmt: skip


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--products", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="baccau-bench-") as home:
        os.environ |= {"BACCAU_HOME": home, "BACCAU_SAMPLE": "1"}
        from baccau.cli import site  # noqa: PLC0415  (after the folder is named)

        site.setup([])
        _pages()
        _search(options.products, options.seed)


def _pages() -> None:
    from django.db import connection  # noqa: PLC0415  (after setup)
    from django.test import Client  # noqa: PLC0415  (after setup)
    from django.urls import reverse  # noqa: PLC0415  (after setup)

    from baccau.domain.accounts.queries import user_by_address  # noqa: PLC0415  (after setup)
    from baccau.engines.text.phones import international_phone  # noqa: PLC0415  (after setup)
    from baccau.jobs.sample import load_sample  # noqa: PLC0415  (after setup)

    load_sample(ROOT / "sample_data", say=lambda _what, _share: None)
    print("\n| page of the sample | CPU ms | queries | kB |\n|---|---|---|---|")
    for address, names in {"": ("home", "about"), **PAGES}.items():
        client = Client(headers={"host": "localhost"})
        if address:
            client.force_login(user_by_address(international_phone(address) or address))
        for name in names:
            path = reverse(name)
            client.get(path)
            asked: list[str] = []
            with connection.execute_wrapper(_noting(asked)):
                answer = client.get(path)
            spent = statistics.median(_cpu(lambda: client.get(path)) for _ in range(9))  # noqa: B023  (called at once)
            size = len(answer.content) / 1000
            print(f"| {name} | {spent * 1000:.0f} | {len(asked)} | {size:.0f} |", flush=True)


def _noting(asked: list[str]) -> Any:
    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001  (Django's signature)
        asked.append(sql)
        return execute(sql, params, many, context)

    return note


def _cpu(call: Any) -> float:
    began = time.process_time()
    call()
    return time.process_time() - began


def _search(count: int, seed: int) -> None:
    from django.utils import timezone  # noqa: PLC0415  (after setup)

    from baccau.domain.base.actor import ANONYMOUS  # noqa: PLC0415  (after setup)
    from baccau.domain.registry.models import Product  # noqa: PLC0415  (after setup)
    from baccau.domain.registry.queries.finding import (  # noqa: PLC0415  (after setup)
        ProductFilter,
        products_page,
    )
    from baccau.engines.text import exact_key, fold  # noqa: PLC0415  (after setup)
    from baccau.reference.commodities import commodities  # noqa: PLC0415  (after setup)
    from baccau.reference.places import communes  # noqa: PLC0415  (after setup)

    chance, at = random.Random(seed), timezone.now()
    goods, villages = commodities(), communes()
    org = Product.objects.values_list("org_id", flat=True)[0]
    names = [f"{chance.choice(goods).name_vi} {chance.choice(villages).name}" for _ in range(count)]
    Product.objects.bulk_create(
        [
            Product(org_id=org, name=name, search_key=fold(name), exact_key=exact_key(name),
                    state="live", created_at=at)
            for name in names
        ],
        batch_size=2_000,
    )  # fmt: skip
    spent, missed = [], 0
    for number in range(QUERIES):
        name = chance.choice(names)
        typed = fold(name) if number % 2 else name
        began = time.perf_counter()
        page = products_page(ANONYMOUS, ProductFilter(text=typed), on=at.date())
        spent.append((time.perf_counter() - began) * 1000)
        missed += all(fold(product.name) != fold(name) for product in page.products)
    spent.sort()
    print(f"\n| search over {count:,} products | p50 ms | p95 ms | exact names missed |")
    print("|---|---|---|---|")
    middle, high = spent[QUERIES // 2], spent[QUERIES * 95 // 100]
    print(f"| {QUERIES} names, half without marks | {middle:.1f} | {high:.1f} | {missed} |")


if __name__ == "__main__":
    main()

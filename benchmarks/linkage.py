"""Linkage: quality and time on made-up lists, beside a plain full scan by string similarity.

Run as `python -m benchmarks.linkage [--size 20000] [--seed 7]`.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from typing import TYPE_CHECKING

from benchmarks.instances import linkage as instances
from rapidfuzz import fuzz, process

from baccau.engines.linkage import PRODUCER_POLICY, PRODUCT_POLICY, Link, Policy, link

if TYPE_CHECKING:
    from benchmarks.instances.linkage import Instance

_SCANNED = 500
_SCAN_CUTOFF = 90


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    for policy, make in (
        (PRODUCER_POLICY, instances.producers),
        (PRODUCT_POLICY, instances.products),
    ):
        instance = make(options.size, options.seed)
        print(f"\n{policy.kind}s: {len(instance.incoming)} incoming, {len(instance.known)} known")
        seconds = _report(instance, policy)
        _report_scan(instance, seconds)


def measured(instance: Instance, links: tuple[Link, ...]) -> dict[str, float]:
    """Return precision, recall and F1 of the automatic band, and recall with the review band."""
    same = [made for made in links if made.match is not None]
    right = sum(made.match == instance.truth[made.incoming] for made in same)
    true = sum(known is not None for known in instance.truth.values())
    shown = sum(
        instance.truth[made.incoming] in {candidate.key for candidate in made.candidates}
        for made in links
        if instance.truth[made.incoming] is not None
    )
    precision, recall = right / max(1, len(same)), right / true
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(1e-9, precision + recall),
        "review_recall": shown / true,
        "asked": sum(made.verdict == "unclear" for made in links) / len(links),
    }


def _report(instance: Instance, policy: Policy) -> float:
    started = time.process_time()
    links = link(instance.incoming, instance.known, policy)
    seconds = time.process_time() - started
    values = measured(instance, links)
    print(f"  linked in {seconds:.1f} s CPU; all pairs would be {len(links) ** 2:,}")
    print(
        f"  automatic: P {values['precision']:.4f}  R {values['recall']:.4f}"
        f"  F1 {values['f1']:.4f}; with review R {values['review_recall']:.4f},"
        f" {values['asked']:.1%} asked"
    )
    wrong = Counter(
        instance.kinds[made.incoming]
        for made in links
        if made.match is not None and made.match != instance.truth[made.incoming]
    )
    asked = Counter(instance.kinds[made.incoming] for made in links if made.verdict == "unclear")
    total = Counter(instance.kinds.values())
    print("  kind        rows  wrongly same  asked")
    for kind in sorted(total):
        print(f"  {kind:10} {total[kind]:5}  {wrong[kind]:12}  {asked[kind]:5}")
    return seconds


def _report_scan(instance: Instance, seconds: float) -> None:
    """Scan every known name for each of a sample by token-sort ratio, the common short cut."""
    names = [record.name for record in instance.known]
    sample = instance.incoming[:_SCANNED]
    started = time.process_time()
    found = [
        process.extractOne(
            record.name, names, scorer=fuzz.token_sort_ratio, score_cutoff=_SCAN_CUTOFF
        )
        for record in sample
    ]
    scan = (time.process_time() - started) * len(instance.incoming) / len(sample)
    claimed = [
        (record, instance.known[best[2]].key)
        for record, best in zip(sample, found, strict=True)
        if best is not None
    ]
    right = sum(instance.truth[record.key] == key for record, key in claimed)
    true = sum(instance.truth[record.key] is not None for record in sample)
    precision, recall = right / max(1, len(claimed)), right / max(1, true)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(
        f"  full scan (extractOne on names, {len(sample)} rows, scaled): {scan:.1f} s CPU,"
        f" {scan / seconds:.2f} of ours; P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}"
    )


if __name__ == "__main__":
    main()

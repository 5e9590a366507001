"""Scoring: sheets a second, and the cheapest way up for all of them, in one process.

Run as `python -m benchmarks.scoring [--sheets 20000] [--seed 7]`. The sheets are made up: for
each a product set and, criterion by criterion, one of its allowed points, the upper ones likelier.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter

from baccau.engines.scoring import Sheet, missed_floors, score, ways_up
from baccau.reference.criteria import rule_set


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sheets", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    sets = rule_set("26/2026").sets
    chance = random.Random(options.seed)
    given = []
    for _ in range(options.sheets):
        one, leaning = chance.choice(sets), chance.random()
        given.append(
            (one, {each.code: _points(each.options, leaning, chance) for each in one.criteria})
        )

    began = time.perf_counter()
    sheets = [Sheet.of(one, points) for one, points in given]
    scores = [score(sheet) for sheet in sheets]
    missed = sum(
        len(missed_floors(sheet, one.stars)) for sheet, one in zip(sheets, scores, strict=True)
    )
    scored = time.perf_counter()
    ways = [ways_up(sheet, one.stars) for sheet, one in zip(sheets, scores, strict=True)]
    ended = time.perf_counter()

    stars = Counter(one.stars for one in scores)
    print(f"{options.sheets} sheets, by stars: {dict(sorted(stars.items()))}")
    print(f"checked, scored, {missed} missed floors: {scored - began:.2f} s (budget 2 s for 20000)")
    found = sum(map(len, ways))
    print(f"{found} cheapest ways up: {ended - scored:.2f} s (budget 60 s for 20000)")


def _points(options: tuple[int, ...], leaning: float, chance: random.Random) -> int:
    return options[-1] if chance.random() < leaning else chance.choice(options)


if __name__ == "__main__":
    main()

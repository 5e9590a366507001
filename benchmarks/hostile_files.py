"""Damage sound files at random, read each in the jail, and print what became of them.

Usage: python benchmarks/hostile_files.py [--count 5000] [--seed 1]

Every file must be refused by a code or read, within ten seconds and 256 MB; the command fails
otherwise. `unforeseen` counts refusals whose cause no code names: a panic of a native reader.
"""

from __future__ import annotations

import argparse
import collections
import concurrent.futures
import pathlib
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.hostile.mutations import mutations  # noqa: E402  (the root is put on the path first)
from tests.hostile.running import run  # noqa: E402  (the same)

PROCESSES = 2
MOST_MB, MOST_SECONDS = 256, 10.5


def main() -> int:
    """Run, print, and return 0 when every bound held."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    answers = read_all(asked.count, asked.seed)
    told = collections.Counter(answer["answer"] for answer in answers)
    unforeseen = sum("error" in answer["detail"] for answer in answers)
    seconds = sorted(answer["seconds"] for answer in answers)
    child, parent = (max(answer[key] for answer in answers) for key in ("child_mb", "parent_mb"))
    print(f"{len(answers)} damaged files, seed {asked.seed}")
    for code, count in told.most_common():
        print(f"  {code:20} {count:6}")
    print(f"  of these unforeseen  {unforeseen:6}")
    print(f"seconds: median {seconds[len(seconds) // 2]:.2f}, most {seconds[-1]:.2f}")
    print(f"peak memory: jail {child:.0f} MB, its parent {parent:.0f} MB")
    held = max(child, parent) <= MOST_MB and seconds[-1] <= MOST_SECONDS
    return 0 if held and len(answers) == asked.count else 1


def read_all(count: int, seed: int) -> list[dict]:
    """Write the files into one folder a process and read the folders side by side."""
    with tempfile.TemporaryDirectory() as place:
        folders = [pathlib.Path(place, str(number)) for number in range(PROCESSES)]
        for folder in folders:
            folder.mkdir()
        for number, (name, content) in enumerate(mutations(count, seed)):
            (folders[number % PROCESSES] / name).write_bytes(content)
        with concurrent.futures.ThreadPoolExecutor(PROCESSES) as pool:
            return [answer for answers in pool.map(run, folders) for answer in answers]


if __name__ == "__main__":
    sys.exit(main())

"""Sound files damaged at random, the same on every run."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator

from tests.hostile import packages
from tests.hostile.samples import good_csv, good_ods, good_xls, good_xlsx

_SOUND = (("xlsx", good_xlsx), ("xls", good_xls), ("ods", good_ods), ("csv", good_csv))
_TOKENS = (b"<", b">", b'"', b"&", b"\x00", b"\xff\xfe", b"<!DOCTYPE x>", b"99999999999", b"-1")


def mutations(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield `count` pairs of a file name and a damaged file.

    Packages are damaged as they are in one half and inside a part, packed anew, in the other, so
    that damage gets past the checksums too.
    """
    chance = random.Random(seed)  # noqa: S311  (seeded, no secret)
    for number in range(count):
        kind, sound = _SOUND[number % len(_SOUND)]
        content = sound()
        inside = kind in {"xlsx", "ods"} and chance.random() < 0.5
        damaged = _inside(content, chance) if inside else damage(content, chance)
        yield f"{number:05}.{kind}", damaged


def damage(content: bytes, chance: random.Random) -> bytes:
    """Return `content` after one to eight small accidents."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(changed) + 1)
        size = chance.choice((1, 1, 2, 8, 64, 512))
        match chance.randrange(5):
            case 0:
                changed[at : at + size] = chance.randbytes(len(changed[at : at + size]))
            case 1:
                del changed[at : at + size]
            case 2:
                changed[at:at] = changed[at : at + size] * chance.choice((1, 3, 100))
            case 3:
                changed[at:at] = chance.choice(_TOKENS)
            case _:
                del changed[max(at, len(changed) // 2) :]
    return bytes(changed)


def _inside(content: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = chance.choice(sorted(parts))
    return packages.pack(parts | {name: damage(parts[name], chance)})

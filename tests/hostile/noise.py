"""Bytes that mean nothing, the same on every run."""

from __future__ import annotations

import random


def noise(size, seed):
    return random.Random(seed).randbytes(size)  # noqa: S311  (seeded, no secret)

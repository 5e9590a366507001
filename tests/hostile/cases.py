"""One hostile or damaged file, and what the door may answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

READ = "read"


@dataclass(frozen=True, slots=True)
class Case:
    """`answers` are the refusal codes allowed, or READ."""

    name: str
    file_name: str
    build: Callable[[], bytes]
    answers: frozenset[str]


def case(name, file_name, build, *answers):
    return Case(name, file_name, build, frozenset(answers))

"""Crumbs, tabs and steps, as templates read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Crumb:
    """One way back up."""

    title: str | Promise
    url: str


@dataclass(frozen=True, slots=True)
class Tab:
    """One view of the same thing, with how many rows it holds."""

    title: str | Promise
    url: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One station of a way."""

    title: str | Promise
    state: Literal["done", "now", "next"]


def steps(titles: tuple[str | Promise, ...], now: int) -> tuple[Step, ...]:
    """Return the stations with the one at index `now` current and those before it done."""
    return tuple(
        Step(title, "done" if index < now else "now" if index == now else "next")
        for index, title in enumerate(titles)
    )

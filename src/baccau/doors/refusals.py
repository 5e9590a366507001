"""Why a file is not read, and how much of one is."""

from __future__ import annotations

from dataclasses import dataclass

_MEBIBYTE = 1 << 20


class FileRefused(Exception):  # noqa: N818  (a refusal is an answer, not an error)
    """A file the door does not read. `code` and `facts` choose and fill its sentence."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.code} ({told})" if told else self.code


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a file may be, packed, unpacked and read; and what reading it may cost.

    Rows and columns count up to the last cell that holds something. `ratio` is the inflation a
    part may have once it passes `ratio_from` bytes. `cells` counts the bounding boxes of all
    sheets. Memory is address space, so the resident part is smaller.
    """

    file_bytes: int = 25 * _MEBIBYTE
    parts: int = 2_000
    inflated_bytes: int = 150 * _MEBIBYTE
    ratio: int = 100
    ratio_from: int = 16 * _MEBIBYTE
    sheets: int = 100
    rows: int = 50_000
    columns: int = 200
    cells: int = 1_000_000
    merged: int = 20_000
    characters: int = 30_000_000
    cell_characters: int = 32_767
    memory_bytes: int = 256 * _MEBIBYTE
    cpu_seconds: int = 10
    wall_seconds: float = 10.0

"""A timetable problem from JSON: everything wrong with it at once, each with its pointer."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from baccau.engines.scheduling.problem import Meeting, Participant, Problem

_BYTES = 25 * 2**20
_SLOTS, _TABLES, _PLACES, _WEIGHT = 1_000, 100_000, 500_000, 1_000_000
_MISSING = object()


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing wrong with a problem file: where (RFC 6901 JSON pointer) and what."""

    pointer: str
    code: str
    facts: dict[str, Any] = field(default_factory=dict)


class UnusableProblem(Exception):  # noqa: N818  (a refusal is an answer, not an error)
    """A file that holds no timetable problem; `flaws` has at least one."""

    def __init__(self, flaws: Iterable[Flaw]) -> None:
        self.flaws = tuple(flaws)
        super().__init__(self.flaws)


def read_problem(path: Path, seconds: float, seed: int) -> Problem:
    """Return the problem in a file of the headless contract.

    Raises:
        UnusableProblem: with every flaw found.
    """
    try:
        with path.open("rb") as stream:
            raw = stream.read(_BYTES + 1)
    except OSError as error:
        detail = error.strerror or str(error)
        raise UnusableProblem([Flaw("", "timetable_unreadable", {"detail": detail})]) from error
    if len(raw) > _BYTES:
        raise UnusableProblem([Flaw("", "timetable_too_large", {"most": _BYTES})])
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        detail = " ".join(str(error).split())
        raise UnusableProblem([Flaw("", "timetable_no_json", {"detail": detail})]) from error
    return problem_of(data, seconds, seed)


def problem_of(data: Any, seconds: float, seed: int) -> Problem:
    """Return the problem that parsed JSON states.

    Raises:
        UnusableProblem: with every flaw found.
    """
    reader = _Reader()
    if not isinstance(data, dict):
        raise UnusableProblem([Flaw("", "timetable_not_object")])
    problem = reader.problem(data, seconds, seed)
    if reader.flaws:
        raise UnusableProblem(reader.flaws)
    return problem


class _Reader:
    """Reads piece after piece, noting flaws and going on with something harmless."""

    def __init__(self) -> None:
        self.flaws: list[Flaw] = []

    def problem(self, data: dict[str, Any], seconds: float, seed: int) -> Problem:
        slots = self._whole(data, "slots", "", (1, _SLOTS))
        ends = self._wholes(data.get("session_ends", [slots]), "/session_ends", (1, slots))
        if not ends or ends[-1] != slots or any(a >= b for a, b in pairwise(ends)):
            self._note("/session_ends", "timetable_sessions_unclear", slots=slots)
            ends = (slots,)
        people = self._participants(data, slots)
        meetings = self._meetings(data, {one.id for one in people}, slots, len(ends))
        if slots * len(meetings) > _PLACES:
            self._note("/meetings", "timetable_too_large", most=_PLACES)
        return Problem(
            slots=slots,
            session_ends=ends,
            tables=self._whole(data, "tables", "", (0, _TABLES)),
            participants=people,
            meetings=meetings,
            precedences=self._precedences(data, {one.id for one in meetings}),
            max_break_difference=self._optional(data, "max_break_difference", "", (0, _SLOTS)),
            seed=seed,
            seconds=seconds,
        )

    def _participants(self, data: dict[str, Any], slots: int) -> tuple[Participant, ...]:
        found = []
        for at, one in self._objects(data, "participants"):
            away = self._wholes(one.get("unavailable") or [], f"{at}/unavailable", (1, slots))
            found.append(
                Participant(
                    id=self._text(one, "id", at),
                    unavailable=frozenset(away),
                    max_meetings=self._optional(one, "max_meetings", at, (0, 10**9)),
                )
            )
        self._once([one.id for one in found], "/participants")
        return tuple(found)

    def _meetings(
        self, data: dict[str, Any], people: set[str], slots: int, sessions: int
    ) -> tuple[Meeting, ...]:
        found = []
        for at, one in self._objects(data, "meetings"):
            asked = one.get("sessions")
            if asked == []:
                self._note(f"{at}/sessions", "timetable_sessions_empty")
            found.append(
                Meeting(
                    id=self._text(one, "id", at),
                    participants=self._group(one, at, people),
                    sessions=(
                        None
                        if asked is None
                        else self._wholes(asked, f"{at}/sessions", (1, sessions))
                    ),
                    slot=self._optional(one, "slot", at, (1, slots)),
                    required=self._flag(one, "required", at),
                    weight=self._whole({"weight": 1, **one}, "weight", at, (0, _WEIGHT)),
                )
            )
        self._once([one.id for one in found], "/meetings")
        return tuple(found)

    def _group(self, data: dict[str, Any], at: str, people: set[str]) -> tuple[str, ...]:
        at, group = f"{at}/participants", data.get("participants")
        if not isinstance(group, list) or not group:
            self._note(at, "timetable_nobody_meets")
            return ()
        for place, name in enumerate(group):
            if not isinstance(name, str) or name not in people:
                self._note(
                    f"{at}/{place}", "timetable_participant_unknown", participant=_shown(name)
                )
        names = tuple(name for name in group if isinstance(name, str))
        self._once(names, at)
        return names

    def _precedences(self, data: dict[str, Any], meetings: set[str]) -> tuple[tuple[str, str], ...]:
        pairs = data.get("precedences") or []
        if not isinstance(pairs, list):
            self._note("/precedences", "timetable_no_list")
            return ()
        found = []
        for place, pair in enumerate(pairs):
            at = f"/precedences/{place}"
            if not isinstance(pair, list) or len(pair) != 2:  # noqa: PLR2004  (a pair)
                self._note(at, "timetable_no_pair")
                continue
            unknown = [one for one in pair if not isinstance(one, str) or one not in meetings]
            for one in unknown:
                self._note(at, "timetable_meeting_unknown", meeting=_shown(one))
            if pair[0] == pair[1]:
                self._note(at, "timetable_before_itself", meeting=_shown(pair[0]))
            elif not unknown:
                found.append((pair[0], pair[1]))
        return tuple(found)

    def _objects(self, data: dict[str, Any], name: str) -> list[tuple[str, dict[str, Any]]]:
        items = data.get(name)
        if not isinstance(items, list):
            self._note(f"/{name}", "timetable_no_list")
            return []
        for place, one in enumerate(items):
            if not isinstance(one, dict):
                self._note(f"/{name}/{place}", "timetable_not_object")
        return [(f"/{name}/{at}", one) for at, one in enumerate(items) if isinstance(one, dict)]

    def _text(self, data: dict[str, Any], name: str, at: str) -> str:
        value = data.get(name)
        if isinstance(value, str) and value.strip():
            return value
        self._note(f"{at}/{name}", "timetable_no_name")
        return ""

    def _flag(self, data: dict[str, Any], name: str, at: str) -> bool:
        value = data.get(name, True)
        if not isinstance(value, bool):
            self._note(f"{at}/{name}", "timetable_no_flag", value=_shown(value))
        return value is not False

    def _optional(
        self, data: dict[str, Any], name: str, at: str, span: tuple[int, int]
    ) -> int | None:
        return None if data.get(name) is None else self._whole(data, name, at, span)

    def _whole(self, data: dict[str, Any], name: str, at: str, span: tuple[int, int]) -> int:
        return self._number(data.get(name, _MISSING), f"{at}/{name}", span)

    def _wholes(self, values: Any, at: str, span: tuple[int, int]) -> tuple[int, ...]:
        if not isinstance(values, list):
            self._note(at, "timetable_no_list")
            return ()
        return tuple(
            self._number(value, f"{at}/{place}", span) for place, value in enumerate(values)
        )

    def _number(self, value: Any, at: str, span: tuple[int, int]) -> int:
        least, most = span
        if value is _MISSING:
            self._note(at, "timetable_missing")
        elif isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            self._note(at, "timetable_no_number", value=_shown(value), least=least, most=most)
        else:
            return value
        return least

    def _once(self, names: Iterable[str], at: str) -> None:
        seen: set[str] = set()
        for place, name in enumerate(names):
            if name and name in seen:
                self._note(f"{at}/{place}", "timetable_name_twice", name=name)
            seen.add(name)

    def _note(self, pointer: str, code: str, **facts: Any) -> None:
        self.flaws.append(Flaw(pointer, code, facts))


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    most = 40
    return text if len(text) <= most else f"{text[:most]}\u2026"

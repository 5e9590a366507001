"""Refusals: what an action says when it will not, as a code and facts.

Each face maps them once: a page to a sentence at its field, the terminal to a line. The
sentences stand in `baccau.reference.messages`.
"""

from __future__ import annotations

from typing import Any, ClassVar


class Refusal(Exception):  # noqa: N818  (a refusal is an answer, not an error)
    """An expected no. Subclasses stand beside the action that raises them."""

    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 409

    def __init__(self, **facts: Any) -> None:
        super().__init__(self.code)
        self.facts = facts

    def __str__(self) -> str:
        return f"{self.code} {self.facts}" if self.facts else self.code


class NotFound(Refusal):
    """Nothing there for this actor: foreign and missing ids answer alike."""

    code = "not_found"
    status = 404


class NotAllowed(Refusal):
    """The actor may see the thing but not do this to it."""

    code = "not_allowed"
    status = 403


class Invalid(Refusal):
    """Input that cannot be used: `problems` maps a field name to (code, facts) pairs."""

    code = "invalid"
    status = 422

    def __init__(self, problems: dict[str, list[tuple[str, dict[str, Any]]]]) -> None:
        super().__init__(problems=problems)
        self.problems = problems

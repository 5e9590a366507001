"""Reasons and refusals, from codes and facts to lines people read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django import forms
from django.utils.translation import get_language

from baccau.domain.base.refusals import Invalid
from baccau.reference.messages import remedy, sentence

Kind = Literal["yes", "no", "note"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One line: whether it speaks for or against, the sentence, what to do about it."""

    kind: Kind
    sentence: str
    remedy: str = ""


def reason(code: str, facts: Mapping[str, Any], kind: Kind = "note") -> Reason:
    """Return the line of a code in the reader's language."""
    language = get_language() or "vi"
    return Reason(kind, sentence(code, facts, language), remedy(code, facts, language))


def refusals(problems: Iterable[tuple[str, Mapping[str, Any]]]) -> tuple[Reason, ...]:
    """Return the lines of `(code, facts)` pairs that speak against."""
    return tuple(reason(code, facts, "no") for code, facts in problems)


def add_problems(form: forms.Form, refused: Invalid) -> None:
    """Put an action's problems at the form's fields; those of no field stand above the form."""
    language = get_language() or "vi"
    for name, problems in refused.problems.items():
        field = name if name in form.fields else None
        for code, facts in problems:
            words = (sentence(code, facts, language), remedy(code, facts, language))
            form.add_error(field, " ".join(filter(None, words)))

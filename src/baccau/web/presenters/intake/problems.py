"""Problems by kind, and each in its cell with what can be done about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import get_language, gettext

from baccau.domain.intake.models import RowProblem
from baccau.domain.intake.queries import ProblemKind
from baccau.domain.intake.rows import ITEM_NAME, OWNER_NAME, in_force
from baccau.domain.intake.states import ProblemDecision
from baccau.reference.messages import remedy, sentence
from baccau.web.presenters.fields import title, told

_TONES = {"error": "bad", "warning": "warn", "info": "word"}


@dataclass(frozen=True, slots=True)
class KindView:
    """All problems of one code and field."""

    code: str
    field: str
    title: str
    words: str
    severity: str
    tone: str
    count: int
    open: int
    mendable: int
    may_keep: bool
    current: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the places an ambiguous cell may mean."""

    value: str
    name: str


@dataclass(frozen=True, slots=True)
class ProblemView:
    """One problem: the cell, what stands in it, what it is taken for, the mend if there is one."""

    problem_id: str
    row_id: str
    where: str
    who: str
    written: str
    sentence: str
    remedy: str
    mend: str
    choices: tuple[Choice, ...]
    may_keep: bool
    is_open: bool
    decision: str
    alike: int = 0


def kind_view(kind: ProblemKind, *, current: bool = False) -> KindView:
    """Return a kind as listed, told by its first problem."""
    words = _words(kind.first)
    return KindView(
        code=kind.code,
        field=kind.field,
        title=title(kind.field) if kind.field else "",
        words=words,
        severity=_severity(kind.severity),
        tone=_TONES[kind.severity],
        count=kind.count,
        open=kind.open,
        mendable=kind.mendable,
        may_keep=kind.severity == "warning" and kind.open > 0,
        current=current,
    )


def problem_view(problem: RowProblem) -> ProblemView:
    """Return one problem with its row's name for it."""
    row = problem.row
    values = in_force(row)
    name = values.get(ITEM_NAME[row.kind]) or ""
    owner = values.get(OWNER_NAME[row.kind]) or ""
    language = get_language() or "vi"
    proposal = problem.proposal or {}
    return ProblemView(
        problem_id=problem.public_id,
        row_id=row.public_id,
        where=f"{row.sheet}!{problem.cell}",
        who=" \u00b7 ".join(filter(None, (str(name), str(owner)))),
        written=str(row.raw.get(problem.cell.rstrip("0123456789"), "")),
        sentence=_words(problem),
        remedy=remedy(problem.code, problem.facts, language),
        mend=_mend(proposal),
        choices=_choices(problem),
        may_keep=problem.severity == "warning",
        is_open=problem.decision == "open",
        decision=str(ProblemDecision(problem.decision).label),
    )


def problem_views(problems: Iterable[RowProblem]) -> tuple[ProblemView, ...]:
    """Return problems; open ones against the same written text are one, with how many others."""
    views: dict[tuple[object, ...], ProblemView] = {}
    for problem in problems:
        text = problem.facts.get("text") if problem.decision == "open" else None
        key = (problem.code, problem.field, text) if text else (problem.pk,)
        if key in views:
            views[key] = replace(views[key], alike=views[key].alike + 1)
        else:
            views[key] = problem_view(problem)
    return tuple(views.values())


def _words(problem: RowProblem) -> str:
    facts = {name: told(name, value) if name in _CODED else value
             for name, value in problem.facts.items()}  # fmt: skip
    return sentence(problem.code, facts, get_language() or "vi")


# Facts that are codes; the sentence shows their names.
_CODED = frozenset({"unit", "price_unit", "province"})


def _mend(proposal: dict[str, object]) -> str:
    if not proposal:
        return ""
    field = str(proposal["field"])
    words = told(field, proposal["value"]) or gettext("nothing")
    return f"{title(field)}: {words}"


def _choices(problem: RowProblem) -> tuple[Choice, ...]:
    """Return the communes an ambiguous place may be, unless the mend already is the only one."""
    found = problem.facts.get("candidates") or ()
    if problem.code != "place_ambiguous" or problem.proposal:
        return ()
    return tuple(Choice(one["code"], f"{one['name']} ({one['province']})") for one in found)


def _severity(severity: str) -> str:
    if severity == "error":
        return gettext("must be settled")
    return gettext("please check") if severity == "warning" else gettext("for your information")

"""Who meets when and where, with fewest breaks, and what cannot be arranged.

    solve(problem)              the best timetable with its certificate
    check(problem, timetable)   what an independent reading finds wrong with it
    replan(problem, timetable, now, absences)
                                the same under way, moving as few as can be
    greedy(problem)             the plain baseline

Names load on first use: importing this package imports no solver and no numpy.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from baccau.engines.scheduling.baseline import greedy
    from baccau.engines.scheduling.checking import check
    from baccau.engines.scheduling.replanning import replan
    from baccau.engines.scheduling.solving import solve

__all__ = ["check", "greedy", "replan", "solve"]

_HOMES = {"check": "checking", "greedy": "baseline", "replan": "replanning", "solve": "solving"}


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{home}"), name)

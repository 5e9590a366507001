"""Who can supply whom, the best plan, and the reason for every yes and no.

    plan = solve(problem)                the best plan with its certificate
    check(problem, plan)                 what an independent reading finds wrong with it
    pair_failures(problem, offer, need)  every rule a pair fails, with both values
    line_reasons(problem, plan, line)    why a line was chosen; every_line for all of them
    explain_unserved(problem, plan)      what is missing, and the smallest changes that serve it
    explain_gaps(problem, plan)          what keeps producers from selling more
    greedy(problem)                      the plain baseline

Names load on first use: importing this package imports no solver and no numpy.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from baccau.engines.matching.baseline import greedy
    from baccau.engines.matching.checking import check
    from baccau.engines.matching.explain.gaps import explain_gaps
    from baccau.engines.matching.explain.lines import every_line, line_reasons
    from baccau.engines.matching.explain.unserved import explain_unserved
    from baccau.engines.matching.pairs.refusal import pair_failures
    from baccau.engines.matching.pinned import PinInfeasibleError
    from baccau.engines.matching.solving import solve

__all__ = [
    "PinInfeasibleError",
    "check",
    "every_line",
    "explain_gaps",
    "explain_unserved",
    "greedy",
    "line_reasons",
    "pair_failures",
    "solve",
]

_HOMES = {
    "PinInfeasibleError": "pinned",
    "check": "checking",
    "every_line": "explain.lines",
    "explain_gaps": "explain.gaps",
    "explain_unserved": "explain.unserved",
    "greedy": "baseline",
    "line_reasons": "explain.lines",
    "pair_failures": "pairs.refusal",
    "solve": "solving",
}


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{home}"), name)

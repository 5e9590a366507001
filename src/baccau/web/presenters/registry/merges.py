"""What making two records one would change, counted by kind."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import ngettext

_HIDDEN = frozenset({"alias", "provenance"})


def merge_lines(changes: Mapping[str, int]) -> tuple[str, ...]:
    """Return the changes of a merge as lines; old addresses and sources go without saying."""
    return tuple(words for name, count in sorted(changes.items()) if (words := _line(name, count)))


def _line(name: str, n: int) -> str:
    if name in _HIDDEN:
        return ""
    facts = {"n": n}
    if name == "product":
        return ngettext("%(n)s product changes", "%(n)s products change", n) % facts
    if name == "organisation":
        return ngettext("%(n)s producer is merged", "%(n)s producers are merged", n) % facts
    if name == "supply":
        return ngettext("%(n)s supply moves over", "%(n)s supplies move over", n) % facts
    if name == "paper":
        return ngettext("%(n)s paper moves over", "%(n)s papers move over", n) % facts
    return ngettext("%(n)s other record changes", "%(n)s other records change", n) % facts

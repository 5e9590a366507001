"""Progress on standard error: a bar on a terminal, a line a stage elsewhere."""

from __future__ import annotations

import sys

from baccau.reference.messages import sentence

_WIDTH = 24


class ProgressBar:
    """Shows the share of a run that is done; `shares` say where each stage ends, 0 to 1."""

    def __init__(self, shares: dict[str, float], lang: str) -> None:
        self._ends = shares
        self._lang = lang
        self._stream = sys.stderr
        self._live = self._stream.isatty()
        self._shown = ""

    def __call__(self, stage: str, share: float) -> None:
        """Show that `share` of `stage` is done."""
        if not self._live:
            return
        start = max((end for end in self._ends.values() if end < self._ends[stage]), default=0.0)
        done = start + (self._ends[stage] - start) * min(max(share, 0.0), 1.0)
        bar = "█" * round(done * _WIDTH)
        title = sentence(f"stage_{stage}", {}, self._lang)
        text = f"\r{bar:░<{_WIDTH}} {done:4.0%}  {title:<16}"
        if text != self._shown:
            self._shown = text
            print(text, end="", file=self._stream, flush=True)

    def line(self, text: str) -> None:
        """Say a stage is over, where there is no bar to show it."""
        if not self._live:
            print(text, file=self._stream, flush=True)

    def close(self) -> None:
        """Wipe the bar."""
        if self._shown:
            print(f"\r{'':{len(self._shown)}}\r", end="", file=self._stream, flush=True)
            self._shown = ""

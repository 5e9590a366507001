"""What crosses the jail's wall: JSON lines. A list is a row; an object says what it is.

JSON and not pickle or marshal: whatever comes out is data.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any, cast

from baccau.engines.tabular.grid import Value

Frame = list[Value] | dict[str, Any]

_MOMENT, _TIME = "moment", "time"


def encode(frame: Frame) -> bytes:
    """Return one line, ASCII only."""
    return json.dumps(frame, default=_written, separators=(",", ":")).encode() + b"\n"


def decode(line: bytes) -> Frame:
    """Return the frame of one line.

    Raises:
        ValueError: the line is none.
    """
    return cast("Frame", json.loads(line, object_hook=_read))


def _written(value: object) -> Mapping[str, str]:
    if isinstance(value, dt.datetime):
        return {_MOMENT: value.isoformat()}
    if isinstance(value, dt.time):
        return {_TIME: value.isoformat()}
    raise TypeError(f"a cell does not hold {type(value).__name__}")


def _read(found: dict[str, Any]) -> Any:
    if len(found) == 1:
        if _MOMENT in found:
            return dt.datetime.fromisoformat(found[_MOMENT])
        if _TIME in found:
            return dt.time.fromisoformat(found[_TIME])
    return found

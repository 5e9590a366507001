"""Administrative units, and the answer to "which commune is meant?"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Province:
    """A province or city of the first level (`kind` tinh or thanh_pho), in one of its versions.

    In force from `valid_from` until the day before `valid_to`; `None` means still in force.
    """

    code: str
    kind: str
    name: str
    valid_from: date
    valid_to: date | None
    decree: str


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune, ward or special zone (`kind` xa, phuong, dac_khu), in one of its versions.

    `lat` and `lon` are degrees (WGS 84) of a point in it, `km2` its area where known. In force
    from `valid_from` until the day before `valid_to`; `None` means still in force.
    """

    code: str
    province_code: str
    kind: str
    name: str
    lat: float
    lon: float
    km2: float | None
    valid_from: date
    valid_to: date | None
    decree: str

    @property
    def point(self) -> tuple[float, float]:
        """Latitude and longitude."""
        return self.lat, self.lon


@dataclass(frozen=True, slots=True)
class FormerUnit:
    """A province, district or commune of before the reform of July 2025.

    `today` holds today's codes it went into: one province code for a province, commune codes for
    a commune (several where it was split, the largest share first). A district has none of its
    own unless it had no communes. `earlier_keys` are still older names, folded and unspaced.
    """

    level: str
    code: str
    kind: str
    name: str
    parent: str
    today: tuple[str, ...]
    earlier_keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A commune that may be meant. `why` is a code: see `Resolution.evidence`."""

    code: str
    kind: str
    name: str
    province_code: str
    province: str
    why: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which of today's communes a written place is.

    `status` is "found" (one commune), "ambiguous" (ask: one of `candidates`), "province_only"
    (the province is known; `candidates` may hold the communes of a district) or "unknown".
    `evidence` tells how, in codes: `code`, `name_of_today`, `former_commune`, `split`,
    `earlier_name`, `district`, `former_province`, `without_marks`, `spelling_differs`,
    `kind_differs`, `district_unknown`, `district_differs`, `province_unknown`,
    `province_differs`, `commune_unknown`.
    """

    status: str
    commune_code: str | None = None
    province_code: str | None = None
    candidates: tuple[Candidate, ...] = ()
    evidence: tuple[str, ...] = ()

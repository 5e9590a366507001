"""Foundation: distances, and names of places resolved to official codes."""

from baccau.engines.geography.distance import haversine_km, road_km
from baccau.engines.geography.gazetteer import Gazetteer, KindWords
from baccau.engines.geography.resolving import resolve
from baccau.engines.geography.units import Candidate, Commune, FormerUnit, Province, Resolution

__all__ = [
    "Candidate",
    "Commune",
    "FormerUnit",
    "Gazetteer",
    "KindWords",
    "Province",
    "Resolution",
    "haversine_km",
    "resolve",
    "road_km",
]

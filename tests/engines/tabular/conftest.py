from __future__ import annotations

import pytest

from baccau.engines.tabular.values.context import Context, Hints
from baccau.engines.tabular.values.registry import read_value
from baccau.pipelines.vocabulary import vocabulary as real_vocabulary


@pytest.fixture(scope="session")
def vocabulary():
    return real_vocabulary()


@pytest.fixture
def read(vocabulary):
    """Read one value with a named reader under header hints."""

    def reader(name, raw, **hints):
        return read_value(name, raw, Context(vocabulary, Hints(**hints)))

    return reader

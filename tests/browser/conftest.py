"""A real Chromium against a live server; without Chromium these tests are skipped by name."""

from __future__ import annotations

import os

import pytest
from tests.browser import harness

from baccau.reference.catalogues import compile_all

# Playwright's synchronous face runs a loop in this thread, which Django takes for async code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
compile_all()


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def running():
    path = harness.chromium()
    if path is None:
        pytest.skip("Chromium is not here: apt-get install chromium")
    with harness.browser(path) as browser:
        yield browser


@pytest.fixture
def visit(running, live_server):
    """Return a function: visit(path, who=None, width=1280, language="vi") → the visitor there."""
    opened = []

    def open_page(path, **how):
        visitor = harness.visitor(running, live_server.url, **how)
        opened.append(visitor.context)
        visitor.open(path)
        return visitor

    yield open_page
    for context in opened:
        context.close()

"""Opens pages in a real Chromium and says what is wrong with them, for every desk's tests."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, Response, sync_playwright

from baccau.domain.accounts.models import User

PHONE, DESK = 390, 1280
_FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu"]
_AXE = {"resultTypes": ["violations"]}


def chromium() -> str | None:
    """Return the browser's path, or None where tests must do without."""
    if os.environ.get("BACCAU_NO_BROWSER"):
        return None
    return shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def browser(path: str) -> Iterator[Browser]:
    """Run a Chromium."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        yield running
        running.close()


@dataclass
class Visitor:
    """One person at one screen; remembers what went wrong on the pages they opened."""

    context: BrowserContext
    base: str
    complaints: list[str] = field(default_factory=list)
    page: Page = field(init=False)

    def __post_init__(self) -> None:
        self.page = self.context.new_page()
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        self.page.on("response", self._response)

    def open(self, path: str) -> Page:
        """Open a page and wait until it is still."""
        self.page.goto(f"{self.base}{path}")
        self.page.wait_for_load_state("networkidle")
        return self.page

    def problems(self, *widths: int) -> list[str]:
        """Return everything wrong with the page as it stands, at its width or at each given."""
        told = list(self.complaints)
        for width in widths or (self._width(),):
            self.page.set_viewport_size({"width": width, "height": 844 if width == PHONE else 900})
            told += [f"{width} px: {line}" for line in (*self._axe(), *self._layout())]
        return told

    def _console(self, message) -> None:
        if message.type == "error":
            self.complaints.append(f"console: {message.text}")

    def _response(self, response: Response) -> None:
        if not response.url.startswith((self.base, "data:")):
            self.complaints.append(f"asked elsewhere: {response.url}")

    def _axe(self) -> list[str]:
        found = Axe().run(self.page, options=_AXE).response["violations"]
        return [f"axe {v['id']}: {node['html'][:160]}" for v in found for node in v["nodes"]]

    def _layout(self) -> list[str]:
        over = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        small = self.page.evaluate(_SMALL_TARGETS) if self._width() == PHONE else []
        return ([f"{over} px wider than the screen"] if over > 0 else []) + [
            f"target too small: {text}" for text in small
        ]

    def _width(self) -> int:
        return self.page.viewport_size["width"]


# Controls (not links inside running text) lower than 44 px.
_SMALL_TARGETS = """
[...document.querySelectorAll('button, .button, summary, select, textarea, .menu a, .tabs a,' +
  ' input:not([type=hidden]):not([type=checkbox]):not([type=radio]):not([type=file])')]
  .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 43.5)
  .map(e => e.outerHTML.slice(0, 120))
"""


def visitor(
    running: Browser, base: str, *, who: User | None = None, width: int = DESK, language: str = "vi"
) -> Visitor:
    size = {"width": width, "height": 844 if width == PHONE else 900}
    context = running.new_context(viewport=size, locale="vi-VN")
    cookies = {settings.LANGUAGE_COOKIE_NAME: language}
    if who is not None:
        client = Client()
        client.force_login(who)
        cookies[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies(
        [{"name": name, "value": value, "url": base} for name, value in cookies.items()]
    )
    return Visitor(context, base)

"""Pictures every page at 390 and 1280 px in Vietnamese, into docs/journeys.

Loads the sample conference into a temporary folder, serves it, signs in as each sample person and
walks the links; one page of each kind is pictured. `--site` and `--as` picture a running site.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import time
import tomllib
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

from machine import chromium

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "journeys"
WIDTHS = {390: 844, 1280: 900}
TALLEST = 2600
FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu"]
# Where a visitor's walk starts; a person's starts at the desk as well.
STARTS = ("/", "/about/", "/accounts/login/", "/accounts/signup/", "/accounts/password/reset/",
          "/gallery/")  # fmt: skip
NOT_PAGES = {"set_language", "account_logout"}


@dataclass(frozen=True)
class Person:
    """Who walks: the folder their pictures go to, and how they sign in (a visitor does not)."""

    folder: str
    address: str = ""
    password: str = ""


def main() -> int:
    """Return 0 when every page answered."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", help="address of a running site, instead of the sample one")
    parser.add_argument(
        "--as", dest="people", action="append", default=[], metavar="FOLDER:ADDRESS:PASSWORD"
    )
    options = parser.parse_args()
    path = chromium()
    if path is None:
        print("Chromium is not here. To have it: apt-get install chromium")
        return 1
    people = [Person("visitor"), *(Person(*one.split(":")) for one in options.people)]
    with contextlib.ExitStack() as stack:
        site = options.site or stack.enter_context(sample_site())
        people += [] if options.site else sample_people()
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        seen: set[str] = set()
        broken = [
            line for person in people for line in walk(browser, site.rstrip("/"), person, seen)
        ]
    print("\n".join(broken) or "every page answered")
    return 1 if broken else 0


@contextlib.contextmanager
def sample_site() -> Iterator[str]:
    """Serve the sample conference from a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="baccau-screens-") as home, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        env = {**os.environ, "BACCAU_HOME": home, "BACCAU_SAMPLE": "1"}
        env.pop("DATABASE_URL", None)
        command = [sys.executable, "-m", "baccau.cli.main"]
        subprocess.run([*command, "sample"], env=env, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  (our own program)
        server = subprocess.Popen([*command, "serve", "--port", str(port)], env=env)  # noqa: S603  (our own program)
        try:
            site = f"http://127.0.0.1:{port}"
            _wait_for(site)
            yield site
        finally:
            server.terminate()
            server.wait(timeout=20)


def sample_people() -> list[Person]:
    """Return one person of each desk of the sample."""
    sample = tomllib.loads((ROOT / "sample_data/people.toml").read_text(encoding="utf-8"))
    # One person a desk: the officers' pages are the same.
    roles = {one["role"].split("_")[0]: one for one in reversed(sample["people"])}
    return [
        Person(role.replace("_", "-"), one["address"], sample["password"])
        for role, one in sorted(roles.items())
    ]


def walk(browser: Browser, site: str, person: Person, public: set[str]) -> Iterator[str]:
    """Picture one page of each kind this person can reach; yield what did not answer.

    `public` holds the kinds a visitor was shown: they are not pictured again.
    """
    folder = OUT / person.folder
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.jpg"):
        old.unlink()
    contexts = {width: _context(browser, width, site, person) for width in WIDTHS}
    page = contexts[1280].pages[0]
    waiting = [*STARTS] if not person.address else ["/desk/", "/me/", "/me/people/"]
    seen = set(public) if person.address else public
    while waiting:
        path = waiting.pop(0)
        kind = _kind(path)
        if kind is None or kind in seen:
            continue
        seen.add(kind)
        status = _status(page, f"{site}{path}")
        if status is None:
            continue
        if status >= 400:  # noqa: PLR2004  (HTTP's own number)
            yield f"{person.folder}: {path} answered {status}"
            continue
        landed = urlsplit(page.url).path
        seen.add(_kind(landed) or kind)
        waiting += _links(page, site)
        for width, context in contexts.items():
            _picture(context.pages[0], page.url, folder / f"{_kind(landed) or kind}-{width}.jpg")
    for context in contexts.values():
        context.close()
    print(f"{person.folder}: {len(list(folder.glob('*.jpg')))} pictures", flush=True)


def _status(page: Page, address: str) -> int | None:
    """Go to an address and return its status; None where it is a file to take home."""
    try:
        answer = page.goto(address)
    except Error as error:
        if "Download is starting" in str(error):
            return None
        raise
    if answer is None or "text/html" not in answer.headers.get("content-type", ""):
        return None
    return answer.status


def _context(browser: Browser, width: int, site: str, person: Person) -> BrowserContext:
    context = browser.new_context(
        viewport={"width": width, "height": WIDTHS[width]}, locale="vi-VN"
    )
    page = context.new_page()
    if person.address:
        page.goto(f"{site}/accounts/login/")
        page.fill("[name=login]", person.address)
        page.fill("[name=password]", person.password)
        page.click("main button.button")
        page.wait_for_load_state("networkidle")
    return context


def _picture(page: Page, address: str, to: Path) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    width = page.viewport_size["width"]  # type: ignore[index]  # every context here has one
    height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
    clip = {"x": 0, "y": 0, "width": width, "height": height}
    page.screenshot(path=to, type="jpeg", quality=62, full_page=True, clip=clip)  # type: ignore[arg-type]  # a plain dict serves


def _links(page: Page, site: str) -> list[str]:
    hrefs = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
    here = [urlsplit(href) for href in hrefs if href.startswith(site)]
    return [f"{url.path}?{url.query}" if url.query else url.path for url in here]


def _kind(path: str) -> str | None:
    """Return the name of a path's page, or None where it is none of ours."""
    import django  # noqa: PLC0415  (only the walk needs the address table)
    from django.urls import Resolver404, resolve  # noqa: PLC0415  (the same)

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "baccau.config.settings")
    if not django.apps.apps.ready:
        django.setup()
    try:
        name = resolve(urlsplit(path).path).url_name
    except Resolver404:
        return None
    return None if name in NOT_PAGES else name


def _wait_for(site: str) -> None:
    for _try in range(120):
        with contextlib.suppress(OSError):
            urllib.request.urlopen(f"{site}/about/", timeout=2).close()  # noqa: S310  (our own site)
            return
        time.sleep(0.5)
    raise TimeoutError(f"{site} does not answer")


if __name__ == "__main__":
    sys.exit(main())

import gzip

import pytest
from tests.browser.harness import DESK, PHONE
from tests.factories.domain import make_org, make_places, make_product

PAGES = ["/", "/about/", "/gallery/", "/accounts/login/", "/accounts/signup/",
         "/accounts/password/reset/", "/khong-co/"]  # fmt: skip


@pytest.fixture
def registry(transactional_db):
    make_places()
    make_product(make_org("producer", "HTX Tài Hoan", province_id="19", commune_id="02185"))


@pytest.mark.parametrize("path", PAGES)
def test_public_page_is_sound(registry, visit, path):
    there = visit(path)
    if path == "/khong-co/":
        there.complaints.clear()  # the browser reports the 404 itself
    assert there.problems(PHONE, DESK) == []


def test_home_is_sound_in_english(registry, visit):
    assert visit("/", language="en").problems(PHONE) == []


def test_skip_link_is_the_first_stop_of_the_keyboard(registry, visit):
    page = visit("/").page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_dialog_asks_first_and_closes_on_escape(registry, visit):
    page = visit("/gallery/").page
    page.click("[data-dialog='#g-confirm']")
    assert page.locator("#g-confirm").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#g-confirm").is_visible()


def test_months_are_filled_from_the_first(registry, visit):
    page = visit("/gallery/").page
    page.fill("[data-months] input >> nth=0", "7")
    page.click("[data-fill-months]")
    values = page.eval_on_selector_all("[data-months] input", "all => all.map(i => i.value)")
    assert values == ["7"] * 12


def test_language_switch_needs_no_script(registry, running, live_server):
    context = running.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{live_server.url}/about/?x=1")
    page.click("button[value=en]")
    assert page.url.endswith("/about/?x=1")
    assert page.get_attribute("html", "lang") == "en"
    context.close()


def test_first_view_is_light(registry, visit, live_server):
    """Weighed as served: pages as they are, static files compressed by WhiteNoise."""
    page = visit("/").page
    asked = page.evaluate("performance.getEntriesByType('resource').map(r => r.name)")
    assert len(asked) > 10
    bodies = [page.request.get(address).body() for address in asked]
    whole = page.request.get(f"{live_server.url}/").body()
    assert len(whole) + sum(len(gzip.compress(body)) for body in bodies) <= 100_000
    own = [body for address, body in zip(asked, bodies, strict=True) if "/static/js/" in address]
    assert 0 < sum(map(len, own)) <= 10_000

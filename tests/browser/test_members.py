import pytest
from tests.browser.harness import DESK, PHONE
from tests.factories.domain import AT, make_org, make_places, make_user

from baccau.domain.accounts.actions import add_member
from baccau.domain.base.actor import SYSTEM

PAGES = ["/me/", "/me/people/", "/me/people/invite/", "/me/claims/?q=htx", "/accounts/2fa/",
         "/accounts/email/", "/accounts/password/change/", "/accounts/phone/change/"]  # fmt: skip


@pytest.fixture
def owner(transactional_db):
    make_places()
    user = make_user(email="lan@example.org", full_name="Nguyễn Thị Lan")
    for kind, name in (("producer", "HTX Tài Hoan"), ("buyer", "Siêu thị Hồng Hà")):
        org = make_org(kind, name)
        add_member(by=SYSTEM, at=AT, org=org, user=user, role=f"{kind}_owner")
    make_org("producer", "HTX Yến Dương", state="pre_registered")
    return user


def test_members_pages_are_sound(owner, visit):
    there = visit("/me/", who=owner)
    told = {}
    for path in PAGES:
        there.open(path)
        told[path] = there.problems(PHONE, DESK)
    assert {path: problems for path, problems in told.items() if problems} == {}


def test_desk_of_nobody_is_sound(transactional_db, visit):
    assert visit("/desk/", who=make_user()).problems(PHONE, DESK) == []


def test_acting_for_switches_from_any_page(owner, visit):
    page = visit("/about/", who=owner, width=PHONE).page
    assert page.locator("details[data-popover] summary").inner_text() == "HTX Tài Hoan"
    page.click("details[data-popover] summary")
    page.click("button:has-text('Siêu thị Hồng Hà')")
    page.wait_for_load_state("networkidle")
    assert page.locator("details[data-popover] summary").inner_text() == "Siêu thị Hồng Hà"


def test_popover_closes_on_escape(owner, visit):
    page = visit("/about/", who=owner).page
    page.click("details[data-popover] summary")
    assert page.locator(".popover__sheet").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator(".popover__sheet").is_visible()


def test_sign_in_by_phone_as_typed_here(transactional_db, visit):
    make_user(phone="+84912345678", phone_verified=True)
    page = visit("/accounts/login/", width=PHONE).page
    page.fill("[name=login]", "0912 345 678")
    page.fill("[name=password]", "p")
    page.click("main button.button")
    page.wait_for_load_state("networkidle")
    assert page.url.endswith("/desk/")

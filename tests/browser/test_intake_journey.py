"""An officer takes a messy provincial list from the file to the registry and back out."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import expect
from tests.browser.harness import DESK, PHONE
from tests.factories import domain as make

from baccau.domain.accounts.actions import add_member
from baccau.domain.base.actor import SYSTEM
from baccau.domain.intake.models import Batch
from baccau.domain.places.actions import load_places
from baccau.domain.registry.models import Product

pytestmark = pytest.mark.django_db(transaction=True)
LIST = Path(__file__).parents[2] / "sample_data/cung-thai-nguyen.xlsx"


@pytest.fixture
def officer(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path / "files")
    load_places(by=SYSTEM, at=make.AT)
    user = make.make_user(full_name="Nguyễn Thị Hạnh")
    office = make.make_org("office")
    add_member(by=SYSTEM, at=make.AT, org=office, user=user, role="officer_national")
    return user


def test_from_a_file_to_the_registry_and_back(officer, visit, tmp_path):
    visitor = visit("/office/", who=officer)
    sound(visitor)
    send(visitor, Path(shutil.copy(LIST, tmp_path / "danh sách tỉnh.xlsx")))
    settle_problems(visitor)
    decide_by_keyboard(visitor)
    commit(visitor)
    assert Product.objects.count() == Batch.objects.get().counts["created"] > 100
    find_the_source(visitor)
    take_back(visitor)
    assert not Product.objects.exists()


def sound(visitor) -> None:
    assert visitor.problems(PHONE, DESK) == []


def send(visitor, file) -> None:
    page = visitor.page
    page.get_by_role("main").get_by_role("link", name="Gửi bảng tính").first.click()
    page.set_input_files("input[type=file]", file)
    page.get_by_text("danh sách tỉnh.xlsx (17 kB)").wait_for()
    page.get_by_role("button", name="Đọc tệp này").click()
    page.get_by_role("heading", name="danh sách tỉnh.xlsx").wait_for()
    sound(visitor)


def settle_problems(visitor) -> None:
    """Answer one problem, then all of its kind; the page stays, only its part changes."""
    page = visitor.page
    page.get_by_role("link", name="Tiếp: vướng mắc").click()
    page.get_by_role("navigation", name="Các loại vướng mắc").wait_for()
    sound(visitor)
    still_open = page.locator(".tabs [aria-current] .tabs__count")
    before = still_open.inner_text()
    page.get_by_role("button", name="Chọn nơi này").first.click()
    expect(still_open).not_to_have_text(before)
    page.get_by_role("button", name="Giữ nguyên cả").click()
    expect(still_open).to_have_text("0")


def decide_by_keyboard(visitor) -> None:
    page = visitor.page
    page.get_by_role("link", name="3. Đã có hay mới").click()
    accept = page.get_by_role("button", name="Nhận tất cả những gì đã rõ")
    accept.wait_for()
    sound(visitor)
    accept.focus()
    page.keyboard.press("Enter")
    page.get_by_text("Đã quyết định 110 dòng").wait_for()


def commit(visitor) -> None:
    page = visitor.page
    page.get_by_role("link", name="4. Ghi vào sổ").click()
    page.get_by_role("button", name="Ghi vào sổ").click()
    page.get_by_role("button", name="Rút lại").wait_for()
    sound(visitor)


def find_the_source(visitor) -> None:
    page = visitor.open("/office/products/?q=mien+dong+tai+hoan")
    sound(visitor)
    page.get_by_role("link", name="Miến dong Tài Hoan").click()
    page.get_by_text("danh sách tỉnh.xlsx › DS tổng hợp", exact=False).first.wait_for()
    sound(visitor)


def take_back(visitor) -> None:
    page = visitor.open("/office/intake/")
    sound(visitor)
    page.get_by_role("link", name="danh sách tỉnh.xlsx").click()
    page.get_by_role("button", name="Rút lại").click()
    page.get_by_text("sổ trở lại như trước", exact=False).wait_for()

"""The harness itself: a page with each fault planted is told, a sound one is not."""

import pytest
from django.http import HttpResponse
from django.urls import path
from tests.browser.harness import PHONE

FAULTS = {
    "axe image-alt": '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
    "axe color-contrast": '<p><font color="#cccccc">Nhạt</font></p>',
    "wider than the screen": '<table width="3000"><tr><td>Rộng</td></tr></table>',
    "target too small": "<button>x</button>",
    "console": '<script src="/missing.js"></script>',
}
_PAGE = (
    '<!doctype html><html lang="vi"><head><meta name="viewport" content="width=device-width">'
    "<title>Thử</title></head><body><main><h1>Thử</h1>{}</main></body></html>"
)


def page(request, fault):
    return HttpResponse(_PAGE.format(FAULTS.get(fault, "")))


urlpatterns = [path("fault/<str:fault>/", page)]


@pytest.fixture
def planted(settings):
    settings.ROOT_URLCONF = "tests.browser.test_harness"
    settings.MIDDLEWARE = []


@pytest.mark.parametrize("fault", FAULTS)
def test_planted_fault_is_told(planted, visit, fault):
    told = visit(f"/fault/{fault}/", width=PHONE).problems()
    assert any(line.startswith(fault) or fault in line for line in told)


def test_sound_page_is_left_in_peace(planted, visit):
    assert visit("/fault/none/", width=PHONE).problems() == []

import pytest

pytestmark = pytest.mark.django_db


def test_pages_are_vietnamese_whatever_the_browser_claims(client):
    answer = client.get("/about/", headers={"accept-language": "en-US,en;q=0.9"})
    assert answer.headers["Content-Language"] == "vi"
    assert '<html lang="vi">' in answer.text


def test_language_switch_stays_on_the_page(client):
    answer = client.post("/language/", {"language": "en", "next": "/about/?x=1"}, follow=True)
    assert answer.redirect_chain == [("/about/?x=1", 302)]
    assert '<html lang="en">' in answer.text
    assert "How it works" not in answer.text
    assert "About Bắc Cầu" in answer.text


def test_unknown_language_is_not_spoken(client):
    client.cookies["django_language"] = "xx"
    assert '<html lang="vi">' in client.get("/about/").text

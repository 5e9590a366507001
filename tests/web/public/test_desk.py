from django.urls import reverse


def test_desk_sends_visitors_to_sign_in(client):
    answer = client.get(reverse("desk"))
    assert answer.status_code == 302
    assert answer.url.startswith("/accounts/login/")


def test_desk_tells_who_belongs_nowhere_how_to_join(as_guest):
    text = as_guest.get(reverse("desk")).text
    assert reverse("claims") in text
    assert "72 giờ" in text

import pytest

from baccau.domain.base.refusals import NotFound
from baccau.web.errors import refusal_page

pytestmark = pytest.mark.django_db


def test_unknown_address_says_so_in_words(client):
    answer = client.get("/khong-co/")
    assert answer.status_code == 404
    assert "Không có trang này." in answer.text
    assert "Về trang đầu" in answer.text


def test_missing_and_unknown_look_alike(client, rf):
    request = rf.get("/khong-co/")
    request.user = None
    told = refusal_page(request, NotFound(name="a secret"))
    assert told.status_code == 404
    assert b"a secret" not in told.content


def test_refusal_of_an_action_shows_its_remedy(as_owner, owner):
    own = owner.memberships.get().public_id
    answer = as_owner.post(f"/me/people/{own}/revoke/")
    assert answer.status_code == 409
    assert "không còn người phụ trách" in answer.text
    assert "Hãy mời một người phụ trách khác trước." in answer.text

import pytest
from django.core.exceptions import ValidationError

from baccau.web.forms.place import CommuneField


@pytest.mark.parametrize(
    "typed", ["02185", "Côn Minh, Thái Nguyên", "xã Côn Minh, huyện Na Rì, tỉnh Bắc Kạn"]
)
def test_commune_is_read_from_code_or_words(typed):
    assert CommuneField().clean(typed) == "02185"


def test_commune_may_be_left_out_only_where_allowed():
    assert CommuneField(required=False).clean(" ") == ""
    with pytest.raises(ValidationError):
        CommuneField().clean("")


@pytest.mark.parametrize("typed", ["99999", "Atlantis", "Thái Nguyên", "Phú Lương, Thái Nguyên"])
def test_commune_is_never_guessed(typed):
    with pytest.raises(ValidationError):
        CommuneField().clean(typed)


def test_commune_code_is_shown_as_the_place_it_names():
    assert CommuneField().prepare_value("02185") == "xã Côn Minh, Thái Nguyên"
    assert CommuneField().prepare_value("99999") == "99999"
    assert CommuneField().prepare_value(None) == ""

import pytest
from tests.factories import domain as make

from baccau.domain.accounts.models import Organisation
from baccau.domain.base.actor import SYSTEM
from baccau.domain.base.refusals import Invalid
from baccau.domain.registry import actions

pytestmark = pytest.mark.django_db


def test_register_producer_takes_the_province_from_its_commune():
    org = make.make_producer()
    assert (org.province_id, org.commune_id) == (make.THAI_NGUYEN, make.CON_MINH)
    assert (org.kind, org.state, org.search_key) == ("producer", "pre_registered", "htx tai hoan")


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"commune_code": "99999"}, "commune_not_listed"),
        ({"commune_code": make.CON_MINH, "province_code": make.LANG_SON}, "commune_elsewhere"),
    ],
)
def test_register_producer_refuses_a_place_that_is_none(at, values, code):
    make.make_places()
    with pytest.raises(Invalid) as no:
        actions.register_producer(by=SYSTEM, at=at, values={"name": "HTX", **values})
    assert no.value.problems["commune_code"][0][0] == code


def test_update_producer_changes_only_what_is_told(at):
    org = make.make_producer(phone="+84912345678")
    changed = actions.update_producer(
        by=SYSTEM, at=at, producer=org, values={"name": "HTX Tài Hoan Côn Minh"}
    )
    assert changed == ("name",)
    org = Organisation.objects.get(pk=org.pk)
    assert org.exact_key == "htx tài hoan côn minh"
    assert (org.phone, org.commune_id) == ("+84912345678", make.CON_MINH)

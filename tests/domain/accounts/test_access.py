import pytest
from tests.factories import domain as make

from baccau.domain.accounts.access import access, can, fields, visible
from baccau.domain.base.actor import ANONYMOUS, Actor
from baccau.domain.base.refusals import NotAllowed, NotFound
from baccau.domain.demand.models import Need
from baccau.domain.registry.models import Product

pytestmark = pytest.mark.django_db


def test_a_national_officer_reaches_every_province():
    here = make.make_need(publish=False)
    there = make.make_need(publish=False, commune_code=make.BAC_SON)
    assert set(visible(make.roaming(), Need)) == {here, there}
    assert set(visible(make.make_officer(), Need)) == {here}


def test_a_platform_rule_reaches_everything_it_names():
    org = make.make_buyer()
    assert can(Actor(role="operator"), org, "view")
    assert fields(Actor(role="operator"), org) == {"P"}


def test_an_officer_without_a_territory_reaches_only_what_is_public():
    make.make_need(publish=False)
    assert not visible(Actor(role="officer_province"), Need).exists()


def test_access_tells_missing_and_foreign_alike_but_forbidden_apart():
    product = make.make_product()
    with pytest.raises(NotAllowed):
        access(ANONYMOUS, Product, make.make_product().public_id, "edit")
    need = make.make_need(publish=False)
    for public_id in (need.public_id, "00000000000"):
        with pytest.raises(NotFound):
            access(make.make_officer(make.LANG_SON), Need, public_id)
    assert access(make.make_officer(), Product, product.public_id, "edit") == product

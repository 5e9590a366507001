import pytest

from baccau.domain.audit.models import Entry
from baccau.domain.base.actor import SYSTEM
from baccau.domain.places.actions import load_places
from baccau.domain.places.models import Commune, Province
from baccau.domain.places.queries import communes_of, provinces_of, provinces_today

pytestmark = pytest.mark.django_db


def test_load_places_fills_once_and_corrects(at):
    first = load_places(by=SYSTEM, at=at)
    assert (first.provinces, first.communes) == (34, 3321)
    again = load_places(by=SYSTEM, at=at)
    assert (again.provinces, again.communes) == (0, 0)
    Commune.objects.filter(code="02185").update(name="x", province_id="01")
    assert load_places(by=SYSTEM, at=at).communes == 1
    commune = Commune.objects.get(code="02185")
    assert (commune.name, commune.province_id) == ("Côn Minh", "19")
    assert Entry.objects.filter(action="load_places").count() == 2
    assert Province.objects.count() == provinces_today().count() == 34
    assert commune in communes_of("19")
    assert provinces_of(["02185", "none"]) == {"02185": "19"}

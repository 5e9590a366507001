import pytest
from django.db import transaction
from django.db.models import F

from baccau.domain.audit.actions import record
from baccau.domain.audit.models import ChainHead, Entry
from baccau.domain.audit.queries import broken_entries
from baccau.domain.base.actor import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain(at):
    with transaction.atomic():
        for number in range(5):
            record(by=SYSTEM, at=at, action="act", object_type="thing", object_id=str(number),
                   facts={"name": "Miến dong", "number": number})  # fmt: skip


def test_chain_is_whole_as_written(chain):
    assert list(broken_entries()) == []
    assert ChainHead.objects.get().seq == 5


@pytest.mark.parametrize(
    "change",
    [
        {"facts": {"name": "Khác"}},
        {"action": "other"},
        {"user_id": 7},
        {"previous_hash": "1" * 64},
        {"hash": "2" * 64},
    ],
)
def test_chain_names_a_changed_entry(chain, change):
    Entry.objects.filter(seq=3).update(**change)
    assert (3, "changed") in list(broken_entries())


def test_chain_names_a_missing_entry(chain):
    Entry.objects.filter(seq=2).delete()
    assert (2, "missing") in list(broken_entries())


def test_chain_names_a_cut_end(chain):
    Entry.objects.filter(seq=5).delete()
    assert list(broken_entries()) == [(5, "missing")]


def test_chain_names_two_entries_swapped(chain):
    Entry.objects.filter(seq=2).update(seq=99)
    Entry.objects.filter(seq=3).update(seq=F("seq") - 1)
    Entry.objects.filter(seq=99).update(seq=3)
    assert {number for number, _ in broken_entries()} >= {2, 3}


@pytest.mark.django_db(transaction=True)
def test_record_refuses_to_stand_outside_its_act(at):
    with pytest.raises(RuntimeError, match="transaction"):
        record(by=SYSTEM, at=at, action="act", object_type="thing", object_id="1")

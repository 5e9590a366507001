"""The sample conference goes all the way in, its plan is proven, and loading it twice is once."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.urls import reverse

from baccau.domain.accounts.models import User
from baccau.domain.audit.queries import broken_entries
from baccau.domain.base.actor import SYSTEM
from baccau.domain.intake.models import Batch, StagedRow
from baccau.domain.matching.models import Allocation, Plan
from baccau.domain.places.actions import load_places
from baccau.domain.registry.models import Product, Supply
from baccau.jobs.sample import load_sample

pytestmark = pytest.mark.django_db

SAMPLE = Path(__file__).resolve().parents[2] / "sample_data"


@pytest.fixture
def loaded(settings, tmp_path, at):
    settings.MEDIA_ROOT = tmp_path
    load_places(by=SYSTEM, at=at)
    return load_sample(SAMPLE, say=lambda _what, _share: None)


def test_sample_conference(loaded, client):
    plan = Plan.objects.get()
    assert (plan.state, plan.status) == ("done", "optimal")
    assert plan.served_value_vnd == plan.bound_served_value_vnd > 0
    assert plan.served_value_vnd == sum(
        quantity * worth
        for quantity, worth in Allocation.objects.values_list("quantity", "worth_vnd")
    )
    assert Product.objects.count() == 265
    assert set(Batch.objects.values_list("state", flat=True)) == {"committed"}
    assert not StagedRow.objects.filter(decision="pending").exists()
    assert Supply.objects.filter(illustrative=False).count() == 0
    assert list(broken_entries()) == []

    rows = {model: model.objects.count() for model in (Product, Supply, Batch, Plan, User)}
    assert load_sample(SAMPLE, say=lambda _what, _share: None) == loaded
    assert {model: model.objects.count() for model in rows} == rows

    page = client.get(reverse("home"))
    assert "265" in page.text
    client.force_login(User.objects.get(phone="+84912000185"))
    assert "Siêu thị minh họa" in client.get(reverse("producer_home")).text

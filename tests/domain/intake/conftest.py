from types import SimpleNamespace

import pytest
from django.conf import settings
from tests.factories import domain as make
from tests.factories import sheets

from baccau.domain.accounts.models import Organisation
from baccau.domain.intake import actions
from baccau.domain.intake.models import Batch


@pytest.fixture(autouse=True)
def _files(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path)


@pytest.fixture
def desk(at):
    """An office of Thái Nguyên with an officer who takes files in."""
    officer = make.make_officer()
    return Desk(officer, Organisation.objects.get(pk=officer.org_id), at)


class Desk(SimpleNamespace):
    def __init__(self, officer, office, at):
        super().__init__(officer=officer, office=office, at=at, by={"by": officer, "at": at})

    def open(self, rows, name="list.csv", **values) -> Batch:
        return actions.open_batch(
            **self.by,
            **{"org": self.office, "content": sheets.csv_bytes(rows), **values},
            name=name,
        )

    def read(self, rows, name="list.csv", **values) -> Batch:
        return actions.read_batch(**self.by, batch=self.open(rows, name, **values))

    def commit(self, rows, name="list.csv", **values) -> Batch:
        batch = self.read(rows, name, **values)
        actions.accept_suggestions(**self.by, batch=batch)
        return actions.commit_batch(**self.by, batch=batch)

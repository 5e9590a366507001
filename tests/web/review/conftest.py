from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.factories import domain as make
from tests.factories import sheets

from baccau.domain.accounts.actions import add_member
from baccau.domain.base.actor import SYSTEM
from baccau.domain.intake.models import Batch


@pytest.fixture(autouse=True)
def _files(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path)


def client_of(org, role) -> Client:
    user = make.make_user()
    add_member(by=SYSTEM, at=make.AT, org=org, user=user, role=role)
    client = Client()
    client.force_login(user)
    return client


class Desk(SimpleNamespace):
    """A client at the office's desk, with what the review does most."""

    def send(self, rows, name="list.csv", **values):
        return self.upload(sheets.csv_bytes(rows), name, **values)

    def upload(self, content, name="list.csv", **values):
        file = SimpleUploadedFile(name, content)
        return self.client.post("/office/intake/", {"file": file, **values})

    def batch(self, rows, name="list.csv") -> Batch:
        self.send(rows, name)
        return Batch.objects.latest("pk")

    def url(self, batch, what="") -> str:
        return f"/office/intake/{batch.public_id}/{what}"

    def page(self, batch, **query) -> str:
        answer = self.client.get(self.url(batch), query)
        assert answer.status_code == 200
        return answer.text

    def post(self, path, **values):
        return self.client.post(path, values, follow=True)


@pytest.fixture
def desk(db) -> Desk:
    make.make_places()
    office = make.make_org("office", territory_province_id=make.THAI_NGUYEN)
    return Desk(office=office, client=client_of(office, "officer_province"))

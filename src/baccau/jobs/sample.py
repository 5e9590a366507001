"""Loads the sample conference the way people would: files in, decisions, commit, a plan.

Loading twice changes nothing: the files are known by their bytes, people by their address.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from baccau.domain.accounts import actions as accounts
from baccau.domain.accounts.models import Organisation, User
from baccau.domain.accounts.queries import actor_of, user_by_address
from baccau.domain.base.actor import SYSTEM, Actor
from baccau.domain.intake import actions as intake
from baccau.domain.matching.actions.plans import request_plan
from baccau.domain.matching.queries.plans import latest_plan
from baccau.domain.places.models import Province
from baccau.engines.text import fold
from baccau.engines.text.phones import international_phone
from baccau.jobs.plans import draw
from baccau.reference.messages import sentence

Say = Callable[[str, float], None]
SUPPLY = ("cung-thai-nguyen.xlsx", "cung-lao-cai.xls", "cung-lam-dong.ods")
DEMAND = ("cau-don-vi-mua.xlsx",)


def load_sample(folder: Path, *, say: Say) -> list[tuple[str, str, str]]:
    """Load the sample into this database; return its sign-ins as (who, address, password).

    `say` is told what goes on and how far it is, from 0 to 1.
    """
    people = tomllib.loads((folder / "people.toml").read_text(encoding="utf-8"))
    for office in people["offices"]:
        _office(office)
    organiser = _person(people["people"][0], people["password"])
    office_org = _org_named(people["people"][0]["org"])
    for name in (*SUPPLY, *DEMAND):
        _bring(folder / name, actor_of(organiser), office_org, say)
    for person in people["people"][1:]:
        _person(person, people["password"])
    _plan(actor_of(organiser), office_org, say)
    return [(one["who"], one["address"], people["password"]) for one in people["people"]]


def _office(office: dict[str, str]) -> None:
    if Organisation.objects.filter(search_key=fold(office["name"]), kind="office").exists():
        return
    accounts.create_organisation(
        by=SYSTEM,
        at=timezone.now(),
        kind="office",
        name=office["name"],
        territory_province=Province.objects.filter(code=office["province_code"]).first(),
        illustrative=True,
    )


def _org_named(name: str) -> Organisation:
    return Organisation.objects.get(search_key=fold(name), state__in=("active", "pre_registered"))


def _person(person: dict[str, str], password: str) -> User:
    address = person["address"]
    phone = None if "@" in address else international_phone(address)
    found = user_by_address(phone or address)
    if found is not None:
        return found
    user = accounts.create_user(
        at=timezone.now(),
        password=password,
        email=None if phone else address,
        phone=phone,
        phone_verified=phone is not None,
        full_name=person["full_name"],
    )
    accounts.add_member(
        by=SYSTEM, at=timezone.now(), org=_org_named(person["org"]), user=user, role=person["role"]
    )
    return user


def _bring(path: Path, by: Actor, office: Organisation, say: Say) -> None:
    """Take one file all the way in, deciding as a hurried but honest officer would.

    Mends are taken, warnings are kept as read, rows linking is sure of are accepted, unclear ones
    are entered as new; rows with errors stay out, named in the batch.
    """
    say(path.name, 0.0)
    now: dict[str, Any] = {"by": by, "at": timezone.now()}
    batch = intake.open_batch(
        **now, org=office, content=path.read_bytes(), name=path.name, illustrative=True
    )
    batch = intake.read_batch(
        **now, batch=batch, progress=lambda share: say(path.name, 0.9 * share)
    )
    if batch.state == "review":
        for code in sorted(set(batch.problems.values_list("code", flat=True))):
            intake.decide_problems(**now, batch=batch, code=code, how="mended")
        wrong = batch.rows.filter(has_error=True)
        intake.decide_rows(**now, batch=batch, decision="skip", rows=wrong)
        intake.accept_suggestions(**now, batch=batch)
        for decision in ("new", "skip"):
            intake.decide_rows(**now, batch=batch, decision=decision)
        intake.commit_batch(**now, batch=batch)
    say(path.name, 1.0)


def _plan(by: Actor, office: Organisation, say: Say) -> None:
    if latest_plan(office) is not None:
        return
    plan = request_plan(by=by, at=timezone.now(), org=office)
    title = sentence("drawing_the_plan", {}, get_language() or "vi")
    say(title, 0.0)
    draw(plan.public_id, progress=lambda share: say(title, share))
    say(title, 1.0)

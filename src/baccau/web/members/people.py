"""Who belongs to the organisation one acts for: invite, withdraw, revoke."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from baccau.domain.accounts.access import access, may, visible
from baccau.domain.accounts.actions import revoke_membership, withdraw_invitation
from baccau.domain.accounts.models import Invitation, Membership, Organisation
from baccau.domain.accounts.queries import colleagues, waiting_invitations
from baccau.domain.accounts.roles import ROLES, roles_held_in
from baccau.domain.base.actor import Actor
from baccau.domain.base.refusals import NotFound
from baccau.domain.notices.actions import invite_by_message
from baccau.engines.text.phones import international_phone
from baccau.web.actor import ActingRequest
from baccau.web.gate import gate


@dataclass(frozen=True, slots=True)
class Person:
    """One colleague as listed."""

    membership_id: str
    name: str
    role: Promise
    since: dt.datetime
    is_me: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """One invitation not yet accepted."""

    invitation_id: str
    address: str
    role: Promise
    expires_at: dt.datetime


class InviteForm(forms.Form):
    """Whom to invite, as what."""

    address = forms.CharField(
        label=_("E-mail or phone number"),
        max_length=254,
        help_text=_("Only someone signed in with this address can accept."),
    )
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)

    def __init__(self, *args: object, kind: str, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # passed on as they came
        field = cast("forms.ChoiceField", self.fields["role"])
        field.choices = [
            (code, f"{ROLES[code].name}: {ROLES[code].sentence}") for code in roles_held_in(kind)
        ]

    def clean_address(self) -> str:
        """Return the e-mail in small letters, or the phone as +84…."""
        address = str(self.cleaned_data["address"]).strip().lower()
        if "@" in address:
            return str(forms.EmailField().clean(address))
        phone = international_phone(address)
        if phone is None:
            raise forms.ValidationError(_("This is neither an e-mail address nor a phone number."))
        return phone


@gate("membership", "view")
@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """List colleagues and invitations that wait."""
    actor = cast("ActingRequest", request).actor
    return render(request, "members/people.html", _page(actor))


@gate("invitation", "send")
@require_http_methods(["GET", "POST"])
def send(request: HttpRequest) -> HttpResponse:
    """Invite someone; the link is shown this once."""
    acting = cast("ActingRequest", request)
    org = _organisation(acting.actor)
    form = InviteForm(request.POST if request.method == "POST" else None, kind=org.kind)
    if request.method != "POST" or not form.is_valid():
        return render(request, "members/invite.html", {"form": form, "org_name": org.name})
    invitation, token = invite_by_message(
        by=acting.actor, at=timezone.now(), org=org, user=acting.user, **form.cleaned_data
    )
    link = request.build_absolute_uri(reverse("join", args=[token]))
    shown = {"link": link, "address": invitation.address, "expires_at": invitation.expires_at}
    return render(request, "members/invited.html", shown)


@gate("invitation", "send")
@require_POST
def withdraw(request: HttpRequest, invitation_id: str) -> HttpResponse:
    """Close an invitation before it is used."""
    actor = cast("ActingRequest", request).actor
    invitation = access(actor, Invitation, invitation_id, "send")
    withdraw_invitation(by=actor, at=timezone.now(), invitation=invitation)
    messages.success(request, gettext("The invitation no longer opens anything."))
    return redirect("people")


@gate("membership", "revoke")
@require_POST
def revoke(request: HttpRequest, membership_id: str) -> HttpResponse:
    """End a colleague's membership."""
    actor = cast("ActingRequest", request).actor
    membership = access(actor, Membership, membership_id, "revoke")
    revoke_membership(by=actor, at=timezone.now(), membership=membership)
    messages.success(
        request, gettext("%(name)s no longer belongs here.") % {"name": membership.user}
    )
    return redirect("people")


def _organisation(actor: Actor) -> Organisation:
    org = visible(actor, Organisation).filter(pk=actor.org_id or 0).first()
    if org is None:
        raise NotFound
    return org


def _page(actor: Actor) -> dict[str, object]:
    return {
        "people": tuple(_person(membership, actor) for membership in colleagues(actor)),
        "waiting": tuple(
            Waiting(i.public_id, i.address, ROLES[i.role].name, i.expires_at)
            for i in waiting_invitations(actor, at=timezone.now())
        ),
        "may_invite": may(actor, "invitation", "send"),
        "may_revoke": may(actor, "membership", "revoke"),
    }


def _person(membership: Membership, actor: Actor) -> Person:
    return Person(
        membership.public_id,
        str(membership.user),
        ROLES[membership.role].name,
        membership.created_at,
        membership.user_id == actor.user_id,
    )

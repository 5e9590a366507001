"""One's own profile, whom one acts for, and the door an invitation opens."""

from __future__ import annotations

from typing import cast

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from baccau.domain.accounts.actions import (
    accept_invitation,
    act_for,
    open_invitation,
    update_profile,
)
from baccau.domain.accounts.roles import ROLES
from baccau.web.actor import ActingRequest
from baccau.web.gate import public, signed_in


class ProfileForm(forms.Form):
    """What a person may change about themselves."""

    full_name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        help_text=_("As colleagues and the office call you."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )


@signed_in
@require_http_methods(["GET", "POST"])
def me(request: HttpRequest) -> HttpResponse:
    """Show and keep one's name and language."""
    user = cast("ActingRequest", request).user
    shown = {"full_name": user.full_name, "language": user.language}
    form = ProfileForm(request.POST if request.method == "POST" else None, initial=shown)
    if request.method == "POST" and form.is_valid():
        update_profile(user=user, **form.cleaned_data)
        return _in_language(form.cleaned_data["language"], request)
    return render(
        request, "members/me.html", {"form": form, "email": user.email, "phone": user.phone}
    )


@signed_in
@require_POST
def act(request: HttpRequest) -> HttpResponse:
    """Act for another of one's organisations from now on."""
    act_for(
        user=cast("ActingRequest", request).user,
        membership_public_id=request.POST.get("membership", ""),
    )
    return redirect("desk")


@public
@require_GET
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Say who invites whom to what; the token is what lets one read it."""
    invitation = open_invitation(token, at=timezone.now())
    return render(
        request,
        "members/join.html",
        {
            "token": token,
            "org_name": invitation.org.name,
            "role": ROLES[invitation.role],
            "address": invitation.address,
            "expires_at": invitation.expires_at,
        },
    )


@signed_in
@require_POST
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Walk through the door, and act for the new organisation at once."""
    acting = cast("ActingRequest", request)
    membership = accept_invitation(
        by=acting.actor, at=timezone.now(), user=acting.user, token=token
    )
    act_for(user=acting.user, membership_public_id=membership.public_id)
    messages.success(
        request, gettext("You now belong to %(name)s.") % {"name": membership.org.name}
    )
    return redirect("desk")


def _in_language(language: str, request: HttpRequest) -> HttpResponse:
    with translation.override(language):
        messages.success(request, gettext("Your profile is kept."))
    response = redirect("me")
    response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, samesite="Lax")
    return response

"""One's own account: name, language, and whom one acts for."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from baccau.domain.accounts.actions import act_for
from baccau.web.actor import ActingRequest
from baccau.web.gate import signed_in


@signed_in
def me(request: HttpRequest) -> HttpResponse:
    return render(request, "shell/base.html", {})


@signed_in
@require_POST
def act(request: HttpRequest) -> HttpResponse:
    """Act for another of one's organisations from now on."""
    act_for(
        user=cast("ActingRequest", request).user,
        membership_public_id=request.POST.get("membership", ""),
    )
    return redirect("desk")

"""A form sent twice counts once: the double tap, the retry on a weak line, the back button.

The masked CSRF token of a form differs each time the form is shown, so it names one showing. The
same showing with the same values is the same sending: it gets the first one's answer. With other
values it is a new sending. Partial requests of a page (htmx) share a token and are left alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from baccau.domain.base.actions import drop_key, keep_answer, take_key
from baccau.domain.base.queries import answered
from baccau.domain.base.refusals import Refusal
from baccau.domain.base.sending import Sending
from baccau.web.errors import refusal_page

_TOKEN = "csrfmiddlewaretoken"  # noqa: S105  (the name of Django's field)


class AlreadySending(Refusal):
    """The same form is being worked on this moment."""

    code = "already_sending"


class OnceMiddleware:
    """Answers the second sending of a form with the answer to the first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Take the sending's key, or answer as before."""
        user_id = request.user.pk
        token = request.POST.get(_TOKEN) if _is_form(request) else None
        if user_id is None or not token:
            return self.get_response(request)
        sending = Sending(
            key=hashlib.sha256(token.encode()).hexdigest(),
            user_id=user_id,
            path=request.path[:300],
            body_sha256=_digest(request),
        )
        taken = take_key(sending=sending, at=timezone.now())
        if taken is None:
            location = answered(sending)
            if location:
                return HttpResponseRedirect(location)
            return refusal_page(request, AlreadySending())
        response = self.get_response(request)
        if isinstance(response, HttpResponseRedirect):
            keep_answer(taken=taken, location=response.url[:300])
        else:
            drop_key(taken=taken)
        return response


def _is_form(request: HttpRequest) -> bool:
    return request.method == "POST" and "HX-Request" not in request.headers


def _digest(request: HttpRequest) -> str:
    digest = hashlib.sha256()
    for name in sorted(request.POST):
        if name != _TOKEN:
            digest.update(repr((name, request.POST.getlist(name))).encode())
    for name in sorted(request.FILES):
        for file in request.FILES.getlist(name):
            digest.update(repr((name, file.name, file.size)).encode())
            for chunk in file.chunks():
                digest.update(chunk)
            file.seek(0)
    return digest.hexdigest()

"""The real addresses and three planted leaks: a forgotten check, a rival's text, an oracle."""

from django.http import Http404, HttpResponse
from django.urls import path

from baccau.config.urls import urlpatterns as real
from baccau.domain.base.refusals import NotFound
from baccau.domain.demand.models import Need
from baccau.domain.matching.models import Plan
from baccau.web.gate import gate, signed_in


@gate("plan", "view")
def forgotten_check(request, plan_id):
    plan = Plan.objects.filter(public_id=plan_id).first()
    if plan is None:
        raise NotFound
    return HttpResponse("a plan")


@signed_in
def rivals_text(request):
    return HttpResponse(" ".join(Need.objects.values_list("text", flat=True)))


@gate("need", "view")
def oracle(request, need_id):
    if Need.objects.filter(public_id=need_id).exists():
        raise Http404("not yours")
    raise NotFound


def handler404(request, exception):
    return HttpResponse(str(exception), status=404)


urlpatterns = [
    *real,
    path("leak/plan/<str:plan_id>/", forgotten_check),
    path("leak/needs/", rivals_text),
    path("leak/need/<str:need_id>/", oracle),
]

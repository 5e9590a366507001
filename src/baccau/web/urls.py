"""Every page's address, by desk."""

from django.urls import include, path
from django.views.i18n import set_language

from baccau.web.gate import public

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("language/", public(set_language), name="set_language"),
    path("", include("baccau.web.public.urls")),
    path("me/", include("baccau.web.members.urls")),
    path("office/", include("baccau.web.offices.urls")),
    path("producer/", include("baccau.web.producers.urls")),
    path("buyer/", include("baccau.web.buyers.urls")),
]

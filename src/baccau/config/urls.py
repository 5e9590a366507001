"""Root URLs: the desks, sign-in, language."""

from django.urls import include, path

from baccau.web import urls as web_urls

urlpatterns = [
    path("", include(web_urls)),
]

handler404 = "baccau.web.errors.not_found"

"""Addresses of this desk."""

from django.urls import URLPattern, URLResolver, include, path

from baccau.web.review.urls import patterns as review

urlpatterns: list[URLPattern | URLResolver] = [
    path("intake/", include(review("office"))),
]

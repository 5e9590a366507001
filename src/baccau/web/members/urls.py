"""Addresses of this desk."""

from django.urls import URLPattern, path

from baccau.web.members import views

urlpatterns: list[URLPattern] = [
    path("", views.me, name="me"),
    path("act/", views.act, name="act"),
]

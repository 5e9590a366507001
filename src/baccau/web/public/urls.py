"""Addresses of this desk."""

from django.urls import URLPattern, path

from baccau.web.public import desk, gallery, views

urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
    path("about/", views.about, name="about"),
    path("gallery/", gallery.gallery, name="gallery"),
    path("desk/", desk.desk, name="desk"),
]

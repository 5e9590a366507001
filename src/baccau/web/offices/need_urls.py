"""Addresses of the needs an office looks after, below needs/."""

from django.urls import path

from baccau.web.offices import needs

urlpatterns = [
    path("", needs.listing, name="office_needs"),
    path("export/", needs.export, name="office_needs_export"),
    path("<str:need_id>/", needs.need, name="office_need"),
    path("<str:need_id>/edit/", needs.edit, name="office_need_edit"),
    path("<str:need_id>/move/", needs.move, name="office_need_move"),
]

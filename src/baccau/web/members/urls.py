"""Addresses of this desk."""

from django.urls import URLPattern, path

from baccau.web.members import claims, people, views

urlpatterns: list[URLPattern] = [
    path("", views.me, name="me"),
    path("act/", views.act, name="act"),
    path("join/<str:token>/", views.join, name="join"),
    path("join/<str:token>/accept/", views.accept, name="join_accept"),
    path("people/", people.people, name="people"),
    path("people/invite/", people.send, name="people_invite"),
    path(
        "people/invitations/<str:invitation_id>/withdraw/", people.withdraw, name="people_withdraw"
    ),
    path("people/<str:membership_id>/revoke/", people.revoke, name="people_revoke"),
    path("claims/", claims.claims, name="claims"),
    path("claims/<str:org_id>/", claims.claim, name="claim"),
]

"""Addresses of this desk."""

from django.urls import include, path

from baccau.web.buyers import home, needs
from baccau.web.review.urls import patterns as review

urlpatterns = [
    path("", home.home, name="buyer_home"),
    path("needs/", needs.needs, name="buyer_needs"),
    path("needs/new/", needs.new, name="buyer_need_new"),
    path("needs/goods/", needs.goods, name="buyer_goods"),
    path("needs/<str:need_id>/", needs.need, name="buyer_need"),
    path("needs/<str:need_id>/move/", needs.move, name="buyer_need_move"),
    path("intake/", include(review("buyer"))),
]

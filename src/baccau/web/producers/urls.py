"""Addresses of this desk."""

from django.urls import path

from baccau.web.producers import views

urlpatterns = [
    path("", views.home, name="producer_home"),
    path("products/", views.products, name="producer_products"),
    path("products/<str:product_id>/", views.product, name="producer_product"),
    path(
        "products/<str:product_id>/still-true/", views.still_true, name="producer_product_confirm"
    ),
]

"""Addresses of this desk."""

from django.urls import URLPattern, URLResolver, include, path

from baccau.web.offices import claims, home, merging, producers, product, products
from baccau.web.review.urls import patterns as review

_PRODUCT = "products/<str:product_id>/"
_PRODUCER = "producers/<str:org_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="office_home"),
    path("intake/", include(review("office"))),
    path("needs/", include("baccau.web.offices.need_urls")),
    path("plans/", include("baccau.web.offices.plan_urls")),
    path("claims/", claims.claims, name="office_claims"),
    path("claims/<str:claim_id>/", claims.claim, name="office_claim"),
    path("products/", products.listing, name="office_products"),
    path("products/map/", products.on_map, name="office_products_map"),
    path("products/export/", products.export, name="office_products_export"),
    path(_PRODUCT, product.product, name="office_product"),
    path(f"{_PRODUCT}edit/<str:kind>/", product.edit, name="office_product_edit"),
    path(f"{_PRODUCT}listed/", product.listed, name="office_product_listed"),
    path(f"{_PRODUCT}merge/", merging.product_partners, name="office_product_partners"),
    path(f"{_PRODUCT}merge/undo/", merging.product_unmerge, name="office_product_unmerge"),
    path(f"{_PRODUCT}merge/<str:other_id>/", merging.product_merge, name="office_product_merge"),
    path("producers/", producers.listing, name="office_producers"),
    path("producers/new/", producers.new, name="office_producer_new"),
    path(_PRODUCER, producers.producer, name="office_producer"),
    path(f"{_PRODUCER}edit/", producers.edit, name="office_producer_edit"),
    path(f"{_PRODUCER}products/new/", product.new, name="office_product_new"),
    path(f"{_PRODUCER}merge/", merging.producer_partners, name="office_producer_partners"),
    path(f"{_PRODUCER}merge/undo/", merging.producer_unmerge, name="office_producer_unmerge"),
    path(f"{_PRODUCER}merge/<str:other_id>/", merging.producer_merge, name="office_producer_merge"),
]

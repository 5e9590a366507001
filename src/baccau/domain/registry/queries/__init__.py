"""Every question to the registry."""

from baccau.domain.registry.queries.details import (
    ProducerDetail,
    ProductDetail,
    ValueOrigin,
    producer_detail,
    product_detail,
)
from baccau.domain.registry.queries.exports import export_rows
from baccau.domain.registry.queries.figures import (
    CommuneCount,
    LiveCounts,
    communes_with_counts,
    live_counts,
)
from baccau.domain.registry.queries.finding import (
    ProductFilter,
    ProductPage,
    facets,
    find_producers,
    products,
    products_page,
)

__all__ = [
    "CommuneCount",
    "LiveCounts",
    "ProducerDetail",
    "ProductDetail",
    "ProductFilter",
    "ProductPage",
    "ValueOrigin",
    "communes_with_counts",
    "export_rows",
    "facets",
    "find_producers",
    "live_counts",
    "producer_detail",
    "product_detail",
    "products",
    "products_page",
]

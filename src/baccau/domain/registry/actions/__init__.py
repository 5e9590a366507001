"""Every write to the registry."""

from baccau.domain.registry.actions.merges import (
    MergeRefused,
    MergeReport,
    MergeUndone,
    merge_organisations,
    merge_products,
    undo_merge,
)
from baccau.domain.registry.actions.producers import (
    NotAProducer,
    register_producer,
    update_producer,
)
from baccau.domain.registry.actions.products import (
    ProductMerged,
    ProductMove,
    hide_product,
    register_product,
    set_papers,
    set_supply,
    show_product,
    update_product,
)
from baccau.domain.registry.actions.undo import ChangedSince

__all__ = [
    "ChangedSince",
    "MergeRefused",
    "MergeReport",
    "MergeUndone",
    "NotAProducer",
    "ProductMerged",
    "ProductMove",
    "hide_product",
    "merge_organisations",
    "merge_products",
    "register_producer",
    "register_product",
    "set_papers",
    "set_supply",
    "show_product",
    "undo_merge",
    "update_producer",
    "update_product",
]

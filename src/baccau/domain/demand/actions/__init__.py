"""Every write about demand."""

from baccau.domain.demand.actions.buyers import (
    NotABuyer,
    merge_buyers,
    register_buyer,
    update_buyer,
)
from baccau.domain.demand.actions.needs import (
    NeedMove,
    close_need,
    create_need,
    edit_need,
    publish_need,
)

__all__ = [
    "NeedMove",
    "NotABuyer",
    "close_need",
    "create_need",
    "edit_need",
    "merge_buyers",
    "publish_need",
    "register_buyer",
    "update_buyer",
]

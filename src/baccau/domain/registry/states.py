"""States of a product in the registry."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProductState(models.TextChoices):
    """Whether a product is listed."""

    LIVE = "live", _("Listed")
    HIDDEN = "hidden", _("Hidden")
    MERGED = "merged", _("Merged into another")


PRODUCT_MOVES: dict[str, frozenset[str]] = {
    "live": frozenset({"hidden", "merged"}),
    "hidden": frozenset({"live", "merged"}),
    "merged": frozenset({"live"}),
}

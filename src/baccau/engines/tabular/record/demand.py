"""A row of a demand sheet as contract values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from baccau.engines.tabular.record.place import settle_place
from baccau.engines.tabular.record.shared import settle_contacts, settle_papers, settle_sets
from baccau.engines.tabular.record.trade import (
    settle_months,
    settle_pack,
    settle_price,
    settle_season,
    settle_unit,
)

if TYPE_CHECKING:
    from baccau.engines.tabular.record.parts import Draft

_PLAIN = (
    "discount_percent",
    "payment_days",
    "min_stars",
    "max_suppliers",
    "storage",
    "representative",
)


def settle_demand(draft: Draft) -> None:
    """Make every demand field the row's cells allow, telling each problem on the way."""
    draft.copy("buyer_name")
    if "buyer_name" not in draft.values:
        draft.tell("buyer_missing", "warning", "buyer_name")
    _kind(draft)
    settle_contacts(draft)
    settle_place(draft)
    draft.copy("need_text")
    settle_sets(draft, "need_text")
    if not any(name in draft.values for name in ("need_text", "commodity", "product_set")):
        draft.tell("need_missing", "error", "need_text")
    _ask_which(draft)
    for name in _PLAIN:
        draft.copy(name)
    origins = draft.get("origin_province_codes")
    draft.put(
        "origin_province_codes",
        list(origins) if origins else None,
        draft.cell("origin_province_codes"),
    )
    _trade(draft)
    settle_papers(draft, "papers_required")
    _note(draft)


def _ask_which(draft: Draft) -> None:
    """Tell a need that names several goods at once: only the first can be matched."""
    pieces = re.split(r"[;,+\n]", draft.values.get("need_text", ""))
    found = [draft.vocabulary.commodities.find(piece) for piece in pieces]
    codes = {match.code for match in found if match}
    if len(codes) > 1:
        goods = [piece.strip() for piece in pieces if piece.strip()]
        draft.tell("need_several", "warning", "need_text", None, goods=goods)


def _kind(draft: Draft) -> None:
    draft.copy("buyer_kind")
    name = draft.values.get("buyer_name")
    if "buyer_kind" not in draft.values and name:
        match = draft.vocabulary.buyer_kinds.find(name)
        draft.put("buyer_kind", match.code if match else None, draft.cell("buyer_name"))


def _trade(draft: Draft) -> None:
    pack = settle_pack(draft)
    measure = settle_unit(
        draft, pack, amount="quantity_by_month", months="quantity", price="price_ceiling_vnd"
    )
    ceiling = settle_price(draft, "price_ceiling_vnd", measure)
    if ceiling:
        draft.put("price_ceiling_vnd", ceiling[1] or ceiling[0], draft.cell("price_ceiling_vnd"))
    settle_season(draft)
    if settle_months(draft, measure, amount="quantity_by_month", months="quantity"):
        return
    told = any(problem.code.startswith("quantity_") for problem in draft.problems)
    draft.tell("quantity_unusable" if told else "quantity_missing", "error", "quantity_by_month")


def _note(draft: Draft) -> None:
    notes = [part.text for part in draft.repeats.get("note", []) if part.text]
    draft.put("note", "; ".join(notes) or None, draft.home)

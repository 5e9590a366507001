"""What supply and demand rows have alike: contacts, commodity and set, papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baccau.engines.tabular.problems import Proposal

if TYPE_CHECKING:
    from baccau.engines.tabular.record.parts import Draft
    from baccau.engines.tabular.values.producers import Party


def settle_contacts(draft: Draft) -> None:
    """Set phone and email from their own cells, else from a mixed cell."""
    draft.copy("phone")
    draft.copy("email")
    for name in ("contact", "producer_name"):
        party: Party | None = draft.get(name)
        if party is None:
            continue
        if "phone" not in draft.values and party.phones:
            draft.put("phone", party.phones[0], draft.cell(name))
        if "email" not in draft.values:
            draft.put("email", party.email, draft.cell(name))


def settle_sets(draft: Draft, text_field: str) -> None:
    """Set commodity and product_set; what is not written is taken from the name of the goods."""
    draft.copy("commodity")
    text = draft.values.get(text_field) or ""
    if "commodity" not in draft.values:
        match = draft.vocabulary.commodities.find(text) if text else None
        if match:
            draft.put("commodity", match.code, draft.cell(text_field))
            if not match.exact:
                draft.tell(
                    "commodity_by_folded", "info", text_field, None, text=text, commodity=match.code
                )
        elif text:
            draft.tell("commodity_unknown", "warning", text_field, None, text=text)
    _product_set(draft, text_field)


def _product_set(draft: Draft, text_field: str) -> None:
    draft.copy("product_set")
    known = draft.vocabulary.commodity_sets.get(draft.values.get("commodity", ""))
    if "product_set" in draft.values:
        written = draft.values["product_set"]
        if known and known != written:
            proposal = Proposal("product_set", known)
            draft.tell(
                "product_set_differs", "info", "product_set", proposal, written=written, known=known
            )
        return
    if known:
        draft.put("product_set", known, draft.cell(text_field))
    elif "product_set" in draft.groups:
        inherited = draft.groups["product_set"]
        match = draft.vocabulary.product_sets.find(inherited.text)
        if match and match.code.isdecimal():
            draft.put("product_set", int(match.code), inherited.cell)


def settle_papers(draft: Draft, name: str) -> None:
    """Join the papers of every column that speaks of them."""
    parts = draft.repeats.get(name, [])
    codes = list(dict.fromkeys(code for part in parts for code in part.value or ()))
    if codes:
        first = next(part for part in parts if part.value)
        draft.put(name, codes, first.cell)

"""Rows by the words of their folded names, through the database's own word index.

Every word typed must begin a word of the name, in any order. Folded words find candidates only;
the caller ranks by the tones typed. The indexes are made in migrations/0002_words.py.
"""

from __future__ import annotations

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from baccau.engines.text import clean_text, fold

_MATCH = {
    "sqlite": "SELECT rowid AS id FROM {table}_words WHERE {table}_words MATCH %s",
    "postgresql": (
        "SELECT id FROM {table} WHERE to_tsvector('simple', search_key) @@ to_tsquery('simple', %s)"
    ),
}
# One subquery, not three joined by OR: a database then looks up what was found, and no more.
_PRODUCTS = (
    "{named} UNION SELECT id FROM baccau_product WHERE org_id IN ({makers})"
    " UNION SELECT id FROM baccau_product WHERE certificate_no = %s"
)


def products_like(text: str) -> Q:
    """Return where a product or its producer is named so, or its certificate bears the text."""
    query = _query(text)
    if not query:
        return Q()
    sql = _PRODUCTS.format(named=_match("baccau_product"), makers=_match("baccau_organisation"))
    number = clean_text(text, limit=60)
    return Q(pk__in=RawSQL(sql, [query, query, number]))  # noqa: S611  (words are bound)


def organisations_like(text: str) -> Q:
    """Return where an organisation is named so."""
    query = _query(text)
    return Q(pk__in=RawSQL(_match("baccau_organisation"), [query])) if query else Q()  # noqa: S611  (words are bound)


def _match(table: str) -> str:
    return _MATCH[connection.vendor].format(table=table)


def _query(text: str) -> str:
    """Return the words as the database's query: each may be the beginning of a longer one."""
    words = fold(text).split()
    if connection.vendor == "sqlite":
        return " ".join(f'"{word}"*' for word in words)
    return " & ".join(f"'{word}':*" for word in words)

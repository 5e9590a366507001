"""Durable public ids: ten random symbols and one check symbol.

The alphabet has 31 symbols (a prime), weights are distinct modulo 31, so every single wrong
symbol and every swap of two unequal symbols, adjacent or not, is caught (weighted check over a
prime field, Verhoeff 1969, ch. 2). Ids are not sequential and carry no meaning.
"""

from __future__ import annotations

import secrets

ALPHABET = "0123456789abcdefghjkmnpqrtvwxyz"  # no i l o s u: they read as 1 1 0 5 v
BODY = 10
LENGTH = BODY + 1
_VALUE = {symbol: value for value, symbol in enumerate(ALPHABET)}


def check_symbol(body: str) -> str:
    """Return the check symbol of a body of ten symbols.

    Raises:
        KeyError: a symbol outside the alphabet.
    """
    total = sum(weight * _VALUE[symbol] for weight, symbol in enumerate(body, start=2))
    return ALPHABET[-total % len(ALPHABET)]


def new_public_id() -> str:
    """Return a fresh id (49 random bits: a clash in 10^6 ids is one in a thousand, and refused)."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(BODY))
    return body + check_symbol(body)


def is_public_id(text: str) -> bool:
    """Say whether the text could be an id: right length, alphabet and check symbol."""
    if len(text) != LENGTH or any(symbol not in _VALUE for symbol in text):
        return False
    return check_symbol(text[:BODY]) == text[BODY]

"""Phones, e-mail addresses and tax codes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from baccau.engines.tabular.plain import cell_text, plain
from baccau.engines.tabular.problems import Finding, Proposal, Reading
from baccau.engines.text.phones import international_phone

if TYPE_CHECKING:
    from baccau.engines.tabular.grid import Value
    from baccau.engines.tabular.values.context import Context

_PHONE = re.compile(r"(?<!\d)(?:\+|00)?\d[\d .()\-\u2013]{6,18}\d(?!\d)")
_EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_EMAIL_SPLIT = re.compile(r"\s*(?:@|\(at\)|\[at\])\s*")
_TAX_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
_TAX_LENGTHS = (10, 12, 13)


def find_phones(text: str) -> tuple[str, ...]:
    """Return every Vietnamese phone number in `text` as +84…, in order, without repeats."""
    phones: list[str] = []
    for part in re.split(r"[/;,|\n]| - |\s[^\W\d_]+\s", text):
        whole = international_phone(part) if not re.search(r"[^\W\d_]{3,}", part) else None
        found = (whole,) if whole else map(international_phone, _phone_parts(part))
        phones.extend(phone for phone in found if phone)
    return tuple(dict.fromkeys(phones))


def _phone_parts(text: str) -> list[str]:
    parts: list[str] = []
    for match in _PHONE.finditer(text):
        run = match.group()
        parts.extend([run] if international_phone(run) else re.split(r"\s{2,}|\s(?=0)|-(?=0)", run))
    return parts


def read_phone(raw: Value, context: Context) -> Reading[str]:
    """Read a phone cell; the first number counts, others are told.

    A number stored as a number has lost its zero: 912345678.0 is +84912345678.
    """
    text = cell_text(raw)
    if not text or context.vocabulary.lexicon.is_one("answer.empty", plain(text)):
        return Reading(None)
    phones = find_phones(_plain_digits(text))
    if not phones:
        return Reading(None, (Finding("phone_unreadable", "warning", {"text": text}),))
    if len(phones) > 1:
        facts: dict[str, object] = {"phone": phones[0], "others": list(phones[1:])}
        return Reading(phones[0], (Finding("phone_several", "info", facts),))
    return Reading(phones[0])


def _plain_digits(text: str) -> str:
    """Undo a number shown in scientific notation (9.12345678E+08)."""
    found = re.fullmatch(r"(\d)[.,](\d+)[eE]\+?(\d{1,2})", text)
    if found is None:
        return text
    zeros = int(found[3]) - len(found[2])
    return found[1] + found[2] + "0" * zeros if zeros >= 0 else text


def find_email(text: str) -> str | None:
    """Return the first e-mail address in `text`, lower case."""
    found = _EMAIL.search(_EMAIL_SPLIT.sub("@", text))
    return found.group().lower().strip(".") if found else None


def read_email(raw: Value, context: Context) -> Reading[str]:
    """Read an e-mail cell; spaces around the @ are mended."""
    text = cell_text(raw)
    if not text or context.vocabulary.lexicon.is_one("answer.empty", plain(text)):
        return Reading(None)
    email = find_email(text)
    if email is None or not email.isascii():
        return Reading(None, (Finding("email_unreadable", "warning", {"text": text}),))
    return Reading(email)


def tax_code_holds(code: str) -> bool:
    """Check the tenth digit of a tax code (mod 11, Circular 105/2020/TT-BTC).

    Twelve-digit codes are personal numbers used as tax codes since July 2025 and have no check
    digit of this kind.
    """
    if len(code) == 12:  # noqa: PLR2004  (a personal number)
        return True
    total = sum(int(digit) * weight for digit, weight in zip(code, _TAX_WEIGHTS, strict=False))
    return 10 - total % 11 == int(code[9])


def read_tax_code(raw: Value, context: Context) -> Reading[str]:
    """Read a tax code of 10, 12 or 13 digits; a zero lost to Excel is put back and told."""
    text = cell_text(raw)
    if not text or context.vocabulary.lexicon.is_one("answer.empty", plain(text)):
        return Reading(None)
    digits = re.sub(r"\D", "", _plain_digits(text))
    findings: list[Finding] = []
    restored = "0" + digits
    if (
        len(restored) in _TAX_LENGTHS
        and len(digits) not in _TAX_LENGTHS
        and tax_code_holds(restored)
    ):
        digits = restored
        facts: dict[str, object] = {"text": text, "tax_code": digits}
        findings.append(
            Finding("tax_code_zero_restored", "info", facts, Proposal("tax_code", digits))
        )
    if len(digits) not in _TAX_LENGTHS:
        return Reading(None, (Finding("tax_code_unreadable", "warning", {"text": text}),))
    if not tax_code_holds(digits):
        findings.append(Finding("tax_code_check_failed", "warning", {"tax_code": digits}))
    code = f"{digits[:10]}-{digits[10:]}" if len(digits) == 13 else digits  # noqa: PLR2004  (a branch)
    return Reading(code, tuple(findings))

import re
from pathlib import Path

import allauth
import pytest
from tests.web.msgids import in_folder, in_python, in_template

import baccau
from baccau.reference.catalogues import LOCALE, read_po

SOURCE = Path(baccau.__file__).parent
ALLAUTH = Path(allauth.__file__).parent
# Pages and forms of allauth that can be reached here; passkeys and user names are not in use.
REACHED = [
    *sorted((ALLAUTH / "templates/account").rglob("*.*")),
    *sorted((ALLAUTH / "templates/mfa").rglob("*.*")),
    *(ALLAUTH / part for part in ("account/forms.py", "account/adapter.py", "account/fields.py")),
    *(ALLAUTH / "mfa" / part for part in ("adapter.py", "base/forms.py", "totp/forms.py")),
]
NOT_IN_USE = re.compile(
    r"[Pp]asskey|[Ss]ecurity [Kk]ey|[Uu]sername|sign-in code$|Master key|Backup key|Key nr"
    r"|^Manage$|^Add$"
)
NOT_REACHED = ("webauthn", "account/login.html", "account/signup.html", "signup_by_passkey.html")
_FACT = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")


@pytest.fixture(scope="module")
def vietnamese():
    told = {}
    for path in sorted(LOCALE.glob("*/vi/LC_MESSAGES/django.po")):
        told |= read_po(path.read_text(encoding="utf-8"), str(path))
    return told


def test_every_sentence_has_a_vietnamese_one(vietnamese):
    asked = in_folder(SOURCE)
    assert len(asked) > 200
    missing = {msgid: where for msgid, where in asked.items() if not vietnamese.get(msgid)}
    assert not missing


def test_every_sign_in_sentence_has_a_vietnamese_one(vietnamese):
    asked = set()
    for path in REACHED:
        if any(part in str(path) for part in NOT_REACHED):
            continue
        read = in_python if path.suffix == ".py" else in_template
        asked |= set(read(path.read_text(encoding="utf-8")))
    missing = {msgid for msgid in asked if msgid not in vietnamese and not NOT_IN_USE.search(msgid)}
    assert len(asked) > 100
    assert not missing


def test_translations_keep_the_facts(vietnamese):
    changed = {
        msgid: text
        for msgid, text in vietnamese.items()
        if set(_FACT.findall(msgid)) != set(_FACT.findall(text))
    }
    assert not changed


def test_msgids_are_found_in_both_kinds_of_file():
    python = 'a = _("One")\nb = ngettext("%(n)s cat", "%(n)s cats", n)\nc = other("Not this")\n'
    assert set(in_python(python)) == {"One", "%(n)s cat\0%(n)s cats"}
    template = (
        '{% load i18n %}{% translate "Two" %}{{ x|default:_("Three") }}'
        "{% blocktranslate with a=b %}It's {{ a }}{% endblocktranslate %}"
        "{% blocktranslate count n=m %}{{ n }} dog{% plural %}{{ n }} dogs{% endblocktranslate %}"
    )
    assert set(in_template(template)) == {
        "Two", "Three", "It's %(a)s", "%(n)s dog\0%(n)s dogs",
    }  # fmt: skip

import gettext
import io

import pytest

from baccau.reference.catalogues import BadCatalogueError, compile_all, mo_bytes, read_po

PO = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

# a remark
#: somewhere.html
msgid "Save"
msgstr "Lưu"

msgid ""
"Two "
"lines\\n"
msgstr "Hai dòng\\n"

msgctxt "field label"
msgid "Save"
msgstr "Cất"

msgid "%(n)s star"
msgid_plural "%(n)s stars"
msgstr[0] "%(n)s sao"

#, fuzzy
msgid "Guess"
msgstr "Đoán"

msgid "Untold"
msgstr ""

#~ msgid "Old"
#~ msgstr "Cũ"
"""


def compiled(text):
    return gettext.GNUTranslations(io.BytesIO(mo_bytes(read_po(text))))


def test_mo_bytes_are_read_by_the_standard_library():
    told = compiled(PO)
    assert told.gettext("Save") == "Lưu"
    assert told.gettext("Two lines\n") == "Hai dòng\n"
    assert told.pgettext("field label", "Save") == "Cất"
    assert told.ngettext("%(n)s star", "%(n)s stars", 5) == "%(n)s sao"


def test_read_po_leaves_out_what_is_not_a_translation():
    assert not {"Guess", "Untold", "Old"} & set(read_po(PO))


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', "told twice"),
        ("msgid a\n", "x.po:1"),
        ("msgid 7\n", "x.po:1"),
        ("\nnonsense\n", "x.po:2"),
    ],
)
def test_read_po_names_what_is_wrong(text, where):
    with pytest.raises(BadCatalogueError, match=where):
        read_po(text, "x.po")


def test_compile_all_writes_only_what_changed(tmp_path):
    folder = tmp_path / "web/vi/LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(PO, encoding="utf-8")
    assert compile_all(tmp_path) == (folder / "django.mo",)
    assert compile_all(tmp_path) == ()

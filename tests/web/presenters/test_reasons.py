from django import forms
from django.utils import translation

from baccau.domain.base.refusals import Invalid
from baccau.web.presenters.reasons import add_problems, reason, refusals


class Small(forms.Form):
    name = forms.CharField(required=False)


def test_reason_speaks_the_readers_language():
    with translation.override("vi"):
        told = reason("last_owner", {"name": "HTX Tài Hoan"}, "no")
    assert told.kind == "no"
    assert "HTX Tài Hoan" in told.sentence
    assert told.remedy.startswith("Hãy")
    with translation.override("en"):
        assert reason("last_owner", {"name": "x"}).remedy.startswith("Invite")


def test_refusals_keep_their_order():
    told = refusals([("not_found", {}), ("not_allowed", {})])
    assert [line.kind for line in told] == ["no", "no"]
    assert told[0].sentence != told[1].sentence


def test_add_problems_puts_each_at_its_field():
    form = Small({})
    form.is_valid()
    refused = Invalid({"name": [("not_found", {})], "elsewhere": [("not_allowed", {})]})
    with translation.override("en"):
        add_problems(form, refused)
    assert "There is no such page." in form.errors["name"][0]
    assert "You may not do this." in form.non_field_errors()[0]

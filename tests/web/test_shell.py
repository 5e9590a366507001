import pytest
from django.urls import path

from baccau.domain.base.actor import ANONYMOUS, Actor
from baccau.web import shell
from baccau.web.shell import acting_choices, desk_of, menu_of

HERE = "tests.web.test_shell"
urlpatterns = [
    path("buyer/", str, name="buyer_home"),
    path("buyer/needs/", str, name="buyer_needs"),
]


@pytest.mark.parametrize(
    ("role", "desk"),
    [
        ("producer_owner", "producer"),
        ("buyer_purchaser", "buyer"),
        ("officer_commune", "office"),
        ("member", ""),
        ("auditor", ""),
    ],
)
def test_desk_of_follows_the_role(role, desk):
    assert desk_of(Actor(role=role)) == desk
    assert desk_of(ANONYMOUS) == ""


def test_menu_leaves_out_pages_that_are_not_there(settings):
    settings.ROOT_URLCONF = HERE
    assert [entry.url for entry in menu_of("buyer", "/")] == ["/buyer/", "/buyer/needs/"]
    assert menu_of("producer", "/") == ()
    assert menu_of("", "/") == ()


@pytest.mark.parametrize(
    ("where", "current"),
    [("/buyer/", "/buyer/"), ("/buyer/needs/7/", "/buyer/needs/"), ("/about/", None)],
)
def test_menu_marks_the_nearest_entry(settings, where, current):
    settings.ROOT_URLCONF = HERE
    marked = [entry.url for entry in menu_of("buyer", where) if entry.current]
    assert marked == ([current] if current else [])


def test_every_menu_entry_has_a_translated_title():
    titles = [item.title for menu in shell.MENUS.values() for item in menu]
    assert all(str(title) for title in titles)


def test_acting_choices_mark_the_present_one(owner, producer):
    (choice,) = acting_choices(owner)
    assert (choice.name, choice.current) == (producer.name, True)

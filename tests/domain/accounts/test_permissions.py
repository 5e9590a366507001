import pytest

from baccau.domain.accounts.permissions import ACTIONS, TABLE, Scope, rules
from baccau.domain.accounts.roles import ROLES


def test_table_names_only_known_roles():
    assert {rule.role for rule in TABLE} <= set(ROLES)


def test_every_role_may_do_something():
    assert {rule.role for rule in TABLE} == set(ROLES)


def test_rules_default_to_no():
    assert rules("anonymous", "plan", "view") == ()
    assert rules("a role nobody has", "product", "view") == ()


def test_rules_refuse_an_unknown_action():
    with pytest.raises(LookupError, match=r"product\.explode"):
        rules("operator", "product", "explode")


def test_secrets_stay_in_their_organisation():
    assert {rule.scope for rule in TABLE if "S" in rule.fields} == {Scope.OWN}


def test_nothing_public_shows_more_than_public_and_counterpart_fields():
    for rule in TABLE:
        if rule.scope is Scope.PUBLIC:
            assert rule.fields <= {"P", "C"}
        if rule.scope is Scope.PUBLIC and rule.role in {"anonymous", "member"}:
            assert rule.fields == {"P"}


def test_operators_touch_no_trade_data():
    touched = {rule.object_type for rule in TABLE if rule.role == "operator"}
    assert touched.isdisjoint({"allocation", "plan", "gap", "batch", "unserved"})


def test_actions_are_pairs_of_the_table():
    assert ("product", "view") in ACTIONS

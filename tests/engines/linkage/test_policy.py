from dataclasses import replace

import pytest
from tools import linkage_policy

from baccau.engines.linkage import PRODUCER_POLICY, PRODUCT_POLICY


def test_published_page_is_the_policy():
    assert linkage_policy.PAGE.read_text(encoding="utf-8") == linkage_policy.page()


def test_changed_policy_changes_the_page(monkeypatch):
    changed = replace(PRODUCER_POLICY, auto=0.8)
    monkeypatch.setattr(linkage_policy, "PRODUCER_POLICY", changed)
    assert linkage_policy.PAGE.read_text(encoding="utf-8") != linkage_policy.page()


@pytest.mark.parametrize("policy", [PRODUCER_POLICY, PRODUCT_POLICY])
def test_every_role_is_of_evidence_that_has_a_weight(policy):
    roles = policy.decides | policy.forbids | policy.asks | policy.lifted | policy.corroborates
    assert roles <= set(policy.weights)
    assert 0 < policy.review < policy.auto < 1

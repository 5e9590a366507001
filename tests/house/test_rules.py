"""The house keeps its rules, and each rule is shown to catch a seeded violation."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.house import rules

SOURCE = Path(__file__).resolve().parents[2] / "src" / "baccau"

SEEDS = {
    rules.too_long: ("domain/base/long.py", "x = 1\n" * 301),
    rules.long_functions: ("domain/base/deep.py", "def f():\n" + "    x = 1\n" * 51),
    rules.forbidden_names: ("domain/base/utils.py", ""),
    rules.writes_outside_actions: (
        "web/offices/pages.py",
        "def view(request):\n    Product.objects.filter(pk=1).delete()\n",
    ),
    rules.vietnamese_in_code: ("web/offices/words.py", 'TITLE = "Sản phẩm"\n'),
    rules.unreasoned_suppressions: ("web/offices/quiet.py", "x = 1  # noqa\n"),
}


@pytest.mark.parametrize("rule", [*SEEDS, rules.crowded_folders], ids=lambda rule: rule.__name__)
def test_house_keeps(rule):
    assert rule(SOURCE) == []


@pytest.mark.parametrize("rule", SEEDS, ids=lambda rule: rule.__name__)
def test_rule_catches_its_seed(rule, tmp_path):
    name, text = SEEDS[rule]
    seeded = tmp_path / name
    seeded.parent.mkdir(parents=True)
    assert rule(tmp_path) == []
    seeded.write_text(text)
    assert len(rule(tmp_path)) == 1


def test_crowded_folders_catches_sixteen_entries(tmp_path):
    for number in range(15):
        (tmp_path / f"m{number}.py").touch()
    assert rules.crowded_folders(tmp_path) == []
    (tmp_path / "one_more.py").touch()
    assert len(rules.crowded_folders(tmp_path)) == 1


def test_too_long_catches_templates_and_styles(tmp_path):
    (tmp_path / "page.html").write_text("<p>\n" * 151)
    (tmp_path / "page.css").write_text("p {}\n" * 201)
    assert len(rules.too_long(tmp_path)) == 2


def test_writes_outside_actions_allows_actions(tmp_path):
    home = tmp_path / "domain" / "registry" / "actions.py"
    home.parent.mkdir(parents=True)
    home.write_text("from django.db import transaction\nProduct.objects.create()\n")
    assert rules.writes_outside_actions(tmp_path) == []

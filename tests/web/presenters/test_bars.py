from baccau.web.presenters.bars import bar_list
from baccau.web.presenters.evidence import EvidencePair, EvidenceRow
from baccau.web.presenters.navigation import steps


def test_bar_list_measures_against_the_largest():
    bars = bar_list([("a", 40, "40", ""), ("b", 10, "10", "/b/"), ("c", 0, "0", "")])
    assert [bar.percent for bar in bars] == [100, 25, 0]


def test_bar_list_of_nothing():
    assert bar_list([]) == ()


def test_evidence_counts_what_agrees_and_differs():
    rows = (
        EvidenceRow("a", "x", "x", agrees=True),
        EvidenceRow("b", "x", "y", agrees=False),
        EvidenceRow("c", "", "y", agrees=None),
    )
    pair = EvidencePair("left", "right", rows)
    assert (pair.agreeing, pair.differing) == (1, 1)


def test_steps_are_done_before_the_present_one():
    assert [step.state for step in steps(("a", "b", "c"), 1)] == ["done", "now", "next"]

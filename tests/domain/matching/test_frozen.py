import pytest
from tests.factories import domain as make

from baccau.domain.base.refusals import NotFound
from baccau.domain.matching import answers
from baccau.domain.matching.frozen import connection_of, pair_failures
from baccau.engines.matching.plan import Reason
from baccau.pipelines.connection.document import document
from baccau.pipelines.connection.lines import InRowTerms
from baccau.pipelines.connection.workbook import sheets


def test_pair_failures_are_those_of_the_day_it_was_drawn(market):
    plan = market.draw()
    make.make_supply(market.noodles, price_vnd=900_000)
    pair = plan, market.noodles.public_id, market.lacking.public_id
    assert [reason.code for reason in pair_failures(*pair)] == ["paper_missing"]
    assert pair_failures(plan, pair[1], market.served.public_id) == ()
    with pytest.raises(NotFound):
        pair_failures(plan, "unknown", pair[2])


def test_a_connection_read_back_has_every_line_in_row_terms(market):
    plan = market.draw()
    connection = connection_of(plan)
    lines = InRowTerms(connection).lines()
    assert sum(line.value_vnd for line in lines) == sum(plan.summary["traded_by_month_vnd"])
    assert len(connection.gaps) == plan.summary["gaps"]
    assert {one.need for one in connection.unserved} == {market.lacking.public_id}
    assert connection.plan.objective.served_value_vnd == plan.served_value_vnd


def test_the_workbook_and_the_json_are_the_terminals(market):
    connection = connection_of(market.draw())
    assert [sheet.rows != () for sheet in sheets(connection, "vi")] == [
        True, True, True, True, False,
    ]  # fmt: skip
    told = document(connection, 0.0, "vi")
    assert (told["status"], told["summary"]["needs_served"]) == ("optimal", 1)


def test_a_reason_comes_back_as_it_was_written_down():
    reason = Reason("more_capacity", {"months": (1, 2), "more_quantity": 5, "offer": None})
    assert answers.reason_of(answers.plain(reason)) == reason


def test_gap_parts_keep_what_must_be_closed_together():
    facts = {"paper": "gs1", answers.TOGETHER: [{"code": "paper_missing", "paper": "haccp"}]}
    assert answers.gap_parts("paper_missing", facts) == (
        Reason("paper_missing", {"paper": "gs1"}),
        Reason("paper_missing", {"paper": "haccp"}),
    )

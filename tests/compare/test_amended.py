"""A report's book with what the plan states in its place."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from assay.compare.amended import Add, Move, Put, Remove, amended
from assay.compare.effects import Effects
from assay.facts import Book
from assay.finding import Span
from assay.match import MATCHERS
from assay.outcome import evaluate_plan
from assay.values.fact_id import FactId
from assay.values.text import Text
from tests.compare.comparing import GOAL, Compared, files

PLACE = Span("plan/goals.yaml", 7, 3)


def book(folder: Path) -> Book:
    return Compared(folder, files()).evaluation.book


def ids(of: Book, kind: str) -> list[str]:
    return [fact.id for fact in of.of_kind(kind)]


def test_a_trace_of_a_value_put_in_leads_to_the_plan(tmp_path: Path) -> None:
    found = Compared(tmp_path, files())
    put = Put(FactId("goal/g1"), "goal", "target", Decimal(160), PLACE)
    plan = found.evaluation.plan
    after = evaluate_plan(amended(found.evaluation.book, [put]), plan, MATCHERS["reference"]())
    fact = after.book.find("goal/g1")
    assert fact is not None
    readings = {one.name: one.span for one in after.trace(fact, "share").readings}
    assert readings["target"] == PLACE
    assert readings["result"] != PLACE


def test_what_the_plan_states_nowhere_has_no_place(tmp_path: Path) -> None:
    after = amended(book(tmp_path), [Put(FactId("goal/g1"), "goal", "target", Decimal(160))])
    fact = after.find("goal/g1")
    assert fact is not None
    assert "target" not in fact.spans


def test_a_fact_is_removed_with_all_below_it(tmp_path: Path) -> None:
    after = amended(book(tmp_path), [Remove(FactId("unit/U"))])
    assert (ids(after, "unit"), ids(after, "goal")) == (["unit/V"], [])


def test_a_fact_is_added_in_the_order_of_the_keys(tmp_path: Path) -> None:
    facts = files(GOAL.replace("id: g1", "id: g10"))
    before = Compared(tmp_path / "before", facts).evaluation.book
    plan = book(tmp_path / "plan")
    (added, _) = plan.of_kind("goal")
    after = amended(before, [Add(added)])
    assert ids(after, "goal") == ["goal/g1", "goal/g2", "goal/g10"]


def test_a_fact_is_moved_under_another(tmp_path: Path) -> None:
    after = amended(book(tmp_path), [Move(FactId("goal/g1"), ("V",))])
    above = after.find("unit/V")
    assert above is not None
    assert [fact.id for fact in after.children(above, "goal")] == ["goal/g1"]


def test_an_amendment_of_what_is_not_there_changes_nothing(tmp_path: Path) -> None:
    before = book(tmp_path)
    assert (
        amended(
            before,
            [Put(FactId("goal/g9"), "goal", "target", Decimal(1)), Remove(FactId("goal/g9"))],
        )
        == before
    )


def test_what_no_rule_reads_is_not_evaluated_again(tmp_path: Path) -> None:
    evaluation = Compared(tmp_path, files()).evaluation
    effects = Effects(evaluation, Text("the plan", "แผน"))
    assert effects.of([Put(FactId("goal/g1"), "goal", "scope", ("law",))]).none
    assert effects.evaluated == 0
    assert not effects.of([Put(FactId("goal/g1"), "goal", "target", Decimal(1))]).none
    assert effects.evaluated == 1

"""The first screen: counts by state, what stands against them, the money, the actions, a table."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from assay.contents.contents import Contents
from assay.contents.figures import Figure, Figures, Line
from assay.contents.summary import ShownBlock
from assay.scorecard.layout import load_layout
from assay.values.text import Text
from tests.building import Domain, domain
from tests.contents.agency import LAYOUT, RULES, SCHEMA, agency
from tests.contents.making import contents_from


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Domain:
    return agency(tmp_path_factory.mktemp("books"))


@pytest.fixture(scope="module")
def contents(loaded: Domain) -> Contents:
    return contents_from(loaded, LAYOUT)


def said(line: Line | None) -> str:
    assert line is not None
    return "".join(one if isinstance(one, str) else one.shown.text.en for one in line.en)


def test_a_line_tells_the_counts_and_figures_with_the_decimals_asked_for(
    contents: Contents,
) -> None:
    [entry] = contents.summary[0].entries
    assert said(entry.line) == "3 of 5 are met, 1 clean, 2 not; 33.3 % paid"
    assert entry.line is not None
    [share] = [one for one in entry.line.en if isinstance(one, Figure)]
    assert isinstance(share.value, Decimal)
    assert str(share.value).startswith("33.33333333333333")  # the figure itself is not rounded


def test_states_are_counted_apart_where_something_stands_against_them(contents: Contents) -> None:
    [entry] = contents.summary[0].entries
    assert [(one.title.en, one.tone, one.count) for one in entry.segments] == [
        ("Met, nothing found against it", "good", 1),
        ("Met, but questioned", "doubtful", 2),  # Q has no evidence; a step of T is open
        ("Not met", "bad", 1),
        ("not rated", "open", 1),
    ]
    assert sum(one.share for one in entry.segments) == 100
    assert [one.en for one in entry.segments[1].labels] == ["Two", "Five"]


def test_the_money_is_a_whole_with_parts(contents: Contents) -> None:
    [entry] = contents.summary[1].entries
    assert entry.bar is not None
    assert entry.bar.whole.shown.text.en == "300"
    assert entry.bar.unit is not None
    assert [(one.title.en, one.figure.shown.text.en, one.share) for one in entry.bar.parts] == [
        ("Paid", "100", Decimal("33.33")),
        ("Left", "200", Decimal("66.67")),
    ]


def test_actions_are_told_with_who_acts_and_what_is_at_stake(contents: Contents) -> None:
    block = contents.summary[2]
    [action] = block.actions
    assert (action.told.en, action.count, block.more) == ("Attach it", 2, 0)
    assert action.actor is not None
    assert action.actor.en == "The agency"
    assert action.stake is not None
    assert action.stake.en == "2"


def test_a_table_has_values_lines_and_what_stands_against_each_row(contents: Contents) -> None:
    block = contents.summary[3]
    assert [one.en for one in block.headings] == ["State", "Both", "Findings"]
    told = {row.fact.key[0]: cells(block, at) for at, row in enumerate(block.rows)}
    assert told["P"] == ["Met", "One: Met", ""]
    assert told["Q"] == ["Met", "Two: Met", "No evidence"]
    assert told["T"] == ["Met", "Five: Met", "A step is open"]


def cells(block: ShownBlock, at: int) -> list[str]:
    return [
        said(one) if isinstance(one, Line) else ", ".join(mark.told.en for mark in one)
        for one in block.rows[at].cells
    ]


def test_findings_that_ask_for_nothing_stand_after_the_actions(contents: Contents) -> None:
    assert [(action and action.number, code.code) for action, code in contents.found.codes] == [
        (1, "no-evidence"),
        (None, "undone"),
    ]


@pytest.mark.parametrize(
    ("block", "told"),
    [
        ("{kind: agency, actions: 3}", "4:5 wrong-shape"),
        ("{title: Nothing}", "4:5 wrong-shape"),
        ("{actions: 0}", "4:15 wrong-type"),
        ("{kind: agancy, line: x}", "4:12 unknown-name"),
        ("{kind: agency, line: '{plam}'}", "4:27 unknown-name"),
        ("{kind: agency, line: '{plan:x}'}", "4:33 wrong-type"),
        ("{kind: agency, line: '{met}'}", "4:27 unknown-name"),
        ("{kind: agency, tally: {kind: project, by: name}}", "4:47 wrong-type"),
        ("{kind: agency, tally: {kind: project, by: sate}}", "4:47 unknown-name"),
        ("{kind: agency, tally: {kind: project, by: state, questioned: [mett]}}",
         "4:67 unknown-name"),
        ("{kind: agency, tally: {kind: project, by: state, tones: {mett: good}}}",
         "4:61 unknown-name"),
        ("{kind: agency, tally: {kind: project, by: state, tones: {met: nice}}}",
         "4:67 unknown-word"),
        ("{kind: project, columns: [{line: x, name: y}]}", "4:31 wrong-shape"),
        ("{kind: project, columns: [sate]}", "4:31 unknown-name"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_place(loaded: Domain, block: str, told: str) -> None:
    assert loaded.plan is not None
    path = loaded.folder / "wrong.yaml"
    path.write_text(f"sections: []\n# one\nsummary:\n  - {block}\n", encoding="utf-8")
    layout, findings = load_layout(path, loaded.schema, loaded.plan)
    assert layout is None
    found = [f"{one.span.line}:{one.span.column} {one.code}" for one in findings if one.span]
    assert found == [told]


REPORT = """
units: {baht: {th: บาท, en: bahts, one: baht}}
sections: []
report:
  - kind: project
    sort: source
    columns: [state]
    filters: [agency, state, evidence]
    tiles: {by: state, tones: {met: good, not_met: bad}}
  - kind: agency
    columns: [plan, paid]
"""
BACKWARDS = {
    "agencies.yaml": "- {id: A, plan: 1, paid: 1000}",  # of one baht, and of a thousand
    "projects.yaml": """
        - {id: R, agency: A, name: Three, state: not_met}
        - {id: P, agency: A, name: One, state: met, evidence: page 1}
        """,
}


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> Contents:
    folder = tmp_path_factory.mktemp("reported")
    return contents_from(domain(folder, schema=SCHEMA, facts=BACKWARDS, rules=RULES), REPORT)


def test_facts_may_stand_as_in_their_source(reported: Contents) -> None:
    assert [row.key for row in reported.sections[0].rows] == ["R", "P"]


def test_a_table_is_narrowed_by_members_and_by_the_fact_above(reported: Contents) -> None:
    agency, state, evidence = reported.sections[0].filters
    assert (agency.title.en, [one.en for one in agency.values]) == ("Agency", ["A"])
    assert ([one.en for one in state.values], state.of_rows) == (["Not met", "Met"], ((0,), (1,)))
    assert [one.en for one in evidence.values] == ["missing", "page 1"]


def test_each_fact_is_a_tile_in_the_tone_of_its_state(reported: Contents) -> None:
    tiles = [(one.fact.key[0], one.state.en, one.tone) for one in reported.sections[0].tiles]
    assert tiles == [("R", "Not met", "bad"), ("P", "Met", "good")]


def test_the_digits_of_an_amount_stand_in_threes(
    reported: Contents,
) -> None:
    plan, paid = reported.sections[1].rows[0].cells
    assert (plan.shown.text.en, paid.shown.text.en) == ("1", "1,000")


def test_a_unit_of_one_reads_as_one(reported: Contents) -> None:
    layout = "units: {baht: {th: บาท, en: bahts, one: baht}}\nsections: []\n"
    folder = reported.evaluation.book.path.parent
    (folder / "units.yaml").write_text(layout, encoding="utf-8")
    evaluation = reported.evaluation
    read, findings = load_layout(folder / "units.yaml", evaluation.book.schema, evaluation.plan)
    assert (read is not None, findings) == (True, ())
    assert read is not None
    figures = Figures(evaluation, read.units, read.ones)
    [fact] = evaluation.book.of_kind("agency")
    columns = {one.name: one for one in reported.sections[1].asked.columns}
    told = [figures.of(fact, columns[name]).shown.unit for name in ("plan", "paid")]
    assert told == [Text("baht", "บาท"), Text("bahts", "บาท")]


def test_amounts_of_a_bar_have_the_decimals_asked_for_and_their_trace_has_all(
    tmp_path: Path,
) -> None:
    facts = {**BACKWARDS, "agencies.yaml": "- {id: A, plan: 300, paid: 100.46, left: 199.54}"}
    made = domain(tmp_path, schema=SCHEMA, facts=facts, rules=RULES)
    layout = LAYOUT.replace("parts: [paid, left]}", "parts: [paid, left], decimals: 1}")
    contents = contents_from(made, layout)
    [entry] = contents.summary[1].entries
    assert entry.bar is not None
    shown = [one.figure.shown.text.en for one in entry.bar.parts]
    assert shown == ["100.5", "199.5"]
    traced = {one.name: one.shown.text.en for one in contents.traces}
    assert (traced["paid"], traced["left"]) == ("100.46", "199.54")

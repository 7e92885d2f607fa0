"""A feature to begin with: it shows all that a rule decides, passes, and is to be confirmed."""

import datetime as dt
from pathlib import Path

import pytest

from assay.features.coverage import covered
from assay.features.scaffold import TO_CONFIRM, Language, skeleton
from assay.features.scenario import Feature, ScenarioResult, Verdict, Workspace, parse_feature, run
from assay.finding import InvalidInput
from assay.project import find_project
from assay.source import Source
from tests.features.scaffold.projects import OVERSPENT, SCORE, STATUS, workspace

ROOT = Path(__file__).parents[3]


def feature_of(text: str) -> Feature:
    feature, findings = parse_feature(Source("new.feature", text), Path("new.feature"))
    assert feature is not None, [finding.message.en for finding in findings]
    return feature


def results_of(text: str, space: Workspace) -> list[ScenarioResult]:
    return [run(scenario, space) for scenario in feature_of(text).scenarios]


def examples(text: str) -> list[list[str]]:
    """The cells of every table line."""
    lines = [line.strip() for line in text.splitlines()]
    return [
        [cell.strip() for cell in line.strip("|").split("|")] for line in lines if line[:1] == "|"
    ]


@pytest.mark.parametrize("language", ["en", "th"])
@pytest.mark.parametrize(
    ("name", "rule"), [("status", STATUS), ("score", SCORE), ("overspent", OVERSPENT)]
)
def test_it_is_sound_and_passes_as_it_is_written(
    tmp_path: Path, language: Language, name: str, rule: str
) -> None:
    space = workspace(tmp_path, rule)
    results = results_of(skeleton(space, name, language), space)
    assert results
    assert {result.verdict for result in results} == {Verdict.PASSED}


@pytest.mark.parametrize(
    "expression",
    [
        "for i in 1..3 return if i > 2 then 1 else 0",
        "for i in 1..3 return if plan > 2 then i else 0",
        "count((for i in 1..3 return i)[if item > 2 then item > 1 else false]) > 1",
        "some d in drafts satisfies (if d.stage = passed then plan > 1 else plan > 2)",
        "sum(for i in 1..2, j in 1..2 return if i > j then plan else actual)",
        "[plan, actual]",
        "[plan]",
    ],
)
def test_a_condition_of_each_element_and_a_null_in_a_list_have_examples_that_pass(
    tmp_path: Path, expression: str
) -> None:
    rule = f"rule: y\ntitle: Y\nfor: project\noutcomes:\n  y: {{is: '{expression}', title: Y}}\n"
    space = workspace(tmp_path, rule)
    results = results_of(skeleton(space, "y", "en"), space)
    assert {result.verdict for result in results} == {Verdict.PASSED}


def test_each_row_and_each_end_with_its_neighbours_has_an_example(tmp_path: Path) -> None:
    found = examples(skeleton(workspace(tmp_path, STATUS), "status", "en"))
    shown = {(row[-2], row[-1]) for row in found if len(row) > 3}
    # The delay is rounded to one decimal, so the neighbours of 5 are 4.9 and 5.1.
    assert {("4.9", "green"), ("5.0", "green"), ("5.1", "red")} <= shown
    assert any(row[3:] == ["true", "0.0", "red"] for row in found)  # row 3, whatever the delay


def test_a_rounded_value_has_an_example_that_lies_halfway(tmp_path: Path) -> None:
    found = examples(skeleton(workspace(tmp_path, STATUS), "status", "en"))
    # 100 less 99.95 is 0.05, of which the half goes up: 0.1.
    halfway = [row for row in found if row[0] == "Delay is a tie before rounding"]
    assert [row[1:] for row in halfway] == [["100", "99.95", "false", "0.1", "green"]]


def test_each_input_that_can_be_missing_has_an_example(tmp_path: Path) -> None:
    text = skeleton(workspace(tmp_path, STATUS), "status", "en")
    assert "| null because missing: project/1/obstacle" in text
    assert "null because missing: project/1/plan" in text


def test_a_level_is_shown_with_one_fact_with_two_and_with_none(tmp_path: Path) -> None:
    text = skeleton(workspace(tmp_path, SCORE), "score", "en")
    found = examples(text)
    assert ["level 100", "passed", "100"] in found
    assert any(
        row[-3:] == ["passed", "heard", "75"] or row[-3:] == ["heard", "passed", "75"]
        for row in found
    )
    assert any(row[1:] == ["heard", "0, assumed"] for row in found)
    assert "null because missing: project/1/draft" in text  # nothing recorded
    assert "null because not rated: project/1/score" in text  # the rule does not apply


def test_a_check_holds_fails_and_can_not_be_checked(tmp_path: Path) -> None:
    text = skeleton(workspace(tmp_path, OVERSPENT), "overspent", "en")
    limits = {tuple(row[-3:]) for row in examples(text) if len(row) > 3}
    # At its plan of 100, and one unit of the second decimal on either side of it.
    assert {("100", "100", "not raised"), ("100", "100.01", "raised")} <= limits or {
        ("100", "100", "not raised"),
        ("99.99", "100", "raised"),
    } <= limits
    assert 'Then the finding "unchecked" is raised' in text
    assert 'And the finding "overspent" is not raised' in text


def test_a_check_with_a_when_has_an_example_that_it_leaves_out(tmp_path: Path) -> None:
    only_some = OVERSPENT.replace("    that:", "    when: obstacle\n    that:")
    space = workspace(tmp_path, only_some)
    results = results_of(skeleton(space, "overspent", "en"), space)
    assert {one.verdict for one in results} == {Verdict.PASSED}
    assert "check overspent does not apply" not in [
        one.text.en for one in covered(results, space.schema).missing
    ]


def test_all_of_it_is_marked_to_be_confirmed(tmp_path: Path) -> None:
    notes: dict[Language, str] = {"en": "# To be confirmed:", "th": "# รอการยืนยัน:"}
    for language, note in notes.items():
        text = skeleton(workspace(tmp_path / language, STATUS), "status", language)
        assert all(TO_CONFIRM in scenario.tags for scenario in feature_of(text).scenarios)
        assert text.count(f"  @{TO_CONFIRM}\n") == text.count(note) == 2  # the table, the period


def test_it_says_on_which_days_the_rule_is_in_force(tmp_path: Path) -> None:
    text = skeleton(workspace(tmp_path, STATUS), "status", "en")
    assert "Given the book is dated 2020-09-30" in text
    assert ["2019-09-30", "not in force"] in examples(text)
    assert ["2019-10-01", "in force"] in examples(text)
    assert ["2020-10-01", "not in force"] in examples(text)


@pytest.mark.parametrize("bound", ["1e34", "1e6000", "-1e34", "1e-6000", "9.9e33", "1e27", "3e28"])
@pytest.mark.parametrize("op", [">", "<=", "="])
def test_a_bound_of_any_size_ends_in_a_feature_that_passes(
    tmp_path: Path, bound: str, op: str
) -> None:
    rule = f"rule: big\ntitle: Big\nfor: project\noutcomes: {{big: 'plan {op} {bound}'}}\n"
    space = workspace(tmp_path, rule)
    results = results_of(skeleton(space, "big", "en"), space)
    assert {result.verdict for result in results} <= {Verdict.PASSED}


def test_in_thai_everything_goes_by_its_thai_title(tmp_path: Path) -> None:
    text = skeleton(workspace(tmp_path, STATUS), "status", "th")
    assert text.startswith("# language: th\nโครงหลัก: สถานะ\n  ที่มา: คู่มือ หน้า 3\n")
    assert "กำหนดให้ ข้อมูล ณ วันที่ 30 กันยายน 2563" in text
    assert "กำหนดให้ มีโครงการดังนี้:" in text
    assert "และ สีของโครงการ คือ <สี>" in text
    assert ["แถวที่ 3", "100", "100", "true", "0.0", "สีแดง"] in examples(text)


def test_a_title_that_two_fields_have_is_not_used(tmp_path: Path) -> None:
    rule = """
    rule: noted
    title: Noted
    for: project
    outcomes:
      noted: first_note != null or second_note != null
    """
    text = skeleton(workspace(tmp_path, rule), "noted", "th")
    header = next(row for row in examples(text) if "first_note" in row)
    assert "หมายเหตุ" not in header


def test_what_no_facts_were_found_of_stands_in_it_as_a_comment(tmp_path: Path) -> None:
    rule = """
    rule: never
    title: Never
    for: project
    given: {behind: {is: "plan - actual"}, twice: {is: "behind - behind"}}
    table:
      outcome: word
      hit: first
      rows:
        - {when: {twice: "< 0"}, then: "ahead"}
        - {when: {}, then: "as planned"}
    """
    space = workspace(tmp_path, rule)
    text = skeleton(space, "never", "en")
    assert "  # No example was found of: row 1." in text
    assert '"ahead"' not in text
    # What is proven never to be is not looked for.
    proven = rule.replace("behind - behind", "max(behind, 0)")
    assert "No example" not in skeleton(workspace(tmp_path / "2", proven), "never", "en")
    assert {result.verdict for result in results_of(text, space)} == {Verdict.PASSED}


def test_a_search_of_very_many_rows_stops_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assay.analyse.search.trial._PLAIN_SIZE", 1)
    rows = "".join(
        f'        - {{when: {{plan: "[{at}..{at + 1})"}}, then: {at}}}\n' for at in range(120)
    )
    rule = (
        "    rule: bands\n    title: Bands\n    for: project\n"
        f"    table:\n      outcome: band\n      rows:\n{rows}"
    )
    text = skeleton(workspace(tmp_path, rule), "bands", "en")
    (line,) = (one for one in text.splitlines() if "The search stopped after" in one)
    assert "boundaries or missing figures were not looked for." in line
    assert len(examples(text)) > 20


def test_the_same_project_makes_the_same_text(tmp_path: Path) -> None:
    one, other = (skeleton(workspace(tmp_path / n, SCORE), "score", "th") for n in "ab")
    assert one == other


def test_a_rule_that_is_not_there_is_an_error_that_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as raised:
        skeleton(workspace(tmp_path, STATUS), "statsu", "en")
    (finding,) = raised.value.findings
    assert finding.code == "unknown-rule"
    assert finding.hint is not None
    assert "status" in finding.hint.en


# The shipped rules ------------------------------------------------------------------------------

SHIPPED = Workspace(find_project(here=ROOT))
RULES = sorted(rule.id for rule in SHIPPED.library.rules)


@pytest.mark.thorough
def test_skeletons_of_the_shipped_rules_pass_and_cover_all_but_one_boundary() -> None:
    results = [
        result for rule in RULES for result in results_of(skeleton(SHIPPED, rule, "en"), SHIPPED)
    ]
    assert [one.scenario.name for one in results if one.verdict is not Verdict.PASSED] == []
    missing = covered(results, SHIPPED.schema, [SHIPPED.plan(dt.date(2020, 9, 30))]).missing
    # An indicator required jointly and one by a single office, of which a project counts one only.
    assert {goal.of for goal in missing} <= {"requirer-count"}
    assert len(missing) <= 1


@pytest.mark.parametrize(
    "rule", ["progress-status", "score-decrees", "roll-up", "plan-drift", "attainment"]
)
def test_thai_skeletons_of_shipped_rules_pass(rule: str) -> None:
    text = skeleton(SHIPPED, rule, "th")
    assert {result.verdict for result in results_of(text, SHIPPED)} == {Verdict.PASSED}
    assert "ดังนี้:" in text

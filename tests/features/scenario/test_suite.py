"""The scenarios of a project: which are picked, on which books, and how they come out."""

from __future__ import annotations

from pathlib import Path

from assay.features.scenario import Verdict, Workspace, parse_selection, suite_of
from tests.features.scenario.wards import write

FEATURE = """
    Feature: Wards

      @quarter
      Scenario: In every book
        Given the facts of each book
        When the rule "crowding" is evaluated
        Then the light of ward "A" is green

      @quarter @agency:North
      Scenario: In the north
        Given the facts of each book
        When the rule "crowding" is evaluated
        Then the light of ward "B" is red

      Scenario Outline: By itself
        Given the book is dated 2020-09-30
        And a ward:
          | beds   |
          | <beds> |
        When the rule "size" is evaluated
        Then the points of the ward is <points>

        Examples:
          | beds | points |
          | 30   | 3      |
          | 29   | 2      |

        @small
        Examples:
          | beds | points     |
          | 9    | 0, assumed |
"""


def ran(
    workspace: Workspace, folder: Path, tags: str = "", text: str = FEATURE
) -> list[tuple[str, str | None, Verdict]]:
    write(folder, {"features/wards.feature": text})
    suite = suite_of(workspace, [folder / "features/wards.feature"], parse_selection(tags))
    assert suite.findings == ()
    return [(one.scenario.name, one.book, one.verdict) for one in suite.run(workspace)]


def test_a_scenario_of_every_quarter_runs_once_on_each_book(
    wards: Workspace, tmp_path: Path
) -> None:
    passed, failed = Verdict.PASSED, Verdict.FAILED
    assert ran(wards, tmp_path) == [
        ("In every book", "north/2563-q4", passed),
        ("In every book", "south/2563-q4", failed),
        ("In the north", "north/2563-q4", passed),
        ("By itself", None, passed),
        ("By itself", None, passed),
        ("By itself", None, passed),
    ]


def test_tags_pick_scenarios_examples_and_books(wards: Workspace, tmp_path: Path) -> None:
    def picked(tags: str) -> list[tuple[str, str | None]]:
        return [(name, book) for name, book, _ in ran(wards, tmp_path, tags)]

    assert picked("@small") == [("By itself", None)]
    assert picked("@rule:size and not @small") == [("By itself", None)] * 2
    assert picked("agency:south_side") == [("In every book", "south/2563-q4")]
    assert picked("@agency:North") == [
        ("In every book", "north/2563-q4"),
        ("In the north", "north/2563-q4"),
        # It is tagged so itself.
    ]
    assert picked("@nothing") == []


def test_a_feature_that_can_t_be_read_hinders_no_other(wards: Workspace, tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "features/a.feature": "Feature: A\n  Scenario: B\n    And c\n",
            "features/b.feature": FEATURE,
        },
    )
    suite = suite_of(wards, [tmp_path / "features/a.feature", tmp_path / "features/b.feature"])
    assert [finding.code for finding in suite.findings] == ["wrong-feature"]
    assert len(suite.scenarios) == len(suite.prepared) == 6


def test_a_scenario_that_means_nothing_is_a_result_too(wards: Workspace, tmp_path: Path) -> None:
    text = "Feature: A\n  Scenario: B\n    Given nothing\n"
    assert ran(wards, tmp_path, "", text) == [("B", None, Verdict.WRONG)]


NOWHERE = """
    Feature: Wards

      @quarter @agency:East
      Scenario Outline: In the east
        Given the facts of each book
        When the rule "crowding" is evaluated
        Then the light of ward "<ward>" is green

        Examples:
          | ward |
          | A    |
          | B    |

      Scenario: By itself
        Given the facts of "north/2563-q4"
        When the rule "crowding" is evaluated
        Then the light of ward "A" is green
"""


def test_a_scenario_that_runs_on_no_book_is_warned_of_once(
    wards: Workspace, tmp_path: Path
) -> None:
    write(tmp_path, {"features/wards.feature": NOWHERE})
    suite = suite_of(wards, [tmp_path / "features/wards.feature"])
    assert [one.scenario.name for one in suite.prepared] == ["By itself"]
    assert suite.findings == ()
    (warning,) = suite.warnings
    assert warning.message.en == "no fact book bears @agency:East, so the scenario runs nowhere"


def test_a_selection_that_leaves_it_out_leaves_the_warning_out(
    wards: Workspace, tmp_path: Path
) -> None:
    write(tmp_path, {"features/wards.feature": NOWHERE})
    features = [tmp_path / "features/wards.feature"]
    assert suite_of(wards, features, parse_selection("not @quarter")).warnings == ()
    assert len(suite_of(wards, features, parse_selection("@agency:East")).warnings) == 1


def test_how_far_a_run_is_is_told_after_each_feature_and_each_scenario(
    wards: Workspace, tmp_path: Path
) -> None:
    write(tmp_path, {"features/wards.feature": FEATURE, "features/none.feature": NOWHERE})
    read: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    features = [tmp_path / "features/wards.feature", tmp_path / "features/none.feature"]
    suite = suite_of(wards, features, told=lambda done, total: read.append((done, total)))
    assert read == [(1, 2), (2, 2)]
    suite.run(wards, lambda done, total: run.append((done, total)))
    # two on books, one in the north, three examples, and one by itself
    assert run == [(number, 7) for number in range(1, 8)]

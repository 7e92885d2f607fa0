"""Features are checked before they are run: their form, what their sentences mean, their facts."""

import ast
from pathlib import Path

import pytest

import assay.outcome
from assay.check import check, find_project
from assay.features.scenario.reader import MAX_STEPS
from assay.features.scenario.workspace import EVALUATION_CODES
from tests.check.projects import RULE, checked, codes, told, write


def found(folder: Path, feature: str) -> list[str]:
    return told(checked(folder, {"features/crowding.feature": feature}))


def test_a_feature_that_names_what_there_is_is_right(folder: Path) -> None:
    feature = """
        # language: th
        โครงหลัก: ความแออัด
          เหตุการณ์: ผู้ป่วยเกินเตียง
            กำหนดให้ ข้อเท็จจริงของ "2563"
            เมื่อ ประเมินตามเกณฑ์ "crowding"
            ดังนั้น ไม่พบ "too-many"
            และ ไม่พบ "no-row"
    """
    assert found(folder, feature) == []


GIVEN = 'Given the facts of "2563"'
WHEN = "When all rules are evaluated"
THEN = "Then no error is raised"


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (
            [GIVEN, 'When the rule "crowdin" is evaluated', THEN],
            "4:20 unknown-rule there is no rule `crowdin`",
        ),
        (
            [GIVEN, WHEN, 'Then the finding "too-mny" is not raised'],
            "5:23 unknown-finding there is no finding `too-mny`",
        ),
        (
            [GIVEN, WHEN, 'Then the message of "too-mny" says "x"'],
            "5:26 unknown-finding there is no finding `too-mny`",
        ),
        (['Given the facts of "2564"', WHEN, THEN], "3:25 unknown-book there is no book `2564`"),
        ([GIVEN, "When it rains", THEN], "4:10 unknown-step no sentence reads `it rains`"),
        ([GIVEN, WHEN], "2:13 expects-nothing the scenario expects nothing"),
        ([WHEN, THEN], "3:10 no-day the scenario does not say on which day its facts are"),
        ([GIVEN, THEN], "4:10 unknown-step nothing has been evaluated yet"),
        (
            [GIVEN, WHEN, 'Then the free of ward "W-2" is 4'],
            "5:28 unknown-fact there is no ward `W-2`",
        ),
        (
            [GIVEN, WHEN, 'Then the free of ward "W-1" is many'],
            "5:36 wrong-expectation `many` can't be what is expected",
        ),
        (
            [GIVEN, WHEN, 'Then the beds of ward "W-1" is 24'],
            "5:14 unknown-outcome no rule gives `beds` to a fact of kind ward",
        ),
        (
            [GIVEN, "And a ward:", "| id | beds |", "| X | few |", WHEN, THEN],
            "6:11 wrong-type ",
        ),
    ],
)
def test_a_sentence_that_would_prove_nothing_is_told_at_its_word(
    folder: Path, steps: list[str], expected: str
) -> None:
    feature = "\n".join(["Feature: A", "  Scenario: B", *(f"    {step}" for step in steps)])
    [told_] = found(folder, feature + "\n")
    assert told_.startswith(f"features/crowding.feature:{expected}")


def test_what_a_scenario_finds_when_it_is_run_is_not_looked_at(folder: Path) -> None:
    steps = [GIVEN, WHEN, 'Then the free of ward "W-1" is 99']  # there are 4
    feature = "\n".join(["Feature: A", "  Scenario: B", *(f"    {step}" for step in steps)])
    assert found(folder, feature + "\n") == []


EACH = """
    Feature: A
      {tags}
      Scenario: B
        Given the facts of each book
        When all rules are evaluated
        Then the free of ward "W-1" is 4
"""


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("@quarter", []),
        (
            "@quarter @agency:Nobody",
            ["3:13 runs-nowhere no fact book bears @agency:Nobody, so the scenario runs nowhere"],
        ),
        ("@quarter @book:2562", ["6:28 unknown-fact there is no ward `W-1`"]),
        ("@other", ["4:11 no-book the scenario is not run on the fact books"]),
    ],
)
def test_a_scenario_of_every_book_is_held_against_the_first_that_its_tags_pick(
    folder: Path, tags: str, expected: list[str]
) -> None:
    files = {
        "facts/2564/book.yaml": "as_of: 2021-09-30\n",
        "facts/2562/book.yaml": "as_of: 2019-09-30\n",
        "features/each.feature": EACH.format(tags=tags),
    }
    if "2562" not in tags:
        files["facts/2562/wards.yaml"] = "- {id: W-1, beds: 9, occupied: 5}\n"
    assert told(checked(folder, files)) == [f"features/each.feature:{one}" for one in expected]


def test_with_a_wrong_rule_or_book_no_sentence_is_blamed_for_it(folder: Path) -> None:
    steps = [GIVEN, WHEN, "Then the anything of ward is 3"]
    feature = "\n".join(["Feature: A", "  Scenario: B", *(f"    {step}" for step in steps)]) + "\n"
    wrong_rule = {"features/a.feature": feature, "rules/crowding.yaml": "rule: crowding\n"}
    assert {one.split(":")[0] for one in told(checked(folder, wrong_rule))} == {
        "rules/crowding.yaml"
    }
    feature = feature.replace("anything of ward", 'free of ward "Z"')
    wrong_book = {
        "features/a.feature": feature,
        "rules/crowding.yaml": RULE,
        "facts/2563/wards.yaml": "- {id: W-1, beds: x}\n",
    }
    assert {one.split(":")[0] for one in told(checked(folder, wrong_book))} == {
        "facts/2563/wards.yaml"
    }


def test_a_rule_that_there_is_not_is_told_in_thai_with_the_nearest_one(folder: Path) -> None:
    feature = '# language: th\nโครงหลัก: ก\n  เหตุการณ์: ข\n    เมื่อ ประเมินตามเกณฑ์ "crowdin"\n'
    [finding] = checked(folder, {"features/a.feature": feature}).findings
    assert str(finding.span) == "features/a.feature:4:28"
    assert finding.message.in_language("th") == "ไม่มีเกณฑ์ `crowdin`"
    assert finding.hint is not None
    assert finding.hint.en == "did you mean `crowding`?"


def test_the_names_of_an_outline_are_those_of_its_examples(folder: Path) -> None:
    feature = """
        Feature: A
          Scenario Outline: B
            Given the facts of "2563"
            When all rules are evaluated
            Then the finding "too-<what>" is raised

            Examples:
              | what |
              | many |
              | few  |
    """
    assert found(folder, feature) == [
        "features/crowding.feature:5:23 unknown-finding there is no finding `too-few`"
    ]


@pytest.mark.parametrize(
    ("feature", "expected"),
    [
        ("", "1:1 wrong-feature the file holds no feature"),
        ("Scenario: A\n", "1:1 wrong-feature `Scenario: A` can't stand here"),
        (
            "Feature: A\n  Scenario: B\n    Given a ward:\n      | id | beds |\n      | 1 |\n",
            "5:7 wrong-feature this row has not as many cells as the row above it",
        ),
        (
            "# language: xx\nFeature: A\n",
            "1:1 wrong-feature features can't be read in this language",
        ),
        (
            'Feature: A\n  Scenario: B\n    Given a text\n      """\n      open\n',
            "6:1 wrong-feature the file ends before the feature does",
        ),
        (
            "Feature: A\n  Scenario: B\n    Given a ward\n    Whenever it rains\n",
            "4:5 wrong-feature `Whenever it rains` can't stand here",
        ),
    ],
)
def test_a_mistake_of_form_is_told_at_its_line(folder: Path, feature: str, expected: str) -> None:
    assert found(folder, feature) == [f"features/crowding.feature:{expected}"]


def test_examples_that_multiply_beyond_measure_are_refused_unrun(folder: Path) -> None:
    rows = "".join(f"      | {n} |\n" for n in range(MAX_STEPS // 2))
    steps = "    Given a <n>\n" * 3
    feature = f"Feature: A\n  Scenario Outline: B\n{steps}    Examples:\n      | n |\n{rows}"
    result = checked(folder, {"features/a.feature": feature})
    assert codes(result) == ["file-too-large"]


def test_the_findings_of_an_evaluation_are_all_known() -> None:
    """The codes are those that the package of outcomes gives to its notes."""
    assert assay.outcome.__file__ is not None
    raised: set[str] = set()
    for file in Path(assay.outcome.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                function, first = node.func, node.args[0]
                name = function.attr if isinstance(function, ast.Attribute) else ""
                name = function.id if isinstance(function, ast.Name) else name
                if name in ("Finding", "_note", "note") and isinstance(first, ast.Constant):
                    raised.add(str(first.value))
    assert raised == EVALUATION_CODES


def test_a_carriage_return_moves_no_place_out_of_the_file(folder: Path) -> None:
    feature = "Feature: A\r  Scenario: B\n    nothing\n  Scenario: C\n    Given a\r    b\n    x\n"
    write(folder, {})
    path = folder / "features/a.feature"
    path.parent.mkdir()
    path.write_bytes(feature.encode())
    [finding] = check(find_project()).findings
    assert str(finding.span) == "features/a.feature:7:5"

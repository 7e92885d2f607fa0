"""Features are checked before they are run: their form, and what they name."""

import ast
from pathlib import Path

import pytest

import engine.outcome
from engine.check import check, find_project
from engine.check.features import EVALUATION_CODES, MAX_STEPS
from tests.check.projects import checked, codes, told, write


def found(folder: Path, feature: str) -> list[str]:
    return told(checked(folder, {"features/crowding.feature": feature}))


def test_a_feature_that_names_what_there_is_is_right(folder: Path) -> None:
    feature = """
        # language: th
        โครงหลัก: ความแออัด
          เหตุการณ์: ผู้ป่วยเกินเตียง
            กำหนดให้ ข้อเท็จจริงของ "2563"
            เมื่อ ประเมินกฎ "crowding"
            ดังนั้น ไม่พบ "too-many"
            และ ไม่พบ "no-row"
    """
    assert found(folder, feature) == []


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ('When the rule "crowdin" is evaluated', "3:20 unknown-rule there is no rule `crowdin`"),
        (
            'Then the finding "too-mny" is not raised',
            "3:23 unknown-finding there is no finding `too-mny`",
        ),
        (
            'Then the message of "too-mny" says "x"',
            "3:26 unknown-finding there is no finding `too-mny`",
        ),
        ('Given the facts of "2564"', "3:25 unknown-book there is no book `2564`"),
    ],
)
def test_a_rule_finding_or_book_that_there_is_not_is_told_in_english(
    folder: Path, step: str, expected: str
) -> None:
    feature = f"Feature: A\n  Scenario: B\n    {step}\n"
    assert found(folder, feature) == [f"features/crowding.feature:{expected}"]


def test_a_rule_that_there_is_not_is_told_in_thai_with_the_nearest_one(folder: Path) -> None:
    feature = '# language: th\nโครงหลัก: ก\n  เหตุการณ์: ข\n    เมื่อ ประเมินกฎ "crowdin"\n'
    [finding] = checked(folder, {"features/a.feature": feature}).findings
    assert str(finding.span) == "features/a.feature:4:22"
    assert finding.message.in_language("th") == "ไม่มีกฎ `crowdin`"
    assert finding.hint is not None
    assert finding.hint.en == "did you mean `crowding`?"


def test_the_names_of_an_outline_are_those_of_its_examples(folder: Path) -> None:
    feature = """
        Feature: A
          Scenario Outline: B
            Then the finding "too-<what>" is raised

            Examples:
              | what |
              | many |
              | few  |
    """
    assert found(folder, feature) == [
        "features/crowding.feature:3:23 unknown-finding there is no finding `too-few`"
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
    assert engine.outcome.__file__ is not None
    raised: set[str] = set()
    for file in Path(engine.outcome.__file__).parent.glob("*.py"):
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

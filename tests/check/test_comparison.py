"""`facts/comparison.yaml` is checked with the rest: its fields by the schema, its outcomes by rules."""

from pathlib import Path

from assay.check import check, find_project
from assay.compare import FILE
from tests.check.projects import RULE, checked, codes, told, write

COMPARISON = """
    between:
      pairs:
        - kind: ward
          amount: [beds, occupid]
          effect: [ward.free, ward.fre]
"""
WRONG = [
    "facts/comparison.yaml:4:22 unknown-name `occupid` is no field of ward",
    "facts/comparison.yaml:5:27 unknown-name there is no outcome `ward.fre`",
]


def test_each_mistake_is_told_at_its_place(folder: Path) -> None:
    assert told(checked(folder, {"facts/comparison.yaml": COMPARISON})) == WRONG


def test_one_that_is_right_is_not_told_of(folder: Path) -> None:
    right = COMPARISON.replace("occupid", "occupied").replace(", ward.fre]", "]")
    assert told(checked(folder, {"facts/comparison.yaml": right})) == []


def test_it_can_be_named_alone(folder: Path) -> None:
    write(folder, {"facts/comparison.yaml": COMPARISON, "facts/2563/wards.yaml": "- {id: W-1}\n"})
    path = Path("facts/comparison.yaml")
    found = check(find_project([path])).narrowed([path])
    assert told(found) == WRONG


def test_an_outcome_of_a_rule_that_cannot_be_read_is_not_called_unknown(folder: Path) -> None:
    files = {
        "facts/comparison.yaml": COMPARISON.replace("occupid", "occupied"),
        "rules/crowding.yaml": RULE.replace("severity: error", "severity: grave"),
    }
    assert codes(checked(folder, files)) == ["unknown-word"]


def test_an_outcome_that_it_names_is_read(folder: Path) -> None:
    """With a scorecard there is a question who reads an outcome; the comparison is an answer."""
    scorecard = "sections:\n  - {kind: ward, columns: [beds]}\n"
    rule = RULE.replace("that: free >= 0", "that: beds >= 0")
    unnamed = checked(folder, {"facts/scorecard.yaml": scorecard, "rules/crowding.yaml": rule})
    assert codes(unnamed) == ["unread-outcome"]
    named = "between: {pairs: [{kind: ward, amount: beds, effect: [ward.free]}]}\n"
    assert codes(checked(folder, {"facts/comparison.yaml": named})) == []


def test_the_file_is_the_one_that_a_comparison_reads(folder: Path) -> None:
    write(folder, {})
    assert find_project().comparison == Path("facts") / FILE

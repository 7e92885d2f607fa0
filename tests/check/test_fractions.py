"""A fraction where the value is in per cent is told, and thresholds that may be meant are not."""

from pathlib import Path

import pytest

from assay.check import check, find_project
from assay.finding import Severity
from tests.check.projects import checked

SCHEMA = """
    types:
      grade: {{scale: [poor, good]}}
    kinds:
      ward:
        plural: wards
        title: Ward
        key: id
        fields:
          rate: {{type: number, decimals: 2, unit: {unit}{range}, required: true}}
          part: {{type: number, required: true}}
          whole: {{type: number, range: "> 0", required: true}}
"""
RULE = """
    rule: grade
    title: Grade
    for: ward
"""
TABLE = """
    table:
      outcome: grade
      type: grade
      rows:
        - {{when: {{{of}: ">= {high}"}}, then: good}}
        - {{when: {{{of}: "< {high}"}}, then: poor}}
"""


def severities(
    folder: Path, body: str, *rates: str, unit: str = "percent", within: str = ""
) -> list[Severity]:
    """How much each fraction found weighs, in a project with such rates and such a rule."""
    wards = [f"- {{id: W{at}, rate: {rate}, part: 1, whole: 2}}" for at, rate in enumerate(rates)]
    files = {
        "facts/schema.yaml": SCHEMA.format(unit=unit, range=within and f', range: "{within}"'),
        "facts/2563/wards.yaml": "\n".join(wards) or "[]",
        "rules/crowding.yaml": RULE + body,
    }
    found = checked(folder, files)
    assert not [one for one in found.findings if one.severity is Severity.ERROR], found.findings
    return [one.severity for one in found.findings if one.code == "fraction-for-percent"]


def by_rate(high: str) -> str:
    return TABLE.format(of="rate", high=high)


@pytest.mark.parametrize(
    "body",
    [
        by_rate("0.85"),
        '    levels: {outcome: grade, type: grade, "good": "rate >= 0.85", otherwise: poor}\n',
        "    outcomes: {short: rate < 0.85}\n",
        "    outcomes: {short: 0.85 > rate}\n",
        "    outcomes: {near: 'rate in [0.8..0.9]'}\n",
        "    outcomes: {near: rate between 0.8 and 1}\n",
        "    given: {r: rate}\n    outcomes: {short: r < 0.85}\n",
        "    outcomes: {bad: 'count(wards[rate < 0.85])'}\n".replace("wards", "book.wards"),
        "    scale: {outcome: score, of: rate, between: linear, points: {0.5: 0, 1: 100}}\n",
        "    checks:\n      - {code: low, that: rate >= 0.85, severity: error, message: Too low}\n",
    ],
)
def test_a_fraction_is_told_wherever_it_stands(folder: Path, body: str) -> None:
    assert severities(folder, body, "92.5", "71", "64") == [Severity.WARNING]


def test_the_meant_number_is_said_at_the_row(folder: Path) -> None:
    severities(folder, by_rate("0.85"), "92.5")
    found = check(find_project())
    [one] = [one for one in found.findings if one.code == "fraction-for-percent"]
    assert one.message.en == "`rate` is in per cent, and 0.85 is 0.85 %, not 85 %"
    assert one.hint is not None
    assert one.hint.en.startswith("write 85 if that is meant")
    assert one.span is not None
    assert (one.span.file, one.span.line) == ("rules/crowding.yaml", 9)


@pytest.mark.parametrize("high", ["85", "0", "1", "1.5"])
def test_a_number_of_per_cent_is_none(folder: Path, high: str) -> None:
    assert severities(folder, by_rate(high), "92.5", "71") == []


def test_a_fraction_beside_larger_thresholds_is_meant(folder: Path) -> None:
    bands = """
    table:
      outcome: grade
      type: grade
      rows:
        - {when: {rate: "< 0.5"}, then: good}
        - {when: {rate: "[0.5..20]"}, then: good}
        - {when: {rate: "> 20"}, then: poor}
    """
    assert severities(folder, bands, "92.5", "71") == []


def test_small_rates_make_a_small_threshold_plausible(folder: Path) -> None:
    assert severities(folder, by_rate("0.85"), "0.4", "92.5") == []
    assert severities(folder, by_rate("0.85"), "2.5", "3.1") == []


def test_a_declared_range_that_ends_below_ten_says_that_rates_are_small(folder: Path) -> None:
    assert severities(folder, by_rate("0.85"), within="[0..5]") == []
    assert severities(folder, by_rate("0.85"), within="[0..100]") == [Severity.NOTE]


def test_nothing_recorded_makes_it_a_note_from_a_half_on(folder: Path) -> None:
    assert severities(folder, by_rate("0.85")) == [Severity.NOTE]
    assert severities(folder, by_rate("0.25")) == []


def test_a_computed_per_cent_makes_it_a_note(folder: Path) -> None:
    computed = "    given: {share: 'percent(part, whole)'}\n" + TABLE.format(of="share", high="0.9")
    assert severities(folder, computed, "50") == [Severity.NOTE]


def test_another_unit_is_no_per_cent(folder: Path) -> None:
    assert severities(folder, by_rate("0.85"), "92.5", unit="kilometres") == []

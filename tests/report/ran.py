"""Scenarios of a hospital, and results of them made by hand: passed, failed and wrong."""

from dataclasses import replace
from pathlib import Path
from textwrap import dedent

from assay.features.scenario.feature import Feature
from assay.features.scenario.reader import parse_feature
from assay.features.scenario.result import Failure, FiredAt, ScenarioResult, Verdict
from assay.finding import Finding, Span, error
from assay.source import Source
from assay.values.text import Text

BEDS = """
    @wards
    Feature: Beds | wards

      Scenario Outline: The status follows the beds
        Given a ward with <beds> beds
        Then the status is <status>

        Examples:
          | beds | status |
          | 5    | green  |
          | 6    | red    |

      Scenario: A sentence without a meaning
        Given the moon is full
"""

STAYS = """
    # language: th
    @quarter
    โครงหลัก: จำนวนวันนอน
      เหตุการณ์: จำนวนวันนอนของทุกตึก
        ดังนั้น ผลของตึกเป็นดังนี้:
          | key | จำนวนวัน |
          | ก   | 3       |
          | ข   | 12      |
"""


def feature(file: str, text: str) -> Feature:
    found, findings = parse_feature(Source(file, dedent(text).lstrip("\n")), Path(file))
    assert found is not None, findings
    return found


def write_features() -> None:
    """Writes the two feature files below the current folder, so that their lines can be shown."""
    for file, text in ((BEDS_FILE, BEDS), (STAYS_FILE, STAYS)):
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        Path(file).write_text(dedent(text).lstrip("\n"), encoding="utf-8")


BEDS_FILE = "features/ward/beds.feature"
STAYS_FILE = "features/ward/stays.th.feature"

_five, _six, _moon = feature(BEDS_FILE, BEDS).scenarios
[_stay] = feature(STAYS_FILE, STAYS).scenarios
_table = _stay.steps[0].table
assert _table is not None

PASSED = ScenarioResult(_five, Verdict.PASSED)

FAILED = ScenarioResult(
    _six,
    Verdict.FAILED,
    (
        Failure(
            _six.steps[1],
            Text("status of ward/1", "สถานะ (status) ของ ward/1"),
            Text("red", "สีแดง"),
            Text("green", "สีเขียว"),
            FiredAt(
                Text('beds, row 1: {beds: "<= 6"}', 'beds แถวที่ 1: {beds: "<= 6"}'),
                Span("rules/beds.yaml", 7, 7, 7, 40),
            ),
            (Text("beds = 6"), Text("  limit = 6 (max(limits))")),
        ),
    ),
)

WRONG = ScenarioResult(
    _moon,
    Verdict.WRONG,
    findings=(
        error(
            "unknown-step",
            Text("no sentence reads `the moon is full`", "ไม่มีประโยค `the moon is full`"),
            _moon.steps[0].span,
            hint=Text("see the list of sentences", "ดูรายการประโยค"),
        ),
    ),
)

NORTH = ScenarioResult(_stay, Verdict.PASSED, book="north/2563-q4")

SOUTH = ScenarioResult(
    _stay,
    Verdict.FAILED,
    (
        Failure(
            _stay.steps[0],
            Text("stay of ward/ข", "จำนวนวัน (stay) ของ ward/ข"),
            Text("12"),
            Text("null because missing: ward/ข/days", "ว่าง เพราะไม่มีข้อมูล: ward/ข/days"),
            where=_table[2][0].span,
        ),
    ),
    book="south/2563-q4",
)

RESULTS = (SOUTH, WRONG, FAILED, NORTH, PASSED)
"""In no order at all."""

UNREAD: tuple[Finding, ...] = (
    error(
        "wrong-feature",
        Text("a step is no Gherkin", "ขั้นตอนไม่เป็นไปตามรูปแบบ Gherkin"),
        Span("features/ward/torn.feature", 3, 1),
    ),
)


def with_name(result: ScenarioResult, name: str) -> ScenarioResult:
    """The result of a scenario of another title."""
    return replace(result, scenario=replace(result.scenario, name=name))

"""Every shipped rule, and those of another domain, in sentences."""

import re
from pathlib import Path

import pytest

from assay.explain.narrate import Narration
from assay.values.text import Text
from tests.explain.narrate.bridges import shipped

ROOT = Path(__file__).parents[3]
PROJECTS = [(ROOT, "2020-09-30"), (ROOT / "tests" / "domains" / "hospital", "2025-09-30")]


def sentences(narration: Narration) -> list[Text]:
    own = [line.text for passage in narration.passages for line in passage.lines]
    return [narration.summary, *own]


@pytest.fixture(scope="module", params=PROJECTS, ids=["agency", "hospital"])
def narrations(request: pytest.FixtureRequest) -> list[Narration]:
    return shipped(*request.param)


def test_no_expression_falls_back_to_its_own_text(narrations: list[Narration]) -> None:
    fallen = [
        (narration.rule.id, text.en)
        for narration in narrations
        for text in sentences(narration)
        if "`" in text.en or "`" in text.in_language("th")
    ]
    assert fallen == []


def test_every_sentence_is_told_in_thai(narrations: list[Narration]) -> None:
    for narration in narrations:
        for text in sentences(narration):
            assert text.th is not None
            assert re.search("[ก-ฮ]", text.th), text.en


def test_every_part_of_a_rule_has_a_sentence(narrations: list[Narration]) -> None:
    for narration in narrations:
        assert narration.passages
        assert all(passage.lines for passage in narration.passages)


def test_no_place_is_left_open(narrations: list[Narration]) -> None:
    for narration in narrations:
        for text in sentences(narration):
            for said in (text.en, text.in_language("th")):
                assert not re.search(r"[{}]|  ", said), said


def test_the_legend_of_the_progress_status_reads_as_the_report_prints_it() -> None:
    (status,) = [one for one in shipped(*PROJECTS[0]) if one.rule.id == "progress-status"]
    table = status.passages[-1]
    assert [line.text.en for line in table.lines] == [
        "Green where no obstacle is reported and the physical delay is at most 5%.",
        "Yellow where no obstacle is reported and the physical delay is more than 5% and at most 20%.",
        "Red where no obstacle is reported and the physical delay is more than 20%.",
        "Red where an obstacle is reported.",
    ]
    assert [line.text.th for line in table.lines] == [
        "สีเขียว เมื่อไม่มีอุปสรรค และความล่าช้าด้านผลการดำเนินงานไม่เกิน 5%",
        "สีเหลือง เมื่อไม่มีอุปสรรค และความล่าช้าด้านผลการดำเนินงานมากกว่า 5% แต่ไม่เกิน 20%",
        "สีแดง เมื่อไม่มีอุปสรรค และความล่าช้าด้านผลการดำเนินงานมากกว่า 20%",
        "สีแดง เมื่อมีอุปสรรค",
    ]

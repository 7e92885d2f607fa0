"""The first screen of a terminal, the short one, and single parts."""

from pathlib import Path
from textwrap import dedent

import pytest

from assay.contents.scored import Scored
from assay.scorecard.layout import load_layout
from assay.terminal.scorecard import brief, part_names, parts_of, scorecard
from tests.building import Domain
from tests.contents.agency import LAYOUT, agency


@pytest.fixture
def loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Domain:
    monkeypatch.chdir(tmp_path)
    return agency(Path())


def scored(loaded: Domain, text: str = LAYOUT) -> Scored:
    path = loaded.folder / "scorecard.yaml"
    path.write_text(dedent(text), encoding="utf-8")
    assert loaded.plan is not None
    layout, findings = load_layout(path, loaded.schema, loaded.plan)
    assert layout is not None, findings
    return loaded.scored(layout)


@pytest.fixture
def card(loaded: Domain) -> Scored:
    return scored(loaded)


def lines(card: Scored, lang: str = "en", width: int = 80) -> list[str]:
    return [line.plain for line in scorecard(card, lang=lang, width=width)]


def test_it_begins_with_the_verdict_the_money_what_to_do_and_the_table(card: Scored) -> None:
    # 64 cells: a fifth of the projects is 12.8, two fifths 25.6; of 300 baht a third is paid.
    assert lines(card)[2:31] == [
        "",
        "3 of 5 are met, 1 clean, 2 not; 33.3 % paid",
        "█" * 13 + "▓" * 25 + "▒" * 13 + "░" * 13,
        "█ 1 Met, nothing found against it   ▓ 2 Met, but questioned   ▒ 1 Not met",
        "░ 1 not rated",
        "  Not met: R Three",
        "  not rated: S Four",
        "",
        "Plan 300 baht",
        "█" * 21 + "▓" * 43,
        "█ Paid 100   ▓ Left 200",
        "",
        "To be done",
        "  1. The agency  Attach it",
        "                 2 · 2 findings",
        "",
        "Projects",
        "            State      Both",
        "  ────────────────────────────────────",
        "  P  One    Met        One: Met",
        "  Q  Two    Met        Two: Met",
        "     Findings: No evidence",
        "  R  Three  Not met    Three: Not met",
        "     Findings: No evidence",
        "  S  Four   – missing  Four: – missing",
        "  T  Five   Met        Five: Met",
        "     Findings: A step is open",
        "",
        "Project",
    ]


def test_findings_stand_by_action_with_who_acts_and_what_is_at_stake(card: Scored) -> None:
    shown = lines(card)
    at = shown.index("Findings  0 errors · 2 warnings · 1 note")
    assert shown[at + 1 : at + 10] == [
        "  1. Attach it",
        "     By: The agency  At stake: 2",
        "    warning · No evidence  no-evidence  rules/evidence.yaml:5:5",
        "      project/Q  Q has none  [1]",
        "      project/R  R has none  [1]",
        "",
        "  Other findings",
        "    note · A step is open  undone  rules/steps.yaml:6:5",
        "      step/S1  S1",
    ]


def test_it_ends_with_the_counts_the_heaviest_action_and_a_command_to_copy(card: Scored) -> None:
    assert lines(card)[-6:] == [
        "",
        "1 action · 0 errors · 2 warnings · 1 note",
        "  1. The agency  Attach it",
        "                 2 · 2 findings",
        "Why a figure? assay explain book KIND/KEY/NAME",
        "assay 0.1.0 · 3 rules",
    ]


def test_it_speaks_thai(card: Scored) -> None:
    shown = lines(card, "th")
    assert "เรื่องที่ต้องดำเนินการ" in shown
    assert "  1. หน่วยงาน  แนบหลักฐาน" in shown
    assert "█ 1 บรรลุ ไม่มีข้อค้นพบ   ▓ 2 บรรลุ แต่มีข้อค้นพบ   ▒ 1 ไม่บรรลุ" in "\n".join(shown)


def test_the_short_one_tells_verdict_actions_and_the_worst(card: Scored) -> None:
    shown = [line.plain for line in brief(card)]
    assert len(shown) < 25
    assert shown[2:4] == ["3 of 5 are met, 1 clean, 2 not; 33.3 % paid", shown[3]]
    assert "  1. The agency  Attach it · 2" in shown
    at = shown.index("Worst figures")
    assert shown[at + 1] == "  Not met (1): R"


def test_the_short_one_of_a_layout_without_a_summary_tells_the_heaviest_findings(
    loaded: Domain,
) -> None:
    shown = [line.plain for line in brief(loaded.scored())]
    assert "0 errors · 2 warnings · 1 note" in shown
    assert "  1. The agency  Attach it · 2" in shown
    at = shown.index("Worst figures")
    assert shown[at + 1 : at + 4] == [
        "  project/Q  Q has none",
        "  project/R  R has none",
        "  step/S1  S1",
    ]


def test_parts_go_by_what_they_are_about_and_stand_whole(card: Scored) -> None:
    names = part_names(card, "en")
    assert {"summary", "actions", "projects", "project", "agencies", "findings", "s1"} <= {*names}
    shown = [line.plain for line in parts_of(card, ["projects"])]
    assert shown[0] == "Projects"
    assert "Project" in shown  # the section below the summary
    assert not any("To be done" in line or "Findings  " in line for line in shown)
    [first, *rest] = [line.plain for line in parts_of(card, ["actions", "findings"])]
    assert first == "To be done"
    assert "Findings  0 errors · 2 warnings · 1 note" in rest


@pytest.mark.parametrize("lang", ["en", "th"])
@pytest.mark.parametrize("width", [24, 40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(card: Scored, width: int, lang: str) -> None:
    for drawn in (scorecard, brief):
        told = drawn(card, lang=lang, width=width)
        assert [line.plain for line in told if line.cell_len > width] == []


def test_the_colour_of_a_state_is_that_of_its_tone_and_its_texture_tells_it_too(
    card: Scored,
) -> None:
    [bar] = [line for line in scorecard(card) if line.plain.startswith("█" * 13 + "▓")]
    styles = {bar.plain[one.start]: str(one.style) for one in bar.spans}
    assert styles == {"█": "green", "▓": "yellow", "▒": "red", "░": "bright_black"}

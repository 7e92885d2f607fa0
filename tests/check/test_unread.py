"""An outcome that nobody reads is pointed out, where a scorecard says what is read."""

from pathlib import Path

import pytest

from tests.check.projects import RULE, checked, codes

SCORECARD = "sections: [{kind: ward, columns: [beds]}]\n"
LONELY = """
    rule: lonely
    title: Lonely
    for: ward
    outcomes:
      share_used: {is: "percent(occupied, beds)", title: {th: ร้อยละการครองเตียง, en: Occupancy}}
"""


def test_an_outcome_that_no_rule_scorecard_or_feature_names_is_noted(folder: Path) -> None:
    found = checked(folder, {"facts/scorecard.yaml": SCORECARD, "rules/lonely.yaml": LONELY})
    [finding] = found.findings
    assert (finding.code, str(finding.span)) == ("unread-outcome", "rules/lonely.yaml:5:3")
    assert finding.message.en == (
        "nobody reads `ward.share_used`: no rule, no scorecard and no feature"
    )


def test_an_outcome_that_a_check_of_its_own_rule_reads_is_read(folder: Path) -> None:
    assert codes(checked(folder, {"facts/scorecard.yaml": SCORECARD})) == []


def test_an_outcome_is_read_where_a_scorecard_shows_it(folder: Path) -> None:
    shows = "sections: [{kind: ward, columns: [share_used]}]\n"
    assert (
        codes(checked(folder, {"facts/scorecard.yaml": shows, "rules/lonely.yaml": LONELY})) == []
    )


def test_an_outcome_is_read_where_a_feature_names_it_by_its_thai_title(folder: Path) -> None:
    feature = """
        # language: th
        โครงหลัก: การครองเตียง
          เหตุการณ์: หอเต็ม
            กำหนดให้ ข้อเท็จจริงของ "2563"
            เมื่อ ประเมินตามเกณฑ์ทุกข้อ
            ดังนั้น ร้อยละการครองเตียงของ ward คือ 100
    """
    files = {"facts/scorecard.yaml": SCORECARD, "rules/lonely.yaml": LONELY}
    assert codes(checked(folder, {**files, "features/lonely.feature": feature})) == []


def test_an_outcome_is_read_where_an_outline_names_it_by_its_examples(folder: Path) -> None:
    feature = """
        Feature: Occupancy
          Scenario Outline: Shares
            Given the facts of "2563"
            When all rules are evaluated
            Then the share_<which> of the ward is 100

            Examples:
              | which |
              | used  |
    """
    files = {"facts/scorecard.yaml": SCORECARD, "rules/lonely.yaml": LONELY}
    assert codes(checked(folder, {**files, "features/lonely.feature": feature})) == []


def test_without_a_scorecard_every_outcome_is_shown_and_so_read(folder: Path) -> None:
    assert codes(checked(folder, {"rules/lonely.yaml": LONELY})) == []


def test_an_outcome_that_another_rule_reads_is_read(folder: Path) -> None:
    reader = RULE.replace("beds - occupied", "beds - share_used")
    files = {"facts/scorecard.yaml": SCORECARD, "rules/lonely.yaml": LONELY}
    assert codes(checked(folder, {**files, "rules/crowding.yaml": reader})) == []


@pytest.mark.parametrize(
    "scorecard",
    [
        "# share_used is not shown\n" + SCORECARD,
        "sections: [{kind: ward, title: no share_used here, columns: [beds]}]\n",
        "sections:\n  - kind: ward\n    columns: [beds]  # share_used\n",
    ],
)
def test_a_comment_or_a_title_of_a_scorecard_reads_nothing(folder: Path, scorecard: str) -> None:
    files = {"facts/scorecard.yaml": scorecard, "rules/lonely.yaml": LONELY}
    assert codes(checked(folder, files)) == ["unread-outcome"]


def test_a_comment_of_a_feature_and_a_longer_name_read_nothing(folder: Path) -> None:
    feature = """
        # share_used is looked at elsewhere
        Feature: share_used
          Scenario: another
            Given the facts of "2563"
            When all rules are evaluated
            Then the mean_share_used of the ward is 100
    """
    longer = LONELY.replace("rule: lonely", "rule: longer").replace("share_used", "mean_share_used")
    longer = longer.replace(", title: {th: ร้อยละการครองเตียง, en: Occupancy}", "")
    files = {"facts/scorecard.yaml": SCORECARD, "rules/lonely.yaml": LONELY}
    more = {"rules/longer.yaml": longer, "features/lonely.feature": feature}
    found = checked(folder, {**files, **more})
    assert [(one.code, str(one.span).split(":")[0]) for one in found.findings] == [
        ("unread-outcome", "rules/lonely.yaml")
    ]


def test_an_outcome_in_a_line_of_text_is_read(folder: Path) -> None:
    shows = "sections: [{kind: ward, lines: ['{share_used} of all beds']}]\n"
    files = {"facts/scorecard.yaml": shows, "rules/lonely.yaml": LONELY}
    assert codes(checked(folder, files)) == []

"""An outcome that nobody reads is pointed out, where a scorecard says what is read."""

from pathlib import Path

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
            เมื่อ ประเมินทุกกฎ
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

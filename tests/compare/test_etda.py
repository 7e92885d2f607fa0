"""ETDA, fiscal year 2563: the fourth-quarter report against the approved action plan.

Expected figures are those of the two documents, and of `golden/etda-2563-q4.yaml`, which were
worked out by other means.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from assay import evaluate, load_book, load_rules
from assay.compare import (
    Change,
    Comparison,
    Difference,
    Effect,
    MatchedBy,
    What,
    compare,
    find_comparing,
)
from assay.compare.texts import is_thai
from assay.values.text import Text

PROJECT = Path(__file__).parents[2]
GOLDEN: dict[str, Any] = yaml.safe_load(
    (PROJECT / "tests" / "etda" / "golden" / "etda-2563-q4.yaml").read_text(encoding="utf-8")
)
PROJECTS: dict[str, dict[str, str]] = GOLDEN["projects"]


@cache
def comparison() -> Comparison:
    book = load_book(PROJECT / "facts" / "etda" / "2563-q4")
    evaluation = evaluate(book, load_rules(PROJECT / "rules"))
    schema_file = PROJECT / "facts" / "schema.yaml"
    comparing, findings = find_comparing(schema_file, book.schema, evaluation.plan)
    assert comparing is not None, [finding.message.en for finding in findings]
    return compare(evaluation, comparing)


def of(what: What, kind: str) -> dict[str, Change]:
    """The changes of one kind of fact, by the key of the report's fact."""
    return {
        change.report.fact.partition("/")[2]: change
        for change in comparison().of(what)
        if change.report is not None and change.kind == kind
    }


def differing(effect: Effect, fact: str, name: str) -> Difference:
    (found,) = [one for one in effect.differences if (one.fact, one.name) == (fact, name)]
    return found


# Money ----------------------------------------------------------------------------------------


def test_the_lines_whose_plan_changed_are_those_of_the_golden_file() -> None:
    changed = of(What.AMOUNT, "budget_line")
    assert sorted(changed) == ["1.2.1", "1.2.2", "1.3.1", "1.3.2", "1.3.3", "1.3.4"]
    # e-Office (1.3.5) is not in the plan, but a part of e-Licensing (1.3.4), which is.
    assert [key for key, one in of(What.ADDED, "budget_line").items() if not one.heading] == []


@pytest.mark.parametrize("project", PROJECTS)
def test_a_projects_line_changed_by_its_virement(project: str) -> None:
    golden = PROJECTS[project]
    (altered,) = of(What.AMOUNT, "budget_line")[golden["budget_line"]].altered
    assert altered.plan.value == Decimal(golden["approved_plan"])
    with_parts = {"EL": Decimal("4.7050")}.get(project, Decimal(0))
    assert altered.report.value == Decimal(golden["revised_plan"]) + with_parts
    assert altered.by == Decimal(golden["virement"])


@pytest.mark.parametrize("project", PROJECTS)
def test_against_the_approved_plan_a_project_spent_another_share(project: str) -> None:
    golden = PROJECTS[project]
    first = differing(comparison().altogether, f"project/{project}", "utilisation_percent")
    assert first.report == Decimal(golden["utilisation_percent"])
    assert isinstance(first.plan, Decimal)
    if project == "EL":
        # Its own line alone: 52.8525 of what the plan holds for it without e-Office, 92.4915 - 4.7050
        assert first.plan == Decimal("60.2057")
        return
    assert first.plan.quantize(Decimal("0.01")) == Decimal(golden["utilisation_of_approved_plan"])


def test_against_the_approved_plan_stop_fraud_spent_17_and_not_94_per_cent() -> None:
    # 3.9519 / 23.2678 = 16.9844 %, where 3.9519 / 4.1865 = 94.3963 %
    effect = comparison().altogether
    spent = differing(effect, "project/SF", "utilisation_percent")
    assert spent.by == Decimal("-77.4119")
    assert spent.text.en == (
        "against the approved plan, Utilisation (%) of SF Stop e-Commerce Fraud is 16.9844, "
        "not 94.3963"
    )
    assert spent.text.th == (
        "เมื่อเทียบกับแผนที่ได้รับอนุมัติ ร้อยละผลการใช้จ่าย ของ SF "
        "โครงการยกระดับความเชื่อมั่นเพื่อแก้ปัญหาฉ้อโกงที่ส่งผลกระทบต่อพาณิชย์อิเล็กทรอนิกส์ "
        "เป็น 16.9844 แทนที่จะเป็น 94.3963"
    )
    status = differing(effect, "project/SF", "status")
    assert (str(status.report), str(status.plan)) == ("yellow", "red")


def test_money_moved_within_the_two_programmes_and_their_sums_are_kept() -> None:
    basic, strategic = comparison().movements
    assert (basic.within, strategic.within) == ("budget_line/1.2", "budget_line/1.3")
    assert basic.kept
    assert strategic.kept
    moved = [
        {share.fact: share.amount for share in shares}
        for one in (basic, strategic)
        for shares in (one.given, one.received)
    ]
    assert moved == [
        {"budget_line/1.2.2": Decimal("13.6437")},
        {"budget_line/1.2.1": Decimal("13.6437")},
        {
            "budget_line/1.3.3": Decimal("19.0813"),
            "budget_line/1.3.1": Decimal("2.1109"),
        },
        {"budget_line/1.3.2": Decimal("20.6389"), "budget_line/1.3.4": Decimal("0.5533")},
    ]
    # 34.8359 in all, and not the 38.9876 of a comparison that tells e-Office apart.
    given = sum((share.amount for one in (basic, strategic) for share in one.given), Decimal(0))
    received = (share.amount for one in (basic, strategic) for share in one.received)
    assert given == sum(received, Decimal(0)) == Decimal("34.8359")


def test_a_part_is_told_with_the_line_that_it_belongs_to() -> None:
    change = of(What.AMOUNT, "budget_line")["1.3.4"]
    assert change.who == Text(
        "1.3.4 Speed-up e-Licensing (with 1.3.5 Development of the e-Office system)",
        "1.3.4 Speed up e-Licensing (รวม 1.3.5 ค่าพัฒนาระบบ e-Office)",
    )


def test_with_all_money_back_in_its_place_all_projects_spent_less() -> None:
    # 226.5563 / (288.1903 - 4.7050): the five lines against the plan's projects without e-Office
    spent = differing(comparison().altogether, "agency/ETDA", "projects_utilisation_percent")
    assert (spent.report, spent.plan) == (Decimal("83.9590"), Decimal("79.9182"))


def test_a_line_that_money_was_moved_from_is_told_with_the_others() -> None:
    # With 23.2678 for SF alone its programme would no longer be the sum of its lines.
    effects = {key: one.effect for key, one in of(What.AMOUNT, "budget_line").items()}
    assert {str(one.unknown) for one in effects.values()} == {
        "told with the money moved and with all changes together"
    }
    strategic = comparison().movements[1].effect
    assert differing(strategic, "project/SF", "utilisation_percent").plan == Decimal("16.9844")


def test_an_amount_leads_to_both_documents() -> None:
    (altered,) = of(What.AMOUNT, "budget_line")["1.3.3"].altered
    assert (altered.plan.document, str(altered.plan.place)) == (
        "plan",
        "section 6, spending plan, row 1.4, page 9",
    )
    assert (altered.report.document, str(altered.report.place)) == (
        "report",
        "section (2), budget table, row 1.3.3",
    )


def test_the_groups_of_the_two_tables_are_told_as_headings() -> None:
    headings = [change for change in comparison().changes if change.heading]
    assert [(one.what, one.who.en) for one in headings] == [
        (What.ADDED, "1.2 Basic programme"),
        (What.ADDED, "1.3 Strategic programme"),
        (What.DROPPED, "1 Projects"),
    ]


# Indicators -----------------------------------------------------------------------------------


def test_the_twenty_targets_of_the_plan_are_all_reported() -> None:
    pairs = next(pairs for pairing, pairs in comparison().matches if pairing.kind == "indicator")
    assert len(pairs) == 20
    assert {match.by for match in pairs} == {MatchedBy.LINK}
    assert [one for one in comparison().of(What.DROPPED) if one.kind == "plan_target"] == []


def test_the_indicators_of_mdes_and_opdc_alone_are_not_in_the_plan() -> None:
    by_requirer = GOLDEN["indicators"]["by_requirer"]
    [(pairing, facts)] = comparison().unlisted
    assert (pairing.kind, str(pairing.because)) == (
        "indicator",
        "its table is that of the Budget Document",
    )
    assert len(facts) == by_requirer["mdes"] + by_requirer["opdc"]
    assert {"DG-5", "EC-8"} <= {fact.key[0] for fact in facts}
    # The table's heading has it so, and no change is told of them.
    assert of(What.ADDED, "indicator") == {}


def test_no_target_differs() -> None:
    assert comparison().of(What.RETARGETED) == ()


def test_one_indicator_counts_another_unit() -> None:
    (key,) = of(What.REUNITED, "indicator")
    change = of(What.REUNITED, "indicator")[key]
    assert key == "EL-2"
    assert change.text.en.endswith(
        "counts in “document structures”; the approved plan counts in “licences”"
    )
    assert change.text.in_language("th").endswith(
        "นับเป็น “โครงสร้างเอกสาร” แต่แผนที่ได้รับอนุมัตินับเป็น “ใบอนุญาต”"
    )
    assert [(one.code, one.fact) for one in change.effect.cleared] == [
        ("unit-drift", "indicator/EL-2")
    ]


def test_two_indicators_cover_e_meeting_beyond_the_plan() -> None:
    scopes = of(What.RESCOPED, "indicator")
    assert {key: change.altered[0].added for key, change in scopes.items()} == {
        "DG-1": ("e-Meeting",),
        "DG-2": ("e-Meeting",),
    }
    assert [(one.code, one.fact) for one in scopes["DG-1"].effect.cleared] == [
        ("scope-drift", "indicator/DG-1")
    ]


def test_four_indicators_are_named_otherwise_and_not_those_that_differ_in_spaces() -> None:
    # EC-2, DT-1 and EL-1 differ from the plan in spaces and signs alone
    names = of(What.RENAMED, "indicator")
    assert sorted(names) == ["DG-1", "DG-2", "EL-2", "SF-1"]
    thai = names["SF-1"].in_language("th")
    assert thai is not None
    assert (thai.dropped, thai.added) == (("ที่",), ("โดย",))
    english = names["DG-2"].in_language("en")
    assert english is not None
    assert (english.dropped, english.added) == ((), ("e-Meeting",))


def test_one_project_has_another_name_on_its_sheet() -> None:
    # the other sheets differ only in the English name that they print in brackets
    (change,) = of(What.RENAMED, "project").values()
    assert change.who.en == "EC Thailand e-Commerce Sustainability"
    assert change.effect.none
    assert [one.kind for one in comparison().of(What.DROPPED)] == ["plan_line"]


def test_everything_is_told_in_thai() -> None:
    changes, movements = comparison().changes, comparison().movements
    texts = [*(one.text for one in changes), *(one.text for one in movements)]
    effects = [*(one.effect for one in changes), *(one.effect for one in movements)]
    texts += [difference.text for effect in effects for difference in effect.differences]
    texts += [effect.unknown for effect in effects if effect.unknown is not None]
    assert [text.en for text in texts if text.th is None or not is_thai(text.th)] == []


def test_a_book_held_against_itself_has_no_changes() -> None:
    book = load_book(PROJECT / "facts" / "etda" / "2563-q4")
    evaluation = evaluate(book, load_rules(PROJECT / "rules"))
    comparing, _ = find_comparing(PROJECT / "facts" / "schema.yaml", book.schema, evaluation.plan)
    assert comparing is not None
    found = compare(evaluation, comparing, book)
    assert found.against == book.head.title
    assert (found.changes, found.movements) == ((), ())
    assert found.altogether.none

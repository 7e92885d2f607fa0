"""What changed between a plan and a report, and how it is told."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from assay.compare import MatchedBy, default_between
from assay.contents.changes import unlisted
from assay.values.null import Null, Reason
from tests.compare.comparing import BETWEEN, GOAL, UNITS, Compared, files


def changed(folder: Path, before: str, after: str) -> Compared:
    """The goals of the plan, and in the report with one text in place of another."""
    assert GOAL.count(before) == 1
    return Compared(folder, files(GOAL.replace(before, after)), files())


def test_a_report_that_says_what_the_plan_says_has_no_changes(tmp_path: Path) -> None:
    found = Compared(tmp_path, files(), files())
    assert found.told == []
    assert found.comparison.movements == ()
    assert found.comparison.altogether.none


def test_another_target_is_told_with_both_values_and_the_difference(tmp_path: Path) -> None:
    change = changed(tmp_path, "target: 100", "target: 80").one("re-targeted")
    (altered,) = change.altered
    assert (altered.plan.value, altered.report.value) == (Decimal(100), Decimal(80))
    assert altered.by == -20
    assert change.text.en == "g1 People trained has a target of 80; Plan sets 100"
    assert change.text.th == "g1 จำนวนผู้ผ่านการอบรม มีค่าเป้าหมาย 80 แต่แผนงานกำหนด 100"


def test_both_values_lead_to_their_places(tmp_path: Path) -> None:
    goals = GOAL.replace("weight: 1}", "weight: 1, document: d, place: page 9}")
    report = files(goals.replace("target: 100", "target: 80").replace("page 9", "table 2"))
    (altered,) = Compared(tmp_path, report, files(goals)).one("re-targeted").altered
    assert (str(altered.plan.place), str(altered.report.place)) == ("page 9", "table 2")
    assert altered.plan.span is not None
    assert altered.report.span is not None
    assert Path(altered.plan.span.file).parts[-3:] == ("plan", "book", "goals.yaml")
    assert Path(altered.report.span.file).parts[-3:] == ("report", "book", "goals.yaml")


def test_a_target_that_the_plan_lacks_differs_by_a_null_that_says_why(tmp_path: Path) -> None:
    plan = files(GOAL.replace("target: 100", "target: null"))
    change = Compared(tmp_path, files(), plan).one("re-targeted")
    (altered,) = change.altered
    assert isinstance(altered.by, Null)
    assert altered.by.reason is Reason.MISSING
    assert change.text.en == "g1 People trained has a target of 100; Plan sets missing"


def test_another_unit_is_told_in_the_words_of_each_language(tmp_path: Path) -> None:
    goals = GOAL.replace("measure_th: คน, measure_en: people", "measure_th: ครั้ง, measure_en: times")
    change = Compared(tmp_path, files(goals), files()).one("re-united")
    assert len(change.altered) == 2
    assert change.text.en == "g1 People trained counts in “times”; Plan counts in “people”"
    assert change.text.th == "g1 จำนวนผู้ผ่านการอบรม นับเป็น “ครั้ง” แต่แผนงานนับเป็น “คน”"


def test_another_scope_names_what_was_added_and_left_out(tmp_path: Path) -> None:
    change = changed(tmp_path, "[law, trade]", "[trade, health]").one("re-scoped")
    (altered,) = change.altered
    assert (altered.dropped, altered.added) == (("law",), ("health",))
    assert change.text.en == (
        "the scope of g1 People trained differs from Plan: added “health”, left out “law”"
    )


def test_another_weight(tmp_path: Path) -> None:
    change = changed(tmp_path, "weight: 3", "weight: 2").one("re-weighted")
    assert change.text.en == "Weight of g2 Satisfaction is 2; in Plan it is 3, a change of -1"
    assert change.text.th == "น้ำหนัก ของ g2 ความพึงพอใจ คือ 2 แต่แผนงานคือ 3 ต่างไป -1"


def test_another_name_under_the_same_key_is_renamed(tmp_path: Path) -> None:
    change = changed(tmp_path, "People trained", "People trained and certified").one("renamed")
    (altered,) = change.altered
    assert altered.added == ("and certified",)
    assert change.match is not None
    assert (change.match.by, change.match.sure) == (MatchedBy.KEY, Decimal(1))
    # the Thai name is the same, and the names are as alike as their likest
    assert change.match.names == 1


def test_a_name_that_differs_in_spaces_signs_and_case_only_is_the_same(tmp_path: Path) -> None:
    goals = GOAL.replace("People trained", "people – trained.").replace("ความพึงพอใจ", "ความ พึงพอใจ")
    assert Compared(tmp_path, files(goals), files()).told == []


def test_facts_of_one_side_only_are_added_and_dropped(tmp_path: Path) -> None:
    other = (
        "- {id: g3, unit: V, name_th: ระบบ, name_en: Systems, target: 5, result: 5, weight: 1}\n"
    )
    one, two = GOAL.splitlines(keepends=True)
    found = Compared(tmp_path, files(one + other), files(one + two))
    assert found.told == [("added", "goal/g3"), ("dropped", "goal/g2")]
    assert found.one("added").text.en == "g3 Systems is not in Plan"
    assert found.one("dropped").text.th == "g2 ความพึงพอใจ มีเฉพาะในแผนงาน"


def test_a_fact_with_another_key_is_matched_by_its_likeness(tmp_path: Path) -> None:
    # in "people trained well" all 12 pairs of letters of "people trained" stand, and 4 more:
    # 24 / 28 = 0.86; of the Thai names all 18 of 18. Target, unit (2), scope, weight and parent agree.
    goals = GOAL.replace("id: g1", "id: x9").replace("People trained", "People trained well")
    change = Compared(tmp_path, files(goals), files()).one("renamed")
    assert change.match is not None
    assert (change.match.by, change.match.names, change.match.sure) == (
        MatchedBy.LIKENESS,
        Decimal(1),
        Decimal(1),
    )
    assert change.text.en.endswith("added “well” (matched by likeness, 100 % sure)")


def test_how_sure_a_match_by_likeness_is_falls_with_each_field_that_differs(tmp_path: Path) -> None:
    # the names are alike; of target, unit (twice), scope, weight and parent, 4 of 6 agree:
    # (2 * 1 + 4/6) / 3 = 0.888...
    goals = GOAL.replace("id: g1", "id: x9").replace("target: 100", "target: 90")
    goals = goals.replace("weight: 1}", "weight: 2}")
    found = Compared(tmp_path, files(goals), files())
    assert found.told == [("re-targeted", "goal/x9"), ("re-weighted", "goal/x9")]
    match = found.one("re-targeted").match
    assert match is not None
    assert match.sure == Decimal("0.89")


def test_facts_that_are_not_alike_are_not_matched(tmp_path: Path) -> None:
    goals = (
        "- {id: x9, unit: U, name_th: ระบบ, name_en: Systems, target: 5, result: 5, weight: 1}\n"
    )
    found = Compared(tmp_path, files(goals), files(GOAL.splitlines(keepends=True)[0]))
    assert found.told == [("added", "goal/x9"), ("dropped", "goal/g1")]


def test_two_that_are_equally_alike_are_left_unmatched(tmp_path: Path) -> None:
    first = GOAL.splitlines(keepends=True)[0]
    twins = first.replace("id: g1", "id: a") + first.replace("id: g1", "id: b")
    found = Compared(tmp_path, files(twins), files(first))
    assert found.told == [("added", "goal/a"), ("added", "goal/b"), ("dropped", "goal/g1")]


def test_a_fact_under_another_parent_moved(tmp_path: Path) -> None:
    change = changed(tmp_path, "id: g2, unit: U", "id: g2, unit: V").one("moved")
    assert change.text.en == "g2 Satisfaction stands under V Two; in Plan, under U One"
    assert change.text.th == "g2 ความพึงพอใจ อยู่ภายใต้ V หน่วยสอง แต่ในแผนงานอยู่ภายใต้ U หน่วยหนึ่ง"


def test_a_parent_with_another_key_moves_nothing(tmp_path: Path) -> None:
    plan = files(GOAL.replace("unit: U", "unit: W"))
    plan["units.yaml"] = UNITS.replace("id: U", "id: W")
    found = Compared(tmp_path, files(), plan)
    assert found.told == []


def test_without_a_file_every_field_of_every_kind_is_compared_by_key(tmp_path: Path) -> None:
    goals = GOAL.replace("target: 100", "target: 90").replace("People trained", "Trained people")
    found = Compared(
        tmp_path,
        files(goals.replace("id: g2, unit: U", "id: g2, unit: V")),
        files(),
        "within: {pairs: []}",
    )
    assert found.comparing.between == default_between(found.report.schema)
    assert sorted(found.told) == [
        ("changed", "goal/g1"),
        ("moved", "goal/g2"),
        ("renamed", "goal/g1"),
    ]


WITHIN = """
within:
  against: {en: the approved plan, th: แผนที่ได้รับอนุมัติ}
  pairs:
    - kind: goal
      target: {target: approved_target}
    - kind: line
      plan: approved
      match: {code: line}
      amount: {plan: amount}
"""

LINES = "code,parent,name,plan,spent\nA,,Alpha,60,30\nB,,Beta,40,30\n"


def test_a_plan_that_stands_beside_the_report_in_one_fact(tmp_path: Path) -> None:
    goals = GOAL.replace("weight: 1}", "weight: 1, approved_target: 120}").replace(
        "weight: 3}", "weight: 3, approved_target: 80}"
    )
    found = Compared(tmp_path, files(goals), spec=WITHIN)
    assert found.told == [("re-targeted", "goal/g1")]
    assert found.one("re-targeted").text.en == (
        "g1 People trained has a target of 100; the approved plan sets 120"
    )


def test_several_facts_of_the_plan_that_name_one_line_are_added_up(tmp_path: Path) -> None:
    approvals = "code,parent,amount,line\n1,,50.5,A\n2,,10.25,A\n3,,39.25,B\n"
    goals = "[]"
    found = Compared(tmp_path, files(goals, LINES, approvals=approvals), spec=WITHIN)
    assert [
        (change.altered[0].plan.value, change.altered[0].report.value)
        for change in found.comparison.changes
    ] == [(Decimal("60.75"), Decimal(60)), (Decimal("39.25"), Decimal(40))]


def test_facts_of_the_plan_that_name_no_counterpart_can_be_left_aside(tmp_path: Path) -> None:
    approvals = "code,parent,amount,line\n1,,60,A\n2,,40,B\n3,,5,\n"
    told = [
        Compared(
            tmp_path / str(at),
            files("[]", LINES, approvals=approvals),
            spec=WITHIN.replace("amount: {plan", f"ignore: {ignored}\n      amount: {{plan"),
        ).told
        for at, ignored in enumerate(("[]", "[unlinked]"))
    ]
    assert told == [[("dropped", "approved/3")], []]


def test_brackets_in_a_name_can_be_left_aside(tmp_path: Path) -> None:
    goals = GOAL.replace("name_en: People trained", "name_en: People trained (all grades)")
    ignoring = BETWEEN.replace("    - kind: goal\n", "    - kind: goal\n      ignore: [brackets]\n")
    told = [
        Compared(tmp_path / str(at), files(goals), files(), spec).told
        for at, spec in enumerate((BETWEEN, ignoring))
    ]
    assert told == [[("renamed", "goal/g1")], []]


def test_of_several_lines_that_name_one_of_the_plan_the_first_is_its_match(tmp_path: Path) -> None:
    spec = """
    within:
      pairs: [{kind: line, plan: approved, match: {name: line}, amount: {plan: amount}}]
    """
    lines = "code,parent,name,plan,spent\nA,,X,40,30\nB,,X,20,30\n"
    approvals = "code,parent,amount,line\n1,,60,X\n"
    found = Compared(tmp_path, files("[]", lines, approvals=approvals), spec=spec)
    assert found.told == [("added", "line/B"), ("amount changed", "line/A")]
    (movement,) = found.comparison.movements
    assert ([one.fact for one in movement.given], [one.fact for one in movement.received]) == (
        ["line/A"],
        ["line/B"],
    )


def test_brackets_left_aside_are_not_among_the_words_that_differ(tmp_path: Path) -> None:
    goals = GOAL.replace("name_en: People trained", "name_en: People taught (all grades)")
    ignoring = BETWEEN.replace("    - kind: goal\n", "    - kind: goal\n      ignore: [brackets]\n")
    (altered,) = Compared(tmp_path, files(goals), files(), ignoring).one("renamed").altered
    assert (altered.dropped, altered.added) == (("trained",), ("taught",))


LISTED = BETWEEN.replace("      weight: weight\n", "      weight: weight\n      listed: in_plan\n")
MORE = GOAL + "".join(
    f"- {{id: {name}, unit: U, name_en: {name}, target: 1, in_plan: {listed}}}\n"
    for name, listed in (("g3", "true"), ("g4", "false"), ("g5", "false"), ("g6", "null"))
)


def test_what_the_plan_does_not_list_is_no_change_but_one_sentence(tmp_path: Path) -> None:
    because = "      because: {en: it holds the main ones, th: แผนมีเฉพาะรายการหลัก}\n"
    for spec, why in (
        (LISTED, "it does not list them"),
        (
            LISTED.replace("listed: in_plan\n", f"listed: in_plan\n{because}"),
            "it holds the main ones",
        ),
    ):
        found = Compared(tmp_path / why, files(MORE), files(), spec)
        # Of g6 it is not known whether the plan lists it, so it is told.
        assert found.told == [("added", "goal/g3"), ("added", "goal/g6")]
        assert [one.en for one in unlisted(found.comparison)] == [
            f"2 goals are not in Plan, since {why} (g4, g5)"
        ]


def test_where_all_are_listed_nothing_is_said(tmp_path: Path) -> None:
    found = Compared(tmp_path, files(MORE), files())
    assert len(found.told) == 4
    assert unlisted(found.comparison) == ()


def test_lines_between_which_money_was_moved_have_their_effect_together(tmp_path: Path) -> None:
    lines = "code,parent,name,plan,spent\nT,,Total,30,20\nA,T,One,{},10\nB,T,Two,{},10\n"
    report, plan = files(lines=lines.format(20, 10)), files(lines=lines.format(10, 20))
    found = Compared(tmp_path, report, plan)
    assert len(found.comparison.movements) == 1
    unknown = {str(change.effect.unknown) for change in found.comparison.changes}
    assert unknown == {"told with the money moved and with all changes together"}
    # Where one line got more and none less, nothing was moved, and the effect is its own.
    grown = files(lines=lines.format(20, 20).replace("Total,30", "Total,40"))
    alone = Compared(tmp_path / "alone", grown, plan)
    assert {one.effect.unknown for one in alone.comparison.changes} == {None}

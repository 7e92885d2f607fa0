"""`comparison.yaml`: what it may hold, and what is said of one that is wrong."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from assay.compare import Aspect, Comparing, Counterpart, find_comparing, load_comparing
from assay.finding import Finding
from assay.values.text import Text
from tests.building import domain
from tests.compare.comparing import RULES, SCHEMA, files, head


def load(folder: Path, text: str) -> tuple[Comparing | None, tuple[Finding, ...]]:
    loaded = domain(folder, schema=SCHEMA, facts=files(), rules=RULES, book=head("Report"))
    assert loaded.plan is not None
    path = folder / "comparison.yaml"
    path.write_text(dedent(text).lstrip(), encoding="utf-8")
    return load_comparing(path, loaded.schema, loaded.plan)


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [
        (f"{one.span.line}:{one.span.column}", f"{one.code}: {one.message.en}")
        for one in findings
        if one.span is not None
    ]


def test_fields_are_named_alone_in_a_list_or_with_the_plans(tmp_path: Path) -> None:
    comparing, findings = load(
        tmp_path,
        """
        within:
          against: {en: the plan of 2563, th: แผนปี 2563}
          pairs:
            - kind: goal
              target: {target: approved_target}
              name: [name_th, name_en]
              scope: scope
              effect: [goal.share, unit.mean]
            - {kind: line, plan: approved, match: {code: line}, amount: {plan: amount}}
        """,
    )
    assert told(findings) == []
    assert comparing is not None
    assert comparing.within.against == Text("the plan of 2563", "แผนปี 2563")
    goal, line = comparing.within.pairs
    assert (goal.kind, goal.plan, goal.match) == ("goal", "goal", ())
    assert goal.aspects == {
        Aspect.NAME: (Counterpart("name_th", "name_th"), Counterpart("name_en", "name_en")),
        Aspect.TARGET: (Counterpart("target", "approved_target"),),
        Aspect.SCOPE: (Counterpart("scope", "scope"),),
    }
    assert goal.effect == (("goal", "share"), ("unit", "mean"))
    assert (line.plan, line.match) == ("approved", (Counterpart("code", "line"),))


def test_a_field_of_a_fact_above_the_plans_is_named_with_its_kind(tmp_path: Path) -> None:
    comparing, findings = load(
        tmp_path, "within: {pairs: [{kind: unit, plan: goal, name: {name_en: unit.name_en}}]}"
    )
    assert told(findings) == []
    assert comparing is not None
    assert comparing.within.pairs[0].aspects[Aspect.NAME] == (
        Counterpart("name_en", "name_en", "unit"),
    )


def test_two_books_are_compared_by_default_where_the_file_speaks_of_one(tmp_path: Path) -> None:
    comparing, _ = load(tmp_path, "within: {pairs: []}")
    assert comparing is not None
    assert [pairing.kind for pairing in comparing.between.pairs] == [
        "unit",
        "goal",
        "line",
        "approved",
    ]
    goal = comparing.between.pairs[1]
    assert goal.aspects[Aspect.NAME] == (
        Counterpart("name_th", "name_th"),
        Counterpart("name_en", "name_en"),
    )
    assert goal.aspects[Aspect.PARENT] == (Counterpart("unit", "unit"),)


def test_without_a_file_one_book_holds_no_plan(tmp_path: Path) -> None:
    loaded = domain(tmp_path, schema=SCHEMA, facts=files(), rules=RULES, book=head("Report"))
    assert loaded.plan is not None
    comparing, findings = find_comparing(tmp_path / "schema.yaml", loaded.schema, loaded.plan)
    assert findings == ()
    assert comparing is not None
    assert comparing.within.pairs == ()
    assert comparing.between.pairs


@pytest.mark.parametrize(
    ("written", "place", "message"),
    [
        ("[]", "1:1", "wrong-shape: a mapping is expected here, not a list"),
        ("betwen: {}", "1:1", "unknown-key: `betwen` is not a key of a comparison"),
        ("within: {against: plan}", "1:9", "missing-key: `pairs` is missing from `within`"),
        (
            "within: {pairs: goal}",
            "1:17",
            'wrong-shape: a list is expected here, not the text "goal"',
        ),
        ("within: {pairs: [{target: t}]}", "1:18", "missing-key: `kind` is missing from a pair"),
        ("within: {pairs: [{kind: gaol}]}", "1:25", "unknown-kind: there is no kind `gaol`"),
        (
            "within: {pairs: [{kind: goal, plan: gaol}]}",
            "1:37",
            "unknown-kind: there is no kind `gaol`",
        ),
        (
            "within: {pairs: [{kind: goal, target: tagret}]}",
            "1:39",
            "unknown-name: `tagret` is no field of goal",
        ),
        (
            "within: {pairs: [{kind: goal, target: {target: aproved}}]}",
            "1:48",
            "unknown-name: `aproved` is no field of goal",
        ),
        (
            "within: {pairs: [{kind: goal, target: {target: line.plan}}]}",
            "1:48",
            "unknown-kind: no `line` stands above a goal",
        ),
        (
            "within: {pairs: [{kind: goal, amount: name_en}]}",
            "1:39",
            "wrong-type: `name_en` is text, and `amount` compares numbers",
        ),
        (
            "within: {pairs: [{kind: goal, target: {target: name_en}}]}",
            "1:48",
            "wrong-type: `target` is number, and `name_en` is text",
        ),
        (
            "within: {pairs: [{kind: goal, parent: name_en}]}",
            "1:39",
            "wrong-type: `name_en` is not the link of goal to the fact above it",
        ),
        (
            "within: {pairs: [{kind: goal, effect: [goal.shaer]}]}",
            "1:40",
            "unknown-name: there is no outcome `goal.shaer`",
        ),
        (
            "within: {pairs: [{kind: goal, ignore: [spaces]}]}",
            "1:40",
            "unknown-word: `spaces` is no thing to ignore",
        ),
        (
            "within: {pairs: [{kind: goal, listed: target}]}",
            "1:39",
            "wrong-type: `target` is number, and `listed` asks for true or false",
        ),
        (
            "within: {pairs: [{kind: goal, listed: planned}]}",
            "1:39",
            "unknown-name: `planned` is no field of goal",
        ),
        (
            "within: {pairs: [{kind: line, part_of: whole}]}",
            "1:40",
            "unknown-name: `whole` is no field of line",
        ),
        (
            "within: {pairs: [{kind: goal, targt: target}]}",
            "1:31",
            "unknown-key: `targt` is not a key of a pair",
        ),
    ],
)
def test_a_mistake_is_told_at_its_place(
    tmp_path: Path, written: str, place: str, message: str
) -> None:
    comparing, findings = load(tmp_path, written)
    assert comparing is None
    assert (place, message) in told(findings)
    assert all(finding.message.th for finding in findings)


def test_a_hint_names_the_nearest_name(tmp_path: Path) -> None:
    _, findings = load(tmp_path, "within: {pairs: [{kind: goal, target: tagret}]}")
    assert [str(finding.hint) for finding in findings] == ["did you mean `target`?"]


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    _, findings = load(
        tmp_path,
        """
        within:
          pairs:
            - {kind: goal, target: tagret}
            - {kind: lien}
        between:
          pairs:
            - {kind: line, effect: [line.usde]}
        """,
    )
    assert [place for place, _ in told(findings)] == ["3:28", "4:14", "7:29"]

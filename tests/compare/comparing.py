"""Small plans and reports for the tests of comparisons."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from assay.compare import Change, Comparing, Comparison, compare, load_comparing
from assay.facts import Book, load_book
from assay.outcome import Evaluation
from tests.building import Domain, domain

SCHEMA = """
types:
  rag: {scale: [red, green]}
kinds:
  unit:
    plural: units
    title: {en: Unit, th: หน่วยงาน}
    label: {th: name_th, en: name_en}
    key: id
    fields: {name_th: {type: text}, name_en: {type: text}}
  goal:
    plural: goals
    title: {en: Goal, th: ตัวชี้วัด}
    label: {th: name_th, en: name_en}
    key: id
    parent: unit
    fields:
      name_th: {type: text}
      name_en: {type: text}
      target: {type: number, title: {en: Target, th: ค่าเป้าหมาย}}
      result: {type: number}
      measure_th: {type: text}
      measure_en: {type: text}
      scope: {type: list of text}
      weight: {type: number, title: {en: Weight, th: น้ำหนัก}}
      approved_target: {type: number}
      in_plan: {type: boolean}
  line:
    plural: lines
    title: {en: Line, th: รายการ}
    label: name
    key: code
    parent: line
    fields:
      name: {type: text}
      plan: {type: number, title: {en: Plan, th: แผน}}
      spent: {type: number}
      part_of: {type: text}
  approved:
    plural: approvals
    key: code
    parent: approved
    fields: {amount: {type: number}, line: {type: text}}
"""

RULES = {
    "score.yaml": """
    rule: score
    title: Score
    for: goal
    outcomes:
      share: {is: "percent(result, target)", decimals: 2, title: {en: Share, th: ร้อยละ}}
    checks:
      - code: short
        that: result >= target
        severity: warning
        message: {en: "{id} falls short", th: "{id} ไม่ถึง"}
    """,
    "unit.yaml": """
    rule: unit
    title: Unit
    for: unit
    outcomes:
      mean: {is: "weighted mean(goals.share, goals.weight)", decimals: 2, title: {en: Mean, th: เฉลี่ย}}
      counted: {is: count(goals), title: {en: Goals, th: จำนวนตัวชี้วัด}}
    """,
    "line.yaml": """
    rule: line
    title: Line
    for: line
    outcomes:
      used: {is: "percent(spent, plan)", decimals: 2, title: {en: Used (%), th: ใช้จ่าย (%)}}
    """,
}

BETWEEN = """
between:
  pairs:
    - kind: unit
      name: [name_th, name_en]
    - kind: goal
      name: [name_th, name_en]
      target: target
      unit: [measure_th, measure_en]
      scope: scope
      weight: weight
      parent: unit
      effect: [goal.share, unit.mean]
    - kind: line
      name: name
      amount: plan
      parent: parent
      effect: [line.used]
"""

UNITS = "- {id: U, name_th: หน่วยหนึ่ง, name_en: One}\n- {id: V, name_th: หน่วยสอง, name_en: Two}\n"

GOAL = (
    "- {id: g1, unit: U, name_th: จำนวนผู้ผ่านการอบรม, name_en: People trained, target: 100,"
    " result: 80, measure_th: คน, measure_en: people, scope: [law, trade], weight: 1}\n"
    "- {id: g2, unit: U, name_th: ความพึงพอใจ, name_en: Satisfaction, target: 80, result: 80,"
    " measure_th: ร้อยละ, measure_en: percent, weight: 3}\n"
)


def files(
    goals: str = GOAL, lines: str = "code,parent,name,plan,spent\n", **others: str
) -> dict[str, str]:
    """The files of a book."""
    found = {"units.yaml": UNITS, "goals.yaml": goals, "lines.csv": lines}
    return {**found, **{f"{name}.csv": text for name, text in others.items()}}


class Compared:
    """A plan and a report written to a folder, compared."""

    def __init__(
        self,
        folder: Path,
        report: Mapping[str, str],
        plan: Mapping[str, str] | None = None,
        spec: str = BETWEEN,
    ) -> None:
        self.report: Domain = domain(
            folder / "report", schema=SCHEMA, facts=report, rules=RULES, book=head("Report")
        )
        self.evaluation: Evaluation = self.report.evaluate()
        self.plan: Book | None = None
        if plan is not None:
            before = domain(
                folder / "plan", schema=SCHEMA, facts=plan, rules=RULES, book=head("Plan")
            )
            self.plan, _ = load_book(before.book.path, self.report.schema)
        self.comparing = spec_of(folder, spec, self.evaluation)
        self.comparison: Comparison = compare(self.evaluation, self.comparing, self.plan)

    @property
    def told(self) -> list[tuple[str, str]]:
        """The changes as what and which fact."""
        return [(change.what.value, fact_of(change)) for change in self.comparison.changes]

    def one(self, what: str) -> Change:
        """The one change of a kind."""
        (found,) = [change for change in self.comparison.changes if change.what.value == what]
        return found


def head(title: str) -> str:
    """The head of a book with a title and a document."""
    thai = {"Report": "รายงาน", "Plan": "แผนงาน"}[title]
    return (
        f"as_of: 2020-09-30\ntitle: {{en: {title}, th: {thai}}}\ndocuments: {{d: {{title: D}}}}\n"
    )


def fact_of(change: Change) -> str:
    """The fact of a change."""
    stated = change.report or change.plan
    assert stated is not None
    return stated.fact


def spec_of(folder: Path, text: str, evaluation: Evaluation) -> Comparing:
    """A specification that must be right."""
    path = folder / "comparison.yaml"
    path.write_text(dedent(text).lstrip(), encoding="utf-8")
    comparing, findings = load_comparing(path, evaluation.book.schema, evaluation.plan)
    assert comparing is not None, [finding.message.en for finding in findings]
    return comparing

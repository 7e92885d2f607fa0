"""A small project on disk for the tests of scaffolding: a schema, and rules written in the test."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from assay.features.scenario import Workspace
from assay.project import find_project

SCHEMA = """
types:
  stage: {scale: [draft, {heard: {th: รับฟังแล้ว, en: Heard}}, {passed: {th: เห็นชอบ, en: Passed}}]}
  colour: {scale: [{red: {th: สีแดง, en: Red}}, {green: {th: สีเขียว, en: Green}}]}
kinds:
  project:
    plural: projects
    title: {th: โครงการ, en: Project}
    key: id
    fields:
      plan: {type: number, decimals: 2, range: ">= 0", title: {th: แผน, en: Planned}}
      actual: {type: number, decimals: 2, range: ">= 0", title: {th: ผล, en: Actual}}
      obstacle: {type: boolean, title: {th: มีอุปสรรค, en: Obstacle}}
      scored: {type: boolean, title: {th: ให้คะแนน, en: Scored}}
      first_note: {type: text, title: {th: หมายเหตุ, en: Note}}
      second_note: {type: text, title: {th: หมายเหตุ, en: Note}}
  draft:
    plural: drafts
    title: {th: ร่าง, en: Draft}
    key: [project, name]
    parent: project
    fields:
      name: {type: text, title: {th: ชื่อ, en: Name}}
      stage: {type: stage, title: {th: ขั้น, en: Stage}}
"""

STATUS = """
rule: status
title: {th: สถานะ, en: Status}
source: {document: {th: คู่มือ, en: Manual}, place: {th: หน้า 3, en: page 3}}
effective: {from: 2019-10-01, to: 2020-09-30}
for: project
outcomes:
  delay: {is: "max(plan - actual, 0)", decimals: 1, title: {th: ความล่าช้า, en: Delay}}
table:
  outcome: colour
  title: {th: สี, en: Colour}
  type: colour
  hit: unique
  rows:
    - {when: {obstacle: false, delay: "<= 5"}, then: green}
    - {when: {obstacle: false, delay: "> 5"}, then: red}
    - {when: {obstacle: true}, then: red}
"""

SCORE = """
rule: score
title: {th: คะแนน, en: Score}
for: project
applies: scored
levels:
  outcome: score
  title: {th: คะแนน, en: Score}
  100: every d in drafts satisfies d.stage >= passed
  75: some d in drafts satisfies d.stage >= passed
  otherwise: {value: 0, assumed: no level below is written}
"""

BONUS = """
rule: bonus
title: {th: รางวัล, en: Bonus}
for: project
table:
  outcome: bonus
  hit: first
  rows:
    - {when: {score: ">= 75", colour: green}, then: true}
    - {when: {}, then: false}
"""

OVERSPENT = """
rule: overspent
title: {th: ใช้เกินแผน, en: Overspent}
for: project
checks:
  - code: overspent
    that: actual <= plan
    severity: error
    message: {en: "{id} spent {actual} of {plan}", th: "{id} ใช้ {actual} จาก {plan}"}
"""


def workspace(folder: Path, *rules: str) -> Workspace:
    """A project with these rules, written and loaded."""
    write(folder / "facts" / "schema.yaml", SCHEMA)
    for number, rule in enumerate(rules):
        write(folder / "rules" / f"{number}.yaml", rule)
    return Workspace(find_project(here=folder))


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")

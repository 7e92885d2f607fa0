"""Bridges, their spans, and roads in a tree: a small domain whose rules are told in sentences."""

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from textwrap import dedent, indent
from typing import TypeAlias

from assay.explain.narrate import Names, Narration, narrate
from assay.facts import load_schema
from assay.plan import compile_plan
from assay.rules import load_library
from assay.values.text import Text
from tests.building import domain

Told: TypeAlias = tuple[str, str]
"""What is said in English and in Thai."""

Telling: TypeAlias = Callable[[str], Narration]
"""Tells a rule whose body, from `for:` on, is given."""

UNITS: Mapping[str, Text] = {"tonnes": Text("tonnes", "ตัน"), "spans": Text("")}

SCHEMA = """
    types:
      stage:
        scale:
          - planned:    {th: วางแผน, en: Planned}
          - half_built: {th: สร้างแล้วครึ่งหนึ่ง, en: Half built}
          - open:       {th: เปิดใช้, en: Open}
      paint:
        choice:
          - red:    {th: สีแดง, en: Red}
          - green:  {th: สีเขียว, en: Green}
          - no_paint: {th: ไม่ทาสี, en: No paint}
    kinds:
      bridge:
        plural: bridges
        title: {th: สะพาน, en: Bridge}
        key: id
        fields:
          load:   {type: number, decimals: 1, unit: tonnes, title: {th: น้ำหนัก, en: Load}}
          limit:  {type: number, decimals: 1, unit: tonnes, title: {th: พิกัด, en: Limit}}
          worn:   {type: number, unit: percent, title: {th: ความสึก, en: Wear}}
          rank:   {type: number}
          closed: {type: boolean, title: {th: มีการปิด, en: A closure is reported}}
          toll:   {type: boolean, title: {th: ด่านเก็บเงิน, en: Toll}}
          lit:    {type: boolean, title: {th: เป็นสะพานที่มีไฟ, en: The bridge is lit}}
          stage:  {type: stage, title: {th: ขั้น, en: Stage}}
          paint:  {type: paint, title: {th: สี, en: Paint}}
          owner:  {type: text, title: {th: เจ้าของ, en: Owner}}
          built_by: {type: text, title: {th: ผู้สร้าง, en: Built by}}
          signed: {type: date, title: {th: วันลงนาม, en: Day signed}}
          due:    {type: date, title: {th: วันครบกำหนด, en: Day due}}
          tags:   {type: list of text, title: {th: ป้าย, en: Tags}}
      span:
        plural: spans
        title: {th: ช่วงสะพาน, en: Span}
        key: [bridge, no]
        parent: bridge
        fields:
          no:     {type: number}
          length: {type: number, title: {th: ความยาว, en: Length}}
          stage:  {type: stage, title: {th: ขั้น, en: Stage}}
          cracked: {type: boolean, title: {th: มีรอยร้าว, en: A crack is reported}}
      road:
        plural: roads
        title: {th: ถนน, en: Road}
        key: code
        parent: road
        fields:
          length: {type: number, title: {th: ความยาว, en: Length}}
"""


def telling(folder: Path, parameters: str = "") -> Telling:
    """A telling of rules about bridges, whose files stand in a folder."""

    def tell(body: str) -> Narration:
        head = "rule: example\ntitle: {th: ตัวอย่าง, en: Example}\n"
        rules = {"example.yaml": head + dedent(body)}
        if parameters:
            rules["parameters.yaml"] = parameters
        made = domain(folder, schema=SCHEMA, facts={}, rules=rules)
        assert made.library is not None, [one.message.en for one in made.findings]
        assert made.plan is not None, [one.message.en for one in made.findings]
        (rule,) = made.plan.rules
        in_force = made.library.rules[0].days
        return narrate(Names(made.schema, made.plan, UNITS), rule, in_force)

    return tell


def told(narration: Narration) -> list[Told]:
    """The sentences of a rule's last part."""
    return [(line.text.en, line.text.in_language("th")) for line in narration.passages[-1].lines]


def remarks(narration: Narration) -> list[Told]:
    """What holds for all of a rule's last part."""
    return [(text.en, text.in_language("th")) for text in narration.passages[-1].remarks]


def condition(tell: Telling, expression: str) -> Told:
    """How a condition on a bridge is told: where a level holds."""
    body = f"for: bridge\nlevels:\n  outcome: points\n  1: {expression!r}\n"
    if "'" in expression:
        body = f"for: bridge\nlevels:\n  outcome: points\n  1: {expression}\n"
    ((english, thai),) = told(tell(body))
    return english.removeprefix("1 where ").removesuffix("."), thai.removeprefix("1 เมื่อ").strip()


def noun(tell: Telling, expression: str, kind: str = "bridge") -> Told:
    """How a value of a bridge is told: what an outcome is."""
    value = indent(expression, " " * 6)
    body = f"for: {kind}\noutcomes:\n  value:\n    is: >-\n{value}\n"
    ((english, thai),) = told(tell(body))
    return english.removeprefix("“value” is ").removesuffix("."), thai.removeprefix(
        "“value” คือ"
    ).strip()


def shipped(project: Path, day: str) -> list[Narration]:
    """Every rule of a project, told as of a day."""
    schema, _ = load_schema(project / "facts" / "schema.yaml")
    library, _ = load_library(project / "rules", "rules")
    assert schema is not None
    assert library is not None
    plan, findings = compile_plan(schema, library, dt.date.fromisoformat(day))
    assert plan is not None, [one.message.en for one in findings]
    names = Names(schema, plan)
    periods = {rule.file: rule.days for rule in library.rules}
    return [narrate(names, rule, periods[rule.file]) for rule in plan.rules]

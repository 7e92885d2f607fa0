"""A small project of hospital wards for scenarios: its files, and how its scenarios are run."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent, indent

from assay.features.scenario import Scenario, ScenarioResult, Workspace, parse_feature, run
from assay.project import find_project
from assay.source import Source

SCHEMA = """
    types:
      light:
        scale:
          - red:    {th: สีแดง, en: Red light}
          - yellow: {th: สีเหลือง, en: Yellow light}
          - green:  {th: สีเขียว, en: Green light}
    kinds:
      ward:
        plural: wards
        title: {th: หอผู้ป่วย, en: Hospital ward}
        key: id
        fields:
          beds:     {type: number, decimals: 0, required: true, title: {th: จำนวนเตียง, en: Number of beds}}
          occupied: {type: number, decimals: 1, title: {th: เตียงที่ใช้, en: Occupied beds}}
          opened:   {type: date, title: {th: วันเปิดหอ, en: Opened on}}
          closed:   {type: boolean, title: {th: ปิดหอ, en: Closed}}
          note:     {type: text, title: {th: หมายเหตุ, en: Note (free text)}}
          wanted:   {type: light, title: {th: สีที่ต้องการ, en: Wanted light}}
      round:
        plural: rounds
        title: {th: การตรวจเยี่ยม, en: Round}
        key: [ward, no]
        parent: ward
        fields:
          no:    {type: number, decimals: 0, title: {th: ครั้งที่, en: Number}}
          nurses: {type: number, decimals: 0, title: {th: จำนวนพยาบาล, en: Nurses}}
      visit:
        plural: visits
        title: {th: การเยี่ยมไข้, en: Visit}
        key: id
        parent: ward
        fields:
          guests: {type: number, decimals: 0, title: {th: จำนวนผู้เยี่ยม, en: Guests}}
      budget_line:
        plural: budget_lines
        title: {th: รายการงบประมาณ, en: Budget line}
        key: code
        parent: budget_line
        fields:
          spent: {type: number, decimals: 2, title: {th: ยอดใช้จ่าย, en: Spent}}
"""

CROWDING = """
    rule: crowding
    title: {th: ความแออัด, en: Crowding}
    for: ward
    outcomes:
      share: {is: "percent(occupied, beds)", title: {th: อัตราครองเตียง, en: Share of beds}}
    table:
      outcome: light
      type: light
      rows:
        - {when: {share: "<= 80"}, then: green}
        - {when: {share: "(80..95]"}, then: yellow}
        - {when: {share: "> 95"}, then: red, because: {th: แออัด, en: crowded}}
    checks:
      - code: too-many
        that: occupied <= beds
        severity: error
        message: {th: "หอ {id} มีผู้ป่วยเกินเตียง", en: "Ward {id} holds {occupied}, with {beds} beds"}
"""

SIZE = """
    rule: size
    title: {th: ขนาดหอ, en: Size}
    for: ward
    levels:
      outcome: points
      3: beds >= 30
      2: beds >= 20
      1: beds >= 10
      otherwise: {value: 0, assumed: {th: ไม่ได้ระบุ, en: not stated}}
"""

WORDS = """
    rule: words
    title: {th: ถ้อยคำ, en: Words}
    for: ward
    outcomes:
      said: {is: note, title: {th: ถ้อยคำของหอ, en: What is said}}
      since: {is: opened, title: {th: เปิดเมื่อ, en: Open since}}
      shut: {is: closed = true, title: {th: ปิดอยู่, en: Shut}}
      guests: {is: visits.guests, title: {th: ผู้เยี่ยมทั้งหมด, en: All guests}}
      nurses: {is: sum(rounds.nurses), title: {th: พยาบาลทั้งหมด, en: All nurses}}
"""

LINES = """
    rule: lines
    title: {th: งบประมาณ, en: Budget}
    for: budget_line
    effective: {from: 2020-01-01, to: 2020-12-31}
    checks:
      - code: roll-up
        that: count(children) = 0 or spent = sum(children.spent)
        severity: warning
        message: {th: ยอดไม่ตรง, en: The parts do not add up}
"""

BOOK = "as_of: 2020-09-30\nagency: North\nfiscal_year: 2563\nquarter: 4\n"

FILES: Mapping[str, str] = {
    "facts/schema.yaml": SCHEMA,
    "rules/crowding.yaml": CROWDING,
    "rules/size.yaml": SIZE,
    "rules/words.yaml": WORDS,
    "rules/lines.yaml": LINES,
    "facts/north/2563-q4/book.yaml": BOOK,
    "facts/north/2563-q4/wards.csv": "id,beds,occupied\nA,20,16\nB,20,19.5\nC/1,5,\n",
    "facts/north/2563-q4/rounds.csv": "ward,no,nurses\nA,1,3\nA,2,4\n",
    "facts/north/2563-q4/visits.csv": "id,ward,guests\nV-1,A,2\nV-2,A,3\n",
    "facts/north/2563-q4/budget_lines.csv": (
        "code,parent,spent\n1,,30\n1.1,1,10\n1.2,1,20\n1.2.1,1.2,20\n"
    ),
    "facts/south/2563-q4/book.yaml": "as_of: 2020-09-30\nagency: South Side\n",
    "facts/south/2563-q4/wards.csv": "id,beds,occupied\nA,10,10\n",
}
"""The project: two fact books, in each of which there is a ward `A`."""


def write(folder: Path, files: Mapping[str, str] | None = None) -> Path:
    """Writes the project, and other files in place of its own; an empty text takes one away."""
    for name, text in {**FILES, **(files or {})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return folder


def workspace_in(folder: Path, files: Mapping[str, str] | None = None) -> Workspace:
    """The project in a folder, opened."""
    return Workspace(find_project([write(folder, files) / "rules"]))


def feature(steps: str, tags: str = "") -> str:
    """A feature of one scenario, in Thai where its steps are."""
    thai = any("\u0e00" <= letter <= "\u0e7f" for letter in steps.split(maxsplit=1)[0])
    head = ["# language: th", "โครงหลัก: ก"] if thai else ["Feature: A"]
    title = "เหตุการณ์: ข" if thai else "Scenario: B"
    lines = [*head, *([f"  {tags}"] if tags else []), f"  {title}"]
    return "\n".join(lines) + "\n" + indent(dedent(steps).strip("\n"), "    ") + "\n"


def scenarios(text: str) -> tuple[Scenario, ...]:
    """The scenarios of a feature."""
    found, findings = parse_feature(Source("a.feature", text), Path("a.feature"))
    assert found is not None, findings
    return found.scenarios


def scenario(steps: str, tags: str = "") -> Scenario:
    """The one scenario of these steps."""
    (only,) = scenarios(feature(steps, tags))
    return only


def outcome(workspace: Workspace, steps: str) -> ScenarioResult:
    """How a scenario of these steps comes out."""
    return run(scenario(steps), workspace)


def told(result: ScenarioResult) -> list[str]:
    """What is wrong with a scenario, as `line:column code message`."""
    return [f"{one.span} {one.code}: {one.message.en}" for one in result.findings]

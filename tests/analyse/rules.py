"""Rules written in tests, and what is found about them."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent, indent

from assay.analyse import analyse
from assay.finding import Finding
from tests.building import domain

SCHEMA = """
types:
  rag: {scale: [red, yellow, green]}
  stage: {scale: [drafting, {hearing: {th: รับฟังความคิดเห็น, en: Public hearing}}, in_force]}
  role: {choice: [core, support]}
kinds:
  project:
    plural: projects
    key: id
    fields:
      delay:    {type: number}
      rounded:  {type: number, decimals: 1}
      percent:  {type: number, decimals: 1, range: "[0..100]"}
      target:   {type: number, decimals: 1, range: "[0..100]"}
      result:   {type: number}
      obstacle: {type: boolean}
      stage:    {type: stage}
      role:     {type: role}
      country:  {type: text}
      due:      {type: date}
"""


def found(folder: Path, body: str) -> list[Finding]:
    """What is found about one rule, of which `body` is what follows its head (four lines)."""
    head = "rule: bands\ntitle: Bands\nsource: {document: Report}\nfor: project\n"
    made = domain(
        folder,
        schema=SCHEMA,
        facts={"projects.yaml": "- {id: A}"},
        rules=head + dedent(body).strip("\n") + "\n",
    )
    assert made.plan is not None, [finding.message.en for finding in made.findings]
    return list(analyse(made.plan, made.schema))


def table(
    folder: Path, rows: str, *, hit: str = "unique", head: str = "", tail: str = ""
) -> list[Finding]:
    """What is found about a table with one outcome, of type rag; its first row is on line 10."""
    start = f"{head}table:\n  outcome: status\n  type: rag\n  hit: {hit}\n  rows:\n"
    return found(folder, start + indent(dedent(rows).strip("\n"), "    ") + "\n" + tail)


def levels(folder: Path, conditions: str) -> list[Finding]:
    """What is found about levels; the first is on line 7."""
    start = "levels:\n  outcome: score\n"
    return found(folder, start + indent(dedent(conditions).strip("\n"), "  "))


def scale(folder: Path, points: str, *, of: str = "percent", more: str = "") -> list[Finding]:
    """What is found about a scale."""
    start = f"scale:\n  outcome: score\n  of: {of}\n  points: {points}\n"
    return found(folder, start + indent(dedent(more).strip("\n"), "  "))


def told(findings: list[Finding], lang: str = "en") -> list[str]:
    """`severity code: message`, in order."""
    return [f"{one.severity} {one.code}: {one.message.in_language(lang)}" for one in findings]


def hints(findings: list[Finding], lang: str = "en") -> list[str | None]:
    """What to do about each."""
    return [None if one.hint is None else one.hint.in_language(lang) for one in findings]

"""Small projects for tests: their files written in the test, and what checking them finds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from assay.check import Checked, check, find_project

SCHEMA = """
    kinds:
      ward:
        plural: wards
        key: id
        fields:
          beds: {type: number, decimals: 0, range: ">= 0", required: true}
          occupied: {type: number, decimals: 0, range: ">= 0"}
"""

RULE = """
    rule: crowding
    title: {th: ความแออัด, en: Crowding}
    for: ward
    outcomes:
      free: {is: beds - occupied, title: {th: เตียงว่าง, en: Free beds}}
    checks:
      - code: too-many
        that: free >= 0
        severity: error
        message: {th: "ผู้ป่วยเกินเตียง {left}", en: "{left} beds are free"}
"""

BOOK = "as_of: 2020-09-30\n"
WARDS = "- {id: W-1, beds: 24, occupied: 20}\n"

FILES = {
    "facts/schema.yaml": SCHEMA,
    "facts/2563/book.yaml": BOOK,
    "facts/2563/wards.yaml": WARDS,
    "rules/crowding.yaml": RULE,
}
"""A project in which there is nothing to find."""


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Writes the files of a project, and others in place of them."""
    for name, text in {**FILES, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")


def checked(folder: Path, files: Mapping[str, str] | None = None) -> Checked:
    """What comes of checking the project with these files; the folder is the current one."""
    write(folder, files or {})
    return check(find_project())


def told(checked: Checked) -> list[str]:
    """The findings as `file:line:column code message`."""
    return [f"{one.span} {one.code} {one.message.en}" for one in checked.findings]


def codes(checked: Checked) -> list[str]:
    """The codes of the findings, in their order."""
    return [one.code for one in checked.findings]

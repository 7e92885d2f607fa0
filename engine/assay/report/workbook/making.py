"""What the figures assume, and what made the report."""

from __future__ import annotations

from assay.contents.contents import Contents
from assay.contents.words import WORDS
from assay.report.workbook import cells
from assay.report.workbook.tables import Column, Line, Table
from assay.report.workbook.words import SAID


def assumptions(contents: Contents, name: str, lang: str) -> Table:
    """What the figures shown assume, each with the facts concerned."""
    columns = (
        Column(WORDS["assumed_title"].in_language(lang), 80),
        Column(WORDS["facts"].in_language(lang), 60),
    )
    rows = [
        Line((cells.said(why, lang), cells.text(facts, "code")))
        for why, facts in contents.assumptions
    ]
    title = WORDS["assumed_title"].in_language(lang)
    return Table(name, title, SAID["assumed"].in_language(lang), columns, rows)


def identity(contents: Contents, name: str, lang: str) -> Table:
    """The engine and the digests of all that it worked on."""
    columns = (
        Column(SAID["what"].in_language(lang), 16),
        Column(WORDS["name"].in_language(lang), 50),
        Column(SAID["digest"].in_language(lang), 70),
    )
    rows = [
        Line(
            (
                cells.said(one.what, lang),
                cells.text(one.name, "code"),
                cells.text(one.digest, "code"),
            )
        )
        for one in contents.made
    ]
    made = f"{WORDS['made'].in_language(lang)} {contents.evaluation.identity.engine}"
    return Table(name, WORDS["identity"].in_language(lang), made, columns, rows, keys=2)

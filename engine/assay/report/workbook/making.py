"""What the figures assume, and what made the report."""

from __future__ import annotations

from collections.abc import Sequence

from assay.contents.contents import Contents
from assay.contents.made import Made
from assay.contents.words import word
from assay.report.workbook import cells
from assay.report.workbook.tables import Column, Table, Told, tabled
from assay.values.text import Text


def assumptions(contents: Contents, name: str, lang: str) -> Table:
    """What the figures shown assume, each with the facts concerned."""
    title = word("assumed_title", lang)
    columns: Sequence[Told[tuple[Text, str]]] = (
        (Column(title, 80), lambda one: cells.said(one[0], lang)),
        (Column(word("facts", lang), 60), lambda one: cells.text(one[1], "code")),
    )
    return Table(name, title, word("assumed_since", lang), *tabled(columns, contents.assumptions))


def identity(contents: Contents, name: str, lang: str) -> Table:
    """The engine and the digests of all that it worked on."""
    columns: Sequence[Told[Made]] = (
        (Column(word("what", lang), 16), lambda one: cells.said(one.what, lang)),
        (Column(word("name", lang), 50), lambda one: cells.text(one.name, "code")),
        (Column(word("digest", lang), 70), lambda one: cells.text(one.digest, "code")),
    )
    made = f"{word('made', lang)} {contents.evaluation.identity.engine}"
    return Table(name, word("identity", lang), made, *tabled(columns, contents.made), keys=2)

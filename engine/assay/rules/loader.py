"""Reads rule files: from YAML to documents, with every mistake at its place."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from assay.document import document
from assay.finding import Finding
from assay.rules.documents import RuleDocument
from assay.rules.period import Period
from assay.source import read_source


@dataclass(frozen=True)
class RuleFile:
    """A rule document and the file it came from.

    `file` is the path below the rules folder, which names the rule wherever the folder stands;
    `digest` is the SHA-256 of the file's bytes.
    """

    document: RuleDocument
    file: str
    digest: str

    @property
    def id(self) -> str:
        """The rule's own name."""
        return self.document.rule.text

    @property
    def on(self) -> str | None:
        """The date field of its facts that says when it is in force; null where the book does."""
        effective = self.document.effective
        return None if effective is None or effective.on is None else effective.on.text

    @property
    def days(self) -> Period:
        """The days on which it is in force."""
        return Period() if self.document.effective is None else self.document.effective.days

    def holds(self, day: dt.date) -> bool:
        """Whether it is in force in a book of a day; one dated by its facts is, as each decides."""
        return self.on is not None or self.days.holds(day)


def load_rule(path: Path, shown_as: str, file: str) -> tuple[RuleFile | None, tuple[Finding, ...]]:
    """The rule that a file holds, or the findings that say why there is none.

    `shown_as` is the path that findings name, `file` the path below the rules folder.
    """
    source, findings = read_source(path, shown_as)
    if source is None:
        return None, findings
    found, findings = document(RuleDocument, source)
    if found is None or findings:
        return None, findings
    return RuleFile(found, file, source.digest), findings

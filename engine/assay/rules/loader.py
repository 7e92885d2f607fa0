"""Reads rule files: from YAML to documents, with every mistake at its place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assay.document import document
from assay.finding import Finding
from assay.rules.documents import RuleDocument
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

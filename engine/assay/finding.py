"""What is wrong or worth knowing, where it stands, and what to do about it.

One type serves loading, analysis and evaluation, so that every reader (terminal, JSON, editor)
shows them alike. Findings are values: they are collected and returned, and only the outermost
caller decides whether they stop the work.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final

from assay.values.fact_id import FactId
from assay.values.text import Text


class Severity(StrEnum):
    """How much a finding weighs; the members stand in order, gravest first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def weight(self) -> int:
        """0 for an error, 1 for a warning, 2 for a note: sorts gravest first."""
        return tuple(Severity).index(self)


SEVERITIES: Final = {
    Severity.ERROR: Text("error", "ข้อผิดพลาด"),
    Severity.WARNING: Text("warning", "คำเตือน"),
    Severity.NOTE: Text("note", "ข้อสังเกต"),
}


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file: lines and columns count from 1, the end column is exclusive.

    `file` is the path as shown to the reader; a workbook cell is `file` plus `cell`.
    """

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 0
    end_column: int = 0
    cell: str | None = None

    def __str__(self) -> str:
        if self.cell is not None:
            return f"{self.file}:{self.cell}"
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding speaks of, with a few words on its part in it."""

    message: Text
    span: Span


@dataclass(frozen=True, slots=True)
class Stake:
    """How much hangs on a finding.

    Attributes:
        amount: an amount of a unit, not below 0; of a status that would change 1 where it would.
        unit: the unit of the amount as the schema writes it; null where it has none.
        whole: what the amount is a part of; null where that is not known. Of a status that would
            change it is the number of facts that have one.
        changes: the status that holds and the one that would; null of an amount.
    """

    amount: Decimal
    unit: str | None = None
    whole: Decimal | None = None
    changes: tuple[Text, Text] | None = None

    @property
    def weight(self) -> Fraction | None:
        """The part of the whole, exactly, by which findings are weighed; null without a whole."""
        if self.whole is None or self.whole <= 0:
            return None
        return Fraction(self.amount) / Fraction(self.whole)


@dataclass(frozen=True, slots=True)
class Remedy:
    """What is to be done about a finding, and by whom.

    `act` is the actor's name and `actor` how a reader calls them; null where nobody is named.
    """

    told: Text
    act: str | None = None
    actor: Text | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A statement about an input or an outcome that a person should read.

    Attributes:
        code: stable, in kebab case (`unknown-name`, `outturn-identity`).
        severity: error, warning or note.
        message: what is wrong, in plain words.
        span: where it stands; null only where there is no file (a usage error).
        hint: what to do; null where the message says it all.
        related: other places that belong to it (the first of two duplicates, the rule's row).
        fact: the fact concerned as `kind/key`; null where the finding is about a file.
        rule: the rule that raised it; null for findings of the engine about an input.
        values: figures of the finding by name (`left`, `right`, `residual`, ...).
        title: what is wrong in a few words, as its check says; null where it does not.
        remedy: what is to be done and by whom, as its check says; findings of one remedy are one
            action.
        stake: how much hangs on it; null where that is not said, or can't be told.
    """

    code: str
    severity: Severity
    message: Text
    span: Span | None = None
    hint: Text | None = None
    related: tuple[Related, ...] = ()
    fact: FactId | None = None
    rule: str | None = None
    values: tuple[tuple[str, Decimal], ...] = ()
    title: Text | None = None
    remedy: Remedy | None = None
    stake: Stake | None = None

    def sort_key(self) -> tuple[int, str, str, Span, str]:
        """Gravest first, then by code, fact, place and wording: a stable order for output."""
        return (
            self.severity.weight,
            self.code,
            self.fact or "",
            self.span or Span(""),
            self.message.en,
        )


def error(
    code: str,
    message: str | Text,
    span: Span | None = None,
    *,
    hint: str | Text | None = None,
    related: tuple[Related, ...] = (),
) -> Finding:
    """An error-level finding about an input."""
    return Finding(
        code,
        Severity.ERROR,
        Text.of(message),
        span,
        None if hint is None else Text.of(hint),
        related,
    )


class InvalidInput(Exception):
    """Inputs that can't be evaluated: carries every finding that says why, in stable order."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(sorted(findings, key=Finding.sort_key))
        super().__init__("; ".join(f"{f.span}: {f.message.en}" for f in self.findings))


def errors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those findings that are errors."""
    return tuple(f for f in findings if f.severity is Severity.ERROR)


MOST_OF_A_KIND: Final = 50
"""So many findings of one kind are told of one file; of the others, how many there are."""


class Tally:
    """Findings of which each kind is told so often: a slip in a column is one in every row."""

    def __init__(self) -> None:
        self._told: dict[Hashable, list[Finding]] = {}
        self._count: dict[Hashable, int] = {}

    def full(self, kind: Hashable) -> bool:
        """Whether enough of a kind is told; one more of it is then counted, and only counted."""
        if len(self._told.get(kind, ())) < MOST_OF_A_KIND:
            return False
        self._count[kind] = self._count.get(kind, 0) + 1
        return True

    def tell(self, kind: Hashable, finding: Finding) -> None:
        """Tells a finding of a kind that is not full."""
        self._told.setdefault(kind, []).append(finding)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is told, and how many more there are of each kind."""
        return tuple(one for kind in self._told for one in self._of(kind))

    def _of(self, kind: Hashable) -> Iterator[Finding]:
        yield from self._told[kind]
        many = self._count.get(kind, 0)
        if many:
            last = self._told[kind][-1]
            message = Text(
                f"{many:,} more like the {MOST_OF_A_KIND} before stand in this file",
                f"ในไฟล์นี้ยังมีที่ผิดแบบเดียวกันอีก {many:,} แห่ง นอกจาก {MOST_OF_A_KIND} แห่งแรก",
            )
            hint = Text(
                "mend those first: the others may be of the same cause",
                "ให้แก้แห่งแรก ๆ ก่อน แห่งอื่นอาจเกิดจากสาเหตุเดียวกัน",
            )
            yield Finding(last.code, last.severity, message, last.span, hint)

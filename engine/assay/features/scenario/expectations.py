"""What an expectation is: what it looks at, and how it is judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, TypeAlias

from assay.facts import Book, Fact, Kind, key_id
from assay.features.scenario.result import Asked, Failure
from assay.features.scenario.vocabulary import Misread, keys_meant
from assay.finding import Finding
from assay.outcome import Evaluation
from assay.values.text import Text
from assay.values.words import known_names

MOST_TRACED = 6
"""The most lines of a trace that a failure shows."""

Judged: TypeAlias = tuple[list[Failure], Asked]


@dataclass(frozen=True)
class View:
    """What an expectation looks at: an evaluation, and the rule in question (null: all)."""

    evaluation: Evaluation
    rule: str | None

    @property
    def book(self) -> Book:
        """The facts."""
        return self.evaluation.book

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of the rule in question, or all."""
        found = self.evaluation.findings
        return tuple(one for one in found if self.rule in (None, one.rule))

    def fact(self, kind: Kind, key: str | None) -> Fact:
        """The fact of a key, or the only one of its kind."""
        return fact_of(self.book, kind, key)

    def checks(self, code: str | None, fact: Fact | None) -> Asked:
        """The checks in question: those of a code, on a fact; null means any."""
        asked = frozenset(
            (decision.rule.id, decision.code, one.id)
            for decision in self.evaluation.plan.checks
            if self.rule in (None, decision.rule.id) and code in (None, decision.code)
            for one in self.book.of_kind(decision.rule.kind)
            if fact is None or one.id == fact.id
        )
        return Asked(checks=asked)


class Expectation(Protocol):
    """One sentence of what should come out."""

    def look_for(self, book: Book) -> None:
        """Raises Misread where a fact that it names is not among the facts."""
        del book

    def judge(self, view: View) -> Judged:
        """Where it does not hold, and what it looks at; its facts were looked for before."""
        ...


def fact_of(book: Book, kind: Kind, key: str | None) -> Fact:
    """The fact of a kind and key, or the only one of its kind. Raises Misread."""
    facts = book.facts[kind.name]
    if key is None:
        if len(facts) == 1:
            return next(iter(facts.values()))
        if not facts:
            raise Misread(
                "unknown-fact",
                Text(f"there is no fact of kind {kind.name}", f"ไม่มีข้อเท็จจริงชนิด {kind.name}"),
                Text(
                    "open a book that holds one, or state it in a table",
                    "เปิดชุดข้อมูลการประเมินที่มีรายการนี้ หรือระบุไว้ในตาราง",
                ),
            )
        raise Misread(
            "unknown-fact",
            Text(
                f"there are {len(facts)} facts of kind {kind.name}: say which",
                f"มีข้อเท็จจริงชนิด {kind.name} อยู่ {len(facts)} รายการ ต้องระบุว่ารายการใด",
            ),
            Text(f'write the key: {kind.name} "..."', f'เขียนรหัสกำกับ: {kind.name} "..."'),
        )
    found = next((facts[one] for one in keys_meant(kind, key) if one in facts), None)
    if found is None:
        raise Misread(
            "unknown-fact",
            Text(f"there is no {kind.name} `{key}`", f"ไม่มีข้อเท็จจริงชนิด {kind.name} รหัส `{key}`"),
            known_names(key, [key_id(one) for one in facts]),
            key,
        )
    return found

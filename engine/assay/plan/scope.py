"""One rule file on its way into the plan: its scope, and its mistakes at their places."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from assay.finding import Finding, Span, error
from assay.language import (
    Get,
    Node,
    Problem,
    Scope,
    Subject,
    Vocabulary,
    compile_expression,
)
from assay.language.typed import BookValue
from assay.plan.decisions import Applicability, Formula, RuleInfo
from assay.rules import Actions
from assay.source import Scalar
from assay.values.text import Text
from assay.values.types import Choice, Type, Value


@dataclass(kw_only=True)
class Complaints:
    """What is wrong with a document of rules, at its place.

    `types` are the schema's named ones. The names in `misplaced` are those of outcomes whose rule
    names no kind there is, which is told there.
    """

    types: Mapping[str, Choice]
    misplaced: Collection[str] = ()
    findings: list[Finding] = field(default_factory=list)

    def report(self, scalar: Scalar, problems: Iterable[Problem], offset: int = 0) -> None:
        """Notes problems of an expression that begins `offset` characters into a scalar."""
        for problem in problems:
            if problem.code == "unknown-name" and problem.name in self.misplaced:
                continue
            span = scalar.span_of(offset + problem.start, offset + problem.end)
            self.fail(problem.code, problem.message, span, problem.hint)

    def fail(self, code: str, message: Text, span: Span, hint: Text | None = None) -> None:
        """Notes an error."""
        self.findings.append(error(code, message, span, hint=hint))


@dataclass(kw_only=True)
class RuleScope(Complaints):
    """Compiles the expressions of one rule and collects what is wrong with them.

    `parameters` are the values in force on the plan's day,
    `taken` the names that mean something on the rule's facts already, with what each is, and
    `private` the rule's `given` values; `actions` who may have to act, and what may be to be done.
    """

    info: RuleInfo
    vocabulary: Vocabulary
    parameters: Mapping[str, Value]
    taken: Mapping[str, Text] = field(default_factory=dict)
    private: Mapping[str, tuple[str, Type]] = field(default_factory=dict)
    applies: Applicability = field(default_factory=Applicability)
    actions: Actions = field(default_factory=Actions)

    @property
    def scope(self) -> Scope:
        """What an expression of the rule may name at this point."""
        return Scope(self.vocabulary, self.info.kind, self.private)

    def expression(self, scalar: Scalar, expected: Type | None = None) -> Formula | None:
        """The checked expression; null where it is wrong, with the findings noted."""
        node, problems = compile_expression(scalar.text, self.scope, expected)
        self.report(scalar, problems)
        return None if node is None else Formula(node, scalar.text, scalar.span)


def is_named(node: Node) -> bool:
    """Whether a column may be called by a node: a member of the rule's own fact, or of the book."""
    return is_own(node) is not None or isinstance(node, BookValue)


def is_own(node: Node) -> str | None:
    """The member's name where a node reads one member of the rule's own fact; else null."""
    return node.name if isinstance(node, Get) and isinstance(node.base, Subject) else None

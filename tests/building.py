"""Small domains for tests: a schema, rules and facts written in the test, and their evaluation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from assay.contents.scored import Scored
from assay.facts import Book, Schema, load_book, load_schema
from assay.finding import Finding
from assay.match import MATCHERS
from assay.outcome import Evaluation, evaluate_plan
from assay.plan import Plan, compile_plan
from assay.rules import Library, load_library
from assay.scorecard.layout import Layout, default_layout
from assay.values.types import Value


@dataclass(frozen=True)
class Domain:
    """A folder with a schema, rules and one fact book, and what came of loading them."""

    folder: Path
    schema: Schema
    library: Library | None
    book: Book
    plan: Plan | None
    findings: tuple[Finding, ...]

    @property
    def codes(self) -> list[str]:
        """The codes of what was found when rules were loaded and planned."""
        return [finding.code for finding in self.findings]

    def evaluate(self, matcher: str = "both") -> Evaluation:
        """The evaluation of the book; the rules must be right."""
        assert self.plan is not None, [str(f.span) + " " + f.message.en for f in self.findings]
        return evaluate_plan(self.book, self.plan, MATCHERS[matcher]())

    def scored(self, layout: Layout | None = None, most: int | None = None) -> Scored:
        """Its evaluation as reports show it: by a layout, or by the one made where there is none."""
        evaluation = self.evaluate()
        assert self.library is not None
        chosen = layout or default_layout(evaluation.book.schema, evaluation.plan)
        return Scored(evaluation, chosen, self.library, most)

    def value(self, fact: str, name: str) -> Value:
        """One outcome of a fact written as `kind/key`."""
        kind, key = fact.split("/", 1)
        return self.evaluate().value(kind, key, name)


def domain(
    folder: Path,
    *,
    schema: str,
    facts: Mapping[str, str],
    rules: Mapping[str, str] | str,
    book: str = "as_of: 2020-09-30",
) -> Domain:
    """Writes and loads a domain. `facts` are files of the book by name; one rule may be a text."""
    written = {"rule.yaml": rules} if isinstance(rules, str) else rules
    _write(folder / "schema.yaml", schema)
    for name, text in written.items():
        _write(folder / "rules" / name, text)
    for name, text in {"book.yaml": book, **facts}.items():
        _write(folder / "book" / name, text)
    loaded, wrong = load_schema(folder / "schema.yaml")
    assert loaded is not None, [finding.message.en for finding in wrong]
    the_book, wrong = load_book(folder / "book", loaded)
    assert the_book is not None, [finding.message.en for finding in wrong]
    library, findings = load_library(folder / "rules", "rules")
    plan = None
    if library is not None:
        plan, more = compile_plan(loaded, library, the_book.as_of)
        findings = (*findings, *more)
    return Domain(folder, loaded, library, the_book, plan, findings)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")

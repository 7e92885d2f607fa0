"""A plan with one rule file exchanged for another, without compiling the other rules again.

For whoever tries out many small changes of a rule: a mutation run, an editor. Rules depend on each
other by names and types alone, so as long as a rule gives the same outcomes of the same types,
what the others were compiled to stays right.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assay.facts import Schema
from assay.finding import Finding, errors
from assay.plan.compile import Compiler, compile_plan
from assay.plan.decisions import Decision
from assay.plan.inference import Inference
from assay.plan.order import ordered
from assay.plan.plan import Plan, Step
from assay.plan.rule import RuleCompiler
from assay.plan.scope import RuleScope
from assay.plan.vocabulary import OutcomeVocabulary
from assay.rules import Library, RuleFile


class Exchange:
    """The rules in force on a day, compiled once, of which any one can be exchanged.

    `plan` is that of the library as it stands, null where it has errors; `findings` what was
    found. Decisions of other rules are the very objects of `plan`, so that whatever is kept by
    their tables stays of use.
    """

    def __init__(self, schema: Schema, library: Library, day: dt.date) -> None:
        self.schema = schema
        self.library = library
        self.day = day
        self._compiler = Compiler(schema, library, day)
        self.plan, self.findings = self._compiler.plan()
        self._rules = {rule.file.file: rule for rule in self._compiler.rules}

    @property
    def vocabulary(self) -> OutcomeVocabulary:
        """The names that exist on the day."""
        return self._compiler.vocabulary

    def scope(self, file: str) -> RuleScope | None:
        """The names a rule in force may use, its `given` values included; null for any other."""
        rule = self._rules.get(file)
        return None if rule is None else rule.scope

    def decisions(self, file: str) -> tuple[Decision, ...]:
        """What a rule file became, in the order written; nothing where it is not in force."""
        return self._compiler.decided.get(file, ())

    def exchanged(
        self, file: str, new: RuleFile, day: dt.date | None = None
    ) -> tuple[Plan | None, tuple[Decision, ...], tuple[Finding, ...]]:
        """The plan with a rule file exchanged: the plan, the file's decisions in it, and findings.

        `day` is another day of the same rules and parameters, on which the new rule may be in
        force or not.

        Where nothing of the exchange is seen on the day, the plan is `plan` itself. Null, with the
        errors, where the new rule is wrong or makes another one wrong. Warnings are not repeated.
        """
        new = replace(new, file=file)
        day = day or self.day
        before, is_now = self._rules.get(file), new.holds(day)
        if before is None and not is_now and self.plan is not None:
            return self.plan, (), ()
        rule = None if before is None or not is_now else self._compiled(before, new)
        if self.plan is None or before is None or rule is None:
            rules = tuple(new if one.file == file else one for one in self.library.rules)
            return self._whole(replace(self.library, rules=rules), file, day)
        decisions = tuple(rule.decisions())
        if found := errors(rule.scope.findings):
            return None, (), tuple(sorted(dict.fromkeys(found), key=Finding.sort_key))
        steps, wrong = self._steps(file, decisions)
        if wrong:
            return None, (), wrong
        return replace(self.plan, steps=steps), decisions, ()

    def _whole(
        self, library: Library, file: str, day: dt.date
    ) -> tuple[Plan | None, tuple[Decision, ...], tuple[Finding, ...]]:
        plan, findings = compile_plan(self.schema, library, day)
        if plan is None:
            return None, (), errors(findings)
        return plan, plan.of_file(file), ()

    def _compiled(self, before: RuleCompiler, new: RuleFile) -> RuleCompiler | None:
        """The new rule among the others as they were; null where its outcomes are not alike."""
        names = [name.text for name in before.defined()]
        known = before.scope.vocabulary
        assert isinstance(known, OutcomeVocabulary)
        vocabulary = OutcomeVocabulary(
            self.schema, known.parameters, known.definitions, known.later
        )
        # Names are those of the rule as it was; what is found wrong is told of the new one.
        scope = replace(before.scope, vocabulary=vocabulary, private={}, findings=[])
        inference = Inference()
        rule = RuleCompiler(new, scope, inference)
        for (kind, name), makers in known.makers().items():
            for maker in makers:
                vocabulary.add(kind, name, rule if maker is before else maker)
        if new.document.for_.text != before.document.for_.text:
            return None
        if [name.text for name in rule.defined()] != names:
            return None
        inference.settle(rule.asked())
        alike = all(rule.outcome_type(name) == before.outcome_type(name) for name in names)
        # Where the new rule is wrong its types are too, and the errors say so better.
        return rule if alike or rule.wrong() else None

    def _steps(
        self, file: str, new: Sequence[Decision]
    ) -> tuple[tuple[Step, ...], tuple[Finding, ...]]:
        """The steps with a rule's decisions replaced; put in order again where that may change."""
        assert self.plan is not None
        old = self.decisions(file)
        if len(old) == len(new) and all(map(_placed_alike, old, new)):
            instead = dict(zip(old, new, strict=True))
            return tuple(_with(step, instead) for step in self.plan.steps), ()
        return ordered(
            [
                one
                for of, decisions in self._compiler.decided.items()
                for one in (new if of == file else decisions)
            ]
        )


def _placed_alike(one: Decision, other: Decision) -> bool:
    """Whether two decisions stand at one place in any order: they read and give the same."""
    return one.gives == other.gives and one.reads == other.reads


def _with(step: Step, instead: Mapping[Decision, Decision]) -> Step:
    if not any(one in instead for one in step.decisions):
        return step
    return replace(step, decisions=tuple(instead.get(one, one) for one in step.decisions))

"""One rule file compiled: its decisions, each made when first asked for.

The type of an outcome may depend on another rule's, so nothing here runs in the order of files:
`RuleCompiler.outcome_type` compiles the body that defines an outcome, which may ask in turn.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from engine.plan.checks import compile_check
from engine.plan.decisions import (
    Applicability,
    Calculation,
    Decision,
    Rounding,
    TableDecision,
)
from engine.plan.levels import compile_levels, level_type
from engine.plan.literals import named_type
from engine.plan.scales import compile_scale
from engine.plan.scope import RuleScope
from engine.plan.tables import compile_body, outcome_types, result_type
from engine.rules import Derived, LevelsBody, RuleDocument, RuleFile, ScaleBody, TableBody, period
from engine.source import Scalar
from engine.values.types import Boolean, Date, Number, Type, Unknown

Body: TypeAlias = TableBody | LevelsBody | ScaleBody | Derived


class RuleCompiler:
    """A rule file on its way to decisions; `findings` collect in its scope."""

    def __init__(self, file: RuleFile, scope: RuleScope) -> None:
        self.file = file
        self.scope = scope
        self.bodies: dict[str, Body] = {}
        self._types: dict[str, Type | None] = {}
        self._open: set[str] = set()
        self._givens: list[Calculation] = []
        self._begun = False
        document = file.document
        for body in (document.table, document.levels, document.scale):
            for name in _names(body):
                self._declare(name, body)
        for derived in document.outcomes.values():
            self._declare(derived.name, derived)

    @property
    def document(self) -> RuleDocument:
        """The rule as written."""
        return self.file.document

    def defined(self) -> Iterator[Scalar]:
        """The names of the rule's outcomes where they are written."""
        for body in _each_once(self.bodies):
            yield from _names(body)

    def _declare(self, name: Scalar, body: Body | None) -> None:
        if body is None:
            return
        if name.text in self.bodies:
            self.scope.fail(
                "defined-twice",
                f"the rule defines `{name.text}` twice",
                name.span,
                "give one of them another name",
            )
            return
        self.bodies[name.text] = body

    # Types ------------------------------------------------------------------------------------

    def outcome_type(self, name: str) -> Type:
        """The type of an outcome of this rule; unknown while it is being inferred, or wrong."""
        if name in self._open:
            return Unknown()
        if name not in self._types:
            body = self.bodies[name]
            self._open.add(name)
            try:
                self._types.update(self._infer(name, body))
            finally:
                self._open.discard(name)
        return self._types[name] or Unknown()

    def _infer(self, name: str, body: Body) -> dict[str, Type | None]:
        self.begin()
        match body:
            case TableBody():
                types = outcome_types(self.scope, body)
                if types is None:
                    return {one.text: None for one in body.names}
                return {one: result_type(body.hit, types[one]) for one in types}
            case LevelsBody():
                return {name: level_type(self.scope, body)}
            case ScaleBody():
                return {name: Number(None if body.unit is None else body.unit.text)}
            case Derived():
                return {name: self._derived_type(body)}

    def _derived_type(self, derived: Derived) -> Type | None:
        declared = None if derived.type is None else named_type(self.scope, derived.type)
        if derived.type is not None and declared is None:
            return None
        formula = self.scope.expression(derived.is_, declared)
        if formula is None:
            return None
        found = declared if declared is not None else formula.node.type
        if derived.decimals is not None and not isinstance(found, Number | Unknown):
            self.scope.fail(
                "wrong-type", "only a number can be rounded to decimals", derived.is_.span
            )
            return None
        if isinstance(found, Number):
            unit = found.unit if derived.unit is None else derived.unit.text
            return Number(unit, derived.decimals, found.bounds)
        return found

    # Decisions --------------------------------------------------------------------------------

    def begin(self) -> None:
        """Compiles what stands before the bodies: the `given` values in order, and `applies`."""
        if self._begun:
            return
        self._begun = True
        for derived in self.document.given.values():
            self._given(derived)
        self.scope.applies = self._applicability()

    def _given(self, derived: Derived) -> None:
        name = derived.name
        taken = (
            name.text in self.scope.private
            or name.text in self.bodies
            or name.text in self.scope.vocabulary.member_names(self.scope.info.kind)
            or name.text in self.scope.vocabulary.kinds
        )
        if taken:
            self.scope.fail(
                "name-taken",
                f"`{name.text}` is already the name of something else",
                name.span,
                "a `given` value needs a name of its own",
            )
            return
        found = self._derived_type(derived)
        member = f"{self.scope.info.id}/{name.text}"
        if found is not None:
            formula = self.scope.expression(derived.is_)
            if formula is not None:
                self._givens.append(self._calculation(member, derived, found, private=True))
        # A wrong value is still a name: what reads it is not wrong as well.
        self.scope.private[name.text] = (member, found or Unknown())

    def _calculation(self, name: str, derived: Derived, of: Type, *, private: bool) -> Calculation:
        declared = None if derived.type is None else of
        formula = self.scope.expression(derived.is_, declared)
        assert formula is not None  # its type was found
        rounding = None
        if derived.decimals is not None:
            rounding = Rounding(derived.decimals, derived.round or "half up")
        return Calculation(
            rule=self.scope.info,
            applies=Applicability() if private else self.scope.applies,
            span=derived.name.span,
            name=name,
            title=derived.title,
            type=of,
            formula=formula,
            rounding=rounding,
            private=private,
        )

    def _applicability(self) -> Applicability:
        effective = self.document.effective
        condition = None
        if self.document.applies is not None:
            condition = self.scope.expression(self.document.applies, Boolean())
        if effective is None or effective.on is None:
            return Applicability(condition)
        on = effective.on.text
        found = self.scope.vocabulary.member(self.scope.info.kind, on)
        if not isinstance(found, Date):
            self.scope.fail(
                "wrong-type",
                f"`{on}` is no date field of {self.scope.info.kind}",
                effective.on.span,
                "name a field of type date, or leave `on` out to use the book's as-of date",
            )
        days = period(effective)
        return Applicability(condition, on, days.first, days.last)

    def decisions(self) -> Iterator[Decision]:
        """Every decision of the rule that is right, in the order written."""
        self.begin()
        yield from self._givens
        for body in _each_once(self.bodies):
            decision = self._decision(body)
            if decision is not None:
                yield decision
        for check in self.document.checks:
            compiled = compile_check(self.scope, check)
            if compiled is not None:
                yield compiled

    def _decision(self, body: Body) -> Decision | None:
        rule = self.scope.info.id
        match body:
            case TableBody():
                return compile_body(self.scope, body, rule)
            case LevelsBody():
                of = self.outcome_type(body.outcome.text)
                return None if isinstance(of, Unknown) else self._levels(body, of)
            case ScaleBody():
                return compile_scale(self.scope, body)
            case Derived(name=name):
                of = self.outcome_type(name.text)
                if self._types[name.text] is None:
                    return None
                return self._calculation(name.text, body, of, private=False)

    def _levels(self, body: LevelsBody, of: Type) -> TableDecision | None:
        return compile_levels(self.scope, body, self.scope.info.id, of)


def _names(body: Body | None) -> tuple[Scalar, ...]:
    match body:
        case TableBody():
            return body.names
        case LevelsBody() | ScaleBody():
            return (body.outcome,)
        case Derived(name=name):
            return (name,)
        case None:
            return ()


def _each_once(bodies: dict[str, Body]) -> list[Body]:
    """The bodies in the order written; a table of several outcomes stands once."""
    once = {id(body): body for body in bodies.values()}

    def place(body: Body) -> tuple[int, int]:
        return body.span.line, body.span.column

    return sorted(once.values(), key=place)

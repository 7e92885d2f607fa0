"""One rule file compiled: its decisions, each made when first asked for.

The type of an outcome may depend on another rule's, so nothing here runs in the order of files:
`RuleCompiler.outcome_type` compiles the body that defines an outcome, which may ask in turn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from assay.language.kinship import common
from assay.plan.checks import compile_check
from assay.plan.decisions import Applicability, Calculation, Decision, Formula
from assay.plan.givens import Givens, private_name
from assay.plan.inference import Inference
from assay.plan.levels import compile_levels, level_type
from assay.plan.literals import is_value, leave_out, named_type, only_number, rounding
from assay.plan.policies import declared_types, result_type
from assay.plan.scales import compile_scale, scale_type
from assay.plan.scope import RuleScope
from assay.plan.tables import compile_body, outcome_types
from assay.rules import Derived, LevelsBody, RuleDocument, RuleFile, ScaleBody, TableBody, period
from assay.source import Scalar
from assay.values.text import Text
from assay.values.types import Boolean, Date, ListOf, Number, Type, Unknown

Body: TypeAlias = TableBody | LevelsBody | ScaleBody | Derived


class RuleCompiler:
    """A rule file on its way to decisions; `findings` collect in its scope.

    `inference` is that of the whole plan.
    """

    def __init__(self, file: RuleFile, scope: RuleScope, inference: Inference) -> None:
        self.file = file
        self.scope = scope
        self.bodies: dict[str, Body] = {}
        self._inference = inference
        self._givens: Givens | None = None
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
                Text(f"the rule defines `{name.text}` twice", f"กฎนี้นิยาม `{name.text}` สองครั้ง"),
                name.span,
                Text("give one of them another name", "ให้เปลี่ยนชื่อตัวหนึ่ง"),
            )
            return
        self.bodies[name.text] = body

    # Types ------------------------------------------------------------------------------------

    def outcome_type(self, name: str) -> Type:
        """The type of an outcome of this rule; unknown while it is being inferred, or wrong."""
        self.givens()
        body = self.bodies[name]
        # What is declared holds at once, even while the values are looked at. A number's unit is
        # declared nowhere, so its type is inferred all the same.
        declared = _declared(self.scope, name, body)
        if declared is not None and not _is_number(declared):
            return declared
        found = self._inference.of((self.file.file, name), lambda: self._infer(name, body))
        return Unknown() if found is None else found

    def _infer(self, name: str, body: Body) -> Type | None:
        match body:
            case TableBody():
                types = outcome_types(self.scope, body)
                return None if types is None else result_type(body, types[name])
            case LevelsBody():
                return level_type(self.scope, body)
            case ScaleBody():
                return scale_type(body)
            case Derived():
                derived = self._derived(body, self.scope)
                return None if derived is None else derived[0]

    def _derived(self, derived: Derived, scope: RuleScope) -> tuple[Type, Formula] | None:
        """Type and expression of a value; null where it is wrong, with the findings noted."""
        declared = None if derived.type is None else named_type(scope, derived.type)
        if derived.type is not None and declared is None:
            return None
        formula = scope.expression(derived.is_, declared)
        if formula is None:
            return None
        found = formula.node.type if declared is None else common(declared, formula.node.type)
        if isinstance(found, Unknown):
            return found, formula
        if not isinstance(found, Number):
            for key, at in (("decimals", derived.decimals), ("unit", derived.unit)):
                if at is not None:
                    message = only_number(key, found)
                    scope.fail("wrong-type", message, derived.is_.span, leave_out(key))
                    return None
            return found, formula
        unit = found.unit if derived.unit is None else derived.unit.text
        if derived.decimals is not None:
            # Rounding may carry a value over a declared end.
            return Number(unit, derived.decimals), formula
        return Number(unit, found.decimals, found.bounds), formula

    def _given_type(self, name: str) -> Type:
        found = self._inference.of((self.file.file, "given", name), lambda: self._infer_given(name))
        return Unknown() if found is None else found

    def _infer_given(self, name: str) -> Type | None:
        derived = self._derived(self.document.given[name], self._before(name))
        return None if derived is None else derived[0]

    def _before(self, name: str) -> RuleScope:
        """The scope of a `given`, which sees those that stand before it."""
        return replace(self.scope, private=self.givens().before(name))

    # Decisions --------------------------------------------------------------------------------

    def givens(self) -> Givens:
        """The `given` values by name. Known once the outcomes of all rules are."""
        if self._givens is None:
            free = [derived.name for derived in self.document.given.values() if self._free(derived)]
            members = {name.text: private_name(_version(self.file), name.text) for name in free}
            self._givens = self.scope.private = Givens(members, self._given_type)
        return self._givens

    def _free(self, derived: Derived) -> bool:
        name = derived.name
        outcomes = self.scope.vocabulary.member_names(self.scope.info.kind)
        if name.text not in self.scope.taken and name.text not in {*self.bodies, *outcomes}:
            return True
        meaning = self.scope.taken.get(name.text, Text("an outcome", "ชื่อของผลลัพธ์"))
        message = Text(f"`{name.text}` is already {meaning}", f"`{name.text}` เป็น{meaning:th}อยู่แล้ว")
        hint = Text("a `given` value needs a name of its own", "ค่าใต้ `given` ต้องมีชื่อไม่ซ้ำกับสิ่งอื่น")
        self.scope.fail("name-taken", message, name.span, hint)
        return False

    def _given(self, name: str, derived: Derived) -> Calculation | None:
        found = self._derived(derived, self._before(name))
        if found is None:
            return None
        return self._calculation(self.givens().member(name), derived, *found, private=True)

    def _outcome(self, derived: Derived) -> Calculation | None:
        found = self._derived(derived, self.scope)
        if found is None or not is_value(self.scope, found[0], derived.is_):
            return None
        return self._calculation(derived.name.text, derived, *found, private=False)

    def _calculation(
        self, name: str, derived: Derived, of: Type, formula: Formula, *, private: bool
    ) -> Calculation:
        return Calculation(
            rule=self.scope.info,
            applies=Applicability() if private else self.scope.applies,
            span=derived.name.span,
            name=name,
            title=derived.title,
            type=of,
            formula=formula,
            rounding=rounding(derived),
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
        found = self.scope.vocabulary.member(self.scope.info.kind, on, fields_only=True)
        if not isinstance(found, Date):
            kind = self.scope.info.kind
            message = Text(
                f"`{on}` is no date field of {kind}",
                f"`{on}` ไม่ใช่ช่องวันที่ของรายการชนิด `{kind}`",
            )
            hint = Text(
                "name a field of type date, or leave `on` out to use the book's as-of date",
                "ให้ระบุช่องที่เป็นวันที่ หรือตัด `on` ออกเพื่อใช้วันที่ของสมุดข้อเท็จจริง",
            )
            self.scope.fail("wrong-type", message, effective.on.span, hint)
        days = period(effective)
        return Applicability(condition, on, days.first, days.last)

    def decisions(self) -> Iterator[Decision]:
        """Every decision of the rule that is right, in the order written."""
        for name in self.givens():
            given = self._given(name, self.document.given[name])
            if given is not None:
                yield given
        self.scope.applies = self._applicability()
        for body in _each_once(self.bodies):
            decision = self._decision(body)
            if decision is not None:
                yield decision
        for check in self.document.checks:
            compiled = compile_check(self.scope, check)
            if compiled is not None:
                yield compiled

    def _decision(self, body: Body) -> Decision | None:
        match body:
            case TableBody():
                return compile_body(self.scope, body, self.scope.info.id)
            case LevelsBody():
                of = level_type(self.scope, body)
                return None if of is None else compile_levels(self.scope, body, of)
            case ScaleBody():
                return compile_scale(self.scope, body)
            case Derived():
                return self._outcome(body)


def _declared(scope: RuleScope, name: str, body: Body) -> Type | None:
    """The type of an outcome that its body states; null where it is inferred."""
    match body:
        case TableBody():
            declared = declared_types(scope, body) or {}
            return result_type(body, declared[name]) if name in declared else None
        case LevelsBody() | Derived():
            return None if body.type is None else named_type(scope, body.type)
        case _:
            return None


def _is_number(of: Type) -> bool:
    while isinstance(of, ListOf):
        of = of.item
    return isinstance(of, Number)


def _version(file: RuleFile) -> str:
    """What sets apart the versions of a rule that can be in force on one day."""
    effective = file.document.effective
    if effective is None or effective.on is None:
        return file.id
    return f"{file.id}@{'' if effective.from_ is None else effective.from_.text}"


def outcome_names(document: RuleDocument) -> tuple[str, ...]:
    """The outcomes that a rule file defines, by name."""
    bodies = (document.table, document.levels, document.scale, *document.outcomes.values())
    return tuple(name.text for body in bodies for name in _names(body))


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

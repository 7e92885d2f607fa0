"""One rule file compiled: the types of its outcomes when they are asked for, then its decisions.

The type of an outcome may depend on another rule's, so types are not found in the order of files:
`RuleCompiler.asked` says what there is to be found, and `Inference` in which order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from assay.finding import Finding, errors
from assay.language import names_in
from assay.language.kinship import common
from assay.plan.checks import compile_assumption, compile_check
from assay.plan.decisions import Applicability, Calculation, Decision, Formula
from assay.plan.givens import Givens, private_name
from assay.plan.inference import Asked, Inference, Key
from assay.plan.levels import compile_levels, level_type
from assay.plan.literals import is_value, named_type, rounding, takes_keys
from assay.plan.policies import declared_types, result_type
from assay.plan.scales import compile_scale, scale_type
from assay.plan.scope import RuleScope
from assay.plan.tables import compile_body, outcome_types
from assay.rules import Body, Derived, LevelsBody, RuleDocument, RuleFile, ScaleBody, TableBody
from assay.source import Entries, Scalar
from assay.source import Node as YamlNode
from assay.values.text import Text
from assay.values.types import Boolean, Date, ListOf, Number, Type, Unknown

_Found: TypeAlias = "tuple[Type, Formula | None] | None"
"""The type of a value, and its expression where it is one; null where it is wrong."""


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
        self._declared: dict[str, Type | None] = {}
        self._inferred: dict[Key, tuple[_Found, list[Finding]]] = {}
        for body in file.document.bodies:
            for name in body.names:
                self._declare(name, body)

    @property
    def document(self) -> RuleDocument:
        """The rule as written."""
        return self.file.document

    def defined(self) -> Iterator[Scalar]:
        """The names of the rule's outcomes where they are written."""
        for body in _each_once(self.bodies):
            yield from body.names

    def _declare(self, name: Scalar, body: Body) -> None:
        if name.text in self.bodies:
            self.scope.fail(
                "defined-twice",
                Text(f"the rule defines `{name.text}` twice", f"เกณฑ์นี้นิยาม `{name.text}` สองครั้ง"),
                name.span,
                Text("give one of them another name", "ให้เปลี่ยนชื่อตัวหนึ่ง"),
            )
            return
        self.bodies[name.text] = body

    # Types ------------------------------------------------------------------------------------

    def outcome_type(self, name: str) -> Type:
        """The type of an outcome of this rule; unknown while it is being inferred, or wrong."""
        return self._stated(name) or self._inference.of((self.file.file, name))

    def states_unit(self, name: str) -> bool:
        """Whether the rule says in which unit it gives an outcome."""
        body = self.bodies[name]
        return not isinstance(body, TableBody) and body.unit is not None

    def _stated(self, name: str) -> Type | None:
        """The type that an outcome is declared to have, which holds before any value is looked at.

        A number's unit is declared nowhere, so its type is inferred all the same: null.
        """
        if name not in self._declared:
            declared = _declared(self.scope, name, self.bodies[name])
            number = declared is not None and _is_number(declared)
            self._declared[name] = None if number else declared
        return self._declared[name]

    def asked(self) -> Iterator[Asked]:
        """The values of this rule whose types are to be inferred."""
        own = {name: self._key_of(name) for name in self.givens()}
        for name, key in own.items():
            texts = (self.document.given[name].is_.text,)
            infer = partial(self._infer, key, partial(self._given, name))
            yield Asked(key, None, _named(texts), own, infer)
        for name, body in self.bodies.items():
            if self._stated(name) is None:
                key = (self.file.file, name)
                infer = partial(self._infer, key, partial(self._body, name, body))
                yield Asked(key, name, _named(_texts(body)), own, infer)

    def _key_of(self, given: str) -> Key:
        return (self.file.file, "given", given)

    def wrong(self) -> tuple[Finding, ...]:
        """The errors found so far, those found on the way to types included."""
        on_the_way = (one for _, findings in self._inferred.values() for one in findings)
        return errors([*self.scope.findings, *on_the_way])

    def _infer(self, key: Key, find: Callable[[], _Found]) -> Type | None:
        """The type of a value from those known so far; what is wrong is told once all are known."""
        before = len(self.scope.findings)
        found = find()
        self._inferred[key] = found, self.scope.findings[before:]
        del self.scope.findings[before:]
        return None if found is None else found[0]

    def _body(self, name: str, body: Body) -> _Found:
        match body:
            case TableBody():
                types = outcome_types(self.scope, body)
                return None if types is None else (result_type(body, types[name]), None)
            case LevelsBody():
                of = level_type(self.scope, body)
                return None if of is None else (of, None)
            case ScaleBody():
                return scale_type(body), None
            case Derived():
                return self._derived(body, self.scope)

    def _given(self, name: str) -> _Found:
        """Type and expression of a `given`, which sees those that stand before it."""
        scope = replace(self.scope, private=self.givens().before(name))
        return self._derived(self.document.given[name], scope)

    def _typed(self, key: Key, find: Callable[[], _Found]) -> _Found:
        """Type and expression of a value once all types are known, with the findings noted."""
        if not self._inference.is_final(key):
            return find()
        found, findings = self._inferred[key]
        self.scope.findings.extend(findings)
        return found

    def _derived(self, derived: Derived, scope: RuleScope) -> _Found:
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
            return (found, formula) if takes_keys(scope, derived, found) else None
        unit = found.unit if derived.unit is None else derived.unit.text
        if derived.decimals is not None:
            # Rounding may carry a value over a declared end.
            return Number(unit, derived.decimals), formula
        return Number(unit, found.decimals, found.bounds), formula

    def _given_type(self, name: str) -> Type:
        return self._inference.of(self._key_of(name))

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
        known = self.scope.vocabulary.member(self.scope.info.kind, name.text) is not None
        if name.text not in self.scope.taken and name.text not in self.bodies and not known:
            return True
        meaning = self.scope.taken.get(name.text, Text("an outcome", "ชื่อของผลลัพธ์"))
        message = Text(f"`{name.text}` is already {meaning}", f"`{name.text}` เป็น{meaning:th}อยู่แล้ว")
        hint = Text("a `given` value needs a name of its own", "ค่าใต้ `given` ต้องมีชื่อไม่ซ้ำกับสิ่งอื่น")
        self.scope.fail("name-taken", message, name.span, hint)
        return False

    def _private(self, name: str) -> Calculation | None:
        derived = self.document.given[name]
        found = self._typed(self._key_of(name), partial(self._given, name))
        return self._calculation(self.givens().member(name), derived, found, private=True)

    def _outcome(self, derived: Derived) -> Calculation | None:
        name = derived.name.text
        found = self._typed((self.file.file, name), partial(self._body, name, derived))
        if found is None or not is_value(self.scope, found[0], derived.is_):
            return None
        return self._calculation(name, derived, found, private=False)

    def _calculation(
        self, name: str, derived: Derived, found: _Found, *, private: bool
    ) -> Calculation | None:
        if found is None or found[1] is None:
            return None
        return Calculation(
            rule=self.scope.info,
            applies=Applicability() if private else self.scope.applies,
            span=derived.name.span,
            name=name,
            title=derived.title,
            type=found[0],
            formula=found[1],
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
                "ให้ระบุช่องที่เป็นวันที่ หรือตัด `on` ออกเพื่อใช้วันที่ของชุดข้อมูลการประเมิน",
            )
            self.scope.fail("wrong-type", message, effective.on.span, hint)
        days = effective.days
        return Applicability(condition, on, days.first, days.last)

    def decisions(self) -> Iterator[Decision]:
        """Every decision of the rule that is right, in the order written."""
        for name in self.givens():
            given = self._private(name)
            if given is not None:
                yield given
        self.scope.applies = self._applicability()
        for body in _each_once(self.bodies):
            decision = self._decision(body)
            if decision is not None:
                yield decision
        checks = [compile_assumption(self.scope, one) for one in self.document.assuming]
        checks += [compile_check(self.scope, one) for one in self.document.checks]
        yield from (one for one in checks if one is not None)

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


def _named(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(name for text in texts for name in names_in(text))


def _texts(body: Body) -> Iterator[str]:
    """The expressions that the type of an outcome may come from."""
    match body:
        case TableBody():
            waiting: list[YamlNode] = [row.then for row in body.rows]
            waiting += [] if body.otherwise is None else [body.otherwise]
            for node in waiting:
                if isinstance(node, Scalar):
                    yield node.text
                else:
                    waiting += [one for _, one in node] if isinstance(node, Entries) else node
        case Derived():
            yield body.is_.text
        case LevelsBody() | ScaleBody():
            return


def _version(file: RuleFile) -> str:
    """What sets apart the versions of a rule that can be in force on one day."""
    first = None if file.document.effective is None else file.document.effective.from_
    return file.id if file.on is None else f"{file.id}@{'' if first is None else first.text}"


def _each_once(bodies: dict[str, Body]) -> list[Body]:
    """The bodies in the order written; a table of several outcomes stands once."""
    once = {id(body): body for body in bodies.values()}

    def place(body: Body) -> tuple[int, int]:
        return body.span.line, body.span.column

    return sorted(once.values(), key=place)

"""Definitions as rules call them: put in order, checked on their own, their examples run."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from assay.facts import Schema
from assay.finding import Finding, Related, Span, error
from assay.language import (
    FUNCTIONS,
    Budget,
    Definition,
    Listener,
    Problem,
    Scope,
    Vocabulary,
    compile_expression,
    evaluate,
    invoked,
    names_in,
    parse_definition,
    typed,
)
from assay.plan.graph import components, way_round
from assay.plan.inference import Asked
from assay.plan.literals import named_type, takes_keys
from assay.plan.scope import Complaints
from assay.rules import Defined
from assay.rules import Definition as Written
from assay.source import Scalar
from assay.values.null import Null, missing
from assay.values.shown import worded
from assay.values.text import Text
from assay.values.types import Boolean, ListOf, Record, Type, Unknown, Value

MOST_LEVELS: Final = 8
"""So far may a call lead from definition to definition."""

_ELSE = Text("give the definition another name", "ให้ตั้งชื่ออื่นให้นิยาม")


@dataclass(frozen=True)
class DefinitionInfo:
    """A definition as reports refer to it: its expression, and the place of its name."""

    name: str
    title: Text | None
    text: str
    span: Span
    file: str
    digest: str


class Definitions:
    """The definitions of a library on their way to the vocabulary.

    `known` are those that calls find, in an order in which each calls earlier ones only; one that
    is wrong has no body. `findings` say why.
    """

    def __init__(
        self, schema: Schema, written: Mapping[str, Defined], misplaced: Collection[str] = ()
    ) -> None:
        self._schema = schema
        self._written = written
        self._complaints = Complaints(types=schema.types, misplaced=misplaced)
        read = {name: self._read(one) for name, one in written.items()}
        self.known: dict[str, Definition] = {}
        self._order(read)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the definitions, as far as they were looked at."""
        return tuple(self._complaints.findings)

    def infos(self) -> dict[str, DefinitionInfo]:
        """What there is, by name."""
        return {
            name: DefinitionInfo(
                name, body.title, body.is_.text, one.name.span, one.file, one.digest
            )
            for name, one in self._written.items()
            if (body := one.body) is not None
        }

    # Heads ------------------------------------------------------------------------------------

    def _read(self, one: Defined) -> Definition:
        body, fail = one.body, self._complaints.fail
        if body is None:
            return Definition(one.name.text, (), None)
        taken = self._taken(one.name.text)
        if taken is not None:
            message = Text(
                f"`{one.name.text}` is already {taken}", f"`{one.name.text}` เป็น{taken:th}อยู่แล้ว"
            )
            fail("name-taken", message, one.name.span, _ELSE)
        found = [
            (name.text, self._type(written) if isinstance(written, Scalar) else None)
            for name, written in body.parameters
        ]
        for (_, written), (_, of) in zip(body.parameters, found, strict=True):
            if of is None and not isinstance(written, Scalar):
                message = Text("a parameter has the name of a type", "พารามิเตอร์ต้องมีชื่อชนิดกำกับ")
                hint = Text("write `name: number`", "ให้เขียน `ชื่อ: number`")
                fail("wrong-shape", message, written.span, hint)
        of = None if body.type is None else named_type(self._complaints, body.type)
        parsed = parse_definition(body.is_.text, body.decimals, body.round or "half up")
        if isinstance(parsed, Problem):
            self._complaints.report(body.is_, [parsed])
        wrong = isinstance(parsed, Problem) or (body.type is not None and of is None)
        return Definition(
            one.name.text,
            tuple((name, Unknown() if of is None else of) for name, of in found),
            None
            if isinstance(parsed, Problem) or wrong or None in dict(found).values()
            else parsed,
            of,
            None if body.unit is None else body.unit.text,
        )

    def _taken(self, name: str) -> Text | None:
        kinds = self._schema.kinds.values()
        if name in FUNCTIONS:
            return Text("a function of the language", "ฟังก์ชันของภาษานิพจน์")
        if any(name in (kind.name, kind.plural) for kind in kinds):
            return Text("the name of a kind", "ชื่อของชนิดข้อมูล")
        return None

    def taken_by(self, outcome: Scalar) -> None:
        """Notes that a rule gives an outcome of that name."""
        one = self._written.get(outcome.text)
        if one is not None:
            related = (Related(Text("the outcome", "ผลลัพธ์"), outcome.span),)
            message = Text(
                f"`{outcome.text}` is already an outcome", f"`{outcome.text}` เป็นชื่อของผลลัพธ์อยู่แล้ว"
            )
            self._complaints.findings.append(
                error("name-taken", message, one.name.span, hint=_ELSE, related=related)
            )

    def _type(self, written: Scalar) -> Type | None:
        """The type of a parameter: as anywhere, or a kind of fact, or a list of that."""
        word = " ".join(written.text.split())
        item = word.removeprefix("list of ")
        if item not in self._schema.kinds:
            return named_type(self._complaints, written)
        return ListOf(Record(item)) if item != word else Record(item)

    # Order ------------------------------------------------------------------------------------

    def _order(self, read: Mapping[str, Definition]) -> None:
        """Fills `known`, those that are called first; what calls itself in the end is an error."""
        calls = {
            name: [one.function for one in invoked(of.body) if one.function in read]
            if of.body is not None
            else []
            for name, of in read.items()
        }
        levels: dict[str, int] = {}
        for group in components(calls):
            if len(group) > 1 or group[0] in calls[group[0]]:
                self._cycle(way_round(calls, [name for name in read if name in group]))
                self.known.update({name: replace(read[name], body=None) for name in group})
                levels.update(dict.fromkeys(group, 0))
                continue
            (name,) = group
            levels[name] = 1 + max((levels[one] for one in calls[name]), default=0)
            self.known[name] = self._reached(read[name], levels[name])

    def _reached(self, definition: Definition, level: int) -> Definition:
        """A definition, without its body where the calls in it lead on and on."""
        if level % (MOST_LEVELS + 1):
            return definition
        message = Text(
            f"calls in definitions lead on to more than {MOST_LEVELS} others",
            f"นิยามเรียกใช้กันต่อเป็นทอดเกิน {MOST_LEVELS} ทอด",
        )
        hint = Text("write some of them out", "ให้เขียนนิพจน์ของบางนิยามลงไปแทนการเรียกใช้")
        at = self._written[definition.name].name.span
        self._complaints.fail("too-complex", message, at, hint)
        return replace(definition, body=None)

    def _cycle(self, names: list[str]) -> None:
        first = self._written[names[0]]
        message = Text(
            f"these definitions call each other without end: {' calls '.join(names)}",
            f"นิยามเหล่านี้เรียกใช้กันไม่รู้จบ: {' เรียก '.join(names)}",
        )
        hint = Text("take one of these calls out", "ให้ตัดการเรียกใช้ออกหนึ่งทอด")
        self._complaints.fail("cycle", message, first.name.span, hint)

    # Bodies and examples ----------------------------------------------------------------------

    def asked(self, vocabulary: Vocabulary) -> Iterator[Asked]:
        """Each body, to be checked on its own once all that it reads has a type."""
        for name, one in self._written.items():
            if one.body is not None and self.known[name].body is not None:
                infer = partial(self._check, name, one.body, vocabulary)
                yield Asked(("definitions", name), name, names_in(one.body.is_.text), {}, infer)

    def _check(self, name: str, body: Written, vocabulary: Vocabulary) -> Type | None:
        definition = self.known[name]
        if definition.body is None:
            return None
        scope = Scope(vocabulary, arguments=dict(definition.parameters))
        node, problems = compile_expression(body.is_.text, scope, definition.type)
        self._complaints.report(body.is_, problems)
        of = None if node is None else node.type
        if of is not None and not takes_keys(self._complaints, body, of):
            of = None
        if of is None:
            self.known[name] = replace(definition, body=None)
        return of

    def run(self, vocabulary: Vocabulary, parameters: Mapping[str, Value]) -> None:
        """Runs the examples of what is right so far."""
        for name, definition in self.known.items():
            body = None if definition.body is None else self._written[name].body
            for example in () if body is None else body.examples:
                self._run(example, vocabulary, parameters)

    def _run(
        self, example: Scalar, vocabulary: Vocabulary, parameters: Mapping[str, Value]
    ) -> None:
        node, problems = compile_expression(example.text, Scope(vocabulary), Boolean())
        self._complaints.report(example, problems)
        if node is None or evaluate(node, _NoFacts(parameters)) is True:
            return
        found = Text("")
        if isinstance(node, typed.Compare | typed.NullCheck):
            side = node.left if isinstance(node, typed.Compare) else node.operand
            value = evaluate(side, _NoFacts(parameters))
            call = example.text[side.start : side.end]
            found = Text(
                f": `{call}` is {worded(value, 'en')}", f": `{call}` คือ {worded(value, 'th')}"
            )
        message = Text(
            f"the example `{example.text}` does not hold{found.en}",
            f"ตัวอย่าง `{example.text}` ไม่เป็นจริง{found:th}",
        )
        hint = Text("correct the example, or the definition", "ให้แก้ตัวอย่าง หรือแก้นิยาม")
        self._complaints.fail("wrong-example", message, example.span, hint)


class _NoFacts(Listener):
    """The world of an example: parameters, and a book that states nothing.

    An example says itself what comes of a null.
    """

    def __init__(self, parameters: Mapping[str, Value]) -> None:
        self._parameters = parameters
        self.budget = Budget()

    def value(self, record: object, name: str) -> Value:
        return missing(name)

    def parent(self, record: object, kind: str) -> Null:
        return missing(kind)

    def children(self, record: object, kind: str) -> tuple[()]:
        return ()

    def facts(self, kind: str) -> tuple[()]:
        return ()

    def previous(self, record: object) -> Null:
        return missing("previous")

    def book(self, name: str) -> Null:
        return missing(f"book.{name}")

    def parameter(self, name: str) -> Value:
        return self._parameters[name]

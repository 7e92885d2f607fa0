"""The mutants of a rule: its file with one small mistake put in, as somebody could have made it.

Each is an edit of the rule as it is written, and so has its line and column. Which of them are
rules at all, only compiling them tells.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from assay.document import parse
from assay.features.mutation.kinds import MutationKind
from assay.features.mutation.names import Names
from assay.features.mutation.places import Place, rewritten, root_place
from assay.features.mutation.shown import shown
from assay.features.mutation.texts import (
    TextEdit,
    cell_edits,
    expression_edits,
    moved_days,
    moved_numbers,
    neighbours,
)
from assay.finding import Span
from assay.language import compile_expression
from assay.plan.givens import is_private
from assay.plan.outputs import NOT_APPLICABLE
from assay.plan.scope import is_named, is_own
from assay.rules import FORMS, Defined, RuleDocument, RuleFile
from assay.source import Entries, Node, Scalar, parse_yaml
from assay.values.hit_policy import HitPolicy
from assay.values.text import shortened
from assay.values.types import Choice, Type

_OTHER_SEVERITY: Final = {"error": "warning", "warning": "error", "note": "warning"}
_OTHER_MODE: Final = {"half even": "half up"}
_OTHER_SCALE: Final = {"linear": "step", "step": "linear"}


@dataclass(frozen=True)
class Mutant:
    """A rule with one small change.

    Attributes:
        rule: the rule's own name.
        file: its file below the rules folder.
        kind: what sort of change it is.
        span: the characters that change, or after which something is added.
        before, after: the words changed, as written and as they became; `after` is empty where
            something was left out.
        changed: the rule file, or the definition, as it became; its digest is that of the file it
            was made from.
    """

    rule: str
    file: str
    kind: MutationKind
    span: Span
    before: str
    after: str
    changed: RuleFile | Defined = field(repr=False, compare=False)

    @property
    def rule_file(self) -> RuleFile:
        """The rule file as it became; a mutant of a definition has none."""
        assert isinstance(self.changed, RuleFile)
        return self.changed


@dataclass(frozen=True)
class _Change:
    kind: MutationKind
    span: Span
    before: str
    after: str
    root: Entries


def mutants(file: RuleFile, names: Names, outcomes: Mapping[str, Type]) -> Iterator[Mutant]:
    """The mutants of a rule file, in the order of the file; what has no rule's shape is left out.

    Args:
        file: the rule as it stands, which is right.
        names: what its expressions may name, its `given` values included.
        outcomes: the types of what its bodies give, by outcome (of a list, those of its items).
    """
    root, _ = parse_yaml(file.document.rule.source)
    if not isinstance(root, Entries):
        return
    changes = _Rule(root_place(root), names, outcomes).changes()
    for change in sorted(changes, key=lambda one: (one.span.line, one.span.column)):
        document = _document(file.document, change)
        if document is not None:
            changed = replace(file, document=document)
            yield Mutant(
                file.id, file.file, change.kind, change.span, change.before, change.after, changed
            )


def _document(base: RuleDocument, change: _Change) -> RuleDocument | None:
    document, findings = parse(RuleDocument, change.root)
    if document is None and [one.code for one in findings] == ["missing-key"]:
        # A file without its only check decides nothing: no rule, and yet a slip that happens.
        only_checks = not (base.table or base.levels or base.scale or base.outcomes)
        if only_checks and len(base.checks) == 1 and change.kind is MutationKind.LEFT_OUT:
            return base.model_copy(update={"checks": ()})
    return document


class _Rule:
    """A rule's tree walked through, part by part."""

    def __init__(self, root: Place, names: Names, outcomes: Mapping[str, Type]) -> None:
        self.root = root
        self.names = names
        self.outcomes = outcomes

    def changes(self) -> Iterator[_Change]:
        for key, value in self.root.entries():
            assert isinstance(key.node, Scalar)
            match key.node.text:
                case "effective":
                    yield from self._effective(value)
                case "applies":
                    yield from self._expression(value)
                    yield from _left_out(value, key)
                case "assuming":
                    yield from self._assuming(value)
                case "given" | "outcomes":
                    for _, derived in value.entries():
                        yield from self._derived(derived)
                case "table" | "levels" | "scale" as body:
                    of = {"table": self._table, "levels": self._levels, "scale": self._scale}
                    yield from of[body](value)
                case "checks":
                    for check in value.items():
                        yield from self._check(check)
                case _:
                    pass

    def _assuming(self, value: Place) -> Iterator[_Change]:
        """The changes of what is assumed; left out it would show on no fact, for none breaks it."""
        for one in [value] if isinstance(value.node, Scalar) else value.items():
            yield from self._expression(one)

    def _effective(self, effective: Place) -> Iterator[_Change]:
        for name in ("from", "to"):
            place = effective.get(name)
            if place is not None and isinstance(place.node, Scalar):
                for day in moved_days(place.node.text):
                    yield _instead(place, MutationKind.PERIOD, day)

    def _derived(self, derived: Place) -> Iterator[_Change]:
        if isinstance(derived.node, Scalar):
            yield from self._expression(derived)
            return
        yield from self._expression(derived.get("is"))
        yield from self._rounding(derived)

    def _rounding(self, body: Place) -> Iterator[_Change]:
        decimals, mode = body.get("decimals"), body.get("round")
        if decimals is None or not isinstance(decimals.node, Scalar):
            return
        if decimals.node.text.isdecimal():
            count = int(decimals.node.text)
            for other in (count + 1, count - 1):
                if other >= 0:
                    yield _instead(decimals, MutationKind.ROUNDING, str(other))
        if mode is not None and isinstance(mode.node, Scalar):
            word = _OTHER_MODE.get(mode.node.text, "half even")
            yield _instead(mode, MutationKind.ROUNDING, word)
        else:
            yield _added(body, MutationKind.ROUNDING, "round", ("half up", "half even"), decimals)

    def _expression(
        self, place: Place | None, kind: MutationKind | None = None
    ) -> Iterator[_Change]:
        """The changes of an expression; a `kind` given stands for that of numbers."""
        if place is None or not isinstance(place.node, Scalar):
            return
        for edit in expression_edits(place.node.text, self.names):
            threshold = edit.kind is MutationKind.THRESHOLD
            yield _edited(place, replace(edit, kind=kind) if kind and threshold else edit)

    # Tables -----------------------------------------------------------------------------------

    def _table(self, table: Place) -> Iterator[_Change]:
        rows, hit, names = table.get("rows"), table.get("hit"), _outcomes(table)
        for row in () if rows is None else rows.items():
            yield from _left_out(row)
            when, then = row.get("when"), row.get("then")
            for column, cell in () if when is None else when.entries():
                yield from self._cell(column, cell)
            if then is not None:
                yield from self._then(then, names)
        otherwise = table.get("otherwise")
        if otherwise is not None:
            yield from _left_out(otherwise)
            yield from self._then(otherwise, names)
        written = hit.node.text if hit is not None and isinstance(hit.node, Scalar) else None
        for policy in HitPolicy:
            if hit is not None and written is not None and " ".join(written.split()) != policy:
                yield _instead(hit, MutationKind.HIT_POLICY, policy.value)
            elif hit is None and rows is not None and policy is not HitPolicy.UNIQUE:
                yield _added(table, MutationKind.HIT_POLICY, "hit", ("unique", policy.value))
        yield from self._rounding(table)

    def _cell(self, column: Place, cell: Place) -> Iterator[_Change]:
        if not isinstance(column.node, Scalar) or not isinstance(cell.node, Scalar):
            return
        of, _ = compile_expression(column.node.text, self.names.scope)
        name = None if of is None else is_own(of)
        if of is None or not is_named(of):
            return
        for edit in cell_edits(cell.node.text, of, self.names):
            yield _edited(cell, edit)
        kind = self.names.scope.kind
        others: list[str] = []
        if name is not None and is_private(name):
            others = self.names.instead_of_given(column.node.text, most=1)
        elif name is not None and kind is not None:
            others = self.names.instead(kind, name, most=1)
        for other in others:
            yield _instead(column, MutationKind.FIELD, other)

    def _then(self, then: Place, names: Sequence[str]) -> Iterator[_Change]:
        """The changes of a row's `then`: of its one form, or of one form an outcome."""
        keys = {_word(key.node) for key, _ in then.entries()}
        if isinstance(then.node, Scalar) or keys in FORMS:
            yield from self._form(then, self.outcomes.get(names[0]))
            return
        for key, form in then.entries():
            yield from self._form(form, self.outcomes.get(_word(key.node)))

    def _form(self, form: Place, of: Type | None) -> Iterator[_Change]:
        yield from self._expression(form.get("is"))
        stated = form if isinstance(form.node, Scalar) else form.get("value")
        if stated is not None:
            yield from _output(stated, of)

    # Levels, scales and checks ----------------------------------------------------------------

    def _levels(self, levels: Place) -> Iterator[_Change]:
        of = self.outcomes.get(_outcomes(levels)[0])
        for key, value in levels.entries():
            match _word(key.node):
                case "outcome" | "type" | "unit" | "title":
                    pass
                case "otherwise":
                    yield from _left_out(value, key)
                    yield from self._form(value, of)
                case _:
                    yield from _left_out(value, key)
                    yield from _output(key, of)
                    yield from self._expression(value)

    def _scale(self, scale: Place) -> Iterator[_Change]:
        yield from self._expression(scale.get("of"))
        points = scale.get("points")
        for x, score in () if points is None else points.entries():
            yield from _left_out(score, x)
            yield from self._at(x)
            yield from self._expression(score, MutationKind.OUTPUT)
        for name in ("below", "above", "worse", "better"):
            beyond = scale.get(name)
            if beyond is not None:
                yield from _left_out(beyond)
                yield from self._expression(beyond, MutationKind.OUTPUT)
        between = scale.get("between")
        if between is not None and isinstance(between.node, Scalar):
            yield _instead(between, MutationKind.SCALE, _OTHER_SCALE[between.node.text])
        elif points is not None:
            yield _added(scale, MutationKind.SCALE, "between", ("linear", "step"))
        yield from self._rounding(scale)

    def _at(self, x: Place) -> Iterator[_Change]:
        days = moved_days(_word(x.node))
        first = next(days, None)
        if first is None:
            yield from self._expression(x)
            return
        for day in (first, *days):
            yield _instead(x, MutationKind.DATE, day)

    def _check(self, check: Place) -> Iterator[_Change]:
        yield from _left_out(check)
        when = check.get("when")
        if when is not None:
            yield from _left_out(when)
            yield from self._expression(when)
        yield from self._expression(check.get("that"))
        tolerance = check.get("tolerance")
        if tolerance is not None and _word(tolerance.node) == "printed":
            yield _instead(tolerance, MutationKind.TOLERANCE, "exact")
        elif tolerance is not None:
            yield from self._expression(tolerance, MutationKind.TOLERANCE)
        severity, code = check.get("severity"), check.get("code")
        if severity is not None:
            other = _OTHER_SEVERITY[_word(severity.node)]
            yield _instead(severity, MutationKind.SEVERITY, other)
        elif code is not None:
            yield _added(check, MutationKind.SEVERITY, "severity", ("warning", "error"), code)


def _output(place: Place, of: Type | None) -> Iterator[_Change]:
    """Another value where one is stated outright: the next number, day or member, the other truth.

    A text, a null and `not_applicable` have no other that is near.
    """
    scalar = place.node
    if not isinstance(scalar, Scalar) or scalar.text == NOT_APPLICABLE:
        return
    other: str | None = None
    if isinstance(of, Choice):
        member = of.member(scalar.text)
        others = [] if member is None else neighbours(of, member)
        other = others[0].name if others else None
    elif isinstance(scalar.value, bool):
        other = "false" if scalar.value else "true"
    elif isinstance(scalar.value, Decimal):
        other = moved_numbers(scalar.value)[0]
    elif isinstance(scalar.value, dt.date):
        other = next(moved_days(scalar.text), None)
    if other is not None:
        yield _instead(place, MutationKind.OUTPUT, other)


def _instead(place: Place, kind: MutationKind, text: str) -> _Change:
    """A scalar with another text altogether."""
    scalar = place.node
    assert isinstance(scalar, Scalar)
    return _edited(place, TextEdit(kind, 0, len(scalar.text), text))


def _edited(place: Place, edit: TextEdit) -> _Change:
    scalar = place.node
    assert isinstance(scalar, Scalar)
    after = edit.on(scalar.text)
    before, became = shown(scalar.text, edit)
    span = scalar.span_of(edit.start, edit.end)
    return _Change(edit.kind, span, before, became, place.put(rewritten(scalar, after)))


def _left_out(place: Place, key: Place | None = None) -> Iterator[_Change]:
    """A node left out, with the key before it."""
    first = place.node if key is None else key.node
    source = place.node.source
    span = source.span(first.start, place.node.end)
    text = source.text[first.start : place.node.end]
    yield _Change(MutationKind.LEFT_OUT, span, shortened(text), "", place.put(None))


def _added(
    mapping: Place, kind: MutationKind, name: str, words: tuple[str, str], near: Place | None = None
) -> _Change:
    """A key that says otherwise what holds where nothing is said; shown where it would stand.

    `words` are what holds without it, and what it says.
    """
    before, after = words
    entries: Iterable[tuple[Place, Place]] = mapping.entries()
    beside = near.node if near is not None else next(key.node for key, _ in entries)
    root = mapping.with_entry(name, after)
    return _Change(kind, beside.span, f"{name}: {before}", f"{name}: {after}", root)


def _outcomes(body: Place) -> list[str]:
    """The names of what a table or levels define."""
    several, one = body.get("outcomes"), body.get("outcome")
    if several is not None:
        return [_word(place.node) for place in several.items()]
    return [] if one is None else [_word(one.node)]


def _word(node: Node) -> str:
    return node.text if isinstance(node, Scalar) else ""

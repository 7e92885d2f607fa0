"""What a name stands for, innermost first, and how a record's path goes on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from assay.language import typed
from assay.language.kinship import ancestors, child_kinds, is_tree
from assay.language.scope import Scope
from assay.language.typed import Node, Variable
from assay.values.text import Text
from assay.values.types import ListOf, Record, Type


@dataclass(frozen=True, slots=True)
class Frame:
    """The variables in force at a place of the text, innermost first.

    A filter binds `item` and, where the item is a record, all that the item's paths may name. In a
    definition its `arguments` are what a name stands for outside of these, and no rule's fact is.
    """

    layers: tuple[tuple[Variable, bool], ...] = ()
    arguments: Mapping[str, Node] | None = None

    def bound(self, variable: Variable) -> Frame:
        """With a variable of a `for` or quantifier."""
        return replace(self, layers=((variable, False), *self.layers))

    def filtered(self, item: Variable) -> Frame:
        """Inside a filter over such items."""
        return replace(self, layers=((item, True), *self.layers))


@dataclass(frozen=True, slots=True)
class Names:
    """The names that a scope knows."""

    scope: Scope

    def resolve(self, name: str, frame: Frame, start: int, end: int) -> Node | None:
        """The node that a bare name stands for; null where it stands for nothing."""
        for variable, is_item in frame.layers:
            placed = replace(variable, start=start, end=end)
            if variable.name == name:
                return placed
            if is_item and isinstance(variable.type, Record):
                node = self.step(placed, name, start, end)
                if node is not None:
                    return node
        if frame.arguments is not None:
            return frame.arguments.get(name)
        kind = self.scope.kind
        if kind is None:
            return None
        subject = typed.Subject(type=Record(kind), start=start, end=end)
        if name in self.scope.private:
            member, of = self.scope.private[name]
            return typed.Get(subject, member, type=of, start=start, end=end)
        node = self.step(subject, name, start, end)
        if node is None and name == "previous":
            return typed.Previous(subject, type=Record(kind), start=start, end=end)
        return node

    def step(
        self, base: Node, name: str, start: int, end: int, *, fields_only: bool = False
    ) -> Node | None:
        """`base.name` of a record or of a list of records; null where there is no such thing."""
        kind = record_kind(base.type)
        if kind is None or kind not in self.scope.vocabulary.kinds:
            return None
        vocabulary = self.scope.vocabulary
        several = isinstance(base.type, ListOf)

        def of(item: Type) -> Type:
            return ListOf(item) if several and not isinstance(item, ListOf) else item

        found = vocabulary.member(kind, name, fields_only=fields_only)
        if found is not None:
            return typed.Get(base, name, type=of(found), start=start, end=end)
        if fields_only:
            return None
        tree = is_tree(vocabulary, kind)
        if name in ancestors(vocabulary, kind) or (tree and name == "parent"):
            above = kind if name == "parent" else name
            return typed.Parent(base, above, type=of(Record(above)), start=start, end=end)
        below = kind if tree and name == "children" else child_kinds(vocabulary, kind).get(name)
        if below is not None:
            children = ListOf(Record(below))
            return typed.Children(base, below, type=children, start=start, end=end)
        if name == "previous" and not several:
            return typed.Previous(base, type=Record(kind), start=start, end=end)
        return None

    def known(self, frame: Frame) -> Iterable[str]:
        """All names that would resolve, for hints."""
        for variable, is_item in frame.layers:
            yield variable.name
            if is_item and isinstance(variable.type, Record):
                yield from self.steps(variable.type.kind)
        yield from ("book", "parameters")
        if frame.arguments is not None:
            yield from frame.arguments
            return
        yield from self.scope.private
        if self.scope.kind is not None:
            yield from self.steps(self.scope.kind)

    def meant(self, title: str, frame: Frame) -> Text | None:
        """The hint that names what has this title; null where nothing within reach has it."""
        items = (one.type for one, is_item in frame.layers if is_item)
        kinds = [one.kind for one in items if isinstance(one, Record)]
        own = [] if frame.arguments is not None else [self.scope.kind or ""]
        hints = (self.entitled(kind, title) for kind in [*kinds, *own])
        return next((hint for hint in hints if hint is not None), None)

    def entitled(self, kind: str, title: str) -> Text | None:
        """The hint that names what has this title; null where nothing of the kind has it."""
        if kind not in self.scope.vocabulary.kinds:
            return None
        name = self.scope.vocabulary.entitled(kind, title)
        return None if name is None else called(name)

    def steps(self, kind: str) -> Iterable[str]:
        """All names that a record's path may go on with, for hints."""
        vocabulary = self.scope.vocabulary
        if kind in vocabulary.kinds:
            yield from vocabulary.member_names(kind)
            yield from ancestors(vocabulary, kind)
            yield from child_kinds(vocabulary, kind)
            yield "previous"
            if is_tree(vocabulary, kind):
                yield from ("parent", "children")


def nothing_called(name: str) -> Text:
    """The message of a name that means nothing where it stands."""
    return Text(f"nothing here is called `{name}`", f"ตรงนี้ไม่มีสิ่งใดชื่อ `{name}`")


def called(name: str) -> Text:
    """The hint for what is written by its title: the name that rules call it by."""
    return Text(f"in rules it is called `{name}`", f"ในเกณฑ์ใช้ชื่อ `{name}`")


def record_kind(of: Type) -> str | None:
    """The kind of a record, or of the records in a list."""
    if isinstance(of, ListOf):
        of = of.item
    return of.kind if isinstance(of, Record) else None


def reads_previous(node: Node) -> bool:
    """Whether a record comes from the previous book, which has fields and no outcomes."""
    return any(isinstance(one, typed.Previous) for one in typed.walk(node))

"""Reading `comparison.yaml`: every mistake in it becomes a finding at its line and column."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Final

from assay.compare.spec import (
    BRACKETS,
    FILE,
    UNLINKED,
    Aspect,
    Comparing,
    Counterpart,
    Pairing,
    Side,
    default_between,
)
from assay.facts import Kind, Schema
from assay.facts.notes import Notes, key_of
from assay.finding import Finding
from assay.plan import Plan
from assay.source import Entries, Items, Node, Scalar, read_yaml, shown
from assay.values.text import Text
from assay.values.types import ListOf, Number, Type, type_name
from assay.values.words import known_names

_SIDES: Final = ("within", "between")
_SIDE_KEYS: Final = ("against", "pairs")
_KEYS: Final = ("kind", "plan", "match", *(str(aspect) for aspect in Aspect), "ignore", "effect")

_COMPARISON: Final = Text("a comparison", "การเปรียบเทียบ")
_PAIR: Final = Text("a pair", "คู่ที่เปรียบเทียบ")
_FIELD: Final = Text("a field", "ช่องข้อมูล")
_PLANNED: Final = Text("a field of the plan", "ช่องข้อมูลของแผน")
_OUTCOME: Final = Text("an outcome of `effect`", "ผลลัพธ์ใน `effect`")
_AS_OTHER: Final = Text(
    "name another field, or compare this one under `other`",
    "ให้ระบุช่องอื่น หรือเปรียบเทียบช่องนี้ไว้ใน `other`",
)


def find_comparing(
    schema_file: Path, schema: Schema, plan: Plan
) -> tuple[Comparing | None, tuple[Finding, ...]]:
    """What is compared by the file beside the schema, or by default; null if the file is wrong."""
    path = schema_file.parent / FILE
    if path.exists():
        return load_comparing(path, schema, plan)
    return Comparing(Side(), default_between(schema)), ()


def load_comparing(
    path: Path, schema: Schema, plan: Plan
) -> tuple[Comparing | None, tuple[Finding, ...]]:
    """What a file says is compared; null, with all that is wrong, where it does not fit."""
    root, findings = read_yaml(path, shown(path))
    notes = Notes()
    notes.extend(findings)
    comparing = None if root is None else _Reader(schema, plan, notes).comparing(root)
    return (None if notes.findings else comparing), tuple(notes.findings)


class _Reader:
    """Reads the file's tree, noting all that is wrong."""

    def __init__(self, schema: Schema, plan: Plan, notes: Notes) -> None:
        self.schema = schema
        self.plan = plan
        self.notes = notes

    def comparing(self, root: Node) -> Comparing | None:
        parts = self.notes.mapping(root, _COMPARISON, _SIDES)
        if parts is None:
            return None
        within, between = (parts.get(name) for name in _SIDES)
        return Comparing(
            Side() if within is None else self._side(within, "within"),
            default_between(self.schema) if between is None else self._side(between, "between"),
        )

    def _side(self, node: Node, name: str) -> Side:
        entries = self.notes.mapping(node, key_of(name), _SIDE_KEYS)
        if entries is None:
            return Side()
        called = entries.get("against")
        against = None if called is None else self.notes.title(called, key_of("against"))
        listed = entries.get("pairs")
        if listed is None:
            message = Text(f"`{name}` has no pairs", f"`{name}` ไม่มี `pairs`")
            hint = Text(
                "add `pairs:`, a list of `{kind: ..., plan: ..., target: ...}`",
                "เพิ่ม `pairs:` เป็นชุดของ `{kind: ..., plan: ..., target: ...}`",
            )
            self.notes.add("missing-key", message, entries.span, hint)
            return Side()
        items = self.notes.items(listed, key_of("pairs"))
        found = (self._pairing(item) for item in items or ())
        return Side(tuple(one for one in found if one is not None), against)

    def _pairing(self, node: Node) -> Pairing | None:
        entries = self.notes.mapping(node, _PAIR, _KEYS)
        if entries is None:
            return None
        kind = self._kind(entries, "kind")
        if kind is None:
            return None
        plan = kind if entries.get("plan") is None else self._kind(entries, "plan")
        if plan is None:
            return None
        match = entries.get("match")
        aspects = {
            aspect: self._counterparts(written, kind, plan, aspect)
            for aspect in Aspect
            if (written := entries.get(aspect)) is not None
        }
        known = (BRACKETS, UNLINKED)
        ignored = self._words(entries.get("ignore"), "ignore", known, key_of("ignore"))
        return Pairing(
            kind.name,
            plan.name,
            () if match is None else self._counterparts(match, kind, plan, None),
            aspects,
            brackets=BRACKETS not in ignored,
            unlinked=UNLINKED not in ignored,
            effect=self._outcomes(entries.get("effect")),
            span=entries.span,
        )

    def _kind(self, entries: Entries, key: str) -> Kind | None:
        node = entries.get(key)
        if node is None:
            message = Text("a pair has no kind", "คู่ที่เปรียบเทียบไม่มี `kind`")
            hint = Text(
                "add `kind: ...`, the kind of the report's facts",
                "เพิ่ม `kind: ...` คือชนิดของข้อมูลในรายงาน",
            )
            self.notes.add("missing-key", message, entries.span, hint)
            return None
        if self.notes.text(node, key_of(key)) is None or not isinstance(node, Scalar):
            return None
        found = self.schema.kinds.get(node.text)
        if found is None:
            message = Text(f"there is no kind `{node.text}`", f"ไม่มีข้อมูลชนิด `{node.text}`")
            hint = known_names(node.text, self.schema.kinds)
            self.notes.add("unknown-kind", message, node.span, hint)
        return found

    # Fields -----------------------------------------------------------------------------------

    def _counterparts(
        self, node: Node, kind: Kind, plan: Kind, aspect: Aspect | None
    ) -> tuple[Counterpart, ...]:
        """The fields named by `a`, `[a, b]` or `{report: plan}`."""
        written: Iterable[tuple[Node, Node]]
        match node:
            case Entries():
                written = node
            case Items():
                written = ((item, item) for item in node)
            case _:
                written = ((node, node),)
        found: list[Counterpart] = []
        for report, planned in written:
            if self.notes.text(report, _FIELD) is None:
                continue
            if self.notes.text(planned, _PLANNED) is None:
                continue
            assert isinstance(report, Scalar)
            assert isinstance(planned, Scalar)
            one = self._counterpart(report, planned, kind, plan, aspect)
            if one is not None:
                found.append(one)
        return tuple(found)

    def _counterpart(
        self, report: Scalar, planned: Scalar, kind: Kind, plan: Kind, aspect: Aspect | None
    ) -> Counterpart | None:
        of = self._type(report, report.text, kind)
        above, dot, name = planned.text.rpartition(".")
        stands = plan
        if dot:
            ancestors = {one.name: one for one in self.schema.ancestors(plan.name)}
            if above not in ancestors:
                message = Text(
                    f"no `{above}` stands above a {plan.name}",
                    f"ไม่มี `{above}` อยู่เหนือ {plan.name}",
                )
                self.notes.add("unknown-kind", message, planned.span, known_names(above, ancestors))
                return None
            stands = ancestors[above]
        written_once = planned is report and stands is kind
        held = of if written_once else self._type(planned, name, stands)
        if of is None or held is None:
            return None
        if aspect is not None and not self._fits(
            aspect, (report, of, kind), (planned, held, stands)
        ):
            return None
        return Counterpart(report.text, name, above or None)

    def _fits(
        self, aspect: Aspect, ours: tuple[Scalar, Type, Kind], theirs: tuple[Scalar, Type, Kind]
    ) -> bool:
        """Whether two fields can be held against each other as what an aspect says they are."""
        (report, of, kind), (planned, held, stands) = ours, theirs
        if aspect in (Aspect.AMOUNT, Aspect.WEIGHT) and not isinstance(of, Number):
            message = Text(
                f"`{report.text}` is {type_name(of)}, and `{aspect}` compares numbers",
                f"`{report.text}` เป็น{type_name(of): th} แต่ `{aspect}` เปรียบเทียบตัวเลข",
            )
            self.notes.add("wrong-type", message, report.span, _AS_OTHER)
            return False
        linked = all(
            one.link is not None and one.link.name == node.text.rpartition(".")[2]
            for node, one in ((report, kind), (planned, stands))
        )
        if aspect is Aspect.PARENT and not (linked and kind.parent == stands.parent):
            message = Text(
                f"`{report.text}` is not the link of {kind.name} to the fact above it",
                f"`{report.text}` ไม่ใช่ช่องที่ระบุรายการเหนือขึ้นไปของ {kind.name}",
            )
            self.notes.add("wrong-type", message, report.span, _AS_OTHER)
            return False
        if not _alike(of, held):
            message = Text(
                f"`{report.text}` is {type_name(of)}, and `{planned.text}` is {type_name(held)}",
                f"`{report.text}` เป็น{type_name(of): th} แต่ `{planned.text}` "
                f"เป็น{type_name(held): th}",
            )
            hint = Text("compare fields of one type", "ให้เปรียบเทียบช่องข้อมูลชนิดเดียวกัน")
            self.notes.add("wrong-type", message, planned.span, hint)
            return False
        return True

    def _type(self, node: Scalar, name: str, kind: Kind) -> Type | None:
        column = kind.columns.get(name)
        if column is None:
            message = Text(
                f"`{name}` is no field of {kind.name}", f"`{name}` ไม่ใช่ช่องข้อมูลของ {kind.name}"
            )
            self.notes.add("unknown-name", message, node.span, known_names(name, kind.columns))
            return None
        return column.type

    # The rest ---------------------------------------------------------------------------------

    def _outcomes(self, node: Node | None) -> tuple[tuple[str, str], ...]:
        known = [f"{kind}.{name}" for kind, names in self.plan.outcomes.items() for name in names]
        words = self._words(node, "effect", known, _OUTCOME)
        return tuple((kind, name) for kind, _, name in (word.partition(".") for word in words))

    def _words(
        self, node: Node | None, key: str, known: Collection[str], what: Text
    ) -> tuple[str, ...]:
        items = None if node is None else self.notes.items(node, key_of(key))
        found = [self._word(item, known, what) for item in items or ()]
        return tuple(word for word in found if word is not None)

    def _word(self, node: Node, known: Collection[str], what: Text) -> str | None:
        if self.notes.text(node, what) is None or not isinstance(node, Scalar):
            return None
        if node.text in known:
            return node.text
        message = Text(
            f"{what} can't be `{node.text}`: there is no such name here",
            f"{what:th}เป็น `{node.text}` ไม่ได้ เพราะไม่มีชื่อนี้",
        )
        self.notes.add("unknown-name", message, node.span, known_names(node.text, known))
        return None


def _alike(one: Type, other: Type) -> bool:
    """Whether values of two types can be the same value; units may differ, which is told."""
    if isinstance(one, ListOf) and isinstance(other, ListOf):
        return _alike(one.item, other.item)
    if isinstance(one, Number) and isinstance(other, Number):
        return True
    return one == other

"""Reading `comparison.yaml`: every mistake in it becomes a finding at its line and column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from assay.compare.documents import ComparisonDocument, PairPart, SidePart
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
from assay.document import read_document
from assay.facts import Kind, Schema
from assay.finding import Finding, error
from assay.plan import Plan
from assay.source import Scalar
from assay.values.text import Text
from assay.values.types import Boolean, ListOf, Number, Type, type_name
from assay.values.words import known_names

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
    document, findings = read_document(ComparisonDocument, path)
    if document is None:
        return None, findings
    reader = _Reader(schema, plan)
    comparing = reader.comparing(document)
    findings = (*findings, *reader.findings)
    return (None if findings else comparing), findings


class _Reader:
    """Finds what the names of a document mean, noting all that mean nothing."""

    def __init__(self, schema: Schema, plan: Plan) -> None:
        self.schema = schema
        self.plan = plan
        self.findings: list[Finding] = []

    def comparing(self, document: ComparisonDocument) -> Comparing:
        within, between = document.within, document.between
        return Comparing(
            Side() if within is None else self._side(within),
            default_between(self.schema) if between is None else self._side(between),
        )

    def _side(self, part: SidePart) -> Side:
        found = (self._pairing(one) for one in part.pairs)
        return Side(tuple(one for one in found if one is not None), part.against)

    def _pairing(self, part: PairPart) -> Pairing | None:
        kind = self._kind(part.kind)
        plan = kind if part.plan is None else self._kind(part.plan)
        if kind is None or plan is None:
            return None
        return Pairing(
            kind.name,
            plan.name,
            self._counterparts(part.match or (), kind, plan, None),
            {
                aspect: self._counterparts(fields, kind, plan, aspect)
                for aspect, fields in part.aspects()
            },
            brackets=BRACKETS not in part.ignore,
            unlinked=UNLINKED not in part.ignore,
            listed=None if part.listed is None else self._truth(part.listed, kind),
            because=part.because,
            effect=self._outcomes(part.effect),
            part_of=self._part_of(part.part_of, kind),
            span=part.span,
        )

    def _kind(self, name: Scalar) -> Kind | None:
        found = self.schema.kinds.get(name.text)
        if found is None:
            message = Text(f"there is no kind `{name.text}`", f"ไม่มีข้อมูลชนิด `{name.text}`")
            self._note("unknown-kind", message, name, known_names(name.text, self.schema.kinds))
        return found

    # Fields -----------------------------------------------------------------------------------

    def _counterparts(
        self,
        fields: Iterable[tuple[Scalar, Scalar]],
        kind: Kind,
        plan: Kind,
        aspect: Aspect | None,
    ) -> tuple[Counterpart, ...]:
        found = (self._counterpart(*both, kind, plan, aspect) for both in fields)
        return tuple(one for one in found if one is not None)

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
                self._note("unknown-kind", message, planned, known_names(above, ancestors))
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
            self._note("wrong-type", message, report, _AS_OTHER)
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
            self._note("wrong-type", message, report, _AS_OTHER)
            return False
        if not _alike(of, held):
            message = Text(
                f"`{report.text}` is {type_name(of)}, and `{planned.text}` is {type_name(held)}",
                f"`{report.text}` เป็น{type_name(of): th} แต่ `{planned.text}` "
                f"เป็น{type_name(held): th}",
            )
            hint = Text("compare fields of one type", "ให้เปรียบเทียบช่องข้อมูลชนิดเดียวกัน")
            self._note("wrong-type", message, planned, hint)
            return False
        return True

    def _type(self, node: Scalar, name: str, kind: Kind) -> Type | None:
        column = kind.columns.get(name)
        if column is None:
            message = Text(
                f"`{name}` is no field of {kind.name}", f"`{name}` ไม่ใช่ช่องข้อมูลของ {kind.name}"
            )
            self._note("unknown-name", message, node, known_names(name, kind.columns))
            return None
        return column.type

    def _part_of(self, field: Scalar | None, kind: Kind) -> str | None:
        known = field is not None and self._type(field, field.text, kind) is not None
        return field.text if field is not None and known else None

    def _truth(self, name: Scalar, kind: Kind) -> str | None:
        """A field or an outcome that is true or false."""
        outcome = self.plan.outcomes.get(kind.name, {}).get(name.text)
        of = self._type(name, name.text, kind) if outcome is None else outcome.type
        if of is None or isinstance(of, Boolean):
            return name.text
        message = Text(
            f"`{name.text}` is {type_name(of)}, and `listed` asks for true or false",
            f"`{name.text}` เป็น{type_name(of): th} แต่ `listed` ต้องเป็นจริงหรือเท็จ",
        )
        hint = Text("name a field or an outcome that is so", "ให้ระบุช่องข้อมูลหรือผลลัพธ์ที่เป็นเช่นนั้น")
        self._note("wrong-type", message, name, hint)
        return None

    # The rest ---------------------------------------------------------------------------------

    def _outcomes(self, effect: Sequence[Scalar]) -> tuple[tuple[str, str], ...]:
        known = {
            f"{kind}.{name}": (kind, name)
            for kind, names in self.plan.outcomes.items()
            for name in names
        }
        for name in effect:
            if name.text not in known:
                message = Text(f"there is no outcome `{name.text}`", f"ไม่มีผลลัพธ์ `{name.text}`")
                self._note("unknown-name", message, name, known_names(name.text, known))
        return tuple(known[name.text] for name in effect if name.text in known)

    def _note(self, code: str, message: Text, at: Scalar, hint: Text) -> None:
        self.findings.append(error(code, message, at.span, hint=hint))


def _alike(one: Type, other: Type) -> bool:
    """Whether values of two types can be the same value; units may differ, which is told."""
    if isinstance(one, ListOf) and isinstance(other, ListOf):
        return _alike(one.item, other.item)
    if isinstance(one, Number) and isinstance(other, Number):
        return True
    return one == other

"""The form of `comparison.yaml`: what of a plan answers to what of a report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, TypeAlias

from pydantic import BeforeValidator

from assay.compare.spec import BRACKETS, UNLINKED, Aspect
from assay.document import Part
from assay.document.leaves import OneOf, Title, Words, items_of, one_or_more, text_of
from assay.source import Entries, Node, Scalar
from assay.values.text import Text

_IGNORED = OneOf(Text("thing to ignore", "สิ่งที่ละเว้นได้"), (BRACKETS, UNLINKED))


def _counterparts(node: Node) -> tuple[tuple[Scalar, Scalar], ...]:
    """The fields named by `a`, `[a, b]` or `{report: plan}`."""
    if isinstance(node, Entries):
        return tuple((text_of(report), text_of(planned)) for report, planned in node)
    return tuple((text_of(one), text_of(one)) for one in one_or_more(node))


Fields: TypeAlias = Annotated[tuple[tuple[Scalar, Scalar], ...], BeforeValidator(_counterparts)]
"""Fields of the report, each with the field of the plan that it is held against."""


class PairPart(Part):
    """Facts of a kind of the report, and those of the plan that answer to them.

    Fields are compared by what a change of them means. One name stands for the report's field and
    the plan's; `{report: plan}` names both, where `kind.field` is a field of a fact above the
    plan's.

    Attributes:
        kind: the kind of the report's facts. `kind: indicator`
        plan: the kind of the plan's facts; the same kind where nothing is said. `plan: plan_target`
        match: the fields by which a fact finds its counterpart; its key where nothing is said.
            `match: {plan_indicator: plan_indicator, project: project}`
        name: the fields that name a fact. `name: [name_th, name_en]`
        target: the fields that say what is to be reached. `target: target`
        unit: the fields with the unit of a target. `unit: {unit_th: plan_indicator.unit_th}`
        scope: the fields that say what a target is about. `scope: scope`
        amount: the fields with amounts, which are numbers. `amount: {plan: amount}`
        part_of: the field of the report by which a fact names another of its kind that the plan
            counts it with; where the plan has it not, its amount goes with that one's.
            `part_of: part_of`
        weight: the fields with weights, which are numbers. `weight: weight`
        parent: the link to the fact above. `parent: project`
        other: other fields, of which a change is just that. `other: [dimension, direction]`
        ignore: `brackets`, what stands in brackets in a name; `unlinked`, facts of the plan that
            name no counterpart, so that none was dropped. `ignore: [brackets]`
        listed: a truth of the report's facts, a field or an outcome: whether the plan lists them.
            Of those that it does not list it is no change that the plan has none.
            `listed: in_plan`
        because: why the plan does not list the others, as one sentence tells of them all.
            `because: {th: แผนระบุเฉพาะรายการหลัก, en: the plan lists the main ones}`
        effect: the outcomes of which an effect is told first. `effect: [indicator.score]`
    """

    called: ClassVar[Text] = Text("a pair", "คู่ที่เปรียบเทียบ")

    kind: Words
    plan: Words | None = None
    match: Fields | None = None
    name: Fields | None = None
    target: Fields | None = None
    unit: Fields | None = None
    scope: Fields | None = None
    amount: Fields | None = None
    part_of: Words | None = None
    weight: Fields | None = None
    parent: Fields | None = None
    other: Fields | None = None
    ignore: Annotated[
        tuple[Annotated[str, BeforeValidator(_IGNORED)], ...], BeforeValidator(items_of)
    ] = ()
    listed: Words | None = None
    because: Title | None = None
    effect: Annotated[tuple[Words, ...], BeforeValidator(items_of)] = ()

    def aspects(self) -> Iterator[tuple[Aspect, tuple[tuple[Scalar, Scalar], ...]]]:
        """The fields compared, by what they say."""
        for aspect in Aspect:
            fields = getattr(self, aspect.value)
            if fields is not None:
                yield aspect, fields


class SidePart(Part):
    """What is compared, pair by pair.

    Attributes:
        against: what messages call the plan. `against: {th: แผนที่ได้รับอนุมัติ, en: the approved plan}`
        pairs: the kinds that are compared, each with its fields.
            `pairs: [{kind: indicator, target: target}]`
    """

    against: Title | None = None
    pairs: Annotated[tuple[PairPart, ...], BeforeValidator(items_of)]


class ComparisonDocument(Part):
    """What of a plan answers to what of a report.

    Attributes:
        within: a plan and a report that one book holds, as facts of two kinds.
            `within: {pairs: [{kind: indicator, plan: plan_target, target: target}]}`
        between: the same kinds in two books: a plan and a report, or two quarters; every kind by
            its key where nothing is said. `between: {pairs: [{kind: indicator, target: target}]}`
    """

    called: ClassVar[Text] = Text("a comparison", "การเปรียบเทียบ")

    within: SidePart | None = None
    between: SidePart | None = None

"""The form of `schema.yaml`: the kinds of fact that books hold and rules read, and their fields."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self, TypeAlias

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from assay.document import NamedPart, Part, by_name
from assay.document.leaves import (
    OneOf,
    Title,
    Truth,
    Whole,
    Words,
    by_form,
    items_of,
    one_or_more,
    text_of,
    title_of,
    wrong,
)
from assay.facts.schema.schema import Read
from assay.source import Entries, Node, Scalar, describe
from assay.values.text import LANGUAGES, Text

AS_RANGE = Text(
    'write it in quotes, as "[0..100]", "(0..1]" or ">= 0"',
    'ให้เขียนในเครื่องหมายคำพูด เช่น "[0..100]", "(0..1]" หรือ ">= 0"',
)
"""The hint for a range that is not written as one."""


def _member(node: Node) -> tuple[Scalar, Text | None]:
    """`name`, or `name: title` with a title in one language or in two."""
    if isinstance(node, Entries) and len(node) == 1:
        ((name, title),) = node
        return text_of(name), title_of(title)
    if isinstance(node, Scalar):
        return text_of(node), None
    message = Text("a member is a name, or a name with a title", "สมาชิกต้องเป็นชื่อ หรือชื่อที่มีชื่อแสดงต่อท้าย")
    raise wrong("wrong-type", message, at=node.span)


Members: TypeAlias = Annotated[
    tuple[Annotated[tuple[Scalar, Text | None], BeforeValidator(_member)], ...],
    BeforeValidator(items_of),
]
"""The members of a type, each with its title where it has one."""


class ChoicePart(Part):
    """A choice or a scale.

    Attributes:
        choice: names without an order, each with a title where it needs one.
            `choice: [final, {draft: {th: ฉบับร่าง, en: Draft}}]`
        scale: names in order, lowest first, so that `<`, `>=`, `min` and `max` compare them.
            `scale: [red, yellow, green]`
    """

    called: ClassVar[Text | None] = Text("this type", "ชนิดนี้")

    choice: Members | None = None
    scale: Members | None = None

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if (self.choice is None) == (self.scale is None):
            message = Text(
                "a type is a choice or a scale", "ชนิดต้องเป็นตัวเลือก (choice) หรือมาตรวัด (scale)"
            )
            hint = Text(
                "write `choice: [a, b]`, or `scale: [lowest, ..., highest]`",
                "ให้เขียน `choice: [a, b]` หรือ `scale: [ต่ำสุด, ..., สูงสุด]`",
            )
            raise wrong("wrong-type", message, hint, self.span)
        least, said = (1, "choice") if self.scale is None else (2, "scale")
        if len(self.members) < least:
            message = Text(
                f"a {said} has at least {least} member{'s' if least > 1 else ''}",
                f"`{said}` ต้องมีสมาชิกอย่างน้อย {least} ตัว",
            )
            raise wrong("wrong-type", message, at=self.places[said])
        return self

    @property
    def members(self) -> tuple[tuple[Scalar, Text | None], ...]:
        """The members, in the order written."""
        return self.choice or self.scale or ()


class TypePart(NamedPart, ChoicePart):
    """A choice or a scale, by name."""

    called: ClassVar[Text | None] = Text("the type", "ชนิด")


class UnitPart(Part):
    """A unit that each fact states itself.

    Attributes:
        field: the field with the unit. `field: unit`
    """

    called: ClassVar[Text | None] = Text("a unit", "หน่วย")

    field: Words


class LabelPart(Part):
    """The fields that name a fact for a reader, one for each language.

    Attributes:
        th: the field with the name in Thai. `th: name_th`
        en: the field with the name in English. `en: name_en`
    """

    called: ClassVar[Text | None] = Text("a label", "ป้ายชื่อ")

    th: Words | None = None
    en: Words | None = None


def _range(node: Node) -> Scalar:
    if isinstance(node, Scalar) and isinstance(node.value, str):
        return node
    found = describe(node)
    message = Text(f"a range is a text, not {found}", f"ช่วงต้องเป็นข้อความ แต่พบ{found: th}")
    raise wrong("wrong-range", message, AS_RANGE, node.span)


Range: TypeAlias = Annotated[Scalar, BeforeValidator(_range)]
_Name: TypeAlias = Annotated[Scalar, BeforeValidator(text_of), Tag("<value>")]
_LANGUAGE = OneOf(Text("language", "ภาษา"), LANGUAGES)
_READ = OneOf(Text("way of writing", "วิธีเขียน"), tuple(read.value for read in Read))


class FieldPart(NamedPart):
    """A field of the kind.

    Attributes:
        type: what it holds: a basic type, one of yours, `list of` either, or a choice or scale
            written here, `{choice: [a, b]}`. `type: list of text`
        unit: the unit of its numbers; or the field in which each fact states its own.
            `unit: THB million`
        decimals: the most decimals its numbers have; more are an error. `decimals: 4`
        range: the numbers or dates it may hold; any other is an error. `range: "[0..100]"`
        required: whether a fact without it is an error. `required: true`
        reads: other ways of writing that it reads, as source documents print them.
            `reads: [thai_digits, dash_as_zero]`
        title: its name for a reader. `title: {th: งบประมาณ, en: Budget}`
    """

    called: ClassVar[Text | None] = Text("the field", "ช่องข้อมูล")

    type: Annotated[_Name | Annotated[ChoicePart, Tag("<mapping>")], Discriminator(by_form)]
    unit: (
        Annotated[_Name | Annotated[UnitPart, Tag("<mapping>")], Discriminator(by_form)] | None
    ) = None
    decimals: Annotated[int, BeforeValidator(Whole(0, 30))] | None = None
    range: Range | None = None
    required: Truth = False
    reads: Annotated[
        tuple[Annotated[str, BeforeValidator(_READ)], ...], BeforeValidator(items_of)
    ] = ()
    title: Title | None = None


class KindPart(NamedPart):
    """A kind of fact.

    Attributes:
        plural: the name of the kind's file, and of these facts in expressions. `plural: projects`
        title: its name for a reader. `title: {th: โครงการ, en: Project}`
        label: the field that names a fact for a reader; one for each language, if need be.
            `label: {th: name_th, en: name_en}`
        key: the field that tells its facts apart, unique in a book; or a list of fields that do so
            together. `key: id`
        parent: the kind its facts belong to: each names its parent's key in a field called as that
            kind. The kind itself makes a tree, where the field is `parent`. `parent: agency`
        fields: the fields of its facts, by name.
            `fields: {budget: {type: number, decimals: 4, unit: THB million}}`
    """

    called: ClassVar[Text | None] = Text("the kind", "ชนิดข้อมูล")

    plural: Words
    title: Title | None = None
    label: (
        Annotated[_Name | Annotated[LabelPart, Tag("<mapping>")], Discriminator(by_form)] | None
    ) = None
    key: Annotated[tuple[Words, ...], BeforeValidator(one_or_more)]
    parent: Words | None = None
    fields: Annotated[dict[str, FieldPart], BeforeValidator(by_name)] = Field(default_factory=dict)


class SchemaDocument(Part):
    """The kinds of fact that books hold and rules read, and their fields.

    Attributes:
        language: the language of titles, messages and reports, where neither `--lang` nor the
            variable `ASSAY_LANG` names another. `language: th`
        types: types of your own, for fields and outcomes alike: choices and scales by name.
            `types: {rag: {scale: [red, yellow, green]}}`
        kinds: the kinds of fact there are. Each has a file in a book, named after its plural.
            `kinds: {project: {plural: projects, key: id, fields: {name: {type: text}}}}`
    """

    called: ClassVar[Text | None] = Text("a schema", "สคีมา")

    language: Annotated[Literal["th", "en"], BeforeValidator(_LANGUAGE)] | None = None
    types: Annotated[dict[str, TypePart], BeforeValidator(by_name)] = Field(default_factory=dict)
    kinds: Annotated[dict[str, KindPart], BeforeValidator(by_name)]

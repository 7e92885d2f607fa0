"""Definitions: functions that rules share, each an expression on its parameters."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from assay.document import parse
from assay.document.leaves import (
    Expression,
    Pairs,
    Title,
    Word,
    items_of,
)
from assay.finding import Finding, error
from assay.rules.documents import Rounded
from assay.rules.parameters import wrong_name
from assay.source import Entries, Scalar, describe, parse_yaml, read_source
from assay.values.text import Text


class Definition(Rounded):
    """A function that expressions of every rule may call by its name.

    Attributes:
        title: its name for a reader. `title: {th: ส่วนแบ่ง, en: Share}`
        parameters: its arguments in the order of a call, each with its type: a basic type, one of
            the schema, a kind of fact, or a list of these.
            `parameters: {part: number, whole: list of number}`
        is_: the expression that it stands for, in which the parameters are names. It reads no fact
            but what it is given. `is: percent(part, total(whole))`
        type: its type, where it can't be told from the expression. `type: rag`
        unit: its unit, where it is not that of what it is computed from. `unit: percent`
        examples: calls and what they give, each as a condition that must hold; whoever checks the
            rules runs them. `examples: ["share(1, [2, 2]) = 25", "share(1, []) = null"]`
    """

    called: ClassVar[Text | None] = Text("a definition", "นิยาม")

    title: Title | None = None
    parameters: Pairs
    is_: Expression = Field(alias="is")
    type: Word | None = None
    unit: Word | None = None
    examples: Annotated[tuple[Expression, ...], BeforeValidator(items_of)] = ()


@dataclass(frozen=True)
class Defined:
    """A definition under its name, null where it is wrong, and the file it came from.

    `file` is the path below the rules folder, `digest` the SHA-256 of the file's bytes.
    """

    name: Scalar
    body: Definition | None
    file: str
    digest: str


def load_definitions(
    path: Path, shown_as: str, file: str, known: dict[str, Defined]
) -> tuple[Finding, ...]:
    """Adds the definitions of a file to those known; the findings say what is wrong with it."""
    source, findings = read_source(path, shown_as)
    if source is None:
        return findings
    root, findings = parse_yaml(source)
    if root is None:
        return findings
    if not isinstance(root, Entries):
        found = describe(root)
        message = Text(
            f"definitions by their names are expected here, not {found}",
            f"ตรงนี้ต้องเป็นนิยามตามชื่อ แต่พบ{found: th}",
        )
        hint = Text(
            "write `name: {parameters: ..., is: ...}`", "ให้เขียน `ชื่อ: {parameters: ..., is: ...}`"
        )
        return (*findings, error("wrong-shape", message, root.span, hint=hint))
    for name, node in root:
        body, mistakes = parse(Definition, node)
        first = known[name.text].name if name.text in known else None
        hint = Text("give one of them another name", "ให้เปลี่ยนชื่อตัวหนึ่ง")
        wrong = wrong_name(name, first, Text("definitions", "นิยาม"), hint)
        findings = (*findings, *mistakes, *wrong)
        known.setdefault(name.text, Defined(name, body, file, source.digest))
    return findings

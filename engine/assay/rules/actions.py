"""Actions: who must act on what checks find, and what is to be done, as all rules may name them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, ClassVar, TypeAlias

from pydantic import BeforeValidator

from assay.document import Part, document
from assay.document.leaves import pairs_of, title_of
from assay.finding import Finding, Related, error
from assay.source import Node, Scalar, read_source
from assay.values.text import Text


def _titles(node: Node) -> tuple[tuple[Scalar, Text], ...]:
    return tuple((name, title_of(title)) for name, title in pairs_of(node))


Titles: TypeAlias = Annotated[tuple[tuple[Scalar, Text], ...], BeforeValidator(_titles)]


class ActionsDocument(Part):
    """Who acts on findings, and remedies that several checks share.

    Attributes:
        actors: those who may have to act, by the name that checks give as `act`.
            `actors: {finance: {th: ฝ่ายการเงิน, en: Finance}}`
        remedies: what is to be done, by the name that checks give as `remedy`.
            `remedies: {attach-evidence: {th: แนบหลักฐาน, en: Attach the evidence}}`
    """

    called: ClassVar[Text | None] = Text("the actions", "การดำเนินการ")

    actors: Titles = ()
    remedies: Titles = ()


@dataclass
class Actions:
    """The actors and remedies of a library by name, and the digests of their files."""

    actors: dict[str, Text] = field(default_factory=dict)
    remedies: dict[str, Text] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)


def load_actions(
    path: Path, shown_as: str, file: str, known: Actions, places: dict[str, Scalar]
) -> tuple[Finding, ...]:
    """Adds the actors and remedies of a file to those known; the findings say what is wrong.

    `places` holds where each name was written first.
    """
    source, findings = read_source(path, shown_as)
    if source is None:
        return findings
    found, findings = document(ActionsDocument, source)
    if found is None:
        return findings
    known.files[file] = source.digest
    for what, named, into in (
        ("actors", found.actors, known.actors),
        ("remedies", found.remedies, known.remedies),
    ):
        for name, title in named:
            first = places.setdefault(f"{what}/{name.text}", name)
            if first is not name:
                findings = (*findings, _twice(name, first))
            into[name.text] = title
    return findings


def _twice(name: Scalar, first: Scalar) -> Finding:
    return error(
        "defined-twice",
        Text(f"there are two `{name.text}`", f"มี `{name.text}` สองตัว"),
        name.span,
        hint=Text("give one of them another name", "ให้เปลี่ยนชื่อตัวหนึ่ง"),
        related=(Related(Text("the first", "ตัวแรก"), first.span),),
    )

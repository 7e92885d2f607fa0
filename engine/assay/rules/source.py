"""What a rule rests on and what it reads: documents with places, and what is the analyst's own.

A rule may lay down what a document says, or measure what no document asks for. A reader must be
able to tell the two apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Self

from pydantic import model_validator

from assay.document import Part, keyed
from assay.document.leaves import Title, filled, wrong
from assay.source import Node, Scalar
from assay.values.text import Text, both

_SOURCE: Final = Text("Source", "ที่มา")
_AUTHORITY: Final = Text("Rests on", "หลักเกณฑ์ตาม")
_ANALYST: Final = Text("Analyst's reading", "การตีความของผู้วิเคราะห์")
_READS: Final = Text("Reads", "ข้อมูลที่ใช้")


@dataclass(frozen=True)
class Cited:
    """A document, and the place in it."""

    document: Text
    place: Text | None = None

    @property
    def whole(self) -> Text:
        """`Q4 report, section 1`; in Thai a space parts the two."""
        if self.place is None:
            return self.document
        return both("{}, {}", "{} {}", self.document, self.place)


@dataclass(frozen=True)
class RuleSource:
    """What a rule rests on and reads.

    Attributes:
        authority: the document that lays it down; null where that is nothing but the analyst.
        analyst: what in it is the analyst's own reading or measure; null where nothing is.
        reads: the document whose figures it reads; null where that is not told apart.
    """

    authority: Cited | None = None
    analyst: Text | None = None
    reads: Cited | None = None

    @property
    def told(self) -> tuple[tuple[Text, Text], ...]:
        """Each part that is stated, with what it is called."""
        return tuple(self._told())

    def _told(self) -> Iterator[tuple[Text, Text]]:
        plain = self.analyst is None and self.reads is None
        if self.authority is not None:
            yield _SOURCE if plain else _AUTHORITY, self.authority.whole
        if self.analyst is not None:
            yield _ANALYST, self.analyst
        if self.reads is not None:
            yield _READS, self.reads.whole

    @property
    def whole(self) -> Text:
        """All of it in one line: a lone document without what it is called."""
        if self.analyst is None and self.reads is None and self.authority is not None:
            return self.authority.whole
        return Text.each(lambda lang: "; ".join(f"{a:{lang}}: {b:{lang}}" for a, b in self.told))


class CitedPart(Part):
    """A document, alone as a text or with the place in it.

    Attributes:
        document: the law, plan or report. `document: {th: รายงานไตรมาส 4, en: Q4 report}`
        place: the place in it. `place: "section 2, note *"`
    """

    document: Title
    place: Title | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, node: Node) -> object:
        return _read_source(node)

    @property
    def cited(self) -> Cited:
        """The value that it says."""
        return Cited(self.document, self.place)


class AuthorityPart(Part):
    """What a rule rests on: a document, what the analyst reads into it, or the analyst alone.

    Attributes:
        document: the law, plan or report that lays it down. `document: Q4 report`
        place: the place in it. `place: "section 2, note *"`
        analyst: what is the analyst's own reading or measure, in a sentence.
            `analyst: {th: ค่าเฉลี่ยไม่ถ่วงน้ำหนัก, en: the mean is not weighted}`
    """

    document: Title | None = None
    place: Title | None = None
    analyst: Title | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, node: Node) -> object:
        return _read_source(node)

    @model_validator(mode="after")
    def _says(self) -> Self:
        if self.document is None and (self.place is not None or self.analyst is None):
            raise _without_document(self)
        return self

    @property
    def cited(self) -> Cited | None:
        """The document that it names."""
        return None if self.document is None else Cited(self.document, self.place)


class Source(Part):
    """Where the rule stands in the documents: shown with every outcome and finding.

    A document alone is both what the rule rests on and what it reads; `authority` and `reads` tell
    the two apart.

    Attributes:
        document: the law, plan or report. `document: {th: รายงานไตรมาส 4, en: Q4 report}`
        place: the place in it. `place: "section 2, note *"`
        authority: what the rule rests on, where that is not what it reads.
            `authority: {document: Budget regulation, place: clause 6.3}`
        reads: the document whose figures it reads. `reads: {document: Q4 report, place: page 3}`
    """

    document: Title | None = None
    place: Title | None = None
    authority: AuthorityPart | None = None
    reads: CitedPart | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, node: Node) -> object:
        return _read_source(node)

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        apart = self.authority is not None or self.reads is not None
        if apart and (self.document is not None or self.place is not None):
            raise wrong(
                "wrong-shape",
                Text(
                    "a source is one document, or `authority` and `reads`",
                    "ที่มาเป็นเอกสารเดียว หรือเป็น `authority` กับ `reads`",
                ),
                Text(
                    "move `document` and `place` below `authority` or `reads`",
                    "ให้ย้าย `document` และ `place` ไปไว้ใต้ `authority` หรือ `reads`",
                ),
                self.span,
            )
        if self.reads is not None and self.authority is None:
            raise wrong(
                "missing-key",
                Text(
                    "`reads` without `authority`: it is open what the rule rests on",
                    "มี `reads` แต่ไม่มี `authority` จึงไม่รู้ว่าเกณฑ์นี้อาศัยหลักเกณฑ์ใด",
                ),
                Text(
                    "add `authority`, or write the document alone where the rule rests on it too",
                    "ให้เพิ่ม `authority` หรือระบุเพียงเอกสาร หากเกณฑ์นี้อาศัยเอกสารนั้นด้วย",
                ),
                self.span,
            )
        if not apart and self.document is None:
            raise _without_document(self)
        return self

    @property
    def said(self) -> RuleSource:
        """The value that it says."""
        if self.document is not None:
            return RuleSource(Cited(self.document, self.place))
        authority = self.authority
        return RuleSource(
            None if authority is None else authority.cited,
            None if authority is None else authority.analyst,
            None if self.reads is None else self.reads.cited,
        )


def _read_source(node: Node) -> dict[str, object]:
    """A mapping, or a text alone as the document that it names."""
    if not isinstance(node, Scalar):
        return keyed(node)
    return {"document": filled(node), "<span>": node.span, "<places>": {"document": node.span}}


def _without_document(part: Part) -> Exception:
    message = Text("no document is named", "ไม่ได้ระบุเอกสาร")
    hint = Text("write `document: Q4 report`", "ให้เขียน `document: รายงานไตรมาส 4`")
    return wrong("missing-key", message, hint, part.span)

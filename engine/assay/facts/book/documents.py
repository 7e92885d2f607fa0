"""The form of `book.yaml`, and of the sheets that say the same in a workbook."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Discriminator, Field, Tag

from assay.document import NamedPart, Part, by_name
from assay.document.leaves import Day, Title, Whole, Words, by_form, items_of, text_of
from assay.source import Scalar
from assay.values.text import Text


class DocumentPart(NamedPart):
    """A source document.

    Attributes:
        title: the document's title. `title: {th: รายงานไตรมาส 4, en: Fourth-quarter report}`
        dated: the day it bears. `dated: 2019-12-11`
        note: what a reader of the facts should know of it. `note: the appendix is missing`
    """

    called: ClassVar[Text] = Text("the document", "เอกสาร")
    empties: ClassVar[bool] = True

    title: Title | None = None
    dated: Day | None = None
    note: Title | None = None


class CorrectionPart(Part):
    """A slip of a source that the facts put right.

    Attributes:
        document: the document, by its id under `documents`. `document: report`
        place: the place in it. `place: {th: หมวด 2 หน้า 5, en: "section 2, page 5"}`
        printed: what it prints. `printed: 2 มี.ย. 63`
        read: what the facts hold instead. `read: 2 มิ.ย. 63`
        why: how it is known that this was meant. `why: there is no month มี.ย.`
    """

    called: ClassVar[Text] = Text("a correction", "การแก้ไข")
    empties: ClassVar[bool] = True

    document: Words | None = None
    place: Title | None = None
    printed: Words
    read: Words
    why: Title | None = None


class AgencyPart(Part):
    """The agency whose facts they are.

    Attributes:
        id: the id by which books of several agencies are told apart. `id: ETDA`
        title: its name for a reader. `title: {th: สำนักงานสถิติ, en: Statistics Office}`
    """

    called: ClassVar[Text] = Text("the agency", "หน่วยงาน")
    empties: ClassVar[bool] = True

    id: Words
    title: Title | None = None


class HeadDocument(Part):
    """A fact book: one agency's facts for one period. This file says which.

    Attributes:
        as_of: the day whose state the facts are; it decides which rules are in force. A Thai date
            will do. `as_of: 2020-09-30`
        title: the book's title. `title: {th: ไตรมาส 4, en: Fourth quarter}`
        agency: the agency's id, or its id and its name.
            `agency: {id: ETDA, title: {th: สพธอ., en: ETDA}}`
        fiscal_year: the year in which the fiscal year ends, of either era. `fiscal_year: 2563`
        quarter: the quarter of the fiscal year; leave it out for a whole year. `quarter: 4`
        currency: the currency of the amounts. `currency: THB`
        documents: the source documents, by an id that the facts name as their `document`.
            `documents: {report: {title: Fourth-quarter report}}`
        corrections: slips of the sources that the facts put right: what is printed, what is read
            instead, and why. `corrections: [{printed: 2 มี.ย. 63, read: 2 มิ.ย. 63}]`
        previous: the folder of the book of the period before, seen from this one; rules read it as
            `previous.`. `previous: ../2563-q3`
    """

    called: ClassVar[Text] = Text("the book", "ชุดข้อมูลการประเมิน")
    empties: ClassVar[bool] = True

    as_of: Day
    title: Title | None = None
    agency: (
        Annotated[
            Annotated[Scalar, BeforeValidator(text_of), Tag("<value>")]
            | Annotated[AgencyPart, Tag("<mapping>")],
            Discriminator(by_form),
        ]
        | None
    ) = None
    fiscal_year: Annotated[int, BeforeValidator(Whole(1900, 2999))] | None = None
    quarter: Annotated[int, BeforeValidator(Whole(1, 4))] | None = None
    currency: Words | None = None
    documents: Annotated[dict[str, DocumentPart], BeforeValidator(by_name)] = Field(
        default_factory=dict
    )
    corrections: Annotated[tuple[CorrectionPart, ...], BeforeValidator(items_of)] = ()
    previous: Words | None = None

"""A report as a PDF: its pages, what they say, and the glyphs they say it with."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any, Final

from playwright.sync_api import Page
from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream, DictionaryObject, TextStringObject

A4: Final = (595, 842)
"""In points, to the nearest."""


def printed(page: Page) -> Paper:
    """What the browser prints, colours of the ground included, on the paper that the page asks."""
    return Paper(page.pdf(prefer_css_page_size=True, print_background=True))


def letters(text: str) -> str:
    """Its letters, digits and signs, without spaces and without the marks above and below letters.

    A PDF holds a mark that moves with its letter as `Paper.clusters`, not in the text.
    """
    return "".join(
        one for one in unicodedata.normalize("NFKD", text) if unicodedata.category(one)[0] in "LNPS"
    )


@dataclass(frozen=True)
class Paper:
    """A PDF file."""

    content: bytes

    @cached_property
    def pages(self) -> list[PageObject]:
        return list(PdfReader(BytesIO(self.content)).pages)

    @property
    def sizes(self) -> set[tuple[int, int]]:
        """The sizes of its pages, in whole points."""
        boxes = [page.mediabox for page in self.pages]
        return {(round(float(box.width)), round(float(box.height))) for box in boxes}

    @cached_property
    def texts(self) -> list[str]:
        """The text of each page."""
        return [page.extract_text() for page in self.pages]

    @property
    def fonts(self) -> dict[str, bool]:
        """The fonts by name, and whether the file holds their glyphs."""
        found = {}
        for page in self.pages:
            for font in _of(_of(page, "/Resources"), "/Font").values():
                one = font.get_object()
                below = (
                    one["/DescendantFonts"][0].get_object() if "/DescendantFonts" in one else one
                )
                held = "/CharProcs" in one or "/FontFile2" in _of(below, "/FontDescriptor")
                found[str(one.get("/BaseFont", "drawn"))] = held
        return found

    @cached_property
    def operations(self) -> list[tuple[list[Any], bytes]]:
        """Every operation of every page: its operands and its name."""
        found: list[tuple[list[Any], bytes]] = []
        for page in self.pages:
            found.extend(ContentStream(page.get_contents(), page.pdf).operations)
        return found

    @property
    def clusters(self) -> set[str]:
        """The letters with their marks that stand as one, as a reader of the text gets them."""
        return {
            str(operands[1]["/ActualText"])
            for operands, name in self.operations
            if name == b"BDC"
            and isinstance(operands[1], DictionaryObject)
            and "/ActualText" in operands[1]
        }

    @property
    def boxes(self) -> int:
        """How many glyphs are number 0: the box of a font that lacks the letter."""
        shown = [
            piece.original_bytes
            for operands, name in self.operations
            if name in {b"Tj", b"TJ"}
            for piece in (operands[0] if name == b"TJ" else operands)
            if isinstance(piece, TextStringObject)
        ]
        return sum(one[at : at + 2] == b"\0\0" for one in shown for at in range(0, len(one), 2))


def _of(one: DictionaryObject, name: str) -> DictionaryObject:
    found = one[name].get_object() if name in one else DictionaryObject()
    assert isinstance(found, DictionaryObject)
    return found

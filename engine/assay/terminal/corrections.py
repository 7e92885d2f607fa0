"""What would make sums agree: each figure to correct with its place and the sums it clears."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rich.text import Text as Painted

from assay.contents.corrections import Lot, ShownCorrection
from assay.contents.words import WORDS
from assay.facts import Book
from assay.terminal.fold import Item, Part
from assay.terminal.paint import DIM
from assay.terminal.places import document_titles
from assay.terminal.setting import Setting

CORRECTIONS: Final = "corrections"


def corrections_part(lots: Sequence[Lot], book: Book, set_: Setting) -> Part:
    """The lots of sums that hang together, each with what it says and its figures."""
    named = dict.fromkeys(
        one.origin.document for lot in lots for one in lot.corrections if one.origin.document
    )
    titles = [
        part
        for line in document_titles(book, named, set_.lang)
        for part in set_.wrapped(line, first=2, rest=4)
    ]
    items = [item for lot in lots for item in _lot(lot, set_)]
    if titles and set_.whole:
        items.append(Item(tuple(titles), 0))
    head = set_.wrapped(WORDS["corrections"], "bold")
    return Part((CORRECTIONS,), tuple(head), tuple(items), yielding=True)


def _lot(lot: Lot, set_: Setting) -> Iterator[Item]:
    """The figures of a lot, the first with what the lot says."""
    lines = set_.wrapped(lot.message, first=2, rest=4)
    alone = len(lot.corrections) == 1
    for one in lot.corrections:
        yield Item((*lines, *_correction(one, set_, alone=alone)))
        lines = []
    if lines:
        yield Item(tuple(lines))


def _correction(one: ShownCorrection, set_: Setting, *, alone: bool) -> Iterator[Painted]:
    where = one.origin.told(set_.lang)
    if not alone:
        where = f"{set_.say(one.title)} → {one.right}: {where}"
    yield from set_.wrapped(Painted(where, DIM), first=4, rest=6)
    if one.possibility is None and one.clears:
        sums = ", ".join(f"{code} ({fact})" for code, fact in one.clears)
        yield from set_.wrapped(
            Painted(f"{set_.say(WORDS['clears'])}: {sums}", DIM), first=4, rest=6
        )
    if alone and one.within is not None:
        yield from set_.wrapped(one.within, DIM, first=4, rest=6)

"""What made a report: the digest of everything that it reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assay.compare import Comparison
from assay.contents.words import WORDS
from assay.outcome import Evaluation
from assay.outcome.identity import book_digest
from assay.scorecard.layout import Layout
from assay.values.canonical import digest
from assay.values.text import Text


@dataclass(frozen=True)
class Made:
    """One of the makers of a report: what it is, its name where there are several, its SHA-256."""

    what: Text
    name: str
    digest: str


def made_of(
    evaluation: Evaluation, layout: Layout, comparison: Comparison | None
) -> Iterator[Made]:
    """Everything that a report reads, told by content: different makers, different digests."""
    identity = evaluation.identity
    yield Made(WORDS["schema"], "", identity.schema)
    # A book without a title is called by its folder.
    yield Made(WORDS["book"], evaluation.book.path.name, identity.book)
    for kind, found in identity.facts.items():
        yield Made(WORDS["facts"], kind, found)
    for file, found in identity.rules.items():
        yield Made(WORDS["rules"], file, found)
    yield Made(WORDS["parameters"], "", identity.parameters)
    yield Made(WORDS["layout"], "", digest([layout]))
    if comparison is not None:
        yield Made(WORDS["comparison"], "", digest([comparison.comparing]))
        if comparison.plan is not None:
            plan = comparison.plan
            yield Made(WORDS["plan_book"], plan.path.name, book_digest(plan))

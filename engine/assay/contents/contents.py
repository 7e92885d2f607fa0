"""The contents of a report as a whole: its cover, front page, sections, findings and traces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assay.compare import Comparison
from assay.contents.changes import Compared, compared_with
from assay.contents.corrections import Lot
from assay.contents.cover import Cover, cover_of
from assay.contents.drawn import Grid
from assay.contents.findings import Found
from assay.contents.made import Made, made_of
from assay.contents.scored import Scored
from assay.contents.sections import Front, ShownSection
from assay.contents.summary import Against, Marks, ShownBlock
from assay.contents.traces import ShownTrace
from assay.outcome import Evaluation
from assay.rules import Library
from assay.scorecard.section import Layout
from assay.values.fact_id import FactId
from assay.values.text import Text


@dataclass(frozen=True)
class Contents:
    """All that a report says.

    Attributes:
        evaluation: what it reports.
        cover: whose figures, of when.
        front: what stands on the front page, section by section.
        sections: tables and lines, in the order of the layout.
        compared: how the report differs from its plan; null where it was compared with none.
        found: the findings: by action, heaviest first, then those that ask for nothing.
        against: what stands against each fact, for marks that lead to it.
        summary: the blocks of the first screen; none where the layout has none.
        lots: what would make sums agree that do not.
        assumptions: what the figures shown assume, each with the facts concerned.
        traces: every figure shown and every value that these rest on, each once.
        grids: the decision tables, levels and scales that the traces go through.
        made: the digests of all that it was made from.
    """

    evaluation: Evaluation
    cover: Cover
    front: tuple[Front, ...]
    sections: tuple[ShownSection, ...]
    compared: Compared | None
    found: Found
    against: Against
    summary: tuple[ShownBlock, ...]
    lots: tuple[Lot, ...]
    assumptions: tuple[tuple[Text, str], ...]
    traces: tuple[ShownTrace, ...]
    grids: tuple[Grid, ...]
    made: tuple[Made, ...]

    @property
    def standing(self) -> Mapping[str, tuple[Marks, ...]]:
        """What stands against the fact of each row itself, by section, where it is shown first."""
        shown: dict[FactId, tuple[str, int]] = {}
        for section in self.sections:
            for at, row in enumerate(section.rows):
                shown.setdefault(row.fact.id, (section.id, at))
        return {
            section.id: tuple(
                self.against.marks(row.fact, below=False)
                if shown[row.fact.id] == (section.id, at)
                else ()
                for at, row in enumerate(section.rows)
            )
            for section in self.sections
        }


def contents_of(
    evaluation: Evaluation,
    layout: Layout,
    library: Library,
    comparison: Comparison | None = None,
    *,
    most: int | None = None,
) -> Contents:
    """What the report of an evaluation says, in both languages.

    The layout says which sections and columns there are; the library holds the rules of the
    evaluation, whose tables stand in the traces. Figures have the digits of the evaluation; a null
    says its reason, an assumption is marked. Of each section, and of the findings of each code, so
    much is shown as takes the room of `most` figures, where that is said, and the rest counted. The
    same evaluation gives the same contents. Raises MatchError as an evaluation does, since a
    correction of sums is put to the proof by one.
    """
    scored = Scored(evaluation, layout, library, most)
    figures, sections = scored.figures, scored.sections
    chosen = layout.report or layout.sections
    front = [part for section in chosen if (part := sections.front(section)) is not None]
    shown = tuple(sections.all(chosen))
    compared = None if comparison is None else compared_with(comparison, figures)
    found, against, summary, lots = scored.found, scored.against, scored.summary, scored.lots
    traces = tuple(scored.explained.traces())
    return Contents(
        evaluation=evaluation,
        cover=cover_of(evaluation),
        front=tuple(front),
        sections=shown,
        compared=compared,
        found=found,
        against=against,
        summary=summary,
        lots=lots,
        assumptions=figures.assumptions,
        traces=traces,
        grids=scored.grids.all,
        made=tuple(made_of(evaluation, layout, comparison)),
    )

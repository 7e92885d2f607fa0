"""What reports of every form say of one evaluation, each part made when it is first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assay.contents.figures import Figures
from assay.contents.findings import Found, found
from assay.contents.grids import Grids
from assay.contents.sections import Sections
from assay.contents.summary import Against, ShownBlock, Summary
from assay.contents.traces import Explained
from assay.explain.narrate import Names
from assay.outcome import Evaluation
from assay.rules import Library
from assay.scorecard.section import Layout

if TYPE_CHECKING:
    from assay.contents.corrections import Lot


@dataclass(frozen=True)
class Scored:
    """An evaluation to be shown by a layout; the library holds the rules that it was made with.

    Of each section, and of the findings of each code, so much is shown as takes the room of `most`
    figures, where that is said, and the rest counted.
    """

    evaluation: Evaluation
    layout: Layout
    library: Library
    most: int | None = None

    @cached_property
    def names(self) -> Names:
        """What kinds, fields and outcomes are called."""
        book = self.evaluation.book
        return Names(book.schema, self.evaluation.plan, self.layout.units)

    @cached_property
    def figures(self) -> Figures:
        """The figures, by the number of their trace."""
        return Figures(self.evaluation, self.layout.units, self.layout.ones)

    @cached_property
    def grids(self) -> Grids:
        """The decision tables that traces ask for."""
        return Grids(self.names, self.library)

    @cached_property
    def explained(self) -> Explained:
        """How a figure came about."""
        return Explained(self.evaluation, self.figures, self.grids, self.names)

    @cached_property
    def sections(self) -> Sections:
        """The sections of the layout."""
        return Sections(self.evaluation, self.figures, self.most)

    @cached_property
    def found(self) -> Found:
        """The findings: by action, heaviest first, then those that ask for nothing."""
        return found(self.evaluation, self.explained, self.most)

    @cached_property
    def against(self) -> Against:
        """What stands against each fact."""
        return Against(self.figures, self.found)

    @cached_property
    def summary(self) -> tuple[ShownBlock, ...]:
        """The blocks of the first screen; none where the layout has none."""
        made = Summary(self.figures, self.found, self.against)
        return tuple(made.blocks(self.layout.summary))

    @cached_property
    def lots(self) -> tuple[Lot, ...]:
        """What would make sums agree that do not."""
        if not any("residual" in dict(one.values) for one in self.evaluation.findings):
            return ()
        # Sums that do not agree are rare: the others do not load what tells of them.
        from assay.contents.corrections import lots
        from assay.explain.diagnose import diagnose

        return lots(diagnose(self.evaluation), self.figures)

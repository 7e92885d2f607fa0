"""What the page draws of a section: its charts, and a bar in each row."""

from __future__ import annotations

from dataclasses import dataclass

from assay.contents.bars import Bar, bar, leaves
from assay.contents.sections import ShownSection
from assay.outcome import Evaluation
from assay.report.html.charts import Chart, against_chart, bars_chart
from assay.report.html.flows import moved_chart, slope_chart
from assay.values.text import Text


@dataclass(frozen=True)
class Drawing:
    """The drawings of a section.

    `charts` come with the legend of their colours; `parts` is the legend of the bars, a bar a row;
    `sums_left_out` says that the charts leave out sums.
    """

    charts: tuple[tuple[Chart, tuple[Text, ...]], ...]
    parts: tuple[Text, ...]
    bars: tuple[Bar | None, ...]
    sums_left_out: bool


def drawing(evaluation: Evaluation, section: ShownSection) -> Drawing:
    """What the layout asks to draw of a section, as far as it can be drawn."""
    asked, facts = section.asked, section.facts
    parts = () if asked.bars is None else tuple(one.title for one in asked.bars.parts)
    sides = tuple(one.title for one in asked.against or ())
    drawn = (
        (bars_chart(evaluation, asked, facts, section.unit), parts),
        (against_chart(evaluation, asked, facts, section.unit), sides),
        (slope_chart(evaluation, asked, facts, section.unit), ()),
        (moved_chart(evaluation, asked, facts, section.unit), ()),
    )
    return Drawing(
        charts=tuple((chart, legend) for chart, legend in drawn if chart is not None),
        parts=parts,
        bars=()
        if asked.bars is None
        else tuple(bar(evaluation, row.fact, asked.bars) for row in section.rows),
        sums_left_out=len(leaves(evaluation, facts)) < len(facts),
    )

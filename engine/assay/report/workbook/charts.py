"""Charts of the workbook's own cells, which Excel and LibreOffice draw and keep in step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assay.facts.template.look import FONT
from assay.report.workbook.places import Place, area

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart as Made

_LETTERS: Final = {"name": FONT, "size": 9}
_LINE: Final = "#D5DAE2"

STRIP: Final = 64
"""How high a single bar is drawn, in pixels."""

_SLOPE: Final = 380
_BAR: Final = 24
_AROUND: Final = 80
"""What title, scale and legend take of a chart's height."""


@dataclass(frozen=True)
class Series:
    """Numbers that are drawn alike: their name, their cells, their colour.

    `names` are the cells with what each number is of; a `broken` line falls, and its points have
    the shape of a `marker`, so that two lines of one colour are told apart.
    """

    name: str
    values: Sequence[Place]
    colour: str
    names: Sequence[Place] = ()
    broken: bool = False
    marker: str = "circle"


@dataclass(frozen=True)
class Chart:
    """A chart: bars one after the other (`stacked`), side by side (`clustered`), or lines.

    A `strip` is one bar whose parts add up to its whole length; its legend stands in the cells.
    """

    kind: str
    series: Sequence[Series]
    title: str = ""

    @property
    def high(self) -> int:
        """Its height in pixels."""
        match self.kind:
            case "strip":
                return STRIP
            case "lines":
                return _SLOPE
            case _:
                beside = len(self.series) if self.kind == "clustered" else 1
                bars = len(self.series[0].values) if self.series else 0
                return _AROUND + bars * max(_BAR, 14 * beside + 8)

    @property
    def points(self) -> float:
        """Its height in points, as rows and pages are measured."""
        return self.high * 0.75

    def drawn(self, workbook: Workbook, wide: int) -> Made:
        """The chart as XlsxWriter has it, so many pixels wide."""
        chart = workbook.add_chart(_TYPES[self.kind])
        for one in self.series:
            chart.add_series(self._series(one))
        chart.set_size({"width": wide, "height": self.high})
        if self.kind == "strip":
            chart.set_legend({"none": True})
            chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
            chart.set_y_axis({"visible": False, "major_gridlines": {"visible": False}})
            chart.set_chartarea({"border": {"none": True}})
            chart.set_title({"none": True})
            return chart
        chart.set_title({"name": self.title, "name_font": {**_LETTERS, "size": 11}})
        scale = {
            "num_font": _LETTERS,
            "num_format": "#,##0",
            "major_gridlines": {"visible": True, "line": {"color": _LINE}},
        }
        names = {"num_font": {**_LETTERS, "size": 8}, "label_position": "low", "interval_unit": 1}
        if self.kind == "lines":
            chart.set_x_axis(names)
            chart.set_y_axis(scale)
            chart.set_legend({"position": "right", "font": _LETTERS})
        else:
            # The first name stands above the others, and the scale below all of them.
            chart.set_x_axis(scale)
            chart.set_y_axis({**names, "reverse": True, "crossing": "max"})
            chart.set_legend({"position": "bottom", "font": _LETTERS})
        return chart

    def _series(self, one: Series) -> Mapping[str, object]:
        made: dict[str, object] = {"name": one.name, "values": area(one.values)}
        if one.names:
            made["categories"] = area(one.names)
        if self.kind == "lines":
            dash = {"dash_type": "dash"} if one.broken else {}
            made["line"] = {"color": one.colour, "width": 2.25, **dash}
            made["marker"] = {"type": one.marker, "size": 6, "fill": {"color": one.colour}}
        else:
            made |= {"fill": {"color": one.colour}, "border": {"color": "#FFFFFF"}, "gap": 40}
        if self.kind == "strip":
            made["gap"] = 10
            white = {**_LETTERS, "color": "#FFFFFF"}
            made["data_labels"] = {"value": True, "num_format": "#,##0", "font": white}
        return made


_TYPES: Final[Mapping[str, Mapping[str, str]]] = {
    "strip": {"type": "bar", "subtype": "percent_stacked"},
    "stacked": {"type": "bar", "subtype": "stacked"},
    "clustered": {"type": "bar"},
    "lines": {"type": "line"},
}

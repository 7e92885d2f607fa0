"""The decision tables, levels and scales of the rules that gave a figure, each drawn once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from assay.contents.drawn import Drawing, Grid
from assay.explain.narrate import Names
from assay.outcome import Trace
from assay.rules import Library, RuleFile


@dataclass
class Grids:
    """The tables that traces asked for, by rule file and kind of body."""

    names: Names
    library: Library
    _drawn: dict[tuple[str, str], Grid] = field(default_factory=dict)

    def of(self, trace: Trace) -> tuple[str | None, tuple[str, ...]]:
        """The id of the table that a trace went through, and of its rows that gave the value."""
        if trace.rule is None:
            return None, ()
        rule = self._rules.get(trace.rule.file)
        how = self._how(trace, rule)
        if rule is None or how is None:
            return None, ()
        key = (rule.file, how)
        if key not in self._drawn:
            grid = self._grid(rule, how)
            if grid is None:
                return None, ()
            self._drawn[key] = _named(grid, rule, len(self._drawn) + 1)
        drawn = self._drawn[key]
        word = "level" if how == "levels" else "row"
        held = ("otherwise" if one.number is None else f"{word}-{one.number}" for one in trace.rows)
        return drawn.id, tuple(f"{drawn.id}-{one}" for one in held)

    @property
    def all(self) -> tuple[Grid, ...]:
        """Every table asked for."""
        return tuple(self._drawn.values())

    @property
    def _rules(self) -> Mapping[str, RuleFile]:
        return {rule.file: rule for rule in self.library.rules}

    def _how(self, trace: Trace, rule: RuleFile | None) -> str | None:
        if trace.how in {"table", "levels"}:
            return trace.how
        scale = None if rule is None else rule.document.scale
        return "scale" if scale is not None and scale.outcome.text == trace.name else None

    def _grid(self, rule: RuleFile, how: str) -> Grid | None:
        document = rule.document
        bodies = {"table": document.table, "levels": document.levels, "scale": document.scale}
        body = bodies[how]
        return None if body is None else Drawing(self.names, document).grid(body)


def _named(grid: Grid, rule: RuleFile, number: int) -> Grid:
    """The grid under the rule's name and an id of its own, of which those of its rows are made."""
    name = f"g{number}"
    rows = tuple(replace(row, id=f"{name}-{row.id}") for row in grid.rows)
    return replace(grid, id=name, caption=rule.document.title, rows=rows)

"""The proofs of one table, or of levels, on its finite regions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Final, TypeVar

from assay.analyse.expressions.possible import Possible
from assay.analyse.expressions.reach import given
from assay.analyse.proofs.clashes import clashes, duplicates, too_strong
from assay.analyse.proofs.gaps import gaps
from assay.analyse.proofs.results import (
    MOST_LISTED,
    Gap,
    NotProven,
    Overlap,
    TableAnalysis,
    Undecided,
    Unsure,
)
from assay.analyse.proofs.unused_rows import always, masked, never
from assay.analyse.proofs.witness import Witness
from assay.analyse.space.cases import Area, Cases
from assay.analyse.space.effort import MOST_STATES, Effort, TooLarge
from assay.analyse.space.shapes import MOST_BOXES
from assay.plan import TableDecision
from assay.plan.scope import is_named

_T = TypeVar("_T")
_Shown = TypeVar("_Shown", Overlap, Gap)

_MOST_TRIED: Final = 20_000
"""The most states in which a fact is sought for one case."""


def analyse_table(
    decision: TableDecision, possible: Possible | None = None, limit: int = MOST_STATES
) -> TableAnalysis:
    """All that can be proven of a table or of levels; see `assay.analyse.proofs.results`.

    Gaps are looked for among cases without nulls, and everything else among all cases.

    Args:
        decision: the table, as planned.
        possible: what the plan's expressions may come to; without it, what their types say.
        limit: the most states that each proof may visit before it is given up as not proven.
    """
    known = None
    if possible is not None:
        assumed = possible.plan.assumed(decision)
        known = given(decision.inputs, decision.applies, possible, assumed)
    cases = Cases.of(decision, known)
    work = _Work(limit)
    work.given_up.extend(
        NotProven("row", MOST_BOXES, row) for row, boxes in enumerate(cases.rows) if boxes is None
    )
    not_analysed = tuple(
        at for at, formula in enumerate(decision.inputs) if not is_named(formula.node)
    )
    effort = work.effort()
    try:
        applies = any(cases.space.is_inhabited(box, effort) for box in cases.demanded)
    except TooLarge as failure:
        applies = True
        work.given_up.append(NotProven("cases", failure.limit))
    if not applies:
        return TableAnalysis(
            cases.space,
            never_applies=True,
            not_analysed=not_analysed,
            not_proven=tuple(work.given_up),
            states=work.states,
        )
    dead = work.listed("never", never(cases, work.effort()))
    idle = {one.row for one in dead}
    repeated = work.listed("duplicates", duplicates(cases, frozenset(idle)))
    idle |= {one.row for one in repeated}
    together = work.listed("overlaps", clashes(cases, repeated, work.effort()))
    overlaps = [one for one in together if isinstance(one, Overlap)]
    missing = work.listed("gaps", islice(gaps(cases, work.effort()), MOST_LISTED + 1))
    witness = None if possible is None else Witness(possible, decision)
    overlaps, unsure = work.shown(witness, cases, overlaps, lambda one: one.rows)
    holes, open_gaps = work.shown(witness, cases, missing, lambda _: ())
    return TableAnalysis(
        cases.space,
        gaps=tuple(holes[:MOST_LISTED]),
        overlaps=tuple(overlaps[:MOST_LISTED]),
        masked=tuple(work.listed("masked", masked(cases, idle, work.effort()))),
        never=tuple(dead),
        always=tuple(work.listed("always", always(cases, work.effort()))),
        duplicates=tuple(repeated),
        too_strong=any(work.listed("policy", too_strong(cases, work.effort()))),
        not_analysed=not_analysed,
        undecided=tuple(one for one in together if isinstance(one, Undecided)),
        unsure=(*unsure, *open_gaps),
        not_proven=tuple(work.given_up),
        more_gaps=len(missing) > MOST_LISTED,
        more_overlaps=len(together) > MOST_LISTED,
        states=work.states,
    )


@dataclass
class _Work:
    """The work done on a table, and the proofs that were given up."""

    limit: int
    efforts: list[Effort] = field(default_factory=list)
    given_up: list[NotProven] = field(default_factory=list)

    def effort(self) -> Effort:
        """The work allowed to one more proof."""
        self.efforts.append(Effort(self.limit))
        return self.efforts[-1]

    @property
    def states(self) -> int:
        """The states visited by all proofs."""
        return sum(effort.states for effort in self.efforts)

    def shown(
        self,
        witness: Witness | None,
        cases: Cases,
        found: list[_Shown],
        rows: Callable[[_Shown], tuple[int, ...]],
    ) -> tuple[list[_Shown], list[Unsure]]:
        """What is found, on facts; and apart what no fact was found for."""
        sure: list[_Shown] = []
        unsure: list[Unsure] = []
        whole = self.effort()
        for one in found:
            effort = Effort(min(_MOST_TRIED, self.limit - whole.states))
            area: Area | None = one.area
            try:
                if witness is not None:
                    area = witness.shown(one.area, cases.space, effort)
            except TooLarge:
                area = None
            whole.states += effort.states
            if area is None:
                unsure.append(Unsure(rows(one), one.area))
            else:
                sure.append(replace(one, area=area))
        return sure, unsure

    def listed(self, what: str, proof: Iterator[_T]) -> list[_T]:
        """What a proof finds; what it found before it was given up, with that noted."""
        found: list[_T] = []
        try:
            found.extend(proof)  # what came before a TooLarge stays
        except TooLarge as failure:
            self.given_up.append(NotProven(what, failure.limit))
        return found

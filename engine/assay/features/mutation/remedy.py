"""The scenario that would notice a survivor, ready to paste."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Final

from assay.analyse.space.effort import Effort, TooLarge
from assay.features.mutation.mutants import Mutant
from assay.features.mutation.results import Changed, MutantResult
from assay.features.scaffold import Language, distinguishing_scenario, in_force_scenario
from assay.features.scenario import Workspace
from assay.plan.exchange import Exchange
from assay.rules import RuleFile

MOST_REMEDIES: Final = 40
"""Scenarios are looked for to so many survivors of one run: each may take a second."""

MOST_TRIED: Final = 60_000
"""The most facts that are tried for all survivors of one run together."""


def remedies(
    workspace: Workspace,
    survivors: Sequence[MutantResult],
    language: Language,
    progress: Callable[[int, int], None] | None = None,
    limit: int = MOST_TRIED,
) -> tuple[dict[Mutant, str], int]:
    """Scenarios that would notice the first survivors, and to how many none was looked for."""
    found: dict[Mutant, str] = {}
    effort = Effort(limit)
    first = survivors[:MOST_REMEDIES]
    for number, survivor in enumerate(first):
        try:
            text = remedy(workspace, survivor, language, effort)
        except TooLarge:
            return found, len(survivors) - number
        if text is not None:
            found[survivor.mutant] = text
        if progress is not None:
            progress(number + 1, len(first))
    return found, len(survivors) - len(first)


def remedy(
    workspace: Workspace,
    survivor: MutantResult,
    language: Language,
    effort: Effort | None = None,
) -> str | None:
    """A scenario that passes by the rules as they stand and fails by the survivor.

    Null where no facts were found that tell them apart. Raises InvalidInput where a rule is wrong.
    """
    mutant, changed = survivor.mutant, survivor.changed or Changed(None, None)
    if not isinstance(mutant.changed, RuleFile):
        return None
    file = next(one for one in workspace.library.rules if one.file == mutant.file)
    if changed.day is not None:
        in_force = file.holds(changed.day)
        return in_force_scenario(workspace, mutant.rule, changed.day, in_force, language)
    day = _day(workspace, file)
    exchange = Exchange(workspace.schema, workspace.library, day)
    mutated = exchange.exchanged(mutant.file, mutant.changed, day)[0]
    if exchange.plan is None or mutated is None:
        return None
    return distinguishing_scenario(
        workspace,
        exchange.plan,
        mutated,
        rule=mutant.rule,
        language=language,
        case=None if changed.case is None else (changed.case.inputs, changed.case.sample),
        changed=[one for one in (changed.base, changed.mutated) if one is not None],
        effort=effort,
    )


def _day(workspace: Workspace, file: RuleFile) -> dt.date:
    """A day on which a rule is in force: that of a book, where there is one."""
    days = sorted((workspace.book(name).as_of for name in workspace.books), reverse=True)
    of_books = [day for day in days if file.holds(day)]
    return of_books[0] if of_books else file.days.last or file.days.first or dt.date.max

"""A report compared with a plan: the whole of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TypeVar

from assay.compare import wording
from assay.compare.amended import Amendment
from assay.compare.changes import Draft, Sides, drafted
from assay.compare.effects import Effect, Effects, Preferred
from assay.compare.matching import Matches, matched
from assay.compare.money import movements
from assay.compare.results import Change, Match, Movement, What
from assay.compare.spec import Comparing, Pairing
from assay.facts import Book, Fact, Key, Kind
from assay.outcome import Evaluation
from assay.values.text import Text

_T = TypeVar("_T", Change, Movement)


@dataclass(frozen=True)
class Comparison:
    """A report held against a plan.

    Attributes:
        against: what messages call the plan.
        matches: the facts that answer to each other, by pairing in the order of the file.
        changes: facts added and dropped, and fields that differ, each with its effect.
        unlisted: the facts that the plan has none of since it does not list them, by pairing.
        movements: amounts that moved between lines, each with its effect.
        altogether: the effect of all changes at once: the report's results by the plan.
        comparing: what corresponds to what, as it was asked for.
        plan: the plan's book; null where the report's book holds the plan too.
        kinds: the kinds of the facts compared, by name.
    """

    against: Text
    matches: tuple[tuple[Pairing, tuple[Match, ...]], ...]
    changes: tuple[Change, ...]
    unlisted: tuple[tuple[Pairing, tuple[Fact, ...]], ...]
    movements: tuple[Movement, ...]
    altogether: Effect
    comparing: Comparing = field(repr=False)
    plan: Book | None = field(repr=False)
    kinds: Mapping[str, Kind] = field(repr=False)

    def of(self, what: What) -> tuple[Change, ...]:
        """The changes of one kind."""
        return tuple(change for change in self.changes if change.what is what)


def compare(
    evaluation: Evaluation,
    comparing: Comparing,
    plan: Book | None = None,
    *,
    matcher: str | None = None,
    told: Callable[[int, int], None] | None = None,
) -> Comparison:
    """What a report has otherwise than a plan, and what each change does to the score.

    Each effect is worked out by evaluating the report's facts again, by the same rules, with the
    plan's value in place of the changed one. A change of what no rule reads has none.

    Args:
        evaluation: the evaluation of the report's book.
        comparing: what corresponds to what.
        plan: the plan's book, of the same schema; null where the report's book holds the plan too.
        matcher: how rows of tables are matched, as for an evaluation.
        told: called after each effect with how many are worked out, and of how many.
    """
    report = evaluation.book
    side = comparing.within if plan is None else comparing.between
    base = report if plan is None else plan
    usual = wording.PLAN if plan is None else plan.head.title or wording.BOOK_BEFORE
    against = side.against or usual
    found = [matched(pairing, base, report) for pairing in side.pairs]
    unlisted = [_unlisted(one, evaluation) for one in found]
    every = [_without(one, left) for one, left in zip(found, unlisted, strict=True)]
    sides = Sides(base, report, evaluation.plan, against, _keys(every))
    drafts = [(one, draft) for one in every for draft in drafted(one, sides)]
    moved = [(one, found) for one in every for found in movements(one, sides)]
    moving = [one.pairing for one, draft in moved if draft.change.given and draft.change.received]
    effects = Effects(evaluation, against, matcher)
    count = len(drafts) + len(moved) + 1
    done = 0

    def effect(
        amendments: tuple[Amendment, ...], unknown: Text | None, preferred: Preferred
    ) -> Effect:
        nonlocal done
        found = effects.of(amendments, preferred) if unknown is None else Effect(unknown=unknown)
        done += 1
        if told is not None:
            told(done, count)
        return found

    def completed(one: Matches, draft: Draft[_T], unknown: Text | None = None) -> _T:
        found = effect(draft.amendments, draft.unknown or unknown, one.pairing.effect)
        return replace(draft.change, effect=found)

    def together(one: Matches, change: Change) -> Text | None:
        """Why a change has no effect of its own: a line alone would break the sums above it."""
        moves = change.what is What.AMOUNT and one.pairing in moving
        return wording.TOGETHER if moves else None

    return Comparison(
        against,
        tuple((one.pairing, one.pairs) for one in every),
        tuple(completed(one, draft, together(one, draft.change)) for one, draft in drafts),
        tuple((one.pairing, left) for one, left in zip(every, unlisted, strict=True) if left),
        tuple(completed(*one) for one in moved),
        effect(
            tuple(chain.from_iterable(draft.amendments for _, draft in drafts)),
            None,
            tuple(dict.fromkeys(chain.from_iterable(one.pairing.effect for one in every))),
        ),
        comparing,
        plan,
        report.schema.kinds,
    )


def _unlisted(matches: Matches, evaluation: Evaluation) -> tuple[Fact, ...]:
    """The facts without a counterpart of which it is known that the plan does not list them."""
    listed = matches.pairing.listed
    if listed is None:
        return ()
    world = evaluation.tracer.run.world
    return tuple(fact for fact in matches.added if world.value(fact, listed) is False)


def _without(matches: Matches, left: tuple[Fact, ...]) -> Matches:
    return replace(matches, added=tuple(fact for fact in matches.added if fact not in left))


def _keys(every: list[Matches]) -> Mapping[str, Mapping[Key, Key]]:
    """By kind, which fact of the report answers to which key of the plan."""
    return {
        one.pairing.kind: {match.plan[0].key: match.report.key for match in one.pairs}
        for one in every
        if one.pairing.kind == one.pairing.plan
    }

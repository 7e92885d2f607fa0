"""Money that moved: the lines whose amounts differ, under the lowest heading that keeps its sum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assay.compare import wording
from assay.compare.amended import Amendment, Put, Remove
from assay.compare.changes import Draft, Sides, put_back, value_in_plan
from assay.compare.matching import Matches, called, planned, reported, without_parts
from assay.compare.results import Match, MatchedBy, Movement, Share
from assay.compare.spec import Aspect, Counterpart
from assay.facts import Book, Fact
from assay.outcome.naming import member_title, who
from assay.values.fact_id import FactId
from assay.values.number import CONTEXT, as_written
from assay.values.text import Text
from assay.values.types import Value


@dataclass(frozen=True)
class Line:
    """A line whose amount differs: by how much, under what, and what takes the difference back.

    `above` are the report's facts above it, the nearest first. `unknown` says why the difference
    can't be taken back; null where it can.
    """

    fact: FactId
    who: Text
    by: Decimal
    above: tuple[Fact, ...]
    amendments: tuple[Amendment, ...]
    unknown: Text | None = None


def movements(matches: Matches, sides: Sides) -> Iterator[Draft[Movement]]:
    """The movements of a pairing, the lowest headings first; what no heading keeps comes last."""
    for counterpart in matches.pairing.aspects.get(Aspect.AMOUNT, ()):
        pending = [line for line in _Lines(matches, counterpart, sides).found() if line.by != 0]
        for heading in _headings(pending, sides.report):
            under = [line for line in pending if heading in line.above]
            if under and _sum(under) == 0:
                pending = [line for line in pending if line not in under]
                yield _moved(matches, counterpart, under, heading, sides)
        if pending:
            yield _moved(matches, counterpart, pending, None, sides)


def _headings(lines: Sequence[Line], report: Book) -> list[Fact]:
    """All facts above the lines, the lowest first."""
    met = {fact.id: fact for line in lines for fact in line.above}
    return sorted(met.values(), key=lambda fact: -len(tuple(_above(report, fact))))


def _above(book: Book, fact: Fact) -> Iterator[Fact]:
    above = book.parent(fact)
    while above is not None:
        yield above
        above = book.parent(above)


def _sum(lines: Sequence[Line]) -> Decimal:
    total = Decimal(0)
    for line in lines:
        total = CONTEXT.add(total, line.by)
    return total


# Lines ----------------------------------------------------------------------------------------


class _Lines:
    """The lines of both sides, each amount once: headings are left to the lines below them.

    A line that one side breaks down and the other does not is compared as a whole.
    """

    def __init__(self, matches: Matches, counterpart: Counterpart, sides: Sides) -> None:
        self.matches = matches
        self.sides = sides
        self.counterpart = counterpart
        self.of_report = {match.report.id: match for match in matches.pairs}
        self.of_plan = {fact.id: match for match in matches.pairs for fact in match.plan}
        self.counted = {part.id for match in matches.pairs for part in match.parts}
        self.covered: set[str] = set()

    def found(self) -> Iterator[Line]:
        for fact in _roots(self.sides.report, self.matches.pairing.kind):
            yield from self._of_report(fact)
        for fact in _roots(self.sides.plan, self.matches.pairing.plan):
            yield from self._of_plan(fact)

    def _of_report(self, root: Fact) -> Iterator[Line]:
        report, plan = self.sides.report, self.sides.plan
        waiting = [root]
        while waiting:
            fact = waiting.pop()
            match = self.of_report.get(fact.id)
            parts = _parts(report, fact)
            if match is None and fact.id in self.counted:
                continue
            if match is None and not parts:
                yield from self._line(fact, report, Decimal(0), (Remove(fact.id),))
            elif match is None or (parts and any(_parts(plan, one) for one in match.plan)):
                waiting.extend(reversed(parts))
            else:
                self.covered.update(one.id for one in match.plan)
                stands, value = value_in_plan(match, self.counterpart, plan)
                span = stands.spans.get(self.counterpart.plan)
                name = self.counterpart.report
                own = without_parts(match, Aspect.AMOUNT, name, report, value)
                put = Put(fact.id, fact.kind, name, own, span)
                yield from self._line(fact, report, value, (put,))

    def _of_plan(self, root: Fact) -> Iterator[Line]:
        plan = self.sides.plan
        waiting = [root]
        while waiting:
            fact = waiting.pop()
            if fact.id in self.covered:
                continue
            parts = _parts(plan, fact)
            waiting.extend(reversed(parts))
            value = planned(plan, fact, self.counterpart)[1]
            if not parts and fact.id not in self.of_plan and isinstance(value, Decimal):
                by, above = value.copy_negate(), tuple(self._around(fact))
                yield Line(
                    fact.id, who(plan, fact), by, above, *put_back(fact, self.matches, self.sides)
                )

    def _line(
        self, fact: Fact, report: Book, before: Value, amendments: tuple[Amendment, ...]
    ) -> Iterator[Line]:
        """A line of the report; none where either amount is null, which no sum can count."""
        match = self.of_report.get(fact.id) or Match(fact, (), MatchedBy.LINK)
        now = reported(match, Aspect.AMOUNT, self.counterpart.report, report)
        if isinstance(now, Decimal) and isinstance(before, Decimal):
            by = CONTEXT.subtract(now, before)
            yield Line(fact.id, called(match, report), by, tuple(_above(report, fact)), amendments)

    def _around(self, fact: Fact) -> Iterator[Fact]:
        """The report's facts above where a line of the plan would stand."""
        for above in _above(self.sides.plan, fact):
            match = self.of_plan.get(above.id)
            there = self.sides.report.find(above.id) if match is None else match.report
            if there is not None and (
                match is not None or self.matches.pairing.kind == self.matches.pairing.plan
            ):
                yield there
                yield from _above(self.sides.report, there)
                return


def _roots(book: Book, kind: str) -> Iterator[Fact]:
    tree = book.schema.kinds[kind].tree
    return (fact for fact in book.of_kind(kind) if not tree or fact.parent is None)


def _parts(book: Book, fact: Fact) -> tuple[Fact, ...]:
    """The lines below a heading of a tree."""
    return book.children(fact, fact.kind) if book.schema.kinds[fact.kind].tree else ()


# Movements ------------------------------------------------------------------------------------


def _moved(
    matches: Matches,
    counterpart: Counterpart,
    lines: Sequence[Line],
    heading: Fact | None,
    sides: Sides,
) -> Draft[Movement]:
    kind = matches.pairing.kind
    given = _shares([line for line in lines if line.by < 0])
    received = _shares([line for line in lines if line.by > 0])
    called = None if heading is None else who(sides.report, heading)
    rest = _sum(lines)
    amendments = tuple(one for line in lines for one in line.amendments)
    unknown = next((line.unknown for line in lines if line.unknown is not None), None)
    movement = Movement(
        kind,
        member_title(sides.report.schema, sides.rules, kind, counterpart.report),
        None if heading is None else heading.id,
        called,
        given,
        received,
        rest,
        Text.each(lambda lang: _text(given, received, called, rest, lang)),
    )
    return Draft(movement, amendments if unknown is None else (), unknown)


def _shares(lines: Sequence[Line]) -> tuple[Share, ...]:
    found = (Share(line.fact, line.who, line.by.copy_abs()) for line in lines)
    return tuple(sorted(found, key=lambda one: (-one.amount, one.fact)))


def _text(
    given: Sequence[Share],
    received: Sequence[Share],
    within: Text | None,
    rest: Decimal,
    lang: str,
) -> str:
    def told(shares: Sequence[Share]) -> str:
        return ", ".join(
            f"{share.who.in_language(lang)} ({as_written(share.amount)})" for share in shares
        )

    where = None if within is None else within.in_language(lang)
    many = len(given) > 1 and len(received) > 1
    said = wording.Money(told(given), told(received), where, rest, many)
    return wording.movement(said, lang)

"""The changes of matched facts, and of those that only one side has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, Generic, TypeVar

from assay.compare import wording
from assay.compare.amended import Add, Amendment, Move, Put, Remove
from assay.compare.matching import (
    Matches,
    called,
    matched_by,
    planned,
    reported,
    without_parts,
)
from assay.compare.results import Altered, Change, Match, MatchedBy, Stated, What, altered_in
from assay.compare.spec import Aspect, Counterpart
from assay.compare.texts import Words, differing, plain, without_brackets
from assay.facts import Book, Fact, Key
from assay.outcome.naming import member_title, who
from assay.plan import Plan
from assay.values.null import Null, joined
from assay.values.number import CONTEXT
from assay.values.text import Text
from assay.values.types import Value

_T = TypeVar("_T")
_WHAT: Final = {
    Aspect.NAME: What.RENAMED,
    Aspect.TARGET: What.RETARGETED,
    Aspect.UNIT: What.REUNITED,
    Aspect.SCOPE: What.RESCOPED,
    Aspect.AMOUNT: What.AMOUNT,
    Aspect.WEIGHT: What.REWEIGHTED,
    Aspect.PARENT: What.MOVED,
    Aspect.OTHER: What.CHANGED,
}


@dataclass(frozen=True)
class Draft(Generic[_T]):
    """A change whose effect is still to be found, by what takes it back.

    `unknown` says why nothing does.
    """

    change: _T
    amendments: tuple[Amendment, ...] = ()
    unknown: Text | None = None


@dataclass(frozen=True)
class Sides:
    """The two books, the plan of evaluation for titles, and what messages call the plan.

    `keys` leads from the key of a fact of the plan, by kind, to that of its match in the report.
    """

    plan: Book
    report: Book
    rules: Plan
    against: Text
    keys: Mapping[str, Mapping[Key, Key]]

    def counterpart(self, kind: str, key: Key | None) -> Key | None:
        """The report's key of what the plan calls by a key; the same where nothing is known."""
        return None if key is None else self.keys.get(kind, {}).get(key, key)


def drafted(matches: Matches, sides: Sides) -> Iterator[Draft[Change]]:
    """The changes of a pairing: facts added, facts dropped, then fields of matched ones."""
    for fact in matches.added:
        yield _added(fact, sides)
    for fact in matches.dropped:
        if matches.pairing.unlinked or matched_by(sides.plan, fact, matches.pairing) is not None:
            yield _dropped(fact, matches, sides)
    for match in matches.pairs:
        for aspect, counterparts in matches.pairing.aspects.items():
            altered = tuple(
                one
                for counterpart in counterparts
                if (one := _altered(match, aspect, counterpart, matches, sides)) is not None
            )
            if altered:
                yield _changed(match, aspect, altered, sides)


def is_heading(book: Book, fact: Fact) -> bool:
    """Whether a fact of a tree has others below it."""
    return book.schema.kinds[fact.kind].tree and bool(book.children(fact, fact.kind))


# Facts of one side only -----------------------------------------------------------------------


def _added(fact: Fact, sides: Sides) -> Draft[Change]:
    heading = is_heading(sides.report, fact)
    called = who(sides.report, fact)
    told = wording.added(called, sides.against, heading=heading)
    change = Change(What.ADDED, fact.kind, called, told, _itself(fact), None, heading=heading)
    return Draft(change, unknown=wording.HEADING) if heading else Draft(change, (Remove(fact.id),))


def _dropped(fact: Fact, matches: Matches, sides: Sides) -> Draft[Change]:
    heading = is_heading(sides.plan, fact)
    called = who(sides.plan, fact)
    told = wording.dropped(called, sides.against, heading=heading)
    change = Change(What.DROPPED, fact.kind, called, told, None, _itself(fact), heading=heading)
    if heading:
        return Draft(change, unknown=wording.HEADING)
    return Draft(change, *put_back(fact, matches, sides))


def put_back(
    fact: Fact, matches: Matches, sides: Sides
) -> tuple[tuple[Amendment, ...], Text | None]:
    """What puts a fact of the plan among the report's, or why it can't be put there."""
    if matches.pairing.plan != matches.pairing.kind or sides.plan is sides.report:
        return (), wording.OTHER_KIND
    above = sides.report.schema.kinds[fact.kind].parent
    parent = None if above is None else sides.counterpart(above, fact.parent)
    if above is not None and parent is not None and parent not in sides.report.facts[above]:
        return (), wording.NO_PARENT
    return (Add(replace(fact, parent=parent)),), None


def _itself(fact: Fact) -> Stated:
    return Stated(fact.id, span=fact.span, document=fact.document, place=fact.place)


# Fields that differ ---------------------------------------------------------------------------


def value_in_plan(match: Match, counterpart: Counterpart, plan: Book) -> tuple[Fact, Value]:
    """The plan's value and the fact that states it; of several facts, amounts are added up."""
    found = [(fact, *planned(plan, fact, counterpart)) for fact in match.plan]
    first, stands, value = found[0]
    if len(found) > 1 and isinstance(value, Decimal):
        values = [one for _, _, one in found]
        nulls = [one for one in values if isinstance(one, Null)]
        if nulls:
            return stands or first, joined(nulls)
        total = Decimal(0)
        for one in values:
            total = CONTEXT.add(total, one) if isinstance(one, Decimal) else total
        value = total
    return stands or first, value


def _altered(
    match: Match, aspect: Aspect, counterpart: Counterpart, matches: Matches, sides: Sides
) -> Altered | None:
    """A field that differs; null where it is the same as far as it counts."""
    ours = reported(match, aspect, counterpart.report, sides.report)
    stands, theirs = value_in_plan(match, counterpart, sides.plan)
    if aspect is Aspect.PARENT:
        above = sides.report.schema.kinds[match.report.kind].parent
        if above is None or sides.counterpart(above, match.plan[0].parent) == match.report.parent:
            return None
    elif _same(theirs, ours, aspect, brackets=matches.pairing.brackets):
        return None
    words = Words((), ())
    if aspect in (Aspect.NAME, Aspect.SCOPE):
        words = _words(theirs, ours, brackets=aspect is Aspect.SCOPE or matches.pairing.brackets)
    title = member_title(sides.report.schema, sides.rules, match.report.kind, counterpart.report)
    return Altered(
        title,
        _stated(stands, counterpart.plan, theirs),
        _stated(match.report, counterpart.report, ours),
        _by(theirs, ours),
        words.dropped,
        words.added,
    )


def _same(theirs: Value, ours: Value, aspect: Aspect, *, brackets: bool) -> bool:
    if isinstance(theirs, Null) or isinstance(ours, Null):
        # A name that one side does not give is no other name.
        return (isinstance(theirs, Null) and isinstance(ours, Null)) or aspect is Aspect.NAME
    if isinstance(theirs, str) and isinstance(ours, str):
        if aspect is Aspect.NAME:
            return plain(theirs, brackets=brackets) == plain(ours, brackets=brackets)
        if aspect is Aspect.SCOPE:
            return plain(theirs) == plain(ours)
    return theirs == ours


def _words(theirs: Value, ours: Value, *, brackets: bool) -> Words:
    if isinstance(theirs, str) and isinstance(ours, str):
        if not brackets:
            return differing(without_brackets(theirs), without_brackets(ours))
        return differing(theirs, ours)
    before = theirs if isinstance(theirs, tuple) else ()
    now = ours if isinstance(ours, tuple) else ()
    return Words(
        tuple(str(one) for one in before if one not in now),
        tuple(str(one) for one in now if one not in before),
    )


def _by(theirs: Value, ours: Value) -> Decimal | Null | None:
    if isinstance(theirs, Decimal) and isinstance(ours, Decimal):
        return CONTEXT.subtract(ours, theirs)
    nulls = [one for one in (theirs, ours) if isinstance(one, Null)]
    return joined(nulls) if nulls else None


def _stated(fact: Fact, name: str, value: Value) -> Stated:
    return Stated(fact.id, name, value, fact.spans.get(name), fact.document, fact.place)


def _changed(
    match: Match, aspect: Aspect, altered: tuple[Altered, ...], sides: Sides
) -> Draft[Change]:
    name = called(match, sides.report)
    amendments: tuple[Amendment, ...] = tuple(
        Put(
            match.report.id,
            match.report.kind,
            field,
            without_parts(match, aspect, field, sides.report, one.plan.value),
            one.plan.span,
        )
        for one in altered
        if (field := one.report.name) is not None and one.plan.value is not None
    )
    unknown: Text | None = None
    if aspect is Aspect.PARENT:
        amendments, unknown = _moved_back(match, sides)
    change = Change(
        _WHAT[aspect],
        match.report.kind,
        name,
        Text.each(lambda lang: _told(match, aspect, altered, sides, lang)),
        _itself(match.report),
        _itself(match.plan[0]),
        match=match,
        altered=altered,
        heading=is_heading(sides.report, match.report),
    )
    return Draft(change, amendments, unknown)


def _moved_back(match: Match, sides: Sides) -> tuple[tuple[Amendment, ...], Text | None]:
    above = sides.report.schema.kinds[match.report.kind].parent
    assert above is not None
    parent = sides.counterpart(above, match.plan[0].parent)
    if parent is not None and parent not in sides.report.facts[above]:
        return (), wording.NO_PARENT
    return (Move(match.report.id, parent),), None


def _told(
    match: Match, aspect: Aspect, altered: tuple[Altered, ...], sides: Sides, lang: str
) -> str:
    """A change in words of one language."""
    one = altered_in(altered, lang)
    assert one is not None
    now, before = (wording.shown(side.value, lang) for side in (one.report, one.plan))
    if aspect is Aspect.PARENT:
        now = _under(sides.report, match.report, lang)
        before = _under(sides.plan, match.plan[0], lang)
    name, against = called(match, sides.report), sides.against
    said = wording.Said(lang, format(name, lang), format(against, lang), now, before)
    words = wording.words(one.dropped, one.added, lang)
    match aspect:
        case Aspect.NAME:
            likely = match.by is MatchedBy.LIKENESS
            return wording.renamed(said, words, wording.likely(match.sure, lang) if likely else "")
        case Aspect.TARGET:
            return wording.retargeted(said)
        case Aspect.UNIT:
            return wording.reunited(said)
        case Aspect.SCOPE:
            return wording.rescoped(said, words)
        case Aspect.PARENT:
            return wording.moved(said)
        case _:
            return wording.changed(said, format(one.title, lang), one.by)


def _under(book: Book, fact: Fact, lang: str) -> str:
    """What a fact stands under; an empty text for a root."""
    above = book.parent(fact)
    return "" if above is None else format(who(book, above), lang)

"""Which fact of a plan answers to which of a report: by key, by link, and else by likeness."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from assay.compare.results import Match, MatchedBy
from assay.compare.spec import Aspect, Counterpart, Pairing
from assay.compare.texts import likeness, plain
from assay.facts import Book, Fact, Key, key_id, key_text
from assay.outcome.naming import who
from assay.values.null import Null, joined, missing
from assay.values.number import CONTEXT, rounded
from assay.values.text import Text, both, listed
from assay.values.types import Value

_LIKELY: Final = Decimal("0.6")
"""How sure a match by likeness must at least be."""


@dataclass(frozen=True)
class Matches:
    """The facts of a pairing: matched, in the report only, and in the plan only."""

    pairing: Pairing
    pairs: tuple[Match, ...]
    added: tuple[Fact, ...]
    dropped: tuple[Fact, ...]


def matched(pairing: Pairing, plan: Book, report: Book) -> Matches:
    """The facts of a pairing matched, in the order of the report's keys.

    Of several facts of the report that name one of the plan's the first is its match, and the
    others are added; several of the plan that name one of the report's are its match together.
    """
    by = MatchedBy.LINK if pairing.match else MatchedBy.KEY
    ours, theirs = report.of_kind(pairing.kind), plan.of_kind(pairing.plan)
    answering: dict[Key, list[Fact]] = {}
    for fact in theirs:
        key = matched_by(plan, fact, pairing)
        if key is not None:
            answering.setdefault(key, []).append(fact)
    pairs: list[Match] = []
    added: list[Fact] = []
    for fact in ours:
        key = _key(report, fact, pairing.match, of_plan=False)
        found = None if key is None else answering.pop(key, None)
        if found is None:
            added.append(fact)
        else:
            names = _names(pairing, plan, found[0], report, fact)
            pairs.append(Match(fact, tuple(found), by, names=names))
    taken = {one.id for pair in pairs for one in pair.plan}
    dropped = [fact for fact in theirs if fact.id not in taken]
    likely = _by_likeness(pairing, plan, dropped, report, added)
    left = _without(added, [one.report for one in likely])
    both_sides = [
        replace(one, parts=_parts(pairing, one.report, left)) for one in (*pairs, *likely)
    ]
    return Matches(
        pairing,
        tuple(both_sides),
        _without(left, [part for one in both_sides for part in one.parts]),
        _without(dropped, [one.plan[0] for one in likely]),
    )


def _parts(pairing: Pairing, whole: Fact, added: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts that the plan has not, since it counts them with another."""
    field = pairing.part_of
    if field is None:
        return ()
    return tuple(one for one in added if one.values[field] == key_id(whole.key))


def reported(match: Match, aspect: Aspect, name: str, book: Book) -> Value:
    """The report's value of a field; an amount with those of the facts counted with it."""
    value = column(book, match.report, name)
    if aspect is not Aspect.AMOUNT or not match.parts:
        return value
    values = [value, *(column(book, one, name) for one in match.parts)]
    if nulls := [one for one in values if isinstance(one, Null)]:
        return joined(nulls)
    total = Decimal(0)
    for one in values:
        total = CONTEXT.add(total, one) if isinstance(one, Decimal) else total
    return total


def without_parts(match: Match, aspect: Aspect, name: str, book: Book, value: Value) -> Value:
    """What of the plan's value is the fact's own, without what the report tells apart."""
    whole, own = reported(match, aspect, name, book), column(book, match.report, name)
    if not all(isinstance(one, Decimal) for one in (value, whole, own)) or whole == own:
        return value
    assert isinstance(value, Decimal)
    assert isinstance(whole, Decimal)
    assert isinstance(own, Decimal)
    return CONTEXT.subtract(value, CONTEXT.subtract(whole, own))


def called(match: Match, book: Book) -> Text:
    """The report's fact in words, with those that are counted with it."""
    name = who(book, match.report)
    if not match.parts:
        return name
    parts = listed([who(book, one) for one in match.parts])
    return both("{} (with {})", "{} (รวม {})", name, parts)


def planned(book: Book, fact: Fact, counterpart: Counterpart) -> tuple[Fact | None, Value]:
    """The plan's value of a counterpart and the fact that states it, the fact or one above."""
    stands: Fact | None = fact
    while stands is not None and counterpart.above is not None and stands.kind != counterpart.above:
        stands = book.parent(stands)
    if stands is None:
        return None, missing(counterpart.above or "", fact.id)
    return stands, column(book, stands, counterpart.plan)


def column(book: Book, fact: Fact, name: str) -> Value:
    """A field of a fact or, for its link, the key of the fact above it as text."""
    link = book.schema.kinds[fact.kind].link
    if link is not None and link.name == name:
        parts = () if fact.parent is None else fact.parent
        return parts[0] if len(parts) == 1 else key_id(parts)
    return fact.values[name]


def matched_by(plan: Book, fact: Fact, pairing: Pairing) -> Key | None:
    """What a fact of the plan is matched by; null where it names nothing to be matched with."""
    return _key(plan, fact, pairing.match, of_plan=True)


def _key(book: Book, fact: Fact, match: Sequence[Counterpart], *, of_plan: bool) -> Key | None:
    """What a fact is matched by; null where a part of it is not stated."""
    if not match:
        return fact.key
    parts: list[str] = []
    for one in match:
        value = planned(book, fact, one)[1] if of_plan else column(book, fact, one.report)
        if isinstance(value, Null) or value == "" or isinstance(value, tuple):
            return None
        parts.append(_text(value))
    return tuple(parts)


def _text(value: Value) -> str:
    match value:
        case bool() | Decimal() | str():
            return key_text(value)
        case _:
            return str(value)


# Likeness -------------------------------------------------------------------------------------


def _names(pairing: Pairing, plan: Book, theirs: Fact, report: Book, ours: Fact) -> Decimal | None:
    """How alike the names are: the most alike of those that both state; null where none is."""
    found = [
        likeness(plain(before, brackets=pairing.brackets), plain(now, brackets=pairing.brackets))
        for one in pairing.aspects.get(Aspect.NAME, ())
        if isinstance(before := planned(plan, theirs, one)[1], str)
        and isinstance(now := column(report, ours, one.report), str)
    ]
    return max(found, default=None)


def _sure(pairing: Pairing, plan: Book, theirs: Fact, report: Book, ours: Fact) -> Decimal:
    """How sure two facts are one: two parts name, one part the other fields that agree."""
    names = _names(pairing, plan, theirs, report, ours)
    if names is None:
        return Decimal(0)
    agreeing = [
        before == now
        for aspect, one in pairing.compared()
        if aspect is not Aspect.NAME
        and not (
            isinstance(before := planned(plan, theirs, one)[1], Null)
            & isinstance(now := column(report, ours, one.report), Null)
        )
    ]
    if not agreeing:
        return names
    share = CONTEXT.divide(Decimal(sum(agreeing)), Decimal(len(agreeing)))
    return rounded(CONTEXT.divide(2 * names + share, Decimal(3)), 2)


def _by_likeness(
    pairing: Pairing, plan: Book, theirs: Sequence[Fact], report: Book, ours: Sequence[Fact]
) -> tuple[Match, ...]:
    """Facts left over that are each other's likeliest, if no other is as likely."""
    if Aspect.NAME not in pairing.aspects:
        return ()
    sure = {
        (before.id, now.id): _sure(pairing, plan, before, report, now)
        for before in theirs
        for now in ours
    }
    found: list[Match] = []
    for now in ours:
        before = _likeliest({one: sure[one.id, now.id] for one in theirs})
        if before is None or _likeliest({one: sure[before.id, one.id] for one in ours}) != now:
            continue
        names = _names(pairing, plan, before, report, now)
        how_sure = sure[before.id, now.id]
        found.append(Match(now, (before,), MatchedBy.LIKENESS, how_sure, names))
    return tuple(found)


def _likeliest(sure: Mapping[Fact, Decimal]) -> Fact | None:
    """The likeliest; null where none is likely enough, or two are equally likely."""
    most = max(sure.values(), default=Decimal(0))
    if most < _LIKELY:
        return None
    best = [fact for fact, one in sure.items() if one == most]
    return best[0] if len(best) == 1 else None


def _without(facts: Iterable[Fact], gone: Sequence[Fact]) -> tuple[Fact, ...]:
    ids = {one.id for one in gone}
    return tuple(fact for fact in facts if fact.id not in ids)

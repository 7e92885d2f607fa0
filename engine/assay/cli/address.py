"""Which outcome an address names: KIND/KEY/NAME, each by its name or as a reader knows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assay.cli.running import WRONG_INPUT, Stopped, usage
from assay.facts import Fact, Kind, key_id
from assay.outcome import Evaluation
from assay.plan.givens import private_name
from assay.values.fact_id import FactId
from assay.values.folding import one_form
from assay.values.text import LANGUAGES, Text, both
from assay.values.words import known_names


def addressed(evaluation: Evaluation, address: str) -> tuple[Fact, str]:
    """The fact and the outcome's name; ends the command where there is no such outcome.

    A kind goes by its name, plural or title, a fact by its key or label, an outcome by its name or
    title, in either language and whatever its capitals. A key may hold a slash, plain or as `%2F`:
    the kind stands before the first one, the name after the last that leaves one. A `given` of a
    rule has the rule's id before its name: KIND/KEY/RULE/NAME.
    """
    book, outcomes = evaluation.book, evaluation.plan.outcomes
    first, _, rest = one_form(address).partition("/")
    key, slash, name = rest.rpartition("/")
    if not slash or not first or not key or not name:
        usage(
            both(
                "`{}` names no outcome: write KIND/KEY/NAME, as project/EL/status_financial",
                "`{}` ไม่ได้ระบุผลใด ให้เขียน ชนิด/คีย์/ชื่อ เช่น project/EL/status_financial",
                address,
            )
        )
    kind = next((one for one in book.schema.kinds.values() if _alike(first, _of_kind(one))), None)
    if kind is None:
        no_kind = "there is no kind of fact `{}`; {}", "ไม่มีข้อเท็จจริงชนิด `{}` {}"
        raise _unknown(no_kind, first, outcomes)
    if kind.name not in outcomes:
        none = (
            "no rule gives an outcome to facts of kind `{}`; {}",
            "ไม่มีเกณฑ์ใดให้ผลแก่ข้อเท็จจริงชนิด `{}` {}",
        )
        raise _unknown(none, kind.name, outcomes)
    given = outcomes[kind.name]
    for info in given.values():
        for called in (info.name, *_said(info.called)):
            if _ends(rest, called) and (fact := _fact(evaluation, kind, rest[: -len(called) - 1])):
                return fact, info.name
    fact = _fact(evaluation, kind, key)
    if fact is None and "/" in key:
        key_of_given, _, rule = key.rpartition("/")
        private = evaluation.tracer.run.plan.givens.get(private_name(rule, name))
        of_rule = _fact(evaluation, kind, key_of_given)
        if private is not None and private.rule.kind == kind.name and of_rule is not None:
            return of_rule, private.name
    if fact is None:
        keys = [key_id(one.key) for one in book.of_kind(kind.name)]
        raise _unknown(
            ("the book has no {2} `{0}`; {1}", "ชุดข้อมูลไม่มี {2} `{0}` {1}"), key, keys, kind.name
        )
    if name in kind.members:
        place = fact.spans.get(name)
        where = (
            Text("not stated in the book", "ซึ่งไม่ได้ระบุไว้ในชุดข้อมูล")
            if place is None
            else both("stated at {}", "ซึ่งระบุไว้ที่ {}", str(place))
        )
        usage(
            both(
                "`{}` is a fact, {}; outcomes are what rules give: {} has {}",
                "`{}` เป็นข้อเท็จจริง {} ส่วนผลคือสิ่งที่เกณฑ์กำหนด: {} มี {}",
                *(name, where, kind.name, ", ".join(given)),
            )
        )
    raise _unknown(
        ("no rule gives {2} an outcome `{0}`; {1}", "ไม่มีเกณฑ์ใดให้ผล `{0}` แก่ {2} {1}"),
        *(name, given, kind.name),
    )


def _of_kind(kind: Kind) -> Iterator[str]:
    yield kind.plural
    yield from _called(kind.name, kind.title)


def _called(name: str, title: Text | None) -> Iterator[str]:
    """What goes by a name: the name itself, then its titles."""
    yield name
    yield from _said(() if title is None else (title,))


def _said(titles: Iterable[Text]) -> Iterator[str]:
    return (title.in_language(lang) for title in titles for lang in LANGUAGES)


def _alike(word: str, names: Iterable[str]) -> bool:
    return any(word.casefold() == name.casefold() for name in names)


def _ends(rest: str, called: str) -> bool:
    return rest.casefold().endswith(f"/{called}".casefold())


def _fact(evaluation: Evaluation, kind: Kind, key: str) -> Fact | None:
    """The fact of a key, or else the only one of a label."""
    book = evaluation.book
    for written in (key, key.replace("/", "%2F")):
        if (found := book.find(FactId.of(kind.name, written))) is not None:
            return found
    labelled = [
        fact
        for fact in book.of_kind(kind.name)
        if _alike(key, (book.label(fact, lang) for lang in LANGUAGES))
    ]
    return labelled[0] if len(labelled) == 1 else None


def _unknown(form: tuple[str, str], wrong: str, known: Iterable[str], *more: str) -> Stopped:
    return Stopped(both(*form, wrong, known_names(wrong, known), *more), WRONG_INPUT)

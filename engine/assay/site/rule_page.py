"""What a rule's page shows: the rule told, drawn, proven, linked, and how it came to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from assay.contents.drawn import Drawing, Grid
from assay.explain.narrate import Names, Passage, narrate
from assay.plan import Calculation, CheckDecision, RuleInfo, TableDecision, Template
from assay.plan.decisions import CheckFigure, Formula
from assay.plan.givens import own_name
from assay.rules import Period, RuleDocument, RuleFile, RuleSource
from assay.site.history import Change, Version
from assay.site.links import ReadName
from assay.site.proof import ShownFeature
from assay.site.words import WORDS
from assay.values.calendar import format_date
from assay.values.text import Text


@dataclass(frozen=True)
class State:
    """Whether a rule is in force: the name of its mark, and its words."""

    name: str
    text: Text


@dataclass(frozen=True)
class Given:
    """A value that the rule computes for itself."""

    name: str
    text: Text
    formula: str


@dataclass(frozen=True)
class Body:
    """A table, scale, expression or check: its sentences, and how it is written."""

    id: str
    what: Text
    title: Text
    lines: tuple[Text, ...]
    remarks: tuple[Text, ...]
    formula: str | None = None
    code: str | None = None
    severity: str | None = None
    message: Text | None = None
    grid: Grid | None = None


@dataclass(frozen=True)
class Told:
    """A rule in plain words."""

    summary: Text
    givens: tuple[Given, ...]
    bodies: tuple[Body, ...]


@dataclass(frozen=True)
class Link:
    """Another rule's page, from the site's folder."""

    id: str
    title: Text
    path: str


@dataclass(frozen=True)
class LinkedRead:
    """A field or outcome that the rule reads, with the rules that give it."""

    kind: str
    name: str
    title: Text
    makers: tuple[Link, ...]


@dataclass(frozen=True)
class ShownVersion:
    """A version of the rule, and what it changes."""

    period: Text
    file: str
    text: str
    shown: bool
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class RulePage:
    """Everything on the page of a rule."""

    id: str
    title: Text
    path: str
    file: str
    digest: str
    kind: Text
    kind_name: str
    source: RuleSource | None
    state: State
    period: Text
    told: Told | None
    features: tuple[ShownFeature, ...]
    tally: tuple[tuple[str, int], ...]
    reads: tuple[LinkedRead, ...]
    readers: tuple[Link, ...]
    versions: tuple[ShownVersion, ...]


def page_path(rule: RuleFile) -> str:
    """Where a rule's page stands in the site."""
    return str(PurePosixPath("rules", *PurePosixPath(rule.file).parent.parts, f"{rule.id}.html"))


def link_to(rule: RuleFile) -> Link:
    """A link to a rule's page."""
    return Link(rule.id, rule.document.title, page_path(rule))


def linked(reads: Sequence[ReadName], pages: dict[str, Link]) -> tuple[LinkedRead, ...]:
    """What a rule reads, with links to the rules that give it."""
    return tuple(
        LinkedRead(
            read.kind,
            read.name,
            read.title,
            tuple(pages[maker] for maker in read.makers if maker in pages),
        )
        for read in reads
    )


def period_words(period: Period, document: RuleDocument) -> Text:
    """`1 Oct 2019 – 30 Sep 2020`; with the field that decides, where one does."""
    if period.first is None and period.last is None:
        said = WORDS["undated"]
    else:
        said = Text.each(lambda lang: _days(period, lang))
    effective = document.effective
    if effective is None or effective.on is None:
        return said
    on = f"`{effective.on.text}`"
    return Text(
        f"{said.en}, by {on} of each fact", f"{said.in_language('th')} ตาม {on} ของแต่ละรายการ"
    )


def _days(period: Period, lang: str) -> str:
    ends = [None if day is None else format_date(day, lang) for day in (period.first, period.last)]
    return " – ".join(end or "…" for end in ends)


def shown_version(version: Version, *, shown: bool) -> ShownVersion:
    """A version for its page, with the file's text."""
    document = version.rule.document
    return ShownVersion(
        period=period_words(version.period, document),
        file=version.rule.file,
        text=document.rule.source.text,
        shown=shown,
        changes=version.changes,
    )


def told(names: Names, rule: RuleFile, info: RuleInfo, period: Period) -> Told:
    """The rule in sentences, with its bodies drawn."""
    narration = narrate(names, info, period)
    drawing = Drawing(names, rule.document)
    givens = tuple(_givens(narration.passages))
    bodies = tuple(
        _body(number, passage, drawing)
        for number, passage in enumerate(narration.passages, start=1)
        if not passage.decision.private
    )
    return Told(narration.summary, givens, bodies)


def _givens(passages: Sequence[Passage]) -> Iterator[Given]:
    for passage in passages:
        decision = passage.decision
        if isinstance(decision, Calculation) and decision.private:
            name = own_name(decision.name)
            yield Given(name, passage.lines[0].text, _one_line(decision.formula.text))


def _body(number: int, passage: Passage, drawing: Drawing) -> Body:
    decision = passage.decision
    lines = tuple(line.text for line in passage.lines)
    name = f"body-{number}"
    match decision:
        case TableDecision():
            body = drawing.document.levels if decision.levels else drawing.document.table
            grid = None if body is None else drawing.grid(body)
            what = WORDS["levels" if decision.levels else "table"]
            return Body(name, what, passage.title, lines, passage.remarks, grid=grid)
        case CheckDecision():
            written = drawing.document.checks
            plain = _one_line(decision.statement.text)
            formula = next((one.stated for one in written if one.span == decision.span), plain)
            return Body(
                name,
                WORDS["assuming" if decision.assumed else "check"],
                passage.title,
                lines,
                passage.remarks,
                formula=formula,
                code=None if passage.title.en == decision.code else decision.code,
                severity=decision.severity.value,
                message=_message(decision),
            )
        case Calculation():
            scale = drawing.document.scale
            if scale is not None and scale.outcome.text == decision.name:
                grid = drawing.grid(scale)
                return Body(name, WORDS["scale"], passage.title, lines, passage.remarks, grid=grid)
            return Body(
                name,
                WORDS["outcome"],
                passage.title,
                lines,
                passage.remarks,
                formula=_one_line(decision.formula.text),
            )


def _message(decision: CheckDecision) -> Text:
    said = {lang: _template(template) for lang, template in decision.message.items()}
    return Text.of(said)


def _template(template: Template) -> str:
    """A message with its places in braces, as code."""
    parts = []
    for part in template.parts:
        match part:
            case str():
                parts.append(part)
            case Formula(text=text):
                parts.append(f"`{{{text}}}`")
            case CheckFigure(name=name):
                parts.append(f"`{{{name}}}`")
    return "".join(parts)


def _one_line(text: str) -> str:
    return " ".join(text.split())

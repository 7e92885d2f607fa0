"""The documentation site: an index of the rules and a page for each, all static."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from assay.explain.narrate import Names
from assay.facts import Schema
from assay.features.scenario.feature import Feature
from assay.features.scenario.result import ScenarioResult
from assay.plan import Plan
from assay.rules import Library, RuleFile
from assay.site.environment import rendered, style
from assay.site.history import Version, versions
from assay.site.links import Links
from assay.site.proof import shown, tally
from assay.site.rule_page import (
    Link,
    RulePage,
    State,
    link_to,
    linked,
    page_path,
    period_words,
    shown_version,
    told,
)
from assay.site.words import WORDS
from assay.source.writing import WRITER
from assay.values.calendar import format_date
from assay.values.text import Text
from assay.words import many


@dataclass(frozen=True)
class Documentation:
    """What the site is made of.

    Attributes:
        schema: the kinds of fact.
        library: the rules, all versions.
        day: the day on which a rule counts as in force.
        plan_on: the plan of a day; null where its rules do not fit together.
        results: the last result of each rule's scenarios, by rule id; null where none was run.
        features: the feature files, for the wording of outlines and what stands below a title.
        twins: the features in the other language of the pages, by their files.
        units: how a unit reads, as a scorecard says.
    """

    schema: Schema
    library: Library
    day: dt.date
    plan_on: Callable[[dt.date], Plan | None]
    results: Mapping[str, Sequence[ScenarioResult]] | None = None
    features: Sequence[Feature] = ()
    twins: Mapping[str, Feature] = field(default_factory=dict)
    units: Mapping[str, Text] = field(default_factory=dict)


def render_docs(documentation: Documentation, *, lang: str = "th") -> Mapping[str, str]:
    """The files of the site by their path below it; the caller writes them, in UTF-8.

    `lang` (`th` or `en`) is the language in which the pages open; each holds both.
    """
    site = _Site(documentation)
    pages = [site.page(rule) for rule in site.shown.values()]
    files = {"style.css": f"/* {WRITER} */\n{style()}", "index.html": site.index(pages, lang)}
    for page in pages:
        root = "../" * page.path.count("/")
        files[page.path] = rendered("rule.html", lang=lang, root=root, rule=page)
    return files


@dataclass(frozen=True)
class _Group:
    """The rules about one kind of fact."""

    kind: str
    title: Text
    count: Text
    rules: tuple[RulePage, ...]


class _Site:
    def __init__(self, documentation: Documentation) -> None:
        self.given = documentation
        self.links: dict[dt.date, Links | None] = {}

    @cached_property
    def versions(self) -> Mapping[str, tuple[Version, ...]]:
        """The versions of each rule, by its id."""
        found: dict[str, list[RuleFile]] = {}
        for rule in self.given.library.rules:
            found.setdefault(rule.id, []).append(rule)
        return {rule: versions(files) for rule, files in found.items()}

    @cached_property
    def shown(self) -> Mapping[str, RuleFile]:
        """The version that each rule's page shows: the one in force, else the last, by id."""
        found: dict[str, RuleFile] = {}
        for rule, of_rule in self.versions.items():
            in_force = [one.rule for one in of_rule if one.period.holds(self.given.day)]
            found[rule] = in_force[0] if in_force else of_rule[-1].rule
        return found

    @cached_property
    def pages(self) -> dict[str, Link]:
        """A link to each rule's page, by its id."""
        return {rule: link_to(file) for rule, file in self.shown.items()}

    def page(self, rule: RuleFile) -> RulePage:
        """The page of a rule."""
        document = rule.document
        of_rule = self.versions[rule.id]
        version = next(one for one in of_rule if one.rule is rule)
        links = self._links(self._day_of(version))
        info = None if links is None else links.plan.info(rule.file)
        if info is None:
            links = None
        features = shown(rule.id, self.given.results, self.given.features, self.given.twins)
        return RulePage(
            id=rule.id,
            title=document.title,
            path=page_path(rule),
            file=rule.file,
            digest=rule.digest,
            kind=self._kind(document.for_.text),
            kind_name=document.for_.text,
            source=None if document.source is None else document.source.said,
            state=self._state(version),
            period=period_words(version.period, document),
            told=None
            if links is None or info is None
            else told(links.names, rule, info, version.period),
            features=features,
            tally=tally(features),
            reads=() if links is None else linked(links.reads(rule.id), self.pages),
            readers=()
            if links is None
            else tuple(self.pages[one] for one in links.readers(rule.id) if one in self.pages),
            versions=tuple(shown_version(one, shown=one is version) for one in of_rule),
        )

    def index(self, pages: Sequence[RulePage], lang: str) -> str:
        """The list of all rules by what they are about, in the order of the schema."""
        day = Text.each(lambda one: format_date(self.given.day, one))
        groups = tuple(_groups(pages, list(self.given.schema.kinds)))
        return rendered("index.html", lang=lang, root="", groups=groups, day=day)

    def _links(self, day: dt.date) -> Links | None:
        """Who reads whom on a day; null where the rules of that day do not fit."""
        if day not in self.links:
            plan = self.given.plan_on(day)
            made = None if plan is None else Names(self.given.schema, plan, self.given.units)
            self.links[day] = None if made is None else Links(made)
        return self.links[day]

    def _day_of(self, version: Version) -> dt.date:
        """A day on which a version is in force: that of the site, or the nearest one."""
        period, day = version.period, self.given.day
        if version.rule.document.effective is None or period.holds(day):
            return day
        if period.first is not None and day < period.first:
            return period.first
        return period.last or day

    def _state(self, version: Version) -> State:
        if version.rule.on is not None:
            return State("depends", WORDS["depends"])
        if version.period.holds(self.given.day):
            return State("in-force", WORDS["in_force"])
        return State("not-in-force", WORDS["not_in_force"])

    def _kind(self, name: str) -> Text:
        kind = self.given.schema.kinds.get(name)
        return Text(name) if kind is None or kind.title is None else kind.title


def _groups(pages: Sequence[RulePage], kinds: Sequence[str]) -> Iterator[_Group]:
    ordered = sorted(pages, key=lambda page: (kinds.index(page.kind_name), page.id))
    for kind, group in groupby(ordered, key=lambda page: page.kind_name):
        rules = tuple(group)
        yield _Group(kind, rules[0].kind, many(len(rules), "rule"), rules)

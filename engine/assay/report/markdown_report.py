"""A report as Markdown, for a wiki, a merge request or a mail, in one language.

In: the contents of a report. Out: text of GitHub's Markdown, which other readers show as well. It
leaves out the values that each figure and finding was computed from, and the steps of sums.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assay import words
from assay.contents.changes import Compared, ShownChange, ShownEffect
from assay.contents.contents import Contents
from assay.contents.corrections import Lot
from assay.contents.cover import Cover
from assay.contents.figures import Figure, Line, Shown
from assay.contents.findings import Found, ShownAction, ShownFinding
from assay.contents.origin import Origin
from assay.contents.sections import Front, Heading, Row, ShownSection
from assay.contents.summary import Entry, Marks, Segment, ShownBlock
from assay.contents.traces import ShownTrace
from assay.contents.words import WORDS
from assay.finding import SEVERITIES, Finding, Severity
from assay.report.markdown import code, escaped, head, row, said, spaced
from assay.source.writing import MARK_OF_MARKDOWN
from assay.values.text import Text


def markdown_report(contents: Contents, *, lang: str = "th") -> str:
    """A report in `th` or `en`. It ends in a line break; equal contents give equal text.

    A figure has its digits and its unit, a null its reason in italics, an assumption an asterisk.
    It begins as the first screen does: what it comes to, the money, what is to be done, a table.
    Then come the findings by action, the sections, and whatever else there is. The last table says
    how each figure came about.
    """
    return "\n".join(_Writer(lang).report(contents)) + "\n" + MARK_OF_MARKDOWN


@dataclass(frozen=True)
class _Writer:
    """Writes one report, in one language."""

    lang: str

    def report(self, contents: Contents) -> Iterator[str]:
        cover = contents.cover
        yield f"# {self._text(cover.heading)}"
        yield ""
        yield " · ".join(map(self._text, cover.under))
        for block in contents.summary:
            yield from self._block(block)
        yield from self._findings(contents.found)
        yield from self._sections(contents)
        if contents.lots:
            yield from self._heading(2, self._word("corrections"))
            for lot in contents.lots:
                yield from self._lot(lot)
        if contents.compared is not None:
            yield from self._compared(contents.compared)
        if contents.assumptions:
            yield from self._heading(2, self._word("assumed_title"))
            yield self._word("assumptions")
            yield ""
            for why, facts in contents.assumptions:
                yield f"- {self._said(why)} ({escaped(facts)})"
        yield from self._documents(cover)
        yield from self._traces(contents.traces)
        yield ""
        yield f"{self._word('made')} {contents.evaluation.identity.engine}"

    # The first screen ---------------------------------------------------------------------------

    def _block(self, block: ShownBlock) -> Iterator[str]:
        """A block; the title of a table is the head of its first column."""
        if block.title is not None and not block.rows:
            yield from self._heading(2, self._text(block.title))
        for entry in block.entries:
            yield from self._entry(entry)
        if block.rows:
            yield ""
            titles = (block.title or WORDS["name"], *block.headings)
            numbers = [at for at, form in enumerate(block.rows[0].forms, 1) if form == "number"]
            yield from head([self._text(one) for one in titles], numbers)
            for one in block.rows:
                name = f"{escaped(' '.join(one.fact.key))} {self._text(one.label)}"
                yield row([name, *map(self._cell, one.cells)])
        elif not block.entries:
            yield from self._actions(block)

    def _entry(self, entry: Entry) -> Iterator[str]:
        if entry.label is not None:
            yield from ("", self._text(entry.label))
        if entry.line is not None:
            yield from ("", f"**{self._line(entry.line)}**")
        yield ""
        for one in entry.segments:
            yield f"- {self._text(one.title)} **{one.count}**{self._which(one)}"
        if entry.bar is not None:
            bar = entry.bar
            unit = "" if bar.unit is None else f" {self._text(bar.unit)}"
            yield f"- {self._text(bar.title)} {self._bold(bar.whole)}{unit}"
            for part in bar.parts:
                yield f"  - {self._text(part.title)} {self._bold(part.figure)}"

    def _which(self, segment: Segment) -> str:
        """Which facts are in a state that is not good, where they are few."""
        named = [
            f"{escaped(' '.join(fact.key))} {self._text(label)}" for fact, label in segment.named
        ]
        return f": {' · '.join(named)}" if named else ""

    def _actions(self, block: ShownBlock) -> Iterator[str]:
        if not block.actions:
            yield self._word("nothing_asked")
        for one in block.actions:
            actor = "" if one.actor is None else f"**{self._text(one.actor)}** "
            told = [actor + self._said(one.told)]
            told += [] if one.stake is None else [self._text(one.stake)]
            told.append(self._text(words.many(one.count, "finding")))
            yield f"{one.number}. {' · '.join(told)}"
        if block.more:
            yield from ("", self._text(words.many(block.more, "more action")))

    def _cell(self, cell: Line | Marks) -> str:
        return self._line(cell) if isinstance(cell, Line) else self._marks(cell)

    def _marks(self, marks: Marks) -> str:
        return " · ".join(self._text(one.told) for one in marks) or "–"

    def _front(self, front: Front) -> Iterator[str]:
        for fact in front.facts:
            figures = [f"{self._text(one.title)} {self._bold(one.figure)}" for one in fact.figures]
            if fact.label is None:
                yield from (f"- {one}" for one in figures)
            else:
                yield f"- {self._text(fact.label)}: {', '.join(figures)}"
        yield from self._lines(front.lines)

    # Sections ---------------------------------------------------------------------------------

    def _sections(self, contents: Contents) -> Iterator[str]:
        """What the sections say: figures of the front page, and the table of the same title."""
        fronts = {one.title: one for one in contents.front}
        tables = {one.title for one in contents.sections}
        for front in contents.front:
            if front.title not in tables:
                yield from self._heading(2, self._text(front.title))
                yield from self._front(front)
        standing = contents.standing
        for section in contents.sections:
            yield from self._heading(2, self._text(section.title))
            if (of_front := fronts.pop(section.title, None)) is not None:
                yield from (*self._front(of_front), "")
            yield from self._section(section, standing[section.id])

    def _section(self, section: ShownSection, standing: Sequence[Marks]) -> Iterator[str]:
        yield from self._lines(section.lines)
        if not section.rows:
            return
        if section.unit is not None:
            yield f"{self._word('unit')} {self._text(section.unit)}"
            yield ""
        marked = [self._word("findings")] if any(standing) else []
        titles = [self._word("name"), *map(self._titled, section.headings), *marked]
        numbers = [at for at, one in enumerate(section.headings, start=1) if one.form == "number"]
        yield from head(titles, numbers)
        for one, marks in zip(section.rows, standing, strict=True):
            against = [self._marks(marks)] if marked else []
            yield row([self._named(one), *map(self._figure, one.cells), *against])
        yield from self._more(section.more)

    def _more(self, told: Text | None) -> Iterator[str]:
        if told is not None:
            yield ""
            yield self._said(told)

    def _titled(self, heading: Heading) -> str:
        unit = "" if heading.unit is None else f" ({self._text(heading.unit)})"
        return self._text(heading.title) + unit

    def _named(self, one: Row) -> str:
        parts = [] if one.key is None else [escaped(one.key)]
        parts += [] if one.label is None else [self._text(one.label)]
        # What a reader of Markdown shows of spaces is one; these are the ones it keeps.
        return "\u2003" * one.depth + " ".join(parts)

    def _lines(self, lines: Iterable[Line]) -> Iterator[str]:
        for line in lines:
            yield from ("", self._line(line), "")

    def _line(self, line: Line) -> str:
        parts = line.th if self.lang == "th" else line.en
        return "".join(
            self._figure(one) if isinstance(one, Figure) else spaced(one) for one in parts
        )

    def _figure(self, figure: Figure) -> str:
        return self._shown(figure.shown) + ("\\*" if figure.assumed is not None else "")

    def _bold(self, figure: Figure) -> str:
        return self._figure(figure) if figure.shown.null else f"**{self._figure(figure)}**"

    def _shown(self, shown: Shown) -> str:
        text = self._text(shown.text)
        if shown.null:
            return f"*{text}*"
        return text if shown.unit is None else f"{text} {self._text(shown.unit)}"

    # Plan against report ------------------------------------------------------------------------

    def _compared(self, compared: Compared) -> Iterator[str]:
        yield from self._heading(2, self._word("compared"))
        if not compared.groups:
            yield self._word("nothing_changed")
        for one in compared.unlisted:
            yield self._said(one)
            yield ""
        if not compared.groups:
            return
        for group in compared.groups:
            yield from self._heading(3, self._text(group.title))
            for change in group.changes:
                yield from self._change(change)
        yield from self._heading(3, self._word("altogether"))
        yield from self._effect(compared.altogether, "")

    def _change(self, change: ShownChange) -> Iterator[str]:
        places = [
            f"{self._word(name)} {told}"
            for name, origin in (("in_report", change.report), ("in_plan", change.plan))
            if origin is not None and (told := self._origin(origin))
        ]
        yield f"- {self._said(change.text)}" + (f" ({'; '.join(places)})" if places else "")
        yield from self._effect(change.effect, "  ")

    def _effect(self, effect: ShownEffect, indent: str) -> Iterator[str]:
        if effect.none is not None:
            yield f"{indent}- {self._said(effect.none)}"
        for one in effect.differences:
            yield f"{indent}- {self._said(one.text)}"
        if effect.more is not None:
            yield f"{indent}- {self._said(effect.more)}"
        for name, found in (("raised", effect.raised), ("cleared", effect.cleared)):
            for finding in found:
                yield f"{indent}- {self._word(name)} {self._found(finding)}"

    def _found(self, finding: Finding) -> str:
        return f"{code(finding.code)} {self._said(finding.message)}"

    # Findings ---------------------------------------------------------------------------------

    def _findings(self, found: Found) -> Iterator[str]:
        yield from self._heading(2, self._word("findings"))
        yield ", ".join(self._text(one.told) for one in found.weights)
        told: ShownAction | None = None
        for action, group in found.codes:
            if action is not told:
                told = action
                yield from self._action(action)
            severity = SEVERITIES[Severity(group.severity)].in_language(self.lang)
            title = "" if group.title is None else f"{self._text(group.title)} "
            level = 4 if found.actions else 3
            yield from self._heading(level, f"{severity}: {title}{code(group.code)}")
            for finding in group.findings:
                yield self._finding(finding)
            yield from self._more(group.more)

    def _action(self, action: ShownAction | None) -> Iterator[str]:
        """The head of an action; of what asks for none, that it does not."""
        if action is None:
            yield from self._heading(3, self._word("other_findings"))
            return
        yield from self._heading(3, f"{action.number}. {self._said(action.told)}")
        told = {"by": action.actor, "at_stake": action.stake}
        yield " · ".join(
            f"{self._word(name)} {self._text(one)}" for name, one in told.items() if one is not None
        )

    def _finding(self, finding: ShownFinding) -> str:
        label = "" if finding.label is None else f"**{self._text(finding.label)}** "
        fact = "" if finding.fact is None else f"{code(finding.fact)} "
        hint = "" if finding.hint is None else f" {self._said(finding.hint)}"
        values = "".join(
            f"<br>{self._word(name) if name in WORDS else escaped(name)} {escaped(text)}"
            for name, text in finding.told
        )
        place = "" if finding.origin is None else self._origin(finding.origin)
        place = f"<br>{self._word('stated')} {place}" if place else ""
        return f"- {label}{fact}{self._said(finding.message)}{hint}{values}{place}"

    def _lot(self, lot: Lot) -> Iterator[str]:
        yield self._said(lot.message)
        if not lot.corrections:
            yield ""
            return
        yield ""
        titles = ("figure", "printed", "right_figure", "clears", "stated")
        yield from head([self._word(one) for one in titles], (1, 2))
        for one in lot.corrections:
            figure = self._text(one.title)
            if one.possibility is not None:
                figure += f" ({self._word('possibility')} {one.possibility})"
            clears = ", ".join(f"{code(name)} {escaped(fact)}" for name, fact in one.clears)
            place = self._origin(one.origin)
            yield row([figure, escaped(one.as_printed), escaped(one.right), clears, place])
        yield ""

    def _documents(self, cover: Cover) -> Iterator[str]:
        if cover.documents:
            yield from self._heading(2, self._word("documents"))
        for one in cover.documents:
            title = "" if one.title is None else f"{self._text(one.title)} "
            yield f"- {title}{code(one.id)}"

    # Traces -----------------------------------------------------------------------------------

    def _traces(self, traces: Sequence[ShownTrace]) -> Iterator[str]:
        if not traces:
            return
        yield from self._heading(2, self._word("traces"))
        titles = ("figure", "value", "how_given", "rule", "source")
        yield from head([self._word(one) for one in titles])
        for trace in traces:
            name = f"{self._text(trace.title)} {code(f'{trace.fact}/{trace.name}')}"
            yield row([name, self._shown(trace.shown), self._how(trace), *self._rule(trace)])

    def _how(self, trace: ShownTrace) -> str:
        told = [] if trace.expression is None else [code(trace.expression)]
        for one in trace.rows:
            text = f" {code(one.text)}" if one.text else ""
            told.append(f"{self._text(one.number)}{text}")
        if trace.rounded is not None:
            told.append(f"{self._word('rounded')} {self._text(trace.rounded)}")
        if trace.causes:
            causes = ", ".join(self._text(one) for one in trace.causes)
            told.append(f"{self._word('why_null')}: {causes}")
        if trace.origin is not None:
            told.append(self._word("stated" if trace.origin.line else "not_stated"))
        elif trace.rule is None:
            told.append(": ".join([self._word("no_rule"), *map(self._text, trace.unrated)]))
        return "; ".join(told)

    def _rule(self, trace: ShownTrace) -> tuple[str, str]:
        if trace.origin is not None:
            return "", self._origin(trace.origin)
        if trace.rule is None:
            return "", ""
        line = "" if trace.line is None else f" {code(trace.line)}"
        return self._text(trace.rule.title) + line, self._text(trace.source.whole)

    # Words ------------------------------------------------------------------------------------

    def _origin(self, origin: Origin) -> str:
        parts = [] if origin.line is None else [code(origin.line)]
        named = origin.source(self.lang)
        return " ".join([*parts, escaped(named)] if named else parts)

    def _heading(self, level: int, text: str) -> Iterator[str]:
        yield ""
        yield f"{'#' * level} {text}"
        yield ""

    def _word(self, name: str) -> str:
        return escaped(WORDS[name].in_language(self.lang))

    def _text(self, text: Text) -> str:
        return escaped(text.in_language(self.lang))

    def _said(self, text: Text) -> str:
        return said(text.in_language(self.lang))

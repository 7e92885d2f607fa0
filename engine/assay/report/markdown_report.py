"""A report as Markdown, for a wiki, a merge request or a mail, in one language.

In: the contents of a report. Out: text of GitHub's Markdown, which other readers show as well. It
leaves out the values that each figure and finding was computed from, and the steps of sums.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assay.contents.changes import Compared, ShownChange, ShownEffect
from assay.contents.contents import Contents
from assay.contents.corrections import Lot
from assay.contents.cover import Cover
from assay.contents.figures import Figure, Line, Shown
from assay.contents.findings import ShownAction, ShownFinding
from assay.contents.origin import Origin
from assay.contents.sections import Front, Heading, Row, ShownSection
from assay.contents.traces import ShownTrace
from assay.contents.words import WORDS
from assay.finding import SEVERITIES, Finding, Severity
from assay.report.markdown import code, escaped, head, row, said, spaced
from assay.source.writing import MARK_OF_MARKDOWN
from assay.values.text import Text


def markdown_report(contents: Contents, *, lang: str = "th") -> str:
    """A report in `th` or `en`. It ends in a line break; equal contents give equal text.

    A figure has its digits and its unit, a null its reason in italics, an assumption an asterisk.
    The last table says how each figure came about.
    """
    return "\n".join(_Writer(lang).report(contents)) + "\n" + MARK_OF_MARKDOWN


@dataclass(frozen=True)
class _Writer:
    """Writes one report, in one language."""

    lang: str

    def report(self, contents: Contents) -> Iterator[str]:
        yield from self._cover(contents.cover)
        told = ", ".join(self._text(one.told) for one in contents.found.weights)
        yield f"- {self._word('findings')}: {told}"
        for part in contents.front:
            yield from self._front(part)
        for section in contents.sections:
            yield from self._section(section)
        if contents.compared is not None:
            yield from self._compared(contents.compared)
        if contents.assumptions:
            yield from self._heading(2, self._word("assumed_title"))
            yield self._word("assumptions")
            yield ""
            for why, facts in contents.assumptions:
                yield f"- {self._said(why)} ({escaped(facts)})"
        yield from self._findings(contents)
        yield from self._traces(contents.traces)
        yield ""
        yield f"{self._word('made')} {contents.evaluation.identity.engine}"

    # The front --------------------------------------------------------------------------------

    def _cover(self, cover: Cover) -> Iterator[str]:
        yield f"# {self._text(cover.title)}"
        yield ""
        agency = None if cover.agency is None else cover.agency.name
        stated = {"agency": agency, "period": cover.period, "as_of": cover.as_of}
        for name, value in stated.items():
            if value is not None:
                yield f"- {self._word(name)}: {self._text(Text.of(value))}"
        for document in cover.documents:
            title = "" if document.title is None else f"{self._text(document.title)} "
            yield f"- {self._word('documents')}: {title}{code(document.id)}"

    def _front(self, front: Front) -> Iterator[str]:
        yield from self._heading(2, self._text(front.title))
        for fact in front.facts:
            figures = [f"{self._text(one.title)} {self._bold(one.figure)}" for one in fact.figures]
            if fact.label is None:
                yield from (f"- {one}" for one in figures)
            else:
                yield f"- {self._text(fact.label)}: {', '.join(figures)}"
        yield from self._lines(front.lines)

    # Sections ---------------------------------------------------------------------------------

    def _section(self, section: ShownSection) -> Iterator[str]:
        yield from self._heading(2, self._text(section.title))
        yield from self._lines(section.lines)
        if not section.rows:
            return
        if section.unit is not None:
            yield f"{self._word('unit')} {self._text(section.unit)}"
            yield ""
        titles = [self._word("name"), *(self._titled(one) for one in section.headings)]
        numbers = [at for at, one in enumerate(section.headings, start=1) if one.form == "number"]
        yield from head(titles, numbers)
        for one in section.rows:
            yield row([self._named(one), *(self._figure(cell) for cell in one.cells)])
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
            parts = line.th if self.lang == "th" else line.en
            yield ""
            yield "".join(
                self._figure(one) if isinstance(one, Figure) else spaced(one) for one in parts
            )
            yield ""

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

    def _findings(self, contents: Contents) -> Iterator[str]:
        if contents.lots:
            yield from self._heading(2, self._word("corrections"))
            for lot in contents.lots:
                yield from self._lot(lot)
        if not any(one.count for one in contents.found.weights):
            return
        yield from self._heading(2, self._word("findings"))
        told: ShownAction | None = None
        for action, group in contents.found.codes:
            if action is not told:
                told = action
                yield from self._action(action)
            severity = SEVERITIES[Severity(group.severity)].in_language(self.lang)
            title = "" if group.title is None else f"{self._text(group.title)} "
            yield from self._heading(4 if told else 3, f"{severity}: {title}{code(group.code)}")
            for finding in group.findings:
                yield self._finding(finding)
            yield from self._more(group.more)

    def _action(self, action: ShownAction | None) -> Iterator[str]:
        """The head of an action; of what asks for none, that it does not."""
        if action is None:
            yield from self._heading(3, self._word("other_findings"))
            return
        yield from self._heading(3, f"{action.number}. {self._said(action.told)}")
        if action.actor is not None:
            yield f"{self._word('by')} {self._text(action.actor)}"
        if action.stake is not None:
            yield f"{self._word('at_stake')} {self._text(action.stake)}"

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

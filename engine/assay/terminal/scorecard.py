"""The scorecard: an evaluation at a glance, for a person at a terminal.

It begins with the summary of the layout and ends with one of its own: what counts, what weighs
most, and the command that explains it. Between them stand the layout's sections and the findings by
action. It has fewer than 200 lines: what is too much is counted, with how to see it whole.
"""

from __future__ import annotations

import shlex
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rich.text import Text as Painted

from assay import words
from assay.contents.cover import cover_of
from assay.contents.figures import Figure
from assay.contents.findings import ShownFinding
from assay.contents.scored import Scored
from assay.contents.sections import ShownSection
from assay.contents.summary import ShownBlock
from assay.contents.traces import Step
from assay.facts import key_id
from assay.terminal.corrections import corrections_part
from assay.terminal.fold import Item, Part, folded
from assay.terminal.found import FINDINGS, counts, digest_part, findings_parts
from assay.terminal.glance import action_lines, actions_part, entry_lines, summary_parts
from assay.terminal.grid import Heading, Row, grid
from assay.terminal.paint import DIM
from assay.terminal.setting import Setting
from assay.terminal.wrapping import first_words
from assay.values.text import Text
from assay.values.types import Choice, Member

MOST_LINES: Final = 199
"""So long is a scorecard at most."""
MOST_FIGURES: Final = 2_000
"""What takes the room of more figures than these need not be made for so many lines."""
MOST_BRIEF: Final = 24

_MOST_WORST: Final = 5


def scorecard(
    scored: Scored, *, lang: str = "en", width: int = 80, again: Sequence[str] = ()
) -> Iterator[Painted]:
    """The lines of a scorecard.

    An outcome that rests on an assumption has a `*`, explained below the sections. Digits stand as
    written; what a table or a line rounds is what the layout rounds. `width` is in cells of the
    terminal; `again` are the options by which a command finds the same schema and rules.
    """
    return _Scorecard(scored, Setting(lang, width), again).lines()


def brief(
    scored: Scored, *, lang: str = "en", width: int = 80, again: Sequence[str] = ()
) -> Iterator[Painted]:
    """The verdict, what is to be done and the worst figures, in fewer than 25 lines."""
    return _Scorecard(scored, Setting(lang, width), again).brief()


def parts_of(
    scored: Scored, only: Collection[str], *, lang: str = "en", width: int = 80
) -> Iterator[Painted]:
    """The parts that go by one of some names, each whole."""
    return _Scorecard(scored, Setting(lang, width, whole=True)).only(only)


def part_names(scored: Scored, lang: str) -> tuple[str, ...]:
    """What the parts of a scorecard go by, the chief name of each once."""
    parts = _Scorecard(scored, Setting(lang, 80)).parts()
    return tuple(dict.fromkeys(name for part in parts for name in part.names))


@dataclass(frozen=True)
class _Scorecard:
    """One scorecard: its parts, and what stands before and after them."""

    scored: Scored
    set_: Setting
    again: Sequence[str] = ()

    def lines(self) -> Iterator[Painted]:
        head, foot = list(self._head()), [*self._legend(), *self._closing()]
        room = MOST_LINES - len(head) - len(foot)
        parts = list(self.parts())
        if sum(part.size for part in parts) > room:
            digest = digest_part(self.scored.found, self.set_)
            at = next(at for at, part in enumerate(parts) if FINDINGS in part.names)
            parts = [*parts[:at], digest, *self._corrections()]
        yield from head
        yield from folded(parts, room, self._more)
        yield from foot

    def only(self, names: Collection[str]) -> Iterator[Painted]:
        chosen = [part for part in self.parts() if not {*names}.isdisjoint(part.names)]
        for at, part in enumerate(chosen):
            lines = part.within(part.size, self._more)
            if at == 0:
                next(lines)  # the empty line before it
            yield from lines
            yield from part.tail

    def parts(self) -> Iterator[Part]:
        yield from summary_parts(self.scored, self.set_)
        for section in self._sections:
            yield self._section(section)
        yield from findings_parts(self.scored.found, self.set_)
        yield from self._corrections()

    def _corrections(self) -> Iterator[Part]:
        if self.scored.lots:
            yield corrections_part(self.scored.lots, self.scored.evaluation.book, self.set_)

    def _more(self, rest: int, part: Part) -> list[Painted]:
        told = Text(
            f"… and {rest:,} more: --only {part.names[0]} shows all",
            f"… และอีก {rest:,} รายการ ดูทั้งหมดด้วย --only {part.names[0]}",
        )
        return self.set_.wrapped(told, DIM, first=2, rest=4)

    # Head and foot ----------------------------------------------------------------------------

    def _head(self) -> Iterator[Painted]:
        cover = cover_of(self.scored.evaluation)
        yield from self.set_.wrapped(cover.heading, "bold")
        under = " · ".join(self.set_.say(one) for one in cover.under)
        yield from self.set_.wrapped(Painted(under))

    def _legend(self) -> Iterator[Painted]:
        """What the signs in the sections mean."""
        figures = [one for section in self._sections for row in section.rows for one in row.cells]
        legend: list[str] = []
        if any(one.shown.unrated for one in figures):
            legend.append(f"– {self.set_.say(words.UNRATED)}")
        for why, facts in self.scored.figures.assumptions:
            legend.append(f"* {self.set_.say(words.ASSUMED)}: {self.set_.say(why)} ({facts})")
        if legend:
            yield Painted("")
        for line in legend:
            yield from self.set_.wrapped(Painted(line, DIM), rest=2)

    def _closing(self) -> Iterator[Painted]:
        """The counts, the heaviest action, and the command that explains its heaviest figure."""
        found, set_ = self.scored.found, self.set_
        yield Painted("")
        asked = words.many(len(found.actions), "action") if found.actions else None
        told = counts(found, set_)
        if asked is not None:
            told = Painted.assemble((set_.say(asked), "bold"), " · ", told)
        yield from set_.wrapped(told)
        if found.actions:
            yield from action_lines(found.actions[0], set_)
        yield from self._why()
        rules = words.many(len(self.scored.evaluation.plan.rules), "rule")
        made = f"assay {self.scored.evaluation.identity.engine} · {set_.say(rules)}"
        yield from set_.wrapped(Painted(made, DIM))

    def _why(self) -> Iterator[Painted]:
        """The command that explains the heaviest figure, as a shell takes it."""
        address = self.heaviest
        book = str(self.scored.evaluation.book.path)
        asked = ["assay", "explain", book, address or "KIND/KEY/NAME", *self.again]
        told = " ".join(map(shlex.quote, asked))
        one = f"{self.set_.say(words.WHY)} {told}"
        if Painted(one).cell_len <= self.set_.width:
            yield Painted.assemble((f"{self.set_.say(words.WHY)} ", DIM), told)
            return
        yield Painted(self.set_.say(words.WHY), DIM)
        yield from _continued([shlex.quote(word) for word in asked], self.set_.width)

    @property
    def heaviest(self) -> str | None:
        """The outcome that the heaviest finding rests on: `kind/key/name`; null where none does."""
        for one in self.scored.found.each:
            for step in one.finding.steps:
                if isinstance(step, Step) and step.trace is not None:
                    return self.scored.figures.address(step.trace)
        return None

    # Brief ------------------------------------------------------------------------------------

    def brief(self) -> Iterator[Painted]:
        head = [*self._head(), *self._verdict()]
        foot = [*self._worst(), *self._why()]
        yield from head
        yield from folded(list(self._actions()), MOST_BRIEF - len(head) - len(foot), self._more)
        yield from foot

    def _actions(self) -> Iterator[Part]:
        blocks = [one for one in self.scored.summary if not (one.entries or one.rows)]
        if not blocks and self.scored.found.actions:
            blocks = [ShownBlock("b", None, actions=self.scored.found.actions)]
        for block in blocks[:1]:
            yield actions_part(block, self.set_, short=True)

    def _verdict(self) -> Iterator[Painted]:
        """The first entry with its states; of another its line or, where it has none, its bar."""
        entries = [entry for block in self.scored.summary for entry in block.entries]
        for at, entry in enumerate(entries[:2]):
            short = replace(entry, bar=None) if at and entry.line is not None else entry
            yield from entry_lines(short, self.set_, named=False)
        if not entries:
            yield from self.set_.wrapped(counts(self.scored.found, self.set_))

    def _worst(self) -> Iterator[Painted]:
        """The facts in the worst state, a line each: as much of it as the terminal is wide."""
        told = [*self._worst_rows(), *self._worst_states()] or [*self._heavy()]
        if told:
            yield Painted("")
            yield Painted(self.set_.say(_WORST), "bold")
        for line in told[:_MOST_WORST]:
            yield Painted(f"  {first_words(line, self.set_.width - 2)}")

    def _worst_rows(self) -> Iterator[str]:
        for block in self.scored.summary:
            for row in block.rows:
                said = [
                    f"{self.set_.say(heading)} {self.set_.line(cell).plain}"
                    for heading, cell in zip(block.headings, row.cells, strict=True)
                    if not isinstance(cell, tuple)
                    for one in cell.en
                    if isinstance(one, Figure) and self._is_worst(one)
                ]
                if said:
                    yield f"{key_id(row.fact.key)}: {' · '.join(said)} – {self.set_.say(row.label)}"

    def _worst_states(self) -> Iterator[str]:
        for block in self.scored.summary:
            for entry in block.entries:
                for segment in entry.segments:
                    if segment.tone == "bad":
                        keys = ", ".join(key_id(fact.key) for fact in segment.facts)
                        yield f"{self.set_.say(segment.title)} ({segment.count}): {keys}"

    def _heavy(self) -> Iterator[str]:
        for one in [*self.scored.found.each][:3]:
            yield _told(one.finding, self.set_)

    def _is_worst(self, figure: Figure) -> bool:
        """Whether a value is the least of an ordered choice."""
        of = self.scored.evaluation.type_of(figure.fact, figure.name)
        if not isinstance(figure.value, Member) or not isinstance(of, Choice) or not of.ordered:
            return False
        return figure.value.name == of.members[0].name

    # Sections ---------------------------------------------------------------------------------

    @property
    def _sections(self) -> Iterator[ShownSection]:
        return self.scored.sections.all(self.scored.layout.sections)

    def _section(self, section: ShownSection) -> Part:
        set_, book = self.set_, self.scored.evaluation.book
        kind = section.asked.kind
        names = (book.schema.kinds[kind].plural, kind, section.id)
        beyond = len(book.of_kind(kind)) - len(section.facts)
        lines = [Item(tuple(set_.wrapped(set_.line(line)))) for line in section.lines]
        if not section.rows:
            return Part(names, (), tuple(lines), beyond)
        title = Painted(set_.say(section.title), "bold")
        if section.unit is not None:
            title.append(f"  {set_.say(section.unit)}", DIM)
        drawn = grid(*self._table(section), set_.width, whole=set_.whole)
        above = [line for item in lines for line in item.lines]
        head = (*above, *([Painted("")] if above else []), *set_.wrapped(title), *drawn.head)
        items, tail = tuple(Item(one) for one in drawn.rows), tuple(self._addresses(section))
        return Part(names, head, items, beyond, tail=tail)

    def _addresses(self, section: ShownSection) -> Iterator[Painted]:
        """By which names its outcomes are explained, with the key of the first fact."""
        outcomes = self.scored.evaluation.plan.outcomes.get(section.asked.kind, {})
        shown = (one.name for one in section.rows[0].cells if one.name in outcomes)
        if names := ", ".join(dict.fromkeys(shown)):
            told = Painted(f"explain {section.rows[0].fact.id}/… {names}", DIM)
            yield from self.set_.wrapped(told, first=2, rest=4)

    def _table(self, section: ShownSection) -> tuple[list[Heading], list[Row]]:
        """Headings and rows; units that facts state themselves have a column beside the figures."""
        set_ = self.set_
        headings: list[Heading] = []
        columns: list[list[Painted]] = []
        for at, heading in enumerate(section.headings):
            figures = [row.cells[at] for row in section.rows]
            unit = "" if heading.unit is None else f" {set_.say(heading.unit)}"
            number = heading.form == "number"
            headings.append(Heading(set_.say(heading.title) + unit, number))
            columns.append(set_.aligned(figures, number=number))
            if any(one.shown.unit is not None for one in figures):
                headings.append(Heading("", units=True))
                columns.append([self._unit(one) for one in figures])
        rows = [
            Row(
                row.key or "",
                "" if row.label is None else set_.say(row.label),
                tuple(column[at] for column in columns),
                depth=row.depth,
                strong=row.top,
            )
            for at, row in enumerate(section.rows)
        ]
        return headings, rows

    def _unit(self, figure: Figure) -> Painted:
        unit = figure.shown.unit
        return Painted("" if unit is None else self.set_.say(unit), DIM)


_WORST: Final = Text("Worst figures", "ตัวเลขที่น่าเป็นห่วงที่สุด")


def _told(finding: ShownFinding, set_: Setting) -> str:
    fact = "" if finding.fact is None else f"{finding.fact}  "
    return fact + set_.say(finding.message)


def _continued(asked: Sequence[str], width: int) -> Iterator[Painted]:
    """The words of a command in lines, each but the last continued as a shell has it."""
    lines = [asked[0]]
    for word in asked[1:]:
        if Painted(f"{lines[-1]} {word} \\").cell_len <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(f"  {word}")
    yield from (Painted(f"{line} \\") for line in lines[:-1])
    yield Painted(lines[-1])

"""The first screen on a terminal: what it comes to, the money, what is to be done, and a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from rich.cells import cell_len
from rich.text import Text as Painted

from assay import words
from assay.contents.findings import Found, ShownAction
from assay.contents.scored import Scored
from assay.contents.summary import Entry, Segment, ShownBar, ShownBlock, SummaryRow
from assay.contents.words import WORDS
from assay.facts import key_id
from assay.terminal.bars import TONES, legend, stacked
from assay.terminal.fold import Item, Part
from assay.terminal.grid import Heading, Row, grid
from assay.terminal.paint import DIM
from assay.terminal.setting import Setting
from assay.terminal.wrapping import wrapped

_MOST_BAR: Final = 64
_MOST_MARKS: Final = 3
_MOST_ACTIONS: Final = 5
_PARTS: Final = ("blue", "cyan", "magenta", "bright_black")

SUMMARY: Final = "summary"
ACTIONS: Final = "actions"


def summary_parts(scored: Scored, set_: Setting) -> Iterator[Part]:
    """The blocks of the summary; where the layout has none, what is to be done."""
    blocks = scored.summary
    if not blocks and scored.found.actions:
        blocks = (_asked(scored.found),)
    kinds = scored.evaluation.book.schema.kinds
    for block, asked in zip(blocks, _kinds(scored, blocks), strict=True):
        if asked is None:
            yield actions_part(_every(block, scored.found) if set_.whole else block, set_)
            continue
        names = (kinds[asked].plural, asked, SUMMARY)
        if block.rows:
            yield _table(block, names, set_)
            continue
        head = [] if block.title is None else set_.wrapped(block.title, "bold")
        items = tuple(Item(tuple(entry_lines(entry, set_))) for entry in block.entries)
        yield Part(names, tuple(head), items)


def _asked(found: Found) -> ShownBlock:
    told = found.actions[:_MOST_ACTIONS]
    return ShownBlock("b1", WORDS["actions"], actions=told, more=len(found.actions) - len(told))


def _every(block: ShownBlock, found: Found) -> ShownBlock:
    return replace(block, actions=found.actions, more=0)


def _kinds(scored: Scored, blocks: Sequence[ShownBlock]) -> Iterator[str | None]:
    """The kind that each block is about; null of actions."""
    asked = {f"b{at}": one.kind for at, one in enumerate(scored.layout.summary, start=1)}
    yield from (asked.get(block.id) for block in blocks)


# Verdict and money --------------------------------------------------------------------------------


def entry_lines(entry: Entry, set_: Setting, *, named: bool = True) -> Iterator[Painted]:
    """What a block says of one fact: a line, a bar of states, the facts in a bad one, the money."""
    if entry.label is not None:
        yield from set_.wrapped(entry.label, "bold")
    if entry.line is not None:
        line = set_.line(entry.line)
        line.stylize("bold")
        yield from set_.wrapped(line)
    if entry.segments:
        yield from _segments(entry.segments, set_)
        if named:
            for segment in entry.segments:
                if segment.named:
                    yield from _which(segment, set_)
    if entry.bar is not None:
        yield from _money(entry.bar, set_)


def _segments(segments: Sequence[Segment], set_: Setting) -> Iterator[Painted]:
    styles = [TONES[one.tone] for one in segments]
    yield stacked([one.share for one in segments], styles, min(set_.width, _MOST_BAR))
    told = [
        Painted.assemble((str(one.count), "bold"), f" {set_.say(one.title)}") for one in segments
    ]
    yield from legend(told, styles, set_.width)


def _which(segment: Segment, set_: Setting) -> list[Painted]:
    named = (f"{key_id(fact.key)} {set_.say(label)}".strip() for fact, label in segment.named)
    told = Painted.assemble((f"{set_.say(segment.title)}: ", DIM), " · ".join(named))
    return wrapped(told, set_.width, first=2, rest=4)


def _money(bar: ShownBar, set_: Setting) -> Iterator[Painted]:
    unit = "" if bar.unit is None else f" {set_.say(bar.unit)}"
    whole = Painted.assemble(f"{set_.say(bar.title)} ", set_.figure(bar.whole), unit)
    yield from set_.wrapped(whole)
    styles = [_PARTS[at % len(_PARTS)] for at in range(len(bar.parts))]
    yield stacked([one.share for one in bar.parts], styles, min(set_.width, _MOST_BAR))
    told = [
        Painted.assemble(f"{set_.say(one.title)} ", set_.figure(one.figure)) for one in bar.parts
    ]
    yield from legend(told, styles, set_.width)


# Actions ------------------------------------------------------------------------------------------


def actions_part(block: ShownBlock, set_: Setting, *, short: bool = False) -> Part:
    """What is to be done, heaviest first, by whom and what is at stake."""
    title = WORDS["actions"] if block.title is None else block.title
    head = [*set_.wrapped(title, "bold")]
    if not block.actions:
        head += set_.wrapped(WORDS["nothing_asked"], first=2)
    actors = max((cell_len(_actor(one, set_)) for one in block.actions), default=0)
    items = tuple(
        Item(tuple(action_lines(one, set_, actors, short=short))) for one in block.actions
    )
    return Part((ACTIONS, SUMMARY), tuple(head), items, block.more)


def _actor(action: ShownAction, set_: Setting) -> str:
    return "" if action.actor is None else set_.say(action.actor)


def action_lines(
    action: ShownAction, set_: Setting, actors: int = 0, *, short: bool = False
) -> list[Painted]:
    """An action, with who acts in a column of so many cells, and what is at stake.

    What is at stake stands in a line of its own, with the number of findings, if not `short`.
    """
    actor = _actor(action, set_)
    before = Painted.assemble(f"{action.number}. ", (actor, "bold"))
    before.append(" " * (actors - cell_len(actor)) + ("  " if actor or actors else ""))
    rest = 2 + before.cell_len
    rest = rest if rest <= set_.width // 2 else 5
    told = Painted.assemble(before, set_.say(action.told))
    stake = [] if action.stake is None else [set_.say(action.stake)]
    if short:
        told.append("".join(f" · {one}" for one in stake), DIM)
        return wrapped(told, set_.width, first=2, rest=rest)
    stake.append(words.many(action.count, "finding").in_language(set_.lang))
    below = Painted(" · ".join(stake), DIM)
    return [
        *wrapped(told, set_.width, first=2, rest=rest),
        *wrapped(below, set_.width, first=rest, rest=rest),
    ]


# The table ----------------------------------------------------------------------------------------


def _table(block: ShownBlock, names: tuple[str, ...], set_: Setting) -> Part:
    """A line for each fact, and below it what stands against it."""
    forms = block.rows[0].forms
    shown = [at for at, form in enumerate(forms) if form != "findings"]
    headings = [Heading(set_.say(block.headings[at]), forms[at] == "number") for at in shown]
    drawn = grid(
        headings,
        [_row(one, block, shown, set_) for one in block.rows],
        set_.width,
        whole=set_.whole,
    )
    head = [] if block.title is None else set_.wrapped(block.title, "bold")
    return Part(names, (*head, *drawn.head), tuple(Item(lines) for lines in drawn.rows))


def _row(row: SummaryRow, block: ShownBlock, shown: Sequence[int], set_: Setting) -> Row:
    cells = []
    for at in shown:
        cell = row.cells[at]
        assert not isinstance(cell, tuple)
        cells.append(set_.line(cell))
    key, label = key_id(row.fact.key), set_.say(row.label)
    return Row(key, "" if label == key else label, tuple(cells), below=_marks(row, block, set_))


def _marks(row: SummaryRow, block: ShownBlock, set_: Setting) -> Painted | None:
    """What stands against a fact, a few of them and how many more there are."""
    told = Painted()
    for heading, cell in zip(block.headings, row.cells, strict=True):
        if isinstance(cell, tuple) and cell:
            told.append(" " if told else "")
            told.append(f"{set_.say(heading)}: ", DIM)
            told.append(" · ".join(set_.say(one.told) for one in cell[:_MOST_MARKS]))
            told.append(f" +{len(cell) - _MOST_MARKS}" if len(cell) > _MOST_MARKS else "", DIM)
    return told or None

"""Findings on a terminal, as the page has them: by action, then by code, the heaviest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.text import Text as Painted

from assay import words
from assay.contents.findings import Found, OfCode, ShownAction, ShownFinding
from assay.contents.words import WORDS
from assay.finding import SEVERITIES, Severity
from assay.terminal.fold import Item, Part
from assay.terminal.paint import DIM, SEVERITY_STYLES
from assay.terminal.setting import Setting
from assay.values.text import Text

FINDINGS: Final = "findings"

_MOST_KEYS: Final = 12
_EACH: Final = Text(
    "each with its message: --only findings", "ดูข้อความของแต่ละรายการด้วย --only findings"
)


def counts(found: Found, set_: Setting) -> Painted:
    """How many findings there are of each severity."""
    told = (
        Painted(set_.say(one.told), SEVERITY_STYLES[Severity(one.severity)] if one.count else DIM)
        for one in found.weights
    )
    return Painted(" · ").join(told)


def findings_parts(found: Found, set_: Setting) -> Iterator[Part]:
    """A part for each action and one for what asks for nothing; the first has the heading."""
    if not any(one.count for one in found.weights):
        yield Part((FINDINGS,), tuple(set_.wrapped(words.NO_FINDINGS)))
        return
    heading = Painted.assemble((set_.say(words.FINDINGS), "bold"), "  ", counts(found, set_))
    head = set_.wrapped(heading, rest=2)
    for action in found.actions:
        own = (*head, *_action(action, set_))
        yield _part(own, action.codes, set_)
        head = []
    if found.others:
        if found.actions:
            head = set_.wrapped(WORDS["other_findings"], "bold", first=2, rest=4)
        yield _part(tuple(head), found.others, set_)


def digest_part(found: Found, set_: Setting) -> Part:
    """The findings in a line for each code, with the keys of the facts concerned."""
    items: list[Item] = []
    last: ShownAction | None = None
    for action, code in found.codes:
        lines: list[Painted] = []
        if action is not last and action is not None:
            actor = "" if action.actor is None else f" ({set_.say(action.actor)})"
            told = Painted(f"{action.number}. {set_.say(action.told)}{actor}")
            lines = set_.wrapped(told, first=2, rest=5)
        elif action is not last or not (items or lines):
            lines = set_.wrapped(WORDS["other_findings"], first=2, rest=5)
        last = action
        items.append(Item((*lines, *_digest(code, set_)), code.count))
    heading = Painted.assemble((set_.say(words.FINDINGS), "bold"), "  ", counts(found, set_))
    head = [*set_.wrapped(heading, rest=2), *set_.wrapped(_EACH, DIM, first=2, rest=4)]
    return Part((FINDINGS,), tuple(head), tuple(items), yielding=True)


def _digest(code: OfCode, set_: Setting) -> list[Painted]:
    severity = Severity(code.severity)
    title = code.code if code.title is None else set_.say(code.title)
    keys = [one.fact.key for one in code.findings[:_MOST_KEYS] if one.fact is not None]
    rest = code.count - len(keys)
    told = Painted.assemble(
        (set_.say(SEVERITIES[severity]), SEVERITY_STYLES[severity]),
        f" · {title}",
        (f": {', '.join(keys)}" if keys else "", DIM),
        (f" +{rest:,}" if keys and rest else "", DIM),
    )
    return set_.wrapped(told, first=5, rest=7)


def _action(action: ShownAction, set_: Setting) -> Iterator[Painted]:
    told = Painted(f"{action.number}. {set_.say(action.told)}", "bold")
    yield from set_.wrapped(told, first=2, rest=5)
    said = [
        Painted.assemble((f"{set_.say(WORDS[name])} ", DIM), set_.say(what))
        for name, what in (("by", action.actor), ("at_stake", action.stake))
        if what is not None
    ]
    if said:
        yield from set_.wrapped(Painted("  ").join(said), first=5, rest=5)


def _part(head: tuple[Painted, ...], codes: tuple[OfCode, ...], set_: Setting) -> Part:
    items = tuple(item for code in codes for item in _items(code, set_))
    beyond = sum(code.count - len(code.findings) for code in codes)
    return Part((FINDINGS,), head, items, beyond, yielding=True)


def _items(code: OfCode, set_: Setting) -> Iterator[Item]:
    """The findings of a code, the first with what they have in common."""
    severity = Severity(code.severity)
    alike = code.lines[0] if len(code.lines) == 1 else None
    heading = Painted.assemble((set_.say(SEVERITIES[severity]), SEVERITY_STYLES[severity]), " · ")
    if code.title is not None:
        heading.append(f"{set_.say(code.title)}  ", "bold")
    heading.append(code.code, DIM if code.title is not None else "bold")
    if alike is not None:
        heading.append(f"  {alike}", DIM)
    lines = tuple(set_.wrapped(heading, first=4, rest=6))
    for one in code.findings:
        yield Item((*lines, *_finding(one, set_, place=alike is None)))
        lines = ()


def _finding(finding: ShownFinding, set_: Setting, *, place: bool) -> list[Painted]:
    text = Painted()
    if finding.fact is not None:
        text.append(f"{finding.fact}  ", "cyan")
    text.append(set_.say(finding.message))
    if finding.hint is not None:
        text.append(f" ({set_.say(finding.hint)})")
    if finding.stake is not None:
        text.append(f"  [{set_.say(finding.stake)}]", DIM)
    if place and finding.line is not None:
        text.append(f"  {finding.line}", DIM)
    return set_.wrapped(text, first=6, rest=8)

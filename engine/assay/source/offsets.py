"""Where each character of a scalar's decoded text stands in what was written.

An error inside an expression is shown at its own line and column, though the expression may be
quoted, escaped, folded over lines or indented as a block.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeAlias

Places: TypeAlias = list[tuple[int, int]]
"""For each decoded character the stretch, start and end, of the written text it came from."""

_SPACE_RUN = re.compile(r"[ \t\r\n]+")
_BREAK = re.compile(r"\r\n|\n|\r")
_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|\Z)")
_ESCAPE_LENGTH = {"x": 4, "u": 6, "U": 10}


@lru_cache(maxsize=4)  # a text with many mistakes is asked for once each
def offsets(raw: str, style: str, decoded: str) -> Places | None:
    """The places in `raw`, quotes and block header included, of the characters of `decoded`.

    `style` is `plain`, `single`, `double`, `literal`, `folded` or `cell`. Null where the two
    don't fit, which no document that was read gives.
    """
    match style:
        case "plain":
            places = _flow(raw, 0, len(raw), "")
        case "single":
            places = _flow(raw, 1, len(raw) - 1, "'")
        case "double":
            places = _flow(raw, 1, len(raw) - 1, "\\")
        case "literal" | "folded":
            places = _block(raw, decoded)
        case _:
            places = _cell(raw)
    return places if len(places) == len(decoded) else None


def _flow(raw: str, start: int, end: int, special: str) -> Places:
    """Plain and quoted scalars: lines fold, `special` is the doubled quote or the backslash."""
    places: Places = []
    position = start
    while position < end:
        run = _SPACE_RUN.match(raw, position, end)
        if run is not None:
            places += _folded(raw, run.start(), run.end())
            position = run.end()
        elif special and raw[position] == special:
            if special == "\\" and raw[position + 1] in "\r\n":
                # An escaped line break is nothing, and so is the indentation after it; empty
                # lines that follow are line breaks each.
                run = _SPACE_RUN.match(raw, position + 1, end)
                stop = run.end() if run is not None else position + 2
                breaks = list(_BREAK.finditer(raw, position + 1, stop))
                places += [(found.start(), found.end()) for found in breaks[1:]]
                position = stop
            else:
                length = _ESCAPE_LENGTH.get(raw[position + 1], 2) if special == "\\" else 2
                places.append((position, position + length))
                position += length
        else:
            places.append((position, position + 1))
            position += 1
    return places


def _folded(raw: str, start: int, end: int) -> Places:
    """White space in a flow scalar: one line break is a space, n of them are n - 1 breaks."""
    breaks = list(_BREAK.finditer(raw, start, end))
    if not breaks:
        return [(position, position + 1) for position in range(start, end)]
    kept = breaks if len(breaks) == 1 else breaks[1:]
    return [(found.start(), found.end()) for found in kept]


def _block(raw: str, decoded: str) -> Places:
    """Literal and folded scalars: the indentation goes, breaks are kept, folded or chomped."""
    lines = [(found.start(1), found.end(1), found.end()) for found in _LINE.finditer(raw)][1:]
    first = next(((a, b) for a, b, _ in lines if raw[a:b].strip(" ")), None)
    if first is None:
        return [(len(raw), len(raw))] * len(decoded)
    written = len(raw[first[0] : first[1]]) - len(raw[first[0] : first[1]].lstrip(" "))
    visible = len(decoded) - len(decoded.lstrip("\n "))
    indent = written - (visible - decoded.rfind("\n", 0, visible) - 1)
    places: Places = []
    breaks: Places = []
    for start, end, stop in lines:
        content = min(start + indent, end)
        if content < end:
            # Breaks between two lines of content are all kept, or the first is folded away, or
            # a single one has become a space; the decoded text says how many there are.
            count = _separators(decoded, len(places))
            kept = breaks[len(breaks) - count :] if count else []
            places += kept
            breaks = []
            places += [(position, position + 1) for position in range(content, end)]
        breaks.append((end, stop))
    return places + [*breaks, *[(len(raw), len(raw))] * len(decoded)][: len(decoded) - len(places)]


def _separators(decoded: str, position: int) -> int:
    """How many characters of `decoded` stand for line breaks before the next line's content."""
    if position >= len(decoded) or decoded[position] not in "\n ":
        return 0
    if decoded[position] == " ":
        return 0 if position == 0 else 1
    return len(decoded) - position - len(decoded[position:].lstrip("\n"))


def _cell(raw: str) -> Places:
    """A cell of a CSV file: quotes around it, a doubled quote inside."""
    if not raw.startswith('"'):
        return [(position, position + 1) for position in range(len(raw))]
    places: Places = []
    position = 1
    while position < len(raw) - 1:
        length = 2 if raw[position] == '"' else 1
        places.append((position, position + length))
        position += length
    return places

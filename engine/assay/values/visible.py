"""Text as it may be sent to a terminal or a log: to be read there, and never obeyed.

Texts come from files, names of files and arguments. A terminal takes control characters in them
for commands (to move, to colour, to write its clipboard); one that turns the direction of writing
shows them in another order than they stand in; and a runner of workflows takes a line for a
command that begins with `::` or holds `##[`.
"""

from __future__ import annotations

import re
from typing import Final

TURNING: Final = "\u202a-\u202e\u2066-\u2069"
"""What turns the direction of writing, as characters of a regular expression (Unicode, UAX 9)."""

_SEEN: Final = {
    **{code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A)},
    0x7F: "\u2421",
    **dict.fromkeys((*range(0x80, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A)), "\ufffd"),
}
_COMMAND: Final = re.compile(r"^(\s*):(?=:)|#(?=#\[)", re.MULTILINE)


def visible(text: str) -> str:
    """The text with a picture in the place of each control, character for character.

    Line breaks and tabs stay. The first sign of a workflow command is one that looks like it.
    """
    return _COMMAND.sub(_harmless, text.translate(_SEEN))


def _harmless(command: re.Match[str]) -> str:
    return "♯" if command[0] == "#" else f"{command[1]}∶"

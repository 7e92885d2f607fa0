"""Renews what the manuals of the command take from it: run as in `make docs`.

How each command is called, its options and the exit statuses come of the command itself, whose help
is in both languages; the pages are `docs/cli.md` and `docs/cli.th.md`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import TextWrapper
from typing import Any, Final

import typer

from assay.cli.app import app
from assay.cli.running import STATUSES
from assay.cli.speaking import in_thai, thai_help
from assay.values.text import Text

PAGES: Final = {"en": "cli.md", "th": "cli.th.md"}
"""The page of each language."""

PARTS: Final = ("usage", "statuses", "options")
"""The parts of a page that are written here, each between `<!-- NAME -->` and `<!-- end -->`."""

_OPTION: Final = Text("| option | |", "| ตัวเลือก | |")
_STATUS: Final = Text("| exit status | |", "| สถานะ | |")
_DEFAULT: Final = Text(" [default: {}]", " [ค่าเริ่มต้น: {}]")


def main(folder: Path) -> None:
    """Writes the parts between their marks, on each page."""
    for lang, name in PAGES.items():
        path = folder / name
        path.write_text(renewed(path.read_text("utf-8"), lang), "utf-8")


def renewed(page: str, lang: str) -> str:
    """A page with its parts as the command has them now."""
    for part in PARTS:
        before, mark, rest = page.partition(f"<!-- {part} -->\n")
        if not mark:
            raise ValueError(f"the page has no place for its {part}")
        after = rest.partition("<!-- end -->")[2]
        page = f"{before}{mark}{rendered(part, lang)}\n<!-- end -->{after}"
    return page


def rendered(part: str, lang: str) -> str:
    """A part in a language."""
    command: Any = typer.main.get_command(app)
    if lang == "th":
        in_thai(command, thai_help())
    lines = {"usage": _usage, "statuses": _statuses, "options": _options}[part]
    return "\n".join(lines(command, lang))


def _usage(command: Any, lang: str) -> Iterator[str]:
    """How each command is called, with all its options."""
    yield "```"
    for name, one in command.commands.items():
        start = f"assay {name} "
        calls = " ".join(_call(param, written) for param, written in _params(one))
        wrap = TextWrapper(
            100,
            initial_indent=start,
            subsequent_indent=" " * len(start),
            break_long_words=False,
            break_on_hyphens=False,
        )
        # The blanks inside a part are no places to break a line at.
        yield from (line.replace("\0", " ") for line in wrap.wrap(calls))
    yield "assay --version"
    yield "```"


def _call(param: Any, written: str) -> str:
    several = "..." if param.nargs == -1 else ""
    return (written if param.required else f"[{written}{several}]").replace(" ", "\0")


def _statuses(command: Any, lang: str) -> Iterator[str]:
    """What the exit statuses mean."""
    yield _STATUS.in_language(lang)
    yield "|---|---|"
    for status, meaning in STATUSES.items():
        yield f"| {status} | {meaning.in_language(lang)} |"


def _options(command: Any, lang: str) -> Iterator[str]:
    """The arguments and options of each command, as its help has them."""
    for name, one in command.commands.items():
        yield f"### assay {name}"
        yield ""
        yield str(one.help)
        yield ""
        yield _OPTION.in_language(lang)
        yield "|---|---|"
        for param, written in _params(one):
            default = _default(param)
            told = "" if default is None else _DEFAULT.in_language(lang).format(default)
            yield f"| `{_cell(written)}` | {_cell(param.help + told)} |"
        yield ""


def _params(command: Any) -> Iterator[tuple[Any, str]]:
    """The arguments and options of a command, each as it is written."""
    context = command.make_context(command.name, [], resilient_parsing=True)
    for param in command.params:
        written = param.get_help_record(context)[0]
        if param.param_type_name == "argument":
            written = written.split()[0].strip("[]{}.")
        yield (
            param,
            re.sub(r"[<\[](\S+)[>\]]", r"\1", written).replace(" / ", "|").replace(", ", "|"),
        )


def _default(param: Any) -> str | None:
    """What an option is where it is not given; null where its help says so, or nothing can."""
    default = getattr(param.default, "value", param.default)
    if default in (None, "") or isinstance(default, bool) or callable(default):
        return None
    return None if "[" in param.help or param.param_type_name == "argument" else str(default)


def _cell(text: str) -> str:
    """A text within a cell: a bar would end it."""
    return " ".join(text.replace("|", "\\|").split())


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Command lines put together from words, files and options: each ends with 0, 1 or 2.

python -m fuzz.arguments SECONDS SEED REPORT FOUND
"""

from __future__ import annotations

import io
import shlex
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random
from typing import Final

from assay.cli import main
from fuzz.answers import Fault
from fuzz.bounds import bounded
from fuzz.loop import Tried, run
from fuzz.projects import DISTRICT, Workspace

_COMMANDS: Final = (
    "evaluate",
    "explain",
    "check",
    "rules",
    "schema",
    "test",
    "scenarios",
    "compare",
    "report",
    "template",
)
_OPTIONS: Final = (
    "--format",
    "--lang",
    "--schema",
    "--rules",
    "--out",
    "--plan",
    "--book",
    "--on",
    "--all",
    "--quiet",
    "--fail-on",
    "--tags",
    "--cover",
    "--cover-min",
    "--cover-json",
    "--junit",
    "--summary",
    "--force",
    "--engine",
    "--waterfall",
    "--help",
    "--version",
    "--sentences",
    "-q",
    "--",
    "-",
    "--no-such",
)
_WORDS: Final = (
    "json",
    "html",
    "xlsx",
    "md",
    "csv",
    "sarif",
    "github",
    "text",
    "th",
    "en",
    "fr",
    "2020-09-30",
    "30/9/2563",
    "2563-13-45",
    "today",
    "100",
    "-1",
    "1e9999999",
    "NaN",
    "101",
    "@a and not",
    "not",
    "((",
    "facts/2563-q1",
    "facts/2563-q1/book.yaml",
    "facts/schema.yaml",
    "facts",
    "rules",
    "features",
    ".",
    "..",
    "/",
    "/dev/null",
    "/dev/stdout",
    "nope",
    "",
    " ",
    "\x1b[2J",
    "\n",
    "a\0b",
    "ก" * 300,
    "x" * 5000,
    "*",
    "~",
    "status",
    "district/1/status",
    "district//",
    "///",
    "a/b/c/d",
    "é",
    "\ud800",
    "out.html",
    "out.md",
    "out.xlsx",
    "out.json",
    "out.xml",
    "out",
    "out/out",
    "rete",
    "reference",
    "both",
    "error",
    "warning",
    "note",
    "never",
)


def put(words: list[str], workspace: Workspace) -> frozenset[str]:
    """The exit status of a command line as a word. Raises what is a fault of the engine."""
    before = {file: workspace.project.read(file) for file in workspace.project.files}
    printed, told = io.StringIO(), io.StringIO()
    was, sys.argv = sys.argv, ["assay", *words]
    status: object = 0
    try:
        with bounded(), redirect_stdout(printed), redirect_stderr(told):
            main()
    except SystemExit as ended:
        status = ended.code
        if isinstance(ended.__cause__, Exception):
            raise ended.__cause__ from None
    finally:
        sys.argv = was
    if status not in {0, 1, 2, None}:
        raise Fault(f"the status is {status}")
    if "Traceback" in told.getvalue():
        raise Fault("a traceback is shown")
    if status == 2 and not told.getvalue().strip():
        raise Fault("it ends without a word")
    for file, data in before.items():
        if (workspace.folder / file).read_bytes() != data:
            workspace.restore(file)
            raise Fault(f"{file} was written over")
    return frozenset((f"status {status or 0}",))


def a_line(random: Random) -> list[str]:
    """A command line."""
    words = [random.choice(_COMMANDS)] if random.random() < 0.95 else []
    for _ in range(random.choice((0, 1, 1, 2, 3, 4, 6))):
        words.append(random.choice(_OPTIONS if random.random() < 0.5 else _WORDS))
        if random.random() < 0.1:
            words[-1] += "=" + random.choice(_WORDS)
    return words


def prepare() -> Callable[[Random], Tried]:
    """A copy of the district, in which commands are run."""
    workspace = Workspace.of(DISTRICT, Path())

    def make(random: Random) -> Tried:
        words = a_line(random)
        return "arguments", shlex.join(words), b"", lambda: put(words, workspace)

    return make


if __name__ == "__main__":
    run(prepare)

"""The pages that teach are walked through as they stand: what a reader writes, runs and sees.

Every fenced block of a page is a step, and the comment above it says which:

    <!-- file: PATH -->     the reader writes this file
    <!-- line 13: PATH -->  the reader puts this in the place of that line and those after it
    <!-- add: PATH -->      the reader adds this at the end
    <!-- run -->            the reader types this command, and it succeeds
    <!-- run: exit 1 -->    ... and it ends with this status
    <!-- output -->         what the command before it prints; `…` stands for anything
    <!-- shown: PATH -->    a part of a file that is there; `…` stands for anything
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[1]
PAGES: Final = ("tutorial.th.md", "tutorial.md", "writing-rules.th.md", "writing-rules.md")
DATA: Final = ("facts", "rules", "features")
KEPT: Final = ("source ", "export ", "cd ")
"""Commands whose effect lasts until the reader closes the terminal."""

BLOCK: Final = re.compile(
    r"(?:^<!-- (?P<verb>[a-z]+)(?P<number> [0-9]+)?(?:: (?P<argument>.+?))? -->\n)?"
    r"^```[a-z]*\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
IN_ENGLISH: Final = ((".th.feature", ".feature"), ("@สำรวจ", "@survey"))
"""What the Thai pages name otherwise than the English ones."""

INLINE: Final = re.compile(r"(?<!`)`((?:assay|make) [^`\n]+)`(?!`)")


@dataclass(frozen=True)
class Step:
    """One fenced block: what is done (null where no comment says it), on what, and where."""

    verb: str | None
    number: int | None
    argument: str | None
    body: str
    place: str

    def __str__(self) -> str:
        return f"{self.place}: {self.verb} {self.argument or self.body.strip()}"


def steps_of(page: str) -> Iterator[Step]:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    blocks = list(BLOCK.finditer(text))
    assert len(re.findall(r"^ *(?:```|~~~)", text, re.MULTILINE)) == 2 * len(blocks)
    for block in blocks:
        line = text.count("\n", 0, block.start("body"))
        number = None if block["number"] is None else int(block["number"])
        yield Step(block["verb"], number, block["argument"], block["body"], f"docs/{page}:{line}")


def fits(written: str, found: str) -> bool:
    """Whether a text is what a page shows; how far columns stand apart is no matter."""

    def evened(text: str) -> list[str]:
        return [" ".join(line.split()) for line in text.strip("\n").split("\n")]

    pattern = "".join(
        r"(?:.*\n)*?" if line == "…" else r".*".join(map(re.escape, line.split("…"))) + "\n"
        for line in evened(written)
    )
    return re.fullmatch(pattern, "\n".join(evened(found)) + "\n") is not None


@dataclass
class Reader:
    """Somebody at a terminal in a project's folder, who does what a page says."""

    folder: Path
    session: list[str] = field(default_factory=list)
    printed: str = ""

    def follow(self, step: Step) -> None:
        match step.verb:
            case "file" | "line" | "add":
                self.write(step)
            case "run":
                self.run(step)
            case "output":
                assert fits(step.body, self.printed), f"{step.place}\n{self.printed}"
            case "shown":
                text = (self.folder / str(step.argument)).read_text(encoding="utf-8")
                assert fits(f"…\n{step.body}…", text), str(step)
            case _:
                pytest.fail(f"{step.place}: nothing says what is done with this block")

    def write(self, step: Step) -> None:
        path = self.folder / str(step.argument)
        if step.verb == "file":
            assert not path.exists(), f"{step}: it is there already"
            path.parent.mkdir(parents=True, exist_ok=True)
            text = step.body
        else:
            text = path.read_text(encoding="utf-8")
            if step.verb == "add":
                text = f"{text}\n{step.body}"
            else:
                assert step.number is not None, str(step)
                lines = text.splitlines(keepends=True)
                first, new = step.number - 1, step.body.splitlines(keepends=True)
                lines[first : first + len(new)] = new
                text = "".join(lines)
        path.write_text(text, encoding="utf-8")

    def run(self, step: Step) -> None:
        (command,) = step.body.splitlines()
        done = subprocess.run(
            ["bash", "-c", "\n".join(["set -e", *self.session, command])],
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "engine")},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        status = int((step.argument or "exit 0").removeprefix("exit "))
        assert done.returncode == status, f"{step}\nexit {done.returncode}\n{done.stdout}"
        self.printed = done.stdout
        if command.startswith(KEPT):
            self.session.append(command)


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    """One with a fresh copy of the project's data, where everything is installed already."""
    folder = tmp_path / "assay"
    for name in DATA:
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "Makefile", folder)
    (folder / "tools").mkdir()
    (folder / "tools" / "install.py").touch()  # what `make` runs first has nothing to do
    programs = folder / ".venv" / "bin"
    programs.mkdir(parents=True)
    (programs / "python").symlink_to(sys.executable)
    (programs / "activate").write_text(f"export PATH='{programs}':\"$PATH\"\n", encoding="utf-8")
    assay = programs / "assay"
    assay.write_text(f"#!/bin/sh\nexec '{sys.executable}' -m assay.cli \"$@\"\n", encoding="utf-8")
    assay.chmod(0o755)
    return Reader(folder)


@pytest.mark.thorough
@pytest.mark.parametrize("page", PAGES)
def test_a_reader_who_does_what_the_page_says_sees_what_it_shows(page: str, reader: Reader) -> None:
    for step in steps_of(page):
        reader.follow(step)


@pytest.mark.parametrize("page", PAGES)
def test_a_command_named_in_a_sentence_is_run_on_the_page_too(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    run = [step.body for step in steps_of(page) if step.verb == "run"]
    named = INLINE.findall(BLOCK.sub("", text))
    assert [one for one in named if not any(command.startswith(one) for command in run)] == []


@pytest.mark.parametrize("page", ["tutorial.md", "writing-rules.md"])
def test_both_languages_teach_the_same_steps(page: str) -> None:
    def outline(name: str) -> list[tuple[str | None, str]]:
        steps = [step for step in steps_of(name) if "ASSAY_LANG" not in step.body]
        return [(step.verb, in_english(step)) for step in steps]

    def in_english(step: Step) -> str:
        words = step.body if step.verb == "run" else step.argument or ""
        for thai, english in IN_ENGLISH:
            words = words.replace(thai, english)
        return words

    assert outline(page.replace(".md", ".th.md")) == outline(page)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("a\nb", "a\nb"),
        ("a  b", "a      b"),
        ("a … d", "a b c d"),
        ("a\n…\nd", "a\nb\nc\nd"),
        ("a\n…\nd", "a\nd"),
        ("…\nd", "a\nd"),
    ],
)
def test_an_ellipsis_stands_for_anything_and_blanks_are_evened(written: str, found: str) -> None:
    assert fits(written, found)


@pytest.mark.parametrize(
    ("written", "found"), [("a", "b"), ("a", "a\nb"), ("a…b", "a\nb"), ("a\n…\nd", "a\nb\nc")]
)
def test_what_a_page_shows_is_held_to_the_line(written: str, found: str) -> None:
    assert not fits(written, found)

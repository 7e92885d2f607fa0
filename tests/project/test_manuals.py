"""The manuals in Thai say what those in English say: section by section, example by example."""

from __future__ import annotations

import re
import runpy
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
COMMAND = runpy.run_path(str(ROOT / "tools" / "cli_page.py"))
EACH = pytest.mark.parametrize("name", ["cli", "language"])

_CODE = re.compile(r"`([^`]+)`")
_THAI = re.compile("[\u0e01-\u0e5b]")
_NO_PROSE = re.compile(r"`[^`]*`|'[^']*'|\[[^\]]*\]\([^)]*\)|<!--.*?-->|[-|*]")


@dataclass
class Section:
    """A part of a page below one heading.

    Attributes:
        level: how deep its heading stands.
        heading: the words of the heading.
        prose: what is written in it, outside examples.
        examples: the examples, each with its language first.
    """

    level: int
    heading: str
    prose: list[str] = field(default_factory=list)
    examples: list[list[str]] = field(default_factory=list)


def sections(name: str) -> list[Section]:
    """The sections of a page."""
    found: list[Section] = []
    inside = False
    for line in (DOCS / name).read_text("utf-8").splitlines():
        if line.startswith("```"):
            inside = not inside
            if inside:
                found[-1].examples.append([line])
        elif inside:
            found[-1].examples[-1].append(line)
        elif heading := re.match(r"(#+) (.*)", line):
            found.append(Section(len(heading[1]), heading[2]))
        else:
            found[-1].prose.append(line)
    return found


def shape(section: Section) -> tuple[int, list[str]]:
    """What has to be the same: the level, and the paragraphs, items and rows in their order."""
    found: list[str] = []
    before = ""
    for line in section.prose:
        if line.startswith("|"):
            found.append(f"{line.replace(' | |', ' |').count(' | ')} columns")
        elif line.startswith("- "):
            found.append("item")
        elif line and (not before or before.startswith("|")):
            found.append("paragraph")
        before = line
    return section.level, found


def typed(example: list[str]) -> list[str]:
    """The lines of an example that a reader types: commands, or a file without its comments."""
    if any(line.startswith("$ ") for line in example):
        return [line for line in example if line.startswith("$ ")]
    return [re.sub(r" +# .*", "", line) for line in example]


@EACH
def test_both_have_the_same_sections(name: str) -> None:
    english, thai = sections(f"{name}.md"), sections(f"{name}.th.md")
    assert [shape(one) for one in thai] == [shape(one) for one in english]
    for one, other in zip(english, thai, strict=True):
        assert _THAI.search(other.heading) or other.heading == one.heading


@EACH
def test_both_have_the_same_examples(name: str) -> None:
    for one, other in zip(sections(f"{name}.md"), sections(f"{name}.th.md"), strict=True):
        assert [typed(example) for example in other.examples] == [
            typed(example) for example in one.examples
        ], one.heading


@EACH
def test_both_name_the_same_commands_options_and_keys(name: str) -> None:
    for one, other in zip(sections(f"{name}.md"), sections(f"{name}.th.md"), strict=True):
        named, also = (set(_CODE.findall("\n".join(each.prose))) for each in (one, other))
        assert also == named, f"{one.heading}: {also ^ named}"


@EACH
def test_each_is_in_its_own_language(name: str) -> None:
    for page, is_thai in ((f"{name}.md", False), (f"{name}.th.md", True)):
        for section in sections(page):
            for line in section.prose:
                words = _NO_PROSE.sub("", line)
                if re.search(r"[^\W\d_]{2}", words):
                    assert bool(_THAI.search(words)) is is_thai, f"{page}: {line}"


@pytest.mark.parametrize("lang", COMMAND["PAGES"])
def test_what_comes_of_the_command_is_current(lang: str) -> None:
    page = (DOCS / COMMAND["PAGES"][lang]).read_text("utf-8")
    assert COMMAND["renewed"](page, lang) == page, "run `make docs`"
    for part in COMMAND["PARTS"]:
        assert page.count(f"<!-- {part} -->") == 1


def anchor(heading: str) -> str:
    """What a link to a heading ends with."""
    return re.sub(r"[^\w\u0e00-\u0e7f -]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("page", sorted(path.name for path in DOCS.glob("*.md")))
def test_links_between_the_manuals_lead_to_headings(page: str) -> None:
    links = re.findall(r"\]\(([\w.-]*\.md)?#([^)]+)\)", (DOCS / page).read_text("utf-8"))
    for name, wanted in links:
        assert wanted in {anchor(one.heading) for one in sections(name or page)}, wanted

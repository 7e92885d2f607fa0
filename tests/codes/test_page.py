"""The pages of codes are those that the examples make, and messages can link into them."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from assay.codes import catalogue, sound_project
from assay.codes.example import Example, plain, shortened
from assay.report.codes_page import PAGES, pages

DOCS = Path(__file__).resolve().parents[2] / "docs"
EACH = pytest.mark.parametrize("name", PAGES.values())

_FENCED = re.compile(r"^```(\w+)$(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def made() -> Mapping[str, str]:
    """The pages that the examples make."""
    return pages()


@EACH
def test_the_committed_page_is_current(name: str, made: Mapping[str, str]) -> None:
    assert (DOCS / name).read_text("utf-8") == made[name], "run `make docs`"


@EACH
def test_each_code_has_a_section_under_its_own_name(name: str, made: Mapping[str, str]) -> None:
    lines = made[name].splitlines()
    assert [line[4:] for line in lines if line.startswith("### ")] == [
        code.name for code in catalogue()
    ]


def test_both_pages_show_the_same_files_each_in_its_own_words(made: Mapping[str, str]) -> None:
    shown = [
        [text for kind, text in _FENCED.findall(page) if kind != "text"] for page in made.values()
    ]
    assert shown[0] == shown[1]
    for name, page in made.items():
        for line in _FENCED.sub("", page).splitlines():
            words = re.sub(r"`[^`]*`|\[.*?\]\(codes.*?\)|^### .*|[-#|*]", "", line).strip()
            if words:
                assert bool(re.search("[ก-๙]", words)) is (name == PAGES["th"]), line


def test_marks_stand_for_places_and_are_no_part_of_a_file() -> None:
    example = Example({"a.yaml": "one: 1\nสอง: ⟦2 + 2⟧\n"}, {})
    (mark,) = example.marks()
    assert (mark.line, mark.column, mark.end_line, mark.end_column) == (2, 6, 2, 11)
    assert example.files({"b.yaml": "b: 1\n"}) == {
        "b.yaml": b"b: 1\n",
        "a.yaml": "one: 1\nสอง: 2 + 2\n".encode(),
    }


def test_a_repetition_is_written_out_in_the_file_and_told_on_the_page() -> None:
    assert plain("x: «3×(»1") == "x: (((1"
    assert shortened("x: «3×(»1") == "x: (… (3 times)1"


def test_a_series_of_files_is_written_out() -> None:
    example = Example({"«1..3»/b.yaml": "n: «n», before: «n-1»\n"}, {})
    assert example.files({}) == {
        "1/b.yaml": b"n: 1, before: 0\n",
        "2/b.yaml": b"n: 2, before: 1\n",
        "3/b.yaml": b"n: 3, before: 2\n",
    }


def test_a_file_taken_away_is_not_written() -> None:
    name = next(iter(sound_project()))
    assert name not in Example({name: None}, {}).files(sound_project())

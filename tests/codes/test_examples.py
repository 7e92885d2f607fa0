"""Each code's wrong example raises it at the marked place, and the right one raises nothing."""

import re
from pathlib import Path

import pytest

from assay.codes import Code, Mark, catalogue, sound_project
from assay.finding import Finding, Severity, Span
from assay.report.codes_page import found

CODES = pytest.mark.parametrize("code", catalogue(), ids=lambda code: code.name)


QUOTED = re.compile(r"\w+: \S+ \S+(, \w+: \S+ \S+)*")
"""The cells of a row, quoted as they stand: alike in both languages."""


def grave(findings: tuple[Finding, ...]) -> set[str]:
    """The codes of errors and warnings."""
    return {one.code for one in findings if one.severity is not Severity.NOTE}


def place(span: Span | None) -> Mark:
    assert span is not None
    return Mark(span.file, span.line, span.column, span.end_line, span.end_column)


def said(findings: tuple[Finding, ...]) -> str:
    return "\n".join(f"{one.span} {one.span!r} {one.code}: {one.message.en}" for one in findings)


@CODES
def test_the_wrong_example_raises_the_code_at_the_marked_place(code: Code, tmp_path: Path) -> None:
    findings = found(code.wrong.files(sound_project()), tmp_path, code.checked)
    of_it = [one for one in findings if one.code == code.name]
    assert sorted({place(one.span) for one in of_it}) == sorted(code.wrong.marks()), said(findings)
    assert {one.severity for one in of_it} == {code.severity}
    own = set() if code.severity is Severity.NOTE else {code.name}
    assert grave(findings) == {*own, *code.also}, said(findings)


@CODES
def test_all_that_is_said_of_the_wrong_example_is_said_in_thai(code: Code, tmp_path: Path) -> None:
    for one in found(code.wrong.files(sound_project()), tmp_path, code.checked):
        for text in (one.message, *([] if one.hint is None else [one.hint])):
            assert text.th is not None, text.en
            assert re.search("[ก-๙]", text.th), text.en
        for related in one.related:
            quoted = QUOTED.fullmatch(related.message.en)
            assert related.message.th is not None or quoted, related.message.en


@CODES
def test_the_right_example_raises_neither_the_code_nor_anything_grave(
    code: Code, tmp_path: Path
) -> None:
    findings = found(code.right.files(sound_project()), tmp_path)
    assert code.name not in {one.code for one in findings}, said(findings)
    assert grave(findings) == set(), said(findings)


def test_nothing_at_all_is_found_in_the_sound_project(tmp_path: Path) -> None:
    files = {name: text.encode() for name, text in sound_project().items()}
    assert found(files, tmp_path) == ()

"""Annotations of GitHub Actions: one command a finding, with nothing that could end it early."""

from assay.finding import Finding, Severity, Span
from assay.report.machine.github import github_commands
from assay.values.text import Text


def command(finding: Finding, lang: str = "en") -> str:
    [line] = github_commands([finding], lang)
    return line


def test_a_finding_is_an_annotation_of_its_line_and_columns() -> None:
    gap = Finding("gap", Severity.WARNING, Text("no row", "ไม่มีแถว"), Span("a.yaml", 3, 5, 3, 9))
    assert command(gap) == "::warning file=a.yaml,line=3,col=5,endColumn=9,title=gap::no row"
    assert command(gap, "th").endswith("::ไม่มีแถว")


def test_a_place_of_several_lines_has_no_columns() -> None:
    gap = Finding("gap", Severity.ERROR, Text("no row"), Span("a.yaml", 3, 5, 6, 2))
    assert command(gap) == "::error file=a.yaml,line=3,endLine=6,title=gap::no row"


def test_a_note_is_a_notice_and_what_to_do_stands_below() -> None:
    note = Finding("x", Severity.NOTE, Text("so it is"), None, Text("do that"))
    assert command(note) == "::notice title=x::so it is%0Ado that"


def test_signs_that_would_end_a_value_or_the_line_are_escaped() -> None:
    odd = Finding(
        "x", Severity.ERROR, Text("50%: a, b\r\n::error::c"), Span("a:b,c%.yaml", 1, 1, 1, 2)
    )
    assert command(odd) == (
        "::error file=a%3Ab%2Cc%25.yaml,line=1,col=1,endColumn=2,title=x"
        "::50%25: a, b%0D%0A::error::c"
    )


def test_a_cell_of_a_workbook_has_no_line() -> None:
    cell = Finding("x", Severity.ERROR, Text("wrong"), Span("b.xlsx", cell="Wards!B4"))
    assert command(cell) == "::error file=b.xlsx,title=x::wrong"

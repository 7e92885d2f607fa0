"""What the long run says of an answer that is none, and how it keeps what it found."""

from __future__ import annotations

from pathlib import Path

import pytest

from assay.finding import Finding, Related, Severity, Span, error
from assay.values.text import Text
from fuzz.answers import Fault, judge
from fuzz.bounds import TooSlow, bounded
from fuzz.cases import Case
from fuzz.tally import Tally, place_of


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A file of two lines, of five characters and of three."""
    monkeypatch.chdir(tmp_path)
    Path("rule.yaml").write_text("ก: 12\nabc", encoding="utf-8")
    return "rule.yaml"


@pytest.mark.parametrize("span", [(1, 1, 1, 6), (2, 1, 2, 4), (1, 6, 1, 6), (2, 4, 0, 0)])
def test_a_place_in_the_file_is_sound(file: str, span: tuple[int, int, int, int]) -> None:
    judge([error("wrong-type", "a number", Span(file, *span), hint="write it in quotes")])


@pytest.mark.parametrize(
    "span", [(3, 1, 3, 1), (2, 5, 2, 5), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 2, 9), (2, 2, 1, 1)]
)
def test_a_place_outside_the_file_is_a_fault(file: str, span: tuple[int, int, int, int]) -> None:
    related = (Related(Text("the first one"), Span(file, *span)),)
    with pytest.raises(Fault, match="the place"):
        judge([error("wrong-type", "a number", Span(file, *span))])
    with pytest.raises(Fault, match="the place"):
        judge([error("wrong-type", "a number", Span(file), related=related)])


@pytest.mark.parametrize(
    ("finding", "fault"),
    [
        (error("wrong-type", "a number"), "has no place"),
        (error("wrong-type", " ", Span("rule.yaml")), "message is empty"),
        (error("wrong-type", "a number", Span("rule.yaml"), hint=""), "hint is empty"),
        (error("wrong-type", "Decimal('1')", Span("rule.yaml")), "insides"),
        (error("Wrong Type", "a number", Span("rule.yaml")), "kebab"),
        (
            Finding("gap", Severity.NOTE, Text("a gap", ""), Span("rule.yaml")),
            "message is empty",
        ),
    ],
)
def test_a_finding_that_tells_nothing_is_a_fault(file: str, finding: Finding, fault: str) -> None:
    with pytest.raises(Fault, match=fault):
        judge([finding])


def test_what_does_not_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fuzz.bounds.SECONDS", 0.05)

    def endless() -> None:
        while True:
            pass

    with pytest.raises(TooSlow), bounded():
        endless()


def test_a_fault_is_kept_once_with_its_input(tmp_path: Path) -> None:
    tally = Tally(tmp_path / "report.json", tmp_path / "found")
    fault = ValueError("a mistake")
    assert tally.fault("rule", fault, b"rule: a", "Case(...)")
    assert not tally.fault("rule", fault, b"rule: b", "Case(...)")
    (folder,) = (tmp_path / "found").iterdir()
    assert (folder / "input").read_bytes() == b"rule: a"
    assert "Case(...)" in (folder / "fault.txt").read_text(encoding="utf-8")
    assert place_of(fault) == "ValueError"


def test_what_processes_wrote_is_added_up(tmp_path: Path) -> None:
    for number, seconds in ((1, 0.25), (2, 0.5)):
        one = Tally(tmp_path / f"{number}.json", tmp_path)
        one.count("rule", ["gap", "gap"], seconds, f"case {number}")
        one.write()
    tally = Tally(tmp_path / "all.json", tmp_path)
    tally.add(tmp_path / "1.json")
    tally.add(tmp_path / "2.json")
    tally.add(tmp_path / "never-started.json")
    assert tally.inputs == {"rule": 2}
    assert tally.codes == {"gap": 4}
    assert tally.slowest["rule"] == (0.5, "case 2")


def test_a_case_is_shortened_by_one_mutation_at_a_time() -> None:
    one, other = ("truncate", 1), ("flip", 2)
    shorter = Case("district", "rules/status.yaml", (one, other)).shorter()
    assert [case.mutations for case in shorter] == [(other,), (one,)]

"""An explanation leads from a value through rules and rows to the lines of the facts."""

from pathlib import Path

import pytest

from assay.outcome import Evaluation
from assay.terminal.explanation import explanation
from tests.building import domain
from tests.report.wards import wards


@pytest.fixture
def evaluation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Evaluation:
    monkeypatch.chdir(tmp_path)
    return wards(Path()).evaluate()


def lines(
    evaluation: Evaluation, fact: str, name: str, *, lang: str = "en", width: int = 90
) -> list[str]:
    found = evaluation.book.find(fact)
    assert found is not None
    drawn = explanation(evaluation, evaluation.trace(found, name), lang=lang, width=width)
    return [line.plain for line in drawn]


def test_a_row_is_shown_with_its_reason_its_place_and_what_it_read(evaluation: Evaluation) -> None:
    assert lines(evaluation, "ward/W-10", "status") == [
        "ward/W-10  Children's ward",
        "│ status = ● Red",
        "│ row 3: infections: > 5 – because over the limit  rules/infection.yaml:11:7",
        "│ infection · Infection · rules/infection.yaml:6:3",
        "│ source: Hospital standard, chapter 3",
        "└─ infections = 5.10",
        "   book/wards.yaml:6:15",
    ]


def test_a_calculation_is_shown_with_its_exact_value_and_the_place_in_the_source(
    evaluation: Evaluation,
) -> None:
    assert lines(evaluation, "ward/W-10", "occupancy")[:5] == [
        "ward/W-10  Children's ward",
        "│ occupancy = 104.2  Occupancy",
        "│ = share",
        "│ rounded from 104.1666666666666666666666666666667 (1 decimal, half up)",
        "│ occupancy · Occupancy · rules/occupancy.yaml:7:19",
    ]
    assert lines(evaluation, "ward/W-2", "occupancy")[4:] == [
        "└─ share = 75",
        "   │ = percent(occupied, beds)",
        "   │ rules/occupancy.yaml:5:10",
        "   ├─ occupied = 18",
        "   │  book/wards.yaml:14:13 · report, page 7",
        "   └─ beds = 24",
        "      book/wards.yaml:13:9 · report, page 7",
        "report: Annual report",
    ]


def test_a_thai_reader_is_told_titles_with_the_names_after_them(evaluation: Evaluation) -> None:
    assert lines(evaluation, "ward/W-10", "occupancy", lang="th", width=120) == [
        "ward/W-10  หอผู้ป่วยเด็ก",
        "│ อัตราครองเตียง = 104.2  occupancy",
        "│ = share",
        "│ ปัดเศษจาก 104.1666666666666666666666666666667 (ทศนิยม 1 ตำแหน่ง เศษตั้งแต่กึ่งหนึ่งขึ้นไปให้ปัดขึ้น)",
        "│ occupancy · อัตราครองเตียง · rules/occupancy.yaml:7:19",
        "└─ share ≈ 104.1667",
        "   │ = percent(occupied, beds)",
        "   │ rules/occupancy.yaml:5:10",
        "   ├─ ใช้อยู่ = 25  occupied",
        "   │  book/wards.yaml:5:13",
        "   └─ เตียง = 24  beds",
        "      book/wards.yaml:4:9",
    ]


def test_all_digits_of_a_quotient_are_told_once(evaluation: Evaluation) -> None:
    # 25 of 24 beds are 104.1666..., which has 34 digits in the language.
    exact = "104.1666666666666666666666666666667"
    for lang in ("en", "th"):
        told = "\n".join(lines(evaluation, "ward/W-10", "occupancy", lang=lang, width=200))
        assert told.count(exact) == 1
        assert told.count("≈ 104.1667") == 1
    alone = "\n".join(lines(evaluation, "ward/W-10", "occupancy/share", width=200))
    assert f"│ exactly {exact}" in alone


def test_an_assumption_is_said_to_be_one(evaluation: Evaluation) -> None:
    shown = lines(evaluation, "ward/W-10", "drill_score")
    assert "│ drill_score = 50*" in shown
    assert any(line.startswith("│ * assumed, since the source does not state it") for line in shown)


def test_a_null_names_what_is_missing(evaluation: Evaluation) -> None:
    shown = lines(evaluation, "ward/W-1", "status")
    assert "│ status = – missing  ward/W-1/infections" in shown
    assert shown[-1] == "└─ infections = – missing  not stated in the facts"


def test_an_outcome_that_no_rule_rates_says_so(evaluation: Evaluation) -> None:
    assert lines(evaluation, "ward/W-1", "drill_score") == [
        "ward/W-1  Surgical ward",
        "│ drill_score = – not rated  ward/W-1/drill_score",
        "│ no rule rates it",
        "│ `drill` does not apply, since this does not hold: beds < 30  rules/drill.yaml:4:10",
        "└─ beds = 30",
        "   book/wards.yaml:23:9",
    ]


def test_thai_words_members_and_reasons(evaluation: Evaluation) -> None:
    assert lines(evaluation, "ward/W-10", "status", lang="th")[:4] == [
        "ward/W-10  หอผู้ป่วยเด็ก",
        "│ status = ● สีแดง",
        "│ แถวที่ 3: infections: > 5 – เพราะ เกินเกณฑ์  rules/infection.yaml:11:7",
        "│ infection · การติดเชื้อ · rules/infection.yaml:6:3",
    ]


def test_long_lines_are_wrapped_beside_their_guides(evaluation: Evaluation) -> None:
    shown = lines(evaluation, "ward/W-2", "occupancy", width=30)
    assert all(line.startswith(("│", "└", " ", "ward", "report")) for line in shown)
    assert "   │  book/wards.yaml:14:13 ·" in shown
    assert "   │  report, page 7" in shown


def test_what_was_computed_is_explained_once_and_many_lookups_stand_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lookup = domain(
        Path(),
        schema="""
            kinds:
              line: {plural: lines, key: code, fields: {code: {type: text}, plan: {type: number}}}
              work: {plural: works, key: id, fields: {line: {type: text}}}
        """,
        facts={
            "lines.csv": "code,plan\na,1\nb,2\nc,3\nd,4\ne,5\n",
            "works.yaml": "[{id: w, line: c}]",
        },
        rules="""
            rule: plan
            title: Plan
            for: work
            outcomes:
              plan: book.lines[code = line][1].plan
              twice: plan + plan
              both: plan + twice
        """,
    ).evaluate()
    shown = lines(lookup, "work/w", "both")
    assert "│  ├─ line code: 5 facts" in shown
    assert "│  │  a, b, c, d, e" in shown
    assert "│  │  book/lines.csv" in shown
    assert shown[-1] == "   └─ plan = 3  (shown above)"


def test_a_tall_tree_is_explained_to_a_depth_and_points_further_down(tmp_path: Path) -> None:
    parts = "".join(
        f"- {{code: L{depth}, parent: {'null' if depth == 0 else f'L{depth - 1}'}, amount: 1}}\n"
        for depth in range(2000)
    )
    tree = domain(
        tmp_path,
        schema="kinds: {part: {plural: parts, key: code, parent: part, fields: {amount: {type: number}}}}",
        facts={"parts.yaml": parts},
        rules="rule: r\ntitle: R\nfor: part\noutcomes: {all: 'amount + total(children.all)'}\n",
    ).evaluate("reference")
    drawn = lines(tree, "part/L0", "all", width=200)
    assert drawn[1].startswith("│ all = 2000")
    assert any("(to see how, explain part/L21/all)" in line for line in drawn)


def test_levels_are_called_levels(tmp_path: Path) -> None:
    scored = domain(
        tmp_path,
        schema="kinds: {part: {plural: parts, key: code, fields: {amount: {type: number}}}}",
        facts={"parts.yaml": "- {code: A, amount: 5}"},
        rules="rule: r\ntitle: R\nfor: part\nlevels: {outcome: score, 100: amount > 5, 75: amount > 4}\n",
    ).evaluate()
    assert any("level 2: 75: amount > 4" in line for line in lines(scored, "part/A", "score"))

"""Checks from rule file to finding: tolerance, residual, message (design §5)."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from assay.finding import Finding
from assay.outcome import Evaluation
from tests.building import domain

SCHEMA = """
types:
  colour: {choice: [{red: {en: Red, th: แดง}}, green]}
kinds:
  line:
    plural: lines
    parent: line
    key: code
    title: Line
    fields:
      total: {type: number}
      a: {type: number}
      b: {type: number}
      c: {type: number}
      on: {type: date}
      colour: {type: colour}
"""


def evaluated(folder: Path, check: str, *lines: str) -> Evaluation:
    rules = f"rule: r\ntitle: {{en: The sum, th: ผลรวม}}\nfor: line\nchecks:\n  - {check}\n"
    facts = {"lines.yaml": "".join(f"- {{{line}}}\n" for line in lines)}
    return domain(folder, schema=SCHEMA, facts=facts, rules=rules).evaluate()


def only(evaluation: Evaluation) -> Finding:
    (finding,) = evaluation.findings
    return finding


CHECK = "{code: sum, that: total = a + b + c, tolerance: printed, severity: error, message: m}"


@pytest.mark.parametrize(
    ("line", "holds"),
    [
        # Four figures of one decimal: half a tenth each, 0.2 in all.
        ("total: 6.2, a: 1.0, b: 2.0, c: 3.0", True),
        ("total: 5.8, a: 1.0, b: 2.0, c: 3.0", True),
        ("total: 6.3, a: 1.0, b: 2.0, c: 3.0", False),
        # Three of them with two decimals: 0.05 + 3 * 0.005 = 0.065.
        ("total: 6.0, a: 1.00, b: 2.00, c: 3.06", True),
        ("total: 6.0, a: 1.00, b: 2.00, c: 3.07", False),
    ],
)
def test_printed_allows_half_a_unit_of_the_last_decimal_of_each_figure(
    tmp_path: Path, line: str, holds: bool
) -> None:
    found = evaluated(tmp_path, CHECK, f"code: x, {line}")
    assert (not found.findings) is holds


@pytest.mark.parametrize(
    ("statement", "line", "holds"),
    [
        # The coefficient counts: 0.5 + 2 * 0.5 = 1.5.
        ("total = 2 * a", "total: 11, a: 5", True),
        ("total = 2 * a", "total: 9, a: 5", True),
        ("total = 2 * a", "total: 12, a: 5", False),
        ("total = a * -2", "total: -11, a: 5", True),
        # A figure inside a product of figures, a quotient or a function does not.
        ("total = a * b", "total: 11, a: 5, b: 2", False),
        ("total = a / 2", "total: 3, a: 5", True),
        ("total = abs(a)", "total: 6, a: 5", False),
        ("total = -a", "total: -6, a: 5", True),
        # A comparison with an order allows the tolerance on its own side only.
        ("total <= a", "total: 6, a: 5", True),
        ("total <= a", "total: 7, a: 5", False),
        ("total >= a", "total: 4, a: 5", True),
        ("total >= a", "total: 3, a: 5", False),
    ],
)
def test_printed_counts_figures_that_are_added(
    tmp_path: Path, statement: str, line: str, holds: bool
) -> None:
    check = f'{{code: sum, that: "{statement}", tolerance: printed, message: m}}'
    found = evaluated(tmp_path, check, f"code: x, {line}")
    assert (not found.findings) is holds


@pytest.mark.parametrize(("total", "holds"), [("6.25", True), ("6.26", False), ("5.75", True)])
def test_a_tolerance_may_be_a_number(tmp_path: Path, total: str, holds: bool) -> None:
    check = "{code: sum, that: total = a, tolerance: 0.25, message: m}"
    assert (not evaluated(tmp_path, check, f"code: x, total: {total}, a: 6").findings) is holds


def test_a_tolerance_may_be_computed_from_the_facts(tmp_path: Path) -> None:
    check = (
        '{code: sum, that: "total = sum(children.total)", '
        'tolerance: "0.05 * (count(children) + 1)", message: m}'
    )
    lines = ("code: root, total: 6.1", "code: x, total: 3.0, parent: root",
             "code: y, total: 2.9, parent: root")  # fmt: skip
    findings = evaluated(tmp_path, check, *lines).findings
    # 6.1 - 5.9 = 0.2 is more than 0.05 * 3; the leaves have no children to sum.
    assert [(f.code, f.fact) for f in findings] == [
        ("sum", "line/root"), ("unchecked", "line/x"), ("unchecked", "line/y"),
    ]  # fmt: skip


def test_a_check_is_exact_by_default(tmp_path: Path) -> None:
    check = "{code: sum, that: total = a, message: m}"
    assert not evaluated(tmp_path, check, "code: x, total: 6.0, a: 6").findings
    assert only(evaluated(tmp_path / "2", check, "code: x, total: 6.0001, a: 6")).code == "sum"


def test_a_finding_reports_the_residual_and_fills_its_message_in_both_languages(
    tmp_path: Path,
) -> None:
    check = (
        "{code: sum, that: total = a + b + c, severity: error, message: "
        '{en: "Line {code} prints {total}; its parts add up to {right} ({residual}), on {on}, '
        '{colour}, {{}}", th: "บรรทัด {code} พิมพ์ {total} ผลรวมคือ {right} เมื่อ {on} สี{colour}"}}'
    )
    finding = only(
        evaluated(
            tmp_path,
            check,
            "code: x, total: 9.00, a: 1, b: 2.50, c: 3, on: 2020-09-30, colour: red",
        )
    )
    assert finding.message.en == (
        "Line x prints 9.00; its parts add up to 6.50 (2.50), on 30 Sep 2020, Red, {}"
    )
    assert finding.message.th == "บรรทัด x พิมพ์ 9.00 ผลรวมคือ 6.50 เมื่อ 30 ก.ย. 2563 สีแดง"
    figures = {name: str(figure) for name, figure in finding.values}
    assert figures == {"left": "9.00", "right": "6.50", "residual": "2.50"}
    assert (finding.fact, finding.rule, finding.severity) == ("line/x", "r", "error")
    assert finding.span is not None
    assert (finding.span.file, finding.span.line) == ("rules/rule.yaml", 5)


def test_a_null_statement_is_the_note_unchecked_and_never_taken_as_held(tmp_path: Path) -> None:
    finding = only(evaluated(tmp_path, CHECK, "code: x, total: 6, a: 1, c: 3"))
    assert (finding.code, finding.severity) == ("unchecked", "note")
    assert "line/x/b" in finding.message.en


def test_a_statement_need_not_compare_numbers(tmp_path: Path) -> None:
    check = '{code: coloured, that: colour = green or a > 5, message: "{code} is {colour}"}'
    findings = evaluated(
        tmp_path, check, "code: x, colour: red, a: 5", "code: y, colour: green",
        "code: z, colour: red, a: 6",
    ).findings  # fmt: skip
    assert [(f.fact, f.message.en) for f in findings] == [("line/x", "x is Red")]


def test_a_tolerance_is_held_against_every_digit_of_the_residual(tmp_path: Path) -> None:
    check = (
        '{code: sum, that: "total = 4.4999999999999999999999999999999", tolerance: 0.5, message: m}'
    )
    # 5 is further off than 0.5 in the 31st decimal.
    assert only(evaluated(tmp_path, check, "code: x, total: 5")).code == "sum"


def test_a_residual_beyond_the_range_of_numbers_is_no_failure_of_the_engine(tmp_path: Path) -> None:
    # Both sides are within the range, their difference of 1.62e6145 is not.
    statement = "total * 9e6143 = a * 9e6143"
    check = f'{{code: sum, that: "{statement}", tolerance: 1, message: "off by {{residual}}"}}'
    finding = only(evaluated(tmp_path, check, "code: x, total: 9, a: -9"))
    assert (finding.code, finding.message.en) == ("sum", "off by –")


def test_a_tolerance_does_not_make_unlike_units_alike(tmp_path: Path) -> None:
    schema = """
    kinds:
      way:
        plural: ways
        parent: way
        key: id
        fields: {length: {type: number, unit: {field: measure}}, measure: {type: text}}
    """
    check = "{code: long, that: length = parent.length, tolerance: 5, message: m}"
    rules = f"rule: r\ntitle: R\nfor: way\napplies: parent != null\nchecks:\n  - {check}\n"
    ways = "- {id: A, length: 3, measure: km}\n- {id: B, length: 4, measure: mile, parent: A}\n"
    found = domain(tmp_path, schema=schema, facts={"ways.yaml": ways}, rules=rules).evaluate()
    assert [(one.code, one.fact) for one in found.findings] == [
        ("unlike-units", "way/B"), ("unchecked", "way/B"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("check", "code", "place"),
    [
        ("{code: c, that: total = a, tolerance: -1, message: m}", "wrong-tolerance", "5:43"),
        ("{code: c, that: total > a, tolerance: 1, message: m}", "wrong-tolerance", "5:43"),
        ("{code: c, that: not(total = a), tolerance: printed, message: m}", "wrong-tolerance",
         "5:48"),
        ('{code: c, that: total > a, message: "{left} is off"}', "unknown-name", "5:43"),
        ('{code: c, that: total > a, message: {en: "{totl}", th: "{b"}}', "unbalanced-brace",
         "5:61"),
    ],
)  # fmt: skip
def test_a_wrong_check_is_an_error_at_its_place(
    tmp_path: Path, check: str, code: str, place: str
) -> None:
    rules = f"rule: r\ntitle: R\nfor: line\nchecks:\n  - {check}\n"
    loaded = domain(tmp_path, schema=SCHEMA, facts={"lines.yaml": "- {code: x}"}, rules=rules)
    assert loaded.plan is None
    assert (code, f"rules/rule.yaml:{place}") in [(f.code, str(f.span)) for f in loaded.findings]


@pytest.mark.parametrize("that", ["a = met", "met <= a", "a = missing_name", "a = b +"])
@pytest.mark.parametrize("tolerance", ["", "tolerance: printed, "])
def test_of_a_check_on_what_is_wrong_only_that_is_told(
    tmp_path: Path, that: str, tolerance: str
) -> None:
    check = f'{{code: c, that: "{that}", {tolerance}message: "{{left}} {{right}}"}}'
    wrong = "" if "met" not in that else "outcomes: {met: {is: a + code}}\n"
    rules = f"rule: r\ntitle: R\nfor: line\n{wrong}checks:\n  - {check}\n"
    loaded = domain(tmp_path, schema=SCHEMA, facts={"lines.yaml": "- {code: x}"}, rules=rules)
    assert len(loaded.codes) == 1
    assert loaded.codes[0] in ("wrong-type", "unknown-name", "syntax")


@pytest.mark.parametrize("wrong", ["{", "}", " {", "{totl}", "{1", "{a{", "สำ{"])
def test_a_message_full_of_mistakes_is_told_ten_of_them_at_once(tmp_path: Path, wrong: str) -> None:
    check = f"{{code: c, that: total > a, message: {json.dumps(wrong * 10_001)}}}"
    rules = f"rule: r\ntitle: R\nfor: line\nchecks:\n  - {check}\n"
    before = time.perf_counter()
    loaded = domain(tmp_path, schema=SCHEMA, facts={"lines.yaml": "- {code: x}"}, rules=rules)
    assert time.perf_counter() - before < 3
    assert 1 <= len(loaded.findings) <= 10


ONLY_OF_SOME = '{code: dear, when: a > 1, that: b != null, severity: error, message: "{a}"}'


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("a: 2, b: 1", []),
        ("a: 2", ["dear"]),
        # Where the check does not apply, nothing is said of what it would have asked.
        ("a: 1", []),
        ("a: 1, b: 1", []),
        ("b: 1", ["applies-unknown"]),
    ],
)
def test_a_check_asks_only_of_facts_that_its_when_is_true_of(
    tmp_path: Path, line: str, found: list[str]
) -> None:
    evaluation = evaluated(tmp_path, ONLY_OF_SOME, f"code: A, {line}")
    assert [one.code for one in evaluation.findings] == found


def test_where_when_can_not_be_told_a_note_names_the_check_and_what_is_missing(
    tmp_path: Path,
) -> None:
    note = only(evaluated(tmp_path, ONLY_OF_SOME, "code: A, b: 1"))
    assert note.message.en == (
        "whether the check `dear` applies can't be told, so it does not: line/A/a"
    )
    assert note.message.th == ("บอกไม่ได้ว่าการตรวจ `dear` ใช้กับรายการนี้หรือไม่ จึงถือว่าไม่ใช้: line/A/a")
    assert (str(note.span), note.severity) == ("rules/rule.yaml:5:24", "note")


def test_when_is_asked_besides_what_the_rule_asks_and_of_that_check_alone(tmp_path: Path) -> None:
    rules = """
        rule: r
        title: R
        for: line
        applies: c > 0 and c < 9
        checks:
          - {code: one, when: a > 0, that: total = 1, message: m}
          - {code: other, that: total = 1, message: m}
    """
    facts = "".join(
        f"- {{code: {code}, total: 2, a: {a}, c: {c}}}\n"
        for code, a, c in (("A", 1, 1), ("B", 0, 1), ("C", 1, 0))
    )
    evaluation = domain(
        tmp_path, schema=SCHEMA, facts={"lines.yaml": facts}, rules=rules
    ).evaluate()
    assert [(one.fact, one.code) for one in evaluation.findings] == [
        ("line/A", "one"),
        ("line/A", "other"),
        ("line/B", "other"),
    ]


def assuming(folder: Path, statements: str, *lines: str) -> Evaluation:
    rules = f"rule: r\ntitle: R\nfor: line\nassuming: {statements}\noutcomes: {{d: b - a}}\n"
    facts = {"lines.yaml": "".join(f"- {{{line}}}\n" for line in lines)}
    return domain(folder, schema=SCHEMA, facts=facts, rules=rules).evaluate()


def test_a_fact_that_breaks_what_its_rule_assumes_is_an_error_with_the_figures(
    tmp_path: Path,
) -> None:
    found = assuming(tmp_path, "a <= b", "code: x, a: 1, b: 2", "code: y, a: 3.5, b: 2")
    finding = only(found)
    assert (finding.code, finding.severity, finding.fact) == ("assumption", "error", "line/y")
    assert finding.message.en == (
        "the rule assumes that `a <= b` holds, and here it does not: a = 3.5, b = 2"
    )
    assert finding.message.th == (
        "เกณฑ์นี้ถือว่า `a <= b` เป็นจริงเสมอ แต่รายการนี้ไม่เป็นเช่นนั้น: a = 3.5, b = 2"
    )
    assert finding.span is not None
    assert (finding.span.line, finding.span.column) == (4, 11)


def test_each_of_several_assumptions_is_checked_and_one_that_cannot_be_told_is_told(
    tmp_path: Path,
) -> None:
    found = assuming(tmp_path, "[a <= b, b != c, a > 0]", "code: x, a: 3, b: 2")
    assert [(one.code, one.span.column if one.span else 0) for one in found.findings] == [
        ("assumption", 12),
        ("unchecked", 20),
    ]

"""A figure is shown as steps that add up, with the place of every fact behind them."""

from decimal import Decimal
from pathlib import Path

import pytest
from rich.cells import cell_len

from assay.explain.waterfall import StepKind, waterfall
from assay.outcome import Evaluation
from assay.terminal.waterfall import no_steps, no_sum, waterfall_table
from tests.building import domain

SCHEMA = """
    kinds:
      fund:
        plural: funds
        title: {en: Fund, th: กองทุน}
        label: {en: name_en, th: name_th}
        key: code
        parent: fund
        fields:
          name_en: {type: text}
          name_th: {type: text}
          paid:    {type: number, title: {en: Paid, th: จ่ายแล้ว}}
          back:    {type: number, title: {en: Paid back, th: รับคืนแล้ว}}
          days:    {type: number, title: {en: Days, th: จำนวนวัน}}
"""
FUNDS = """
    - code: all
      name_en: All funds
      name_th: กองทุนทั้งหมด
      days: 3
    - code: a
      parent: all
      name_en: Water
      name_th: น้ำ
      paid: 10.50
      back: 0.25
      document: report
      place: page 3
    - code: b
      parent: all
      name_en: Roads
      name_th: ถนน
      paid: 4
      back: 6.75
      document: report
      place: page 4
"""
RULE = """
    rule: spending
    title: {en: Spending, th: การใช้จ่าย}
    for: fund
    given:
      half: paid / 2
    outcomes:
      net: {is: paid - back, title: {en: Net, th: สุทธิ}}
      all: {is: sum(children.net), title: {en: Net of all, th: สุทธิรวม}}
      a_day: {is: sum(children.paid) / days, decimals: 2}
      shares: mean([paid, paid, back])
      none: total(children.none_yet)
      none_yet: {is: half - half}
      much: paid > 5
      least: min(paid, back)
      over: max(paid - back, 0) + half * 2
"""
BOOK = """
    as_of: 2020-09-30
    documents: {report: {title: {en: Annual report, th: รายงานประจำปี}}}
"""


@pytest.fixture
def evaluation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Evaluation:
    monkeypatch.chdir(tmp_path)
    facts = {"funds.yaml": FUNDS}
    return domain(Path(), schema=SCHEMA, facts=facts, rules=RULE, book=BOOK).evaluate()


def shown(
    evaluation: Evaluation, fact: str, name: str, *, lang: str = "en", width: int = 80
) -> list[str]:
    found = evaluation.book.find(fact)
    assert found is not None
    figure = waterfall(evaluation, found, name)
    assert figure is not None
    return [line.plain for line in waterfall_table(evaluation, figure, lang=lang, width=width)]


def amounts(lines: list[str]) -> list[Decimal]:
    """The amounts of the steps, read off the lines that begin with a number."""
    rows = [line.rstrip("█░│ ").split() for line in lines if line[:1].isdigit()]
    return [Decimal(row[-2]) for row in rows]


def test_each_term_has_amount_running_total_bar_and_place(evaluation: Evaluation) -> None:
    # The totals reach from -2.75 to 4, 48 cells: zero is at 48 * 2.75 / 6.75 = 19.6, so 20.
    assert shown(evaluation, "fund/b", "net", width=100) == [
        "fund/b  Roads",
        "net = -2.75  Net",
        "= paid - back",
        "spending · Spending · rules/rule.yaml:7:13",
        "",
        "   Step       Amount  Running total",
        "─" * 85,
        "1  Paid        +4              4     " + " " * 20 + "█" * 28,
        "     book/funds.yaml:17:9 · report, page 4",
        "2  Paid back   -6.75          -2.75  " + "░" * 48,
        "     book/funds.yaml:18:9 · report, page 4",
        "─" * 85,
        "   Total       -2.75          -2.75  " + "░" * 20,
        "█ adds · ░ takes away",
        "",
        "report: Annual report",
    ]


def test_a_step_with_steps_of_its_own_says_how_to_open_them(evaluation: Evaluation) -> None:
    lines = shown(evaluation, "fund/all", "all")
    assert [line.split("  ")[1] for line in lines if line.startswith(("1  ", "2  "))] == [
        "a Water: Net",
        "b Roads: Net",
    ]
    assert "     ▸ fund/a/net" in lines
    assert "     ▸ fund/b/net" in lines
    assert "▸ has steps of its own: assay explain book fund/a/net --waterfall" in lines
    [total] = [line for line in lines if line.startswith("   Total")]
    assert total.split()[1:3] == ["7.50", "7.50"]  # 10.50 - 0.25 + 4 - 6.75


def test_the_parts_of_a_quotient_are_named_and_its_rounding_is_a_step(
    evaluation: Evaluation,
) -> None:
    # 14.50 / 3 = 4.8333..., half up 4.83: shown with two decimals more than the figure has
    lines = shown(evaluation, "fund/all", "a_day")
    assert "a_day = 4.83" in lines
    assert "Amounts are shown with 4 decimals; the exact figure stands above." in lines
    table = [line.split("  ") for line in lines if line[:3].strip(" ").isdigit()]
    assert [[cell.strip() for cell in row if cell.strip()][1:4] for row in table] == [
        ["sum(children.paid) / days", "+4.8333", "4.8333"],
        ["rounding", "-0.0033", "4.8300"],
    ]
    at = lines.index("     part: sum(children.paid) = 14.50")
    assert lines[at + 1 : at + 6] == [
        "       +10.50  a Water: Paid",
        "         book/funds.yaml:9:9 · report, page 3",
        "       +4  b Roads: Paid",
        "         book/funds.yaml:17:9 · report, page 4",
        "     whole: Days = 3 · book/funds.yaml:4:9",
    ]


def test_what_is_printed_adds_up_even_where_shares_are_rounded(evaluation: Evaluation) -> None:
    # (4 + 4 + 6.75) / 3 = 4.91666..., in print 4.9167; the shares are 1.3333, 1.3333 and 2.25
    lines = shown(evaluation, "fund/b", "shares")
    assert "shares ≈ 4.9167" in lines
    assert "exactly 4.916666666666666666666666666666667" in lines
    assert amounts(lines) == [Decimal(one) for one in ("1.3333", "1.3333", "2.25", "0.0001")]
    assert "     each figure is shown with 4 decimals" in lines
    [total] = [line for line in lines if line.startswith("   Total")]
    assert total.split()[1] == "4.9167"


def test_a_value_chosen_among_several_names_the_others(evaluation: Evaluation) -> None:
    lines = shown(evaluation, "fund/b", "least")
    assert "     the least of these values; the others add nothing" in lines
    assert "     value taken: Paid = 4 · book/funds.yaml:17:9 · report, page 4" in lines
    assert "     not taken: Paid back = 6.75 · book/funds.yaml:18:9 · report, page 4" in lines


def test_a_given_is_opened_by_its_rule_and_name(evaluation: Evaluation) -> None:
    lines = shown(evaluation, "fund/a", "none_yet")
    # A quotient has no steps that add up, so that nothing says it could be opened.
    assert lines.count("     fund/a/spending/half") == 2
    opened = shown(evaluation, "fund/a", "spending/half")
    assert "half = 5.25" in opened
    assert "     part: Paid = 10.50 · book/funds.yaml:9:9 · report, page 3" in opened


def test_a_part_in_brackets_is_opened_in_place(evaluation: Evaluation) -> None:
    lines = shown(evaluation, "fund/a", "over", width=100)
    at = lines.index("     value taken: paid - back = 10.25")
    assert lines[at + 1 : at + 5] == [
        "       +10.50  Paid",
        "         book/funds.yaml:9:9 · report, page 3",
        "       -0.25  Paid back",
        "         book/funds.yaml:10:9 · report, page 3",
    ]


def test_a_null_says_why_there_are_no_steps(evaluation: Evaluation) -> None:
    lines = shown(evaluation, "fund/all", "net")
    assert lines[1] == "net = – missing  Net  fund/all/paid, fund/all/back"
    assert lines[-1].startswith("There is no value, so no steps add up to it.")
    assert shown(evaluation, "fund/all", "net", lang="th")[-1].startswith("ไม่มีค่า จึงไม่มีขั้น")


def test_the_sum_of_nothing_says_so(evaluation: Evaluation) -> None:
    lines = shown(evaluation, "fund/a", "none")
    assert lines[-1] == "There was nothing to add up: the list is empty."


def test_a_value_that_is_no_number_is_told_to_be_none(evaluation: Evaluation) -> None:
    fact = evaluation.book.find("fund/a")
    assert fact is not None
    assert waterfall(evaluation, fact, "much") is None
    value = evaluation.trace(fact, "much").value
    assert no_steps("fund/a/much", value, "en").startswith("`fund/a/much` is no number (it is yes)")
    assert "ไม่ใช่ตัวเลข (ค่าคือ ใช่)" in no_steps("fund/a/much", value, "th")


@pytest.mark.parametrize(
    ("fact", "name", "kind"),
    [
        ("fund/b", "net", None),  # a difference
        ("fund/all", "all", None),  # a sum
        ("fund/b", "over", None),  # a sum of what was chosen and of a product
        ("fund/all", "a_day", StepKind.QUOTIENT),
        ("fund/b", "shares", StepKind.SHARE),
        ("fund/b", "least", StepKind.CHOICE),
    ],
)
def test_what_is_no_sum_says_what_it_is_instead(
    evaluation: Evaluation, fact: str, name: str, kind: StepKind | None
) -> None:
    found = evaluation.book.find(fact)
    assert found is not None
    figure = waterfall(evaluation, found, name)
    assert figure is not None
    assert figure.unlike is kind


def test_every_kind_of_step_that_can_stand_alone_has_its_words() -> None:
    added = {StepKind.TERM, StepKind.COUNTED, StepKind.LEFT_OUT}
    of_digits = {StepKind.ROUNDING, StepKind.REMAINDER}
    for kind in set(StepKind) - added - of_digits:
        for lang, instead in (("en", "leave out --waterfall"), ("th", "โดยไม่ใส่ --waterfall")):
            told = no_sum("fund/a/x", kind, lang)
            assert told.startswith("`fund/a/x` ")
            assert instead in told


def test_thai_words_stand_in_columns_by_the_cells_they_take(evaluation: Evaluation) -> None:
    lines = shown(evaluation, "fund/b", "net", lang="th", width=100)
    assert lines[1] == "สุทธิ = -2.75  net"
    head, _, first, _, second = lines[5:10]
    assert head.split() == ["ขั้น", "จำนวน", "ยอดสะสม"]
    assert first.startswith("1  จ่ายแล้ว")
    # Point under point: the marks above and below take no cell.
    ends = [cell_len(line[: line.index("  " + mark)]) for line, mark in ((second, "░"),)]
    assert ends == [cell_len(head)]
    assert cell_len(second[: second.index(".")]) == cell_len(first[: first.index("4") + 1])
    assert "█ เพิ่ม · ░ หัก" in lines


@pytest.mark.parametrize("lang", ["en", "th"])
@pytest.mark.parametrize("width", [30, 50, 80, 100, 160])
@pytest.mark.parametrize("name", ["all", "a_day", "net", "over"])
def test_no_line_is_wider_than_the_terminal(
    evaluation: Evaluation, name: str, width: int, lang: str
) -> None:
    for fact in ("fund/all", "fund/b"):
        lines = shown(evaluation, fact, name, lang=lang, width=width)
        assert max(map(cell_len, lines)) <= width


def test_where_no_table_fits_the_steps_are_a_list(evaluation: Evaluation) -> None:
    lines = shown(evaluation, "fund/b", "net", width=26)
    at = lines.index("1 Paid")
    assert lines[at + 1 : at + 3] == ["  Amount: +4", "  Running total: 4"]
    assert "  Running total: -2.75" in lines
    assert "Total: -2.75" in lines

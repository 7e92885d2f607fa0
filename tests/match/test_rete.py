"""durable_rules beyond its limits: each test is a table that would hang, fail or crash it as is."""

import resource
import subprocess
import sys
from collections.abc import Sequence
from decimal import Decimal
from random import Random

import pytest

from assay.match import MatchError, Reference, Rete, default_matcher
from assay.match import rete as adapter
from assay.plan.regions import RegionTable, Signature, regions
from assay.plan.table import (
    Case,
    Cell,
    Comparison,
    Constant,
    Input,
    InputRef,
    Interval,
    IsNull,
    Row,
    Table,
)
from assay.values.null import missing
from assay.values.types import Number, TextType

NULL = missing("x")


def numbers(count: int) -> tuple[Input, ...]:
    return tuple(Input(f"input {at}", Number()) for at in range(count))


def constant(value: int) -> Constant:
    return Constant(Decimal(value))


def agree(table: Table, cases: Sequence[Case]) -> list[tuple[int, ...]]:
    """The answers of Rete, which must be those of the reference."""
    finite = regions(table)
    answers = Rete().match(finite, cases)
    assert answers == Reference().match(finite, cases)
    return answers


@pytest.mark.thorough
def test_two_thousand_rows_of_thirty_columns_with_hundreds_of_regions() -> None:
    random = Random(2563)

    def row(number: int) -> Row:
        cells = []
        for at in range(30):
            low = random.randrange(400)
            high = random.randrange(low, 401)
            # A row in two is wide enough to hold now and then.
            wide = number % 2 == 0 and at > 1
            ends = (constant(-1), constant(500 + low)) if wide else (constant(low), constant(high))
            cells.append(Cell(at, (Interval(*ends, random.random() < 0.5, True),)))
        return Row(tuple(cells))

    table = Table(numbers(30), tuple(row(number) for number in range(2_000)))
    cases = [tuple(Decimal(random.randrange(401)) for _ in range(30)) for _ in range(20)]
    answers = agree(table, cases)
    assert sum(map(len, answers)) > 100


def test_more_equal_siblings_than_the_512_that_never_return() -> None:
    rows = tuple(Row((Cell(0, (Comparison("=", constant(at)),)),)) for at in range(1_200))
    answers = agree(Table(numbers(1), rows), [(Decimal(7),), (Decimal(1_199),), (Decimal(1_200),)])
    assert answers == [(7,), (1_199,), ()]


def test_more_thresholds_met_at_once_than_the_64_that_fit_its_stack() -> None:
    rows = tuple(Row((Cell(0, (Comparison(">=", constant(at)),)),)) for at in range(300))
    assert agree(Table(numbers(1), rows), [(Decimal(299),)]) == [tuple(range(300))]


def test_more_rows_alike_than_the_256_of_one_node() -> None:
    rows = tuple(Row((Cell(0, (Comparison(">=", constant(5)),)),)) for _ in range(600))
    assert agree(Table(numbers(1), rows), [(Decimal(5),)]) == [tuple(range(600))]


def test_more_columns_in_a_row_than_the_255_fields_of_a_fact() -> None:
    row = Row(tuple(Cell(at, (Comparison(">=", constant(5)),)) for at in range(700)))
    fives = (Decimal(5),) * 700
    table = Table(numbers(700), (row, Row((Cell(699, (IsNull(),)),))))
    answers = agree(table, [fives, (*fives[:-1], Decimal(4)), (*fives[:-1], NULL)])
    assert answers == [(0,), (), (1,)]


def test_more_disjunctions_in_a_row_than_the_32_markers_of_a_rule() -> None:
    """Each cell asks for an input under 5 or over the next one: 24 disjunctions."""
    row = Row(
        tuple(
            Cell(at, (Comparison("<", constant(5)), Comparison(">", InputRef(at + 1))))
            for at in range(24)
        )
    )
    random = Random(24)
    low = [tuple(Decimal(random.randrange(5)) for _ in range(25)) for _ in range(30)]
    falling = [tuple(Decimal(100 - at) for at in range(25))]
    mixed = [tuple(Decimal(random.randrange(8)) for _ in range(25)) for _ in range(300)]
    answers = agree(Table(numbers(25), (row,)), [*low, *falling, *mixed])
    assert answers[:31] == [(0,)] * 31
    assert () in answers


def test_a_list_of_a_thousand_texts_between_a_thousand_others() -> None:
    texts = [f"หน่วยงาน {at:04}" for at in range(2_000)]
    rows = tuple(
        Row((Cell(0, tuple(Comparison("=", Constant(text)) for text in texts[half::2])),))
        for half in (0, 1)
    )
    table = Table((Input("agency", TextType()),), rows)
    answers = agree(table, [("หน่วยงาน 0000",), ("หน่วยงาน 1999",), ("หน่วยงาน 2000",), (NULL,)])
    assert answers == [(0,), (1,), (), ()]


def test_more_cases_at_once_than_a_lot() -> None:
    rows = tuple(Row((Cell(0, (Comparison(">=", constant(at * 10)),)),)) for at in range(50))
    table = Table((*numbers(1),), rows)
    cases = [(Decimal(at) / 2,) for at in range(1_500)]
    assert agree(table, cases)[999] == tuple(range(50))


def test_each_distinct_signature_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    answered = adapter._answered

    def counting(table: RegionTable, signatures: Sequence[Signature]) -> list[tuple[int, ...]]:
        asked.append(len(signatures))
        return answered(table, signatures)

    monkeypatch.setattr(adapter, "_answered", counting)
    rows = (Row((Cell(0, (Comparison(">", constant(5)),)),)),)
    table = regions(Table(numbers(1), rows))
    matcher = Rete()
    cases = [(Decimal(at),) for at in range(1_000)]
    assert matcher.match(table, cases) == [(0,) if at > 5 else () for at in range(1_000)]
    assert matcher.match(table, cases) == matcher.match(table, cases)
    assert asked == [3]  # under 5, 5, over 5


def test_answers_that_are_let_go_are_given_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adapter, "MOST_KEPT", 10)
    rows = tuple(Row((Cell(0, (Comparison(">=", constant(at)),)),)) for at in range(20))
    table = regions(Table(numbers(1), rows))
    matcher = Rete()
    for _ in range(3):
        for at in range(20):
            assert matcher.match(table, [(Decimal(at),)]) == [tuple(range(at + 1))]


@pytest.mark.thorough
def test_memory_stays_flat_over_many_sessions_and_rulesets() -> None:
    rows = tuple(
        Row(
            (Cell(0, (Comparison(">=", constant(at)),)), Cell(1, (Comparison("!=", constant(at)),)))
        )
        for at in range(20)
    )

    def run(times: int) -> int:
        for _ in range(times):
            finite = regions(Table(numbers(2), rows))
            cases = [(Decimal(at), Decimal(20 - at)) for at in range(20)]
            Rete().match(finite, cases)
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    before = run(100)
    assert run(1_200) < before * 1.05


def test_the_same_cases_have_the_same_answers_in_any_order_and_company() -> None:
    random = Random(7)
    rows = tuple(
        Row(
            (
                Cell(0, (Interval(constant(at), constant(at + 30)),)),
                Cell(1, (Comparison("=", constant(at % 7)), IsNull()), negated=at % 2 == 0),
            )
        )
        for at in range(90)
    )
    finite = regions(Table(numbers(2), rows))
    cases = [(Decimal(random.randrange(130)), Decimal(random.randrange(9))) for _ in range(400)]
    together = dict(zip(cases, Rete().match(finite, cases), strict=True))
    shuffled = random.sample(cases, len(cases))
    assert Rete().match(finite, shuffled) == [together[case] for case in shuffled]
    assert all(Rete().match(finite, [case]) == [together[case]] for case in cases[:40])


def test_an_error_of_the_library_is_an_error_of_the_match(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adapter._Ruleset, "definition", lambda _: "{")
    table = regions(Table(numbers(1), (Row((Cell(0, (IsNull(),)),)),)))
    with pytest.raises(MatchError, match="durable_rules"):
        Rete().match(table, [(Decimal(5),)])


def test_a_case_without_an_answer_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adapter, "_session", lambda *_: iter([(1, adapter._CATCH_ALL)]))
    table = regions(Table(numbers(1), (Row((Cell(0, (IsNull(),)),)),)))
    with pytest.raises(MatchError, match="every case"):
        Rete().match(table, [(Decimal(5),), (NULL,)])


def test_a_value_of_another_type_never_reaches_the_library() -> None:
    table = regions(Table(numbers(1), (Row((Cell(0, (Comparison("=", constant(5)),)),)),)))
    with pytest.raises(TypeError, match="input 0: '5' is not of the type"):
        Rete().match(table, [("5",)])


def test_the_library_is_loaded_only_when_it_is_asked() -> None:
    code = "import sys, assay.match; print('durable_rules_engine' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_without_the_library_the_error_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "durable_rules_engine", None)
    table = regions(Table(numbers(1), (Row((Cell(0, (IsNull(),)),)),)))
    with pytest.raises(MatchError, match="durable_rules is not installed"):
        Rete().match(table, [(Decimal(5),)])


def test_without_the_library_the_reference_matcher_is_the_default(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert (default_matcher(), default_matcher(compared=True)) == ("rete", "both")
    monkeypatch.setitem(sys.modules, "durable_rules_engine", None)
    assert (default_matcher(), default_matcher(compared=True)) == ("reference", "reference")

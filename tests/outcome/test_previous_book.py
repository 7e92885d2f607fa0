"""Values of this book and of the one before, which bear the same keys, are told apart."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from assay.outcome import Evaluation
from assay.terminal.explanation import explanation
from assay.values.null import Null
from assay.values.text import Text
from tests.building import domain
from tests.contents.making import contents_from

SCHEMA = """
    kinds:
      shelf:
        plural: shelves
        label: {th: name_th, en: name_en}
        key: id
        fields:
          id: {type: text}
          name_th: {type: text}
          name_en: {type: text}
          books: {type: number, title: {en: Books, th: หนังสือ}}
"""
RULE = """
    rule: grown
    title: Grown
    for: shelf
    outcomes:
      grown: {is: books - previous.books}
      lessened: {is: books * -1, decimals: 2}
      hardly: {is: books / -1000, decimals: 1}
"""
BOOK = "as_of: 2020-09-30\nprevious: ../../before/book\n"


def evaluated(folder: Path, books: str = "10") -> Evaluation:
    """A shelf of so many books, where it had one before."""
    before = {"shelves.csv": "id,name_en,books\nA,History,1\n"}
    now = {"shelves.csv": f"id,name_en,books\nA,History,{books}\n"}
    domain(folder / "before", schema=SCHEMA, facts=before, rules=RULE)
    return domain(folder / "now", schema=SCHEMA, facts=now, rules=RULE, book=BOOK).evaluate()


def test_a_trace_has_the_value_of_each_book(tmp_path: Path) -> None:
    evaluation = evaluated(tmp_path)
    trace = evaluation.trace(evaluation.book.of_kind("shelf")[0], "grown")
    assert trace.value == 9
    assert [(one.name, one.value, one.previous) for one in trace.readings] == [
        ("books", Decimal(10), False),
        ("books", Decimal(1), True),
    ]
    spans = [one.span for one in trace.readings]
    assert ["now" in str(spans[0]), "before" in str(spans[1])] == [True, True]


def test_the_explanation_names_the_previous_value(tmp_path: Path) -> None:
    evaluation = evaluated(tmp_path)
    trace = evaluation.trace(evaluation.book.of_kind("shelf")[0], "grown")
    lines = [line.plain for line in explanation(evaluation, trace)]
    assert any("previous.books = 1" in line for line in lines)
    assert any(" books = 10" in line for line in lines)


def test_the_report_does_so_in_both_languages(tmp_path: Path) -> None:
    before = {"shelves.csv": "id,name_en,books\nA,History,1\n"}
    domain(tmp_path / "before", schema=SCHEMA, facts=before, rules=RULE)
    loaded = domain(
        tmp_path / "now",
        schema=SCHEMA,
        facts={"shelves.csv": "id,name_en,books\nA,History,10\n"},
        rules=RULE,
        book=BOOK,
    )
    grown = next(one for one in contents_from(loaded, None).traces if one.name == "grown")
    assert [f"{one.title.en} | {one.title:th}" for one in grown.steps] == [
        "Books | หนังสือ",
        "Books (previous) | หนังสือ (งวดก่อน)",
    ]


def test_no_outcome_is_a_zero_below_zero(tmp_path: Path) -> None:
    # 0 x -1 is a decimal -0, and 10 / -1000 is -0.01, of which one decimal leaves -0.0.
    nothing = evaluated(tmp_path / "none", "0")
    assert str(nothing.value("shelf", "A", "lessened")) == "0.00"
    little = evaluated(tmp_path / "ten")
    assert str(little.value("shelf", "A", "hardly")) == "0.0"


def test_a_label_in_one_language_serves_in_the_other(tmp_path: Path) -> None:
    book = evaluated(tmp_path).book
    assert [book.label(book.of_kind("shelf")[0], lang) for lang in ("th", "en")] == ["History"] * 2


def test_many_values_of_each_book_are_put_together_apart(tmp_path: Path) -> None:
    rule = (
        RULE
        + "      all: {is: sum(for one in book.shelves return one.books - one.previous.books)}\n"
    )
    shelves = [f"{letter},Shelf,{{}}" for letter in "ABCDE"]
    before, now = (
        {"shelves.csv": "\n".join(["id,name_en,books", *(one.format(n) for one in shelves), ""])}
        for n in (1, 10)
    )
    domain(tmp_path / "before", schema=SCHEMA, facts=before, rules=rule)
    loaded = domain(tmp_path / "now", schema=SCHEMA, facts=now, rules=rule, book=BOOK)
    whole = next(one for one in contents_from(loaded, None).traces if one.name == "all")
    assert whole.value == 5 * 9
    assert [(one.title.en, getattr(one, "values", Text("")).en) for one in whole.steps] == [
        ("Books", "A = 10, B = 10, C = 10, D = 10, E = 10"),
        ("Books (previous)", "A = 1, B = 1, C = 1, D = 1, E = 1"),
    ]
    evaluation = loaded.evaluate()
    trace = evaluation.trace(evaluation.book.of_kind("shelf")[0], "all")
    told = "\n".join(line.plain for line in explanation(evaluation, trace))
    assert "shelf previous.books: 5 facts" in told
    assert "shelf books: 5 facts" in told


def test_a_null_that_a_rule_would_round_is_rounded_from_nothing(tmp_path: Path) -> None:
    # 10 / (10 - 10) can't be worked out.
    rule = RULE + "      ratio: {is: books / (books - 10), decimals: 1}\n"
    facts = {"shelves.csv": "id,name_en,books\nA,History,10\n"}
    evaluation = domain(
        tmp_path, schema=SCHEMA, facts=facts, rules=rule.replace("previous.books", "1")
    ).evaluate()
    trace = evaluation.trace(evaluation.book.of_kind("shelf")[0], "ratio")
    assert isinstance(trace.value, Null)
    told = "\n".join(line.plain for line in explanation(evaluation, trace))
    assert "ratio" in told
    assert "rounded from" not in told

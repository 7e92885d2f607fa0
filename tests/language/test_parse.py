"""The grammar: what parses, how it groups, and what is said of what does not."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.language import compile_cell, compile_expression, is_name
from assay.language import syntax as tree
from assay.language.parse import parse
from assay.language.syntax import Syntax
from assay.values.folding import one_form
from assay.values.words import KEYWORDS
from tests.language.domain import compiled, problem, problems, scope, value


def num(digits: str) -> Syntax:
    return tree.NumberLiteral(Decimal(digits), start=0, end=0)


def test_a_minus_sign_binds_tighter_than_a_power_as_in_dmn() -> None:
    assert value("-2 ** 2") == 4


def test_powers_group_to_the_left() -> None:
    assert value("2 ** 3 ** 2") == 64


def test_multiplication_binds_tighter_than_addition() -> None:
    assert value("2 + 3 * 4 - 6 / 2") == 11


def test_and_binds_tighter_than_or() -> None:
    assert value("true or false and false") is True


def test_between_takes_its_own_and() -> None:
    assert value("5 between 1 and 9 and false") is False


def test_a_quantifier_may_stand_last_in_an_and() -> None:
    assert value("true and every x in [1, 2] satisfies x > 0 and x < 3") is True
    assert value("false or some x in [1, 2] satisfies x > 1") is True


def test_brackets_belong_to_the_text_of_a_node() -> None:
    node = parse("(1 + 2) * 3")
    assert isinstance(node, tree.Operation)
    assert (node.left.start, node.left.end) == (0, 7)


def test_function_names_may_have_any_spaces_between_their_words() -> None:
    assert value("round  half\n up (2.5, 0)") == 3
    assert value("get or  else(null, 1)") == 1


def test_names_are_letters_of_any_script_digits_and_underscores() -> None:
    for word in ("ตัวชี้วัด", "ที่_1", "größe", "x1", "_", "Ωμέγα", "น้ำ"):
        assert is_name(word), word
    for word in ("1x", "a b", "a-b", "", "a.b", "฿x", "5", *KEYWORDS):
        assert not is_name(word), word


def test_a_name_is_one_in_composed_and_decomposed_form() -> None:
    assert parse("caf\u0065\u0301") == parse("caf\u00e9")


def test_text_escapes_are_those_of_feel() -> None:
    assert value(r'"a\"b\\c\nd\te"') == 'a"b\\c\nd\te'
    assert value(r'"\u0E01 \U01F40E \uD83D\uDCA9"') == "ก 🐎 💩"


def test_a_number_keeps_the_decimals_it_is_written_with() -> None:
    assert str(value("5.10")) == "5.10"
    assert value(".5") == Decimal("0.5")
    assert value("1.5e3") == 1500


@pytest.mark.parametrize(
    ("text", "start", "end", "hint"),
    [
        ("plan => 5", 5, 7, ">="),
        ("plan =< 5", 5, 7, "<="),
        ("plan == 5", 5, 7, "="),
        ("plan <> 5", 5, 7, "!="),
        ("obstacle && obstacle", 9, 11, "and"),
        ("obstacle || obstacle", 9, 11, "or"),
        ("plan ≤ 5", 5, 6, "<="),
        ("plan ≥ 5", 5, 6, ">="),
        ("plan ≠ 5", 5, 6, "!="),
        ("plan × 5", 5, 6, "*"),
        ("plan ÷ 5", 5, 6, "/"),
        ("plan – 5", 5, 6, "-"),
        ("name = “TH”", 7, 8, '"TH"'),
        ("name = 'TH'", 7, 8, '"TH"'),
        ("plan = 5%", 8, 9, "percent"),
        ("plan = 1,000", 8, 12, "comma"),
        ("plan = ๕", 7, 8, "write 5"),
        ("1 < plan < 5", 9, 10, "between"),
        ("obstacle AND obstacle", 9, 12, "small letters"),
        ("1 + if obstacle then 1 else 2", 4, 6, "brackets"),
        ('@"2020-09-30"', 0, 1, "date("),
        ("{a: 1}", 0, 1, "given"),
        ("plan instance of number", 5, 13, "beforehand"),
        ("plan in [475...500]", 12, 15, "[5..20]"),
        ("plan in ]10..20[", 8, 16, "(10..20)"),
        ("plan in [10..20[", 8, 16, "[10..20)"),
        ("plan in ]10..20]", 8, 16, "(10..20]"),
        ("plan in [475,0..500,0]", 9, 16, "475.0"),
        ("plan in [0..1,5]", 10, 15, "1.5"),
        ("plan in [1,000..2,000]", 10, 14, "comma"),
        ("plan in [1,500..2,500]", 9, 16, "comma"),
        ("=sum(codes)", 0, 1, "leave it out"),
        ("function(a) a > 1", 0, 8, "filter"),
        ("sort(codes, function(x, y) x < y)", 12, 20, "reverse(sort(xs))"),
        ("sort(codes,function (x,y) x < y)", 11, 20, "reverse(sort(xs))"),
        ('date and time("2020-01-01T00:00:00")', 0, 13, "dates only"),
        ("years and months duration(due, due)", 0, 25, "months apart"),
        ("not in [1, 2]", 0, 6, "not(a, b)"),
    ],
)
def test_a_slip_is_pointed_at_and_the_right_way_is_shown(
    text: str, start: int, end: int, hint: str
) -> None:
    found = problem(text)
    assert (found.start, found.end) == (start, end)
    assert found.code in ("syntax", "unsupported", "unknown-function")
    assert found.hint is not None
    assert hint in found.hint.en


@pytest.mark.parametrize(
    ("text", "at", "message"),
    [
        ("plan = 5 and", 12, "found the end of the expression where a value"),
        ("if obstacle then 1", 18, "found the end of the expression where `else` is expected"),
        ("for x codes return x", 6, "found `codes` where `in` is expected"),
        ("(plan + spent", 0, "this `(` is never closed"),
        ("max([1, 2)", 4, "this `[` is closed by a `)`"),
        ("plan + spent)", 12, "this `)` closes nothing"),
        ('name = "TH', 7, "this text is never closed"),
        ("plan spent", 5, "found `spent` where an operator"),
        ("", 0, "an expression is expected here; there is none"),
        ("  ", 0, "an expression is expected here; there is none"),
        ("[1, 2,]", 6, "found `]` where a value"),
        (r'"a\sb"', 2, r"`\s` is no escape of a text"),
        ("007", 0, "a number does not start with 0"),
        ("1" * 35, 0, "a number has at most 34 digits"),
        ("1e7000", 0, "1e7000 is beyond the range of numbers"),
    ],
)
def test_a_syntax_problem_says_what_was_found_and_what_is_expected(
    text: str, at: int, message: str
) -> None:
    found = problem(text)
    assert (found.code, found.start) == ("syntax", at)
    assert message in found.message.en


def test_keywords_are_reserved() -> None:
    assert problem("and + 1").code == "syntax"
    assert problem("function").code == "unsupported"


def test_a_long_expression_is_refused_before_it_is_read() -> None:
    assert problem("1 +" * 10_000 + "1").code == "too-long"


@pytest.mark.parametrize(
    "text",
    [
        "(" * 300 + "1" + ")" * 300,
        "[" * 300 + "]" * 300,
        "-" * 3000 + "1",
        "1" + " + 1" * 4000,
        "if true then " * 900 + "1" + " else 2" * 900,
        "x" + ".x" * 3000,
        "x" + "[1]" * 3000,
    ],
)
def test_deep_nesting_is_a_problem_and_not_a_crash(text: str) -> None:
    compile_expression(text, scope())
    compile_cell(text, compiled("plan"), scope())


def test_nesting_beyond_the_limit_says_so() -> None:
    assert problem("1" + " + 1" * 200).code == "too-deep"


def test_a_long_conjunction_is_not_deep() -> None:
    assert value(" and ".join(["true"] * 500)) is True


@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    node, found = compile_expression(text, scope())
    assert (node is None) == bool(found)
    compile_cell(text, compiled("plan"), scope())


WORDS = st.sampled_from(
    [
        "plan",
        "name",
        "role",
        "core",
        "due",
        "codes",
        "5",
        "1.5",
        '"a"',
        "null",
        "true",
        "(",
        ")",
        "[",
        "]",
        ",",
        "..",
        ".",
        "+",
        "-",
        "*",
        "/",
        "**",
        "=",
        "!=",
        "<",
        "<=",
        "and",
        "or",
        "not",
        "if",
        "then",
        "else",
        "for",
        "in",
        "return",
        "some",
        "every",
        "satisfies",
        "x",
        "item",
        "between",
        "sum(",
        "max(",
        "date(",
        "agency",
        "indicators",
        "result",
        "book.as_of",
        "parameters.threshold",
        "previous",
        "interpolate(",
        "2020-01-01",
        ":",
    ]
)


@given(st.lists(WORDS, max_size=12))
def test_no_sequence_of_words_raises(words: list[str]) -> None:
    text = " ".join(words)
    node, found = compile_expression(text, scope())
    assert (node is None) == bool(found)
    for one in found:
        assert 0 <= one.start <= one.end <= max(len(text), one.end)
        assert one.message.en
    compile_cell(text, compiled("role"), scope())


# Round trip: a tree written out with all its brackets parses to itself.

_names = st.sampled_from(["a", "b_1", "ที่", "x"]).map(lambda n: tree.Name(n, start=0, end=0))
_numbers = st.decimals(
    min_value=0, max_value=10**6, places=2, allow_nan=False, allow_infinity=False
).map(lambda n: tree.NumberLiteral(abs(n), start=0, end=0))
_texts = st.text(max_size=5).map(lambda t: tree.TextLiteral(one_form(t), start=0, end=0))
_leaves = _names | _numbers | _texts


def _compound(inner: st.SearchStrategy[Syntax]) -> st.SearchStrategy[Syntax]:
    at = {"start": 0, "end": 0}
    return st.one_of(
        st.builds(
            lambda op, a, b: tree.Operation(op, a, b, **at),
            st.sampled_from(["+", "-", "*", "/", "**"]),
            inner,
            inner,
        ),
        st.builds(
            lambda op, a, b: tree.Relation(op, a, b, **at),
            st.sampled_from(["=", "!=", "<", "<=", ">", ">="]),
            inner,
            inner,
        ),
        st.builds(lambda a: tree.Negation(a, **at), inner),
        st.builds(lambda a, b, c: tree.Conditional(a, b, c, **at), inner, inner, inner),
        st.builds(lambda a, b: tree.Bracket(a, b, **at), inner, inner),
        st.builds(lambda a: tree.Path(a, "p", 0, **at), inner),
        st.builds(lambda xs: tree.ListLiteral(tuple(xs), **at), st.lists(inner, max_size=3)),
        st.builds(
            lambda xs: tree.Invocation("round half up", tuple(xs), 0, **at),
            st.lists(inner, max_size=3),
        ),
        st.builds(lambda a, b: tree.Loop((tree.Iterator("x", a, **at),), b, **at), inner, inner),
        st.builds(
            lambda w, a, b: tree.Quantifier(w, (tree.Iterator("x", a, **at),), b, **at),
            st.sampled_from(["some", "every"]),
            inner,
            inner,
        ),
        st.builds(lambda a, b, c: tree.Between(a, b, c, **at), inner, inner, inner),
        st.builds(
            lambda a, b, c, o, s: tree.In(a, tree.Range(b, c, o, s, **at), **at),
            inner,
            inner,
            inner,
            st.booleans(),
            st.booleans(),
        ),
    )


_trees = st.recursive(_leaves, _compound, max_leaves=8)


def w(node: Syntax) -> str:
    return f"({written(node)})"


def _range(node: tree.In) -> str:
    ends = node.test
    assert isinstance(ends, tree.Range)
    opened, closed = "[" if ends.low_closed else "(", "]" if ends.high_closed else ")"
    return f"{w(node.operand)} in {opened}{w(ends.low)}..{w(ends.high)}{closed}"


def _source(node: tree.Loop | tree.Quantifier) -> str:
    (one,) = node.iterators
    return f"{one.name} in {w(one.source)}"


WRITERS: dict[type, Callable[[Any], str]] = {
    tree.Name: lambda n: n.name,
    tree.NumberLiteral: lambda n: f"{n.value:f}",
    tree.TextLiteral: lambda n: '"' + "".join(f"\\U{ord(c):06X}" for c in n.value) + '"',
    tree.Operation: lambda n: f"{w(n.left)} {n.op} {w(n.right)}",
    tree.Relation: lambda n: f"{w(n.left)} {n.op} {w(n.right)}",
    tree.Negation: lambda n: f"-{w(n.operand)}",
    tree.Conditional: lambda n: f"if {w(n.condition)} then {w(n.then)} else {w(n.otherwise)}",
    tree.Bracket: lambda n: f"{w(n.base)}[{written(n.inside)}]",
    tree.Path: lambda n: f"{w(n.base)}.{n.name}",
    tree.ListLiteral: lambda n: "[" + ", ".join(map(w, n.items)) + "]",
    tree.Invocation: lambda n: f"{n.function}({', '.join(map(w, n.arguments))})",
    tree.Loop: lambda n: f"for {_source(n)} return {w(n.body)}",
    tree.Quantifier: lambda n: f"{n.word} {_source(n)} satisfies {w(n.condition)}",
    tree.Between: lambda n: f"{w(n.operand)} between {w(n.low)} and {w(n.high)}",
    tree.In: _range,
}


def written(node: Syntax) -> str:
    """The text of a tree, everything in brackets."""
    return WRITERS[type(node)](node)


@given(_trees.filter(lambda node: tree.depth(node) < 20))
def test_a_tree_written_out_parses_to_itself(node: Syntax) -> None:
    assert parse(written(node)) == node


def test_several_mistakes_are_found_in_one_go() -> None:
    found = problems("plam + spend * nosuch(due) > dew")
    assert [one.code for one in found] == [
        "unknown-name",
        "unknown-name",
        "unknown-function",
        "unknown-name",
    ]
    assert [str(one.hint) for one in found][:2] == ["did you mean `plan`?", "did you mean `spent`?"]

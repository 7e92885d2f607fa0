"""Definitions that rules share: called, typed, told, and their examples run."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from assay.explain.narrate import Names, narrate
from assay.outcome.identity import identity
from assay.rules import Period
from assay.values.null import Null
from assay.values.types import Value
from tests.building import Domain, domain

SCHEMA = """
types:
  rag: {scale: [red, yellow, green]}
kinds:
  agency:
    plural: agencies
    key: id
    fields: {name: {type: text}}
  project:
    plural: projects
    title: Project
    key: id
    parent: agency
    fields:
      plan: {type: number, unit: THB, title: Plan}
      spent: {type: number, unit: THB, title: Spent}
      weight: {type: number, unit: percent}
      due: {type: date}
      colour: {type: rag}
      late: {type: boolean}
      codes: {type: list of text}
"""

FACTS = {
    "agencies.yaml": "- {id: X}\n- {id: Y}\n",
    "projects.yaml": """
    - {id: A, agency: X, plan: 200, spent: 50, due: 2020-01-01, colour: red, codes: [a, b]}
    - {id: B, agency: X, plan: 0, spent: 9, due: 2021-01-01, colour: green, late: false}
    - {id: C, agency: X, spent: 9, late: true}
    """,
}

SHARE = """
share:
  title: {en: Share, th: ส่วนแบ่ง}
  parameters: {part: number, whole: number}
  is: if whole = 0 then 0 else part / whole * 100
  unit: percent
  decimals: 1
  examples: ["share(1, 3) = 33.3", "share(1, 0) = 0", "share(null, 2) = null"]
"""

KNOWN = """
# Blanks count as 0, but where there is no row at all the total is not known.
total_of_known:
  parameters: {amounts: list of number}
  is: if count(amounts) > 0 then total(amounts[item != null]) else null
  examples: ["total_of_known([1, null]) = 1", "total_of_known([]) = null"]
"""


def made(folder: Path, definitions: str, *outcomes: str, kind: str = "project") -> Domain:
    listed = "".join(f"  o{n}: {text}\n" for n, text in enumerate(outcomes))
    rules = {
        "definitions.yaml": definitions,
        "a.yaml": f"rule: a\ntitle: A\nfor: {kind}\noutcomes:\n{listed}",
        "parameters.yaml": "limit: [{from: 2000-01-01, value: 60}]\n",
    }
    return domain(folder, schema=SCHEMA, facts=FACTS, rules=rules)


def values(of: Domain, *facts: str, name: str = "o0") -> list[Value | None]:
    found = [of.value(fact, name) for fact in facts]
    return [None if isinstance(one, Null) else one for one in found]


PROJECTS = ("project/A", "project/B", "project/C")


def test_a_definition_is_called_with_values_of_the_fact(tmp_path: Path) -> None:
    found = made(tmp_path, SHARE, "share(spent, plan)")
    assert values(found, *PROJECTS) == [Decimal("25.0"), 0, None]
    assert found.plan is not None
    assert str(found.plan.outcomes["project"]["o0"].type).count("percent") == 1


def test_blanks_count_as_0_and_no_rows_are_missing_by_one_definition(tmp_path: Path) -> None:
    found = made(tmp_path, KNOWN, "total_of_known(projects.plan)", kind="agency")
    assert values(found, "agency/X", "agency/Y") == [200, None]


@pytest.mark.parametrize(
    ("definition", "call", "expected"),
    [
        ("{parameters: {a: text}, is: upper case(a)}", 'f("b")', "B"),
        ("{parameters: {a: boolean}, is: not(a)}", "f(late)", [None, True, False]),
        ("{parameters: {a: date}, is: a.year}", "f(due)", [2020, 2021, None]),
        ("{parameters: {a: rag}, is: a >= yellow}", "f(colour)", [False, True, None]),
        ("{parameters: {a: rag}, is: a >= yellow}", "f(green)", True),
        ("{parameters: {a: list of text}, is: count(a)}", "f(codes)", [2, None, None]),
        ("{parameters: {p: project}, is: p.spent}", "f(parent.projects[1])", None),
        ("{parameters: {ps: list of project}, is: max(ps.spent)}", "f(book.projects)", 50),
        ("{parameters: {a: number}, is: a > parameters.limit}", "f(spent)", False),
        ("{parameters: {a: date}, is: a < book.as_of}", "f(due)", [True, False, None]),
        ("{parameters: {}, is: parameters.limit}", "f()", 60),
        ("{parameters: {a: number}, is: a, decimals: 0, round: half even}", "f(2.5)", 2),
        ("{parameters: {a: number}, is: 'if a > 9 then green else red', type: rag}", "f(9)", "red"),
        ("{parameters: {a: list of number}, is: 'for x in a return x + x'}", "f([1, 2])[2]", 4),
        ("{parameters: {a: number}, is: 'sum(for i in 1..2 return a * i)'}", "f(f(1))", 9),
    ],
)
def test_parameters_are_of_any_type(
    tmp_path: Path, definition: str, call: str, expected: object
) -> None:
    if "parent.projects" in call:
        call = "f(agency.projects[1])"
        expected = 50
    found = made(tmp_path, f"f: {definition}\n", call)
    assert found.codes == []
    wanted = expected if isinstance(expected, list) else [expected] * 3
    shown = [getattr(one, "name", one) for one in values(found, *PROJECTS)]
    assert shown == wanted


def test_definitions_call_each_other_in_any_order(tmp_path: Path) -> None:
    twice = "half:\n  parameters: {x: number, y: number}\n  is: share(x, y) / 2\n"
    found = made(tmp_path, twice + SHARE, "half(spent, plan)", "share(half(1, 2), 100)")
    assert values(found, "project/A") == [Decimal("12.5")]
    assert values(found, "project/A", name="o1") == [Decimal("25.0")]


def test_units_are_those_of_what_it_is_called_with(tmp_path: Path) -> None:
    definition = "f: {parameters: {a: number, b: number}, is: a + b}\n"
    found = made(tmp_path, definition, "f(spent, plan)", "f(spent, weight)")
    (clash,) = found.findings
    assert (clash.code, str(clash.span)) == ("wrong-unit", "rules/a.yaml:6:7")
    assert clash.message.en.startswith("in `f`: ")


@pytest.mark.parametrize(
    ("definition", "call", "code", "place", "message"),
    [
        ("{parameters: {a: number}, is: a}", "f()", "wrong-arguments", "a.yaml:5:7",
         "`f` is called as `f(a)`; here it is given 0 values"),
        ("{parameters: {a: number}, is: a}", 'f("x")', "wrong-type", "a.yaml:5:9",
         "`f` takes a number as its `a`; this is a text"),
        ("{parameters: {a: rag}, is: a}", "f(blue)", "unknown-name", "a.yaml:5:9",
         "nothing here is called `blue`"),
        ("{parameters: {a: number}, is: a}", "g(1)", "unknown-function", "a.yaml:5:7",
         "there is no function `g`"),
        ("{parameters: {a: number}, is: plan + a}", "f(1)", "unknown-name",
         "definitions.yaml:1:34", "nothing here is called `plan`"),
        ("{parameters: {a: number}, is: a +}", "f(1)", "syntax", "definitions.yaml:1:37", None),
        ("{parameters: {a: nmber}, is: a}", "f(1)", "unknown-type", "definitions.yaml:1:21",
         "there is no type `nmber`"),
        ("{parameters: {a: [number]}, is: a}", "f(1)", "wrong-shape", "definitions.yaml:1:21",
         "a parameter has the name of a type"),
        ("{parameters: {a: number}, is: a > 1, unit: percent}", "f(1)", "wrong-type",
         "definitions.yaml:1:34", "`unit` belongs to a number; this is a boolean"),
        ("{parameters: {a: number}, is: a, type: text}", "f(1)", "wrong-type",
         "definitions.yaml:1:34", "a text is expected here; this is a number"),
        ("{parameters: {a: number}, is: a, foo: 1}", "f(1)", "unknown-key",
         "definitions.yaml:1:37", "`foo` is not a key of a definition"),
        ("{parameters: {a: number}, is: f(a)}", "f(1)", "cycle", "definitions.yaml:1:1",
         "these definitions call each other without end: f calls f"),
        ("{parameters: {a: number}, is: a, examples: [f(1) = 2]}", "f(1)", "wrong-example",
         "definitions.yaml:1:48", "the example `f(1) = 2` does not hold: `f(1)` is 1"),
        ("{parameters: {a: number}, is: a, examples: [f(null) > 2]}", "f(1)", "wrong-example",
         "definitions.yaml:1:48", None),
        ("{parameters: {a: number}, is: a, examples: [f(1)]}", "f(1)", "wrong-type",
         "definitions.yaml:1:48", "a boolean is expected here; this is a number"),
    ],
)  # fmt: skip
def test_each_mistake_is_told_once_at_its_place(
    tmp_path: Path, definition: str, call: str, code: str, place: str, message: str | None
) -> None:
    found = made(tmp_path, f"f: {definition}\n", call)
    told = [(one.code, str(one.span).removeprefix("rules/")) for one in found.findings]
    assert told == [(code, place)]
    assert message is None or found.findings[0].message.en == message


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        ("count", "a function of the language"),
        ("project", "the name of a kind"),
        ("projects", "the name of a kind"),
        ("o0", "an outcome"),
    ],
)
def test_a_name_that_means_something_else_is_refused(
    tmp_path: Path, name: str, meaning: str
) -> None:
    found = made(tmp_path, f"{name}: {{parameters: {{a: number}}, is: a}}\n", "spent")
    assert [(one.code, one.message.en) for one in found.findings] == [
        ("name-taken", f"`{name}` is already {meaning}")
    ]


def test_a_cycle_prints_its_way_round(tmp_path: Path) -> None:
    text = "".join(
        f"{one}: {{parameters: {{x: number}}, is: {other}(x) + 1}}\n"
        for one, other in (("a", "b"), ("b", "c"), ("c", "a"), ("d", "a"))
    )
    found = made(tmp_path, text, "d(1)")
    assert [one.message.en for one in found.findings] == [
        "these definitions call each other without end: a calls b calls c calls a"
    ]


def test_what_grows_beyond_measure_is_refused_in_no_time(tmp_path: Path) -> None:
    text = "f0: {parameters: {x: number}, is: x + x + x + x}\n" + "".join(
        f"f{n}: {{parameters: {{x: number}}, is: f{n - 1}(f{n - 1}(x)) + f{n - 1}(x)}}\n"
        for n in range(1, 60)
    )
    found = made(tmp_path, text, "f59(1)")
    assert {one.code for one in found.findings} == {"too-complex"}


def test_a_chain_of_definitions_is_followed_for_eight_of_them(tmp_path: Path) -> None:
    def chain(length: int) -> str:
        return "f0: {parameters: {x: number}, is: x}\n" + "".join(
            f"f{n}: {{parameters: {{x: number}}, is: f{n - 1}(x) + 1}}\n" for n in range(1, length)
        )

    assert values(made(tmp_path / "1", chain(8), "f7(1)"), "project/A") == [8]
    assert made(tmp_path / "2", chain(9), "f8(1)").codes == ["too-complex"]
    assert set(made(tmp_path / "3", chain(1_000), "f1(1)").codes) == {"too-complex"}


def test_a_trace_shows_the_call_and_where_the_definition_stands(tmp_path: Path) -> None:
    evaluation = made(tmp_path, SHARE, "share(spent, plan) + 1").evaluate()
    fact = evaluation.book.of_kind("project")[0]
    (called, *read) = evaluation.trace(fact, "o0").readings
    assert (called.fact, called.name, called.value) == (None, "share(spent, plan)", Decimal("25.0"))
    assert str(called.span) == "rules/definitions.yaml:1:1"
    assert [one.name for one in read] == ["plan", "spent"]


def test_a_call_is_told_by_its_title_and_what_it_is_of(tmp_path: Path) -> None:
    found = made(tmp_path, SHARE + KNOWN, "share(spent, plan)", "total_of_known([spent, 1])")
    assert found.plan is not None
    told = narrate(Names(found.schema, found.plan), found.plan.rules[0], Period())
    assert [one.lines[0].text.en for one in told.passages] == [
        "“o0” is the share of “Spent” and the plan.",
        "“o1” is the total of known of “Spent” and 1.",
    ]


def test_definitions_are_of_the_identity_of_an_evaluation(tmp_path: Path) -> None:
    found = made(tmp_path, SHARE, "share(spent, plan)")
    assert found.plan is not None
    assert list(identity(found.book, found.plan).rules) == ["a.yaml", "definitions.yaml"]


def test_a_definition_reads_outcomes_of_the_facts_it_is_given_whichever_file_gives_them(
    tmp_path: Path,
) -> None:
    text = "best: {parameters: {ps: list of project}, is: max(ps.score)}\n"
    rules = {
        "definitions.yaml": text,
        "a.yaml": "rule: a\ntitle: A\nfor: agency\noutcomes: {top: best(projects)}\n",
        "b.yaml": "rule: b\ntitle: B\nfor: project\noutcomes: {score: plan / 2}\n",
    }
    facts = {
        **FACTS,
        "projects.yaml": "- {id: A, agency: X, plan: 8}\n- {id: B, agency: X, plan: 6}",
    }
    found = domain(tmp_path, schema=SCHEMA, facts=facts, rules=rules)
    assert found.value("agency/X", "top") == 4
    assert found.plan is not None
    assert "THB" in str(found.plan.outcomes["agency"]["top"].type)


def test_outcomes_that_read_each_other_through_a_definition_are_a_cycle(tmp_path: Path) -> None:
    text = "of: {parameters: {p: project}, is: p.o1 + 1}\nbad: {parameters: {}, is: x + 1}\n"
    found = made(tmp_path, text, "of(agency.projects[1])", "o0 + 1")
    assert sorted(found.codes) == ["cycle", "unknown-name"]


def test_one_name_is_never_two_definitions(tmp_path: Path) -> None:
    rules = {
        "a/definitions.yaml": "f: {parameters: {x: number}, is: x}\n",
        "b/definitions.yaml": "f: {parameters: {x: number}, is: x}\n1f: {parameters: {}, is: 1}\n",
        "a.yaml": "rule: a\ntitle: A\nfor: project\noutcomes: {y: f(1)}\n",
    }
    found = domain(tmp_path, schema=SCHEMA, facts=FACTS, rules=rules)
    assert [(one.code, str(one.span)) for one in found.findings] == [
        ("defined-twice", "rules/b/definitions.yaml:1:1"),
        ("bad-name", "rules/b/definitions.yaml:2:1"),
    ]
    assert found.findings[0].message.en == "there are two definitions `f`"

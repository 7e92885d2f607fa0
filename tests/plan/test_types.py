"""Types of outcomes and `given` values: declared, inferred, agreed on by rules (design §5)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.building import Domain, domain

SCHEMA = """
types:
  rag: {scale: [red, {yellow: {en: Yellow, th: เหลือง}}, green]}
kinds:
  agency:
    plural: agencies
    key: id
    fields: {budget: {type: number}}
  project:
    plural: projects
    key: id
    parent: agency
    fields:
      delay: {type: number, decimals: 1}
      plan: {type: number, unit: baht}
      share: {type: number, unit: percent}
      core: {type: boolean}
      role: {type: text}
      due: {type: date}
  line:
    plural: lines
    key: code
    parent: line
    fields: {amount: {type: number}, colour: {type: rag}}
"""

FACTS = {
    "agencies.yaml": "- {id: X, budget: 100}",
    "projects.yaml": """
    - {id: A, agency: X, delay: 5, plan: 10, share: 5, core: true, role: lead, due: 2020-03-01}
    - {id: B, agency: X, delay: 7, plan: 20, share: 50, core: false, role: aide, due: 2020-08-01}
    """,
    "lines.yaml": """
    - {code: total}
    - {code: "1", parent: total}
    - {code: "1.1", parent: "1", amount: 3, colour: red}
    - {code: "1.2", parent: "1", amount: 4, colour: green}
    - {code: "2", parent: total, amount: 5, colour: yellow}
    """,
}


def planned(folder: Path, *rules: str) -> Domain:
    files = {f"{number}.yaml": text for number, text in enumerate(rules)}
    return domain(folder, schema=SCHEMA, facts=FACTS, rules=files)


def rule(body: str, name: str = "r", kind: str = "project") -> str:
    return f"rule: {name}\ntitle: T\nfor: {kind}\n{body}"


def found(loaded: Domain) -> list[tuple[str, str]]:
    assert loaded.plan is None
    return [(one.code, str(one.span)) for one in loaded.findings]


# Declared and inferred ------------------------------------------------------------------------


def test_a_given_value_of_a_named_type_may_be_a_bare_member(tmp_path: Path) -> None:
    text = rule(
        'given:\n  colour: {is: "if delay > 5 then red else green", type: rag}\n'
        "outcomes: {shown: colour}\n"
    )
    loaded = planned(tmp_path, text)
    assert [str(loaded.value(f"project/{key}", "shown")) for key in "AB"] == ["green", "red"]


def test_a_type_that_is_declared_keeps_the_unit_of_the_expression(tmp_path: Path) -> None:
    text = rule('outcomes: {money: {is: plan, type: number}, sum: "money + share"}\n')
    assert found(planned(tmp_path, text)) == [("wrong-unit", "rules/0.yaml:4:51")]


def test_rows_share_the_unit_that_one_of_them_states(tmp_path: Path) -> None:
    text = rule(
        "table:\n  outcome: money\n  rows:\n    - {when: {delay: 5}, then: 0}\n"
        "    - {when: {delay: '> 5'}, then: {is: plan}}\noutcomes: {sum: money + share}\n"
    )
    assert found(planned(tmp_path, text)) == [("wrong-unit", "rules/0.yaml:9:17")]


def test_rows_of_unlike_units_are_refused(tmp_path: Path) -> None:
    text = rule(
        "table:\n  outcome: x\n  rows:\n    - {when: {delay: 5}, then: {is: plan}}\n"
        "    - {when: {delay: '> 5'}, then: {is: share}}\n"
    )
    loaded = planned(tmp_path, text)
    assert found(loaded) == [("wrong-unit", "rules/0.yaml:7:32")]
    assert loaded.findings[0].message.en == "the values are of unlike units: baht and percent"


def test_an_empty_list_is_a_list_of_what_the_other_rows_hold(tmp_path: Path) -> None:
    text = rule(
        "table:\n  outcome: xs\n  rows:\n    - {when: {delay: 5}, then: {is: '[]'}}\n"
        "    - {when: {delay: '> 5'}, then: {is: '[delay]'}}\noutcomes: {n: count(xs)}\n"
    )
    loaded = planned(tmp_path, text)
    assert [loaded.value(f"project/{key}", "n") for key in "AB"] == [0, 1]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("outcomes: {owner: agency}\n", "4:19"),
        ("outcomes: {all: agency.projects}\n", "4:17"),
        ("table:\n  outcome: x\n  rows: [{when: {delay: 5}, then: {is: agency}}]\n", "6:40"),
    ],
)
def test_a_fact_is_no_outcome(tmp_path: Path, body: str, place: str) -> None:
    assert found(planned(tmp_path, rule(body))) == [("wrong-type", f"rules/0.yaml:{place}")]


@pytest.mark.parametrize(
    "body",
    [
        "outcomes: {x: {is: role, unit: baht}}\n",
        "outcomes: {x: {is: role, decimals: 1}}\n",
        "levels: {outcome: x, unit: baht, type: rag, red: delay > 5}\n",
        "table: {outcome: x, decimals: 1, rows: [{when: {delay: 5}, then: '\"a\"'}]}\n",
    ],
)
def test_units_and_decimals_belong_to_numbers(tmp_path: Path, body: str) -> None:
    loaded = planned(tmp_path, rule(body))
    assert loaded.codes == ["wrong-type"]
    assert "belongs to a number" in loaded.findings[0].message.en


def test_a_list_where_a_type_is_named_is_refused(tmp_path: Path) -> None:
    body = "table: {outcome: x, type: [rag], rows: [{when: {delay: 5}, then: red}]}\n"
    assert found(planned(tmp_path, rule(body))) == [("wrong-shape", "rules/0.yaml:4:27")]


def test_levels_that_are_all_null_are_refused(tmp_path: Path) -> None:
    loaded = planned(tmp_path, rule("levels:\n  outcome: x\n  null: delay > 5\n"))
    assert found(loaded) == [("empty-value", "rules/0.yaml:6:3")]


def test_a_column_of_which_nothing_is_known_is_refused(tmp_path: Path) -> None:
    body = "given: {n: 'null'}\ntable: {outcome: x, rows: [{when: {n: '> 3'}, then: 1}]}\n"
    assert found(planned(tmp_path, rule(body))) == [("untyped-column", "rules/0.yaml:5:36")]


def test_a_column_of_a_wrong_value_is_not_wrong_as_well(tmp_path: Path) -> None:
    body = "given: {n: dleay}\ntable: {outcome: x, rows: [{when: {n: '> 3'}, then: 1}]}\n"
    assert found(planned(tmp_path, rule(body))) == [("unknown-name", "rules/0.yaml:4:12")]


# Values and rounding of a table ---------------------------------------------------------------


def test_values_that_are_numbers_make_a_number(tmp_path: Path) -> None:
    text = rule(
        "table:\n  outcome: weight\n  hit: priority\n  values: [3, 1]\n  rows:\n"
        "    - {when: {delay: '>= 5'}, then: 1}\n    - {when: {delay: '> 5'}, then: 3}\n"
        "outcomes: {more: weight + 1}\n"
    )
    loaded = planned(tmp_path, text)
    assert [loaded.value(f"project/{key}", "more") for key in "AB"] == [2, 4]


def test_a_stated_value_must_be_among_the_values(tmp_path: Path) -> None:
    text = rule(
        "table:\n  outcome: x\n  hit: priority\n  type: rag\n  values: [red, Yellow]\n  rows:\n"
        "    - {when: {delay: '>= 5'}, then: เหลือง}\n    - {when: {delay: '> 5'}, then: green}\n"
    )
    assert found(planned(tmp_path, text)) == [("unlisted-value", "rules/0.yaml:11:36")]


def test_a_rounded_outcome_has_that_many_decimals(tmp_path: Path) -> None:
    scale = rule("scale: {outcome: s, of: delay, points: {0: 0, 10: 1}, decimals: 2}\n")
    table = rule(
        "table: {outcome: t, decimals: 1, rows: [{when: {delay: '-'}, then: {is: delay / 3}}]}\n",
        "q",
    )
    plan = planned(tmp_path, scale, table).plan
    assert plan is not None
    types = plan.outcomes["project"]
    assert [getattr(types[name].type, "decimals", None) for name in "st"] == [2, 1]


# Roll-ups -------------------------------------------------------------------------------------


def test_a_roll_up_may_go_through_a_given_value(tmp_path: Path) -> None:
    text = rule(
        "given: {below: sum(children.rolled)}\n"
        "outcomes: {rolled: if count(children) = 0 then amount else below}\n",
        kind="line",
    )
    loaded = planned(tmp_path, text)
    assert [loaded.value(f"line/{code}", "rolled") for code in ("1", "2", "total")] == [7, 5, 12]


def test_a_given_value_may_be_read_by_an_outcome_that_an_earlier_one_needs(tmp_path: Path) -> None:
    first = rule('given: {a: "twice + 1", b: "delay"}\noutcomes: {base: b, last: a}\n')
    second = rule('outcomes: {twice: "base * 2"}\n', "s")
    assert planned(tmp_path, first, second).value("project/A", "last") == 11


@pytest.mark.parametrize("reader_first", [True, False])
def test_a_roll_up_of_members_does_not_depend_on_the_order_of_files(
    tmp_path: Path, reader_first: bool
) -> None:
    state = rule(
        "given: {worst: min(children.state)}\ntable:\n  outcome: state\n  type: rag\n  hit: first\n"
        "  rows:\n    - {when: {worst: not(null)}, then: {is: worst}}\n"
        "    - {when: {worst: '-'}, then: {is: colour}}\n",
        kind="line",
    )
    reader = rule("outcomes: {bad: state = red}\n", "reader", kind="line")
    loaded = planned(tmp_path, *((reader, state) if reader_first else (state, reader)))
    assert str(loaded.value("line/total", "state")) == "red"
    assert loaded.value("line/2", "bad") is False


def test_two_rules_for_one_outcome_may_share_a_roll_up(tmp_path: Path) -> None:
    leaf = rule("applies: count(children) = 0\noutcomes: {rolled: amount}\n", "leaf", "line")
    node = rule(
        "applies: count(children) > 0\noutcomes: {rolled: sum(children.rolled)}\n", "node", "line"
    )
    loaded = planned(tmp_path, node, leaf)
    assert loaded.codes == []
    assert loaded.value("line/total", "rolled") == 12


# Several rules for one outcome ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "code", "message"),
    [
        ("1", "'\"a\"'", "wrong-type",
         "`r` gives `project.x` as a number, and `s` gives it as a text"),
        ("plan", "share", "wrong-unit",
         "`r` gives `project.x` as baht, and `s` gives it as percent"),
    ],
)  # fmt: skip
def test_rules_that_define_one_outcome_give_it_one_type(
    tmp_path: Path, one: str, other: str, code: str, message: str
) -> None:
    loaded = planned(
        tmp_path,
        rule(f"applies: core\noutcomes: {{x: {one}}}\n"),
        rule(f"applies: not(core)\noutcomes: {{x: {other}}}\n", "s"),
    )
    assert found(loaded) == [(code, "rules/1.yaml:5:12")]
    assert loaded.findings[0].message.en == message
    assert [str(one.span) for one in loaded.findings[0].related] == ["rules/0.yaml:5:12"]


@pytest.mark.parametrize(
    ("one", "other", "proven"),
    [
        ("core", "not(core)", True),
        ("count(agency.projects) > 3", "3 >= count(agency.projects)", True),
        ("delay > 5 or core", "not(delay > 5 or core)", True),
        ('role in ("lead", "x")', 'role = "aide"', True),
        ('role > "m"', 'role <= "m"', False),
        ('role between "a" and "b"', 'role = "aide"', False),
    ],
)
def test_conditions_of_every_shape_are_proven_apart_or_warned_of(
    tmp_path: Path, one: str, other: str, proven: bool
) -> None:
    loaded = planned(
        tmp_path,
        rule(f"applies: {one}\noutcomes: {{x: 1}}\n"),
        rule(f"applies: {other}\noutcomes: {{x: 2}}\n", "s"),
    )
    assert loaded.codes == ([] if proven else ["shared-outcome"])
    assert loaded.plan is not None


# Names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["children", "lines", "book", "line", "amount"])
def test_a_given_value_hides_nothing(tmp_path: Path, name: str) -> None:
    text = rule(f"given: {{{name}: 1}}\noutcomes: {{x: amount}}\n", kind="line")
    assert planned(tmp_path, text).codes == ["name-taken"]


def test_a_given_value_does_not_hide_the_facts_below(tmp_path: Path) -> None:
    text = rule("given: {projects: 1}\noutcomes: {n: count(projects)}\n", kind="agency")
    assert found(planned(tmp_path, text)) == [("name-taken", "rules/0.yaml:4:9")]


def test_a_taken_name_is_one_finding_and_no_cycle(tmp_path: Path) -> None:
    text = rule("outcomes: {delay: delay + 1}\n")
    assert found(planned(tmp_path, text)) == [("name-taken", "rules/0.yaml:4:12")]


# Versions -------------------------------------------------------------------------------------


def test_versions_dated_by_the_fact_keep_their_given_values_apart(tmp_path: Path) -> None:
    loaded = planned(
        tmp_path,
        rule("effective: {to: 2020-06-30, on: due}\ngiven: {k: 1}\noutcomes: {x: k}\n"),
        rule("effective: {from: 2020-07-01, on: due}\ngiven: {k: 2}\noutcomes: {x: k}\n"),
    )
    assert [loaded.value(f"project/{key}", "x") for key in "AB"] == [1, 2]


def test_a_rule_is_dated_by_a_field_and_not_by_an_outcome(tmp_path: Path) -> None:
    loaded = planned(
        tmp_path,
        rule("effective: {from: 2020-01-01, on: later}\noutcomes: {x: 1}\n"),
        rule("outcomes: {later: due + 10}\n", "s"),
    )
    assert found(loaded) == [("wrong-type", "rules/0.yaml:4:35")]


def test_an_outcome_of_this_year_is_never_read_as_last_years(tmp_path: Path) -> None:
    book = "as_of: 2020-09-30\nprevious: ../earlier\n"
    earlier = tmp_path / "earlier"
    earlier.mkdir()
    (earlier / "book.yaml").write_text("as_of: 2019-09-30\n", encoding="utf-8")
    (earlier / "agencies.yaml").write_text("- {id: X, budget: 60}\n", encoding="utf-8")
    text = rule(
        "given: {before: previous}\n"
        "outcomes: {double: budget * 2, was: before.budget, double_was: before.double}\n",
        kind="agency",
    )
    loaded = domain(tmp_path, schema=SCHEMA, facts=FACTS, rules=text, book=book)
    values = loaded.evaluate().outcomes["agency"]["X"]
    assert (values["double"].value, values["was"].value) == (200, Decimal(60))
    assert values["double_was"].value != 200

"""Scenarios of all cases there are cover every goal of a small rule, and nothing else happens.

The rules are generated: tables of every hit policy that takes or gathers rows, levels, scales and
checks, on fields of each type, required or not, with declared decimals and ranges, on computed
values, and for some facts only. The facts are all combinations of some values of each field, so
many that whatever can happen at all happens among them.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assay.facts import Book, Schema, load_book, load_schema
from assay.features.coverage import GoalKind, covered
from assay.match import Reference
from assay.outcome import Evaluation, Grounds, evaluate_plan
from assay.outcome.giving import OTHERWISE
from assay.plan import CheckDecision, Decision, NullOf, TableDecision, compile_plan
from assay.rules import load_library
from assay.values.null import Null
from tests.features.coverage.asking import asked

pytestmark = pytest.mark.thorough

SCHEMA = """
types:
  stage: {scale: [low, mid, high]}
kinds:
  project:
    plural: projects
    key: id
    fields:
      id: {type: text}
      n: {type: number, decimals: 0, range: "[0..2]", required: true}
      k: {type: number, decimals: 0, range: "[0..2]"}
      m: {type: number, decimals: 1, range: "[0..0.3]"}
      f: {type: number, range: "[0..1]"}
      d: {type: date, range: "[2020-09-29..2020-09-30]"}
      s: {type: stage}
      b: {type: boolean, required: true}
"""
STATED = {
    "n": ("0", "1", "2"),
    "k": ("", "0", "1", "2"),
    "m": ("", "0", "0.1", "0.2", "0.3"),
    "f": ("", "0", "0.45", "0.5", "0.55", "1"),
    "d": ("", "2020-09-29", "2020-09-30"),
    "s": ("", "low", "mid", "high"),
    "b": ("true", "false"),
}
ENDS = {
    "n": ("-1", "0", "1", "2", "1.5"),
    "k": ("0", "1", "2", "3"),
    "m": ("0", "0.1", "0.15", "0.3"),
    "f": ("0", "0.5", "1"),
    "d": ('date("2020-09-28")', 'date("2020-09-29")', 'date("2020-09-30")'),
    "s": ("low", "mid", "high"),
    "over": ("0", "1", "2"),
    "grade": ("0", "50", "75", "100"),
}
"""What cells compare a column with; `over` and `grade` are computed."""
ALIKE = {"n": ("k",), "k": ("n",), "m": ("n", "k"), "over": ("k",)}
GIVEN = 'given:\n  over: {is: "max(n - 1, 0)"}\n'
GRADES = "levels: {outcome: grade, 100: n >= 2, 75: n = 1, otherwise: 0}\n"
NUMBERS = ("n", "k", "m", "f", "d", "over", "grade")
POLICIES = ("first", "priority", "any", "rule order", "output order", "collect", "collect sum")


@dataclass
class Maker:
    """Makes rule files by chance; the same seed makes the same."""

    random: Random

    def rule(self) -> tuple[str, tuple[str, ...]]:
        """A rule, and the fields that facts have to combine."""
        # What is computed stands beside what it is computed from in no rule: that one may rule
        # the other out is not looked into.
        computed = self.random.choice(("over", "grade", ""))
        free = [one for one in STATED if one != "n" or not computed]
        names = self.random.sample(free, 2)
        columns = [one for one in (*names, computed) if one not in ("b", "")]
        body = self.random.choice(
            (self.table, self.table, self.levels, self.scale, self.scale, self.checks)
        )
        applies = ""
        if self.random.random() < 0.35:
            applies = f"applies: {self.condition(columns, names)}\n"
        text = f"rule: a\ntitle: A\nfor: project\n{applies}{GIVEN}{body(columns, names)}"
        return text, (*names, *(("n",) if computed else ()))

    # Bodies -----------------------------------------------------------------------------------

    def table(self, columns: Sequence[str], names: Sequence[str]) -> str:
        policy = self.random.choice(POLICIES)
        rows = [self.row(columns, names) for _ in range(self.random.choice((1, 2, 3, 3)))]
        lines = ["table:", "  outcome: out", f"  hit: {policy}", "  rows:"]
        values = list(range(len(rows)))
        if policy in ("priority", "output order"):
            listed = self.random.sample(values, len(values))
            lines.insert(2, f"  values: {{out: {listed}}}")
        for at, row in enumerate(rows):
            value = 0 if policy == "any" else at
            lines.append(f"    - {{when: {{{row}}}, then: {value}}}")
        if self.random.random() < 0.5:
            lines.append("  otherwise: 0")
        return "\n".join(lines) + "\n"

    def row(self, columns: Sequence[str], names: Sequence[str]) -> str:
        asked = self.random.sample(list(columns), min(len(columns), self.random.choice((1, 1, 2))))
        cells = [f"{name}: '{self.cell(name, names)}'" for name in asked]
        if "b" in names and self.random.random() < 0.5:
            cells.append(f"b: {self.random.choice(('true', 'false'))}")
        return ", ".join(cells)

    def cell(self, name: str, names: Sequence[str]) -> str:
        random = self.random
        if random.random() < 0.12:
            return random.choice(("null", "not(null)"))
        others = [one for one in ALIKE.get(name, ()) if one in names]
        if others and random.random() < 0.4:
            return f"{random.choice(('<', '<=', '>', '>='))} {random.choice(others)}"
        ends = ENDS[name]
        low, high = (ends[at] for at in sorted(random.sample(range(len(ends)), 2)))
        if random.random() < 0.25 and name != "n":
            return f"{random.choice('[(')}{low}..{high}{random.choice('])')}"
        return random.choice(
            (low, f"not({low})", *(f"{op} {low}" for op in ("<", "<=", ">", ">=")))
        )

    def levels(self, columns: Sequence[str], names: Sequence[str]) -> str:
        count = self.random.choice((1, 2, 3))
        lines = ["levels:", "  outcome: out"]
        tests = [self.condition(columns, names, one_test=True) for _ in range(count)]
        lines += [f"  {100 - at}: '{test}'" for at, test in enumerate(tests)]
        if self.random.random() < 0.6:
            lines.append("  otherwise: 0")
        return "\n".join(lines) + "\n"

    def scale(self, columns: Sequence[str], names: Sequence[str]) -> str:
        numbers = [one for one in columns if one in NUMBERS]
        if not numbers:
            return self.levels(columns, names)
        of = self.random.choice(numbers)
        ends = [one.removeprefix('date("').removesuffix('")') for one in ENDS[of]]
        xs = self.random.sample(ends, self.random.choice((2, 3)))
        points = ", ".join(f"{x}: {self.random.choice((0, 50, 100))}" for x in xs)
        if of in ("n", "k") and "n" in names and "k" in names and self.random.random() < 0.3:
            points = f"n: 50, {self.random.choice((0, 1))}: 100" if of == "k" else "k: 50, 2: 0"
        beyond = self.random.sample(("below: 0", "above: 100", "worse: 1", "better: 99"), 2)
        between = self.random.choice(("linear", "step"))
        parts = [
            f"points: {{{points}}}",
            f"between: {between}",
            *beyond[: self.random.choice((0, 1, 2))],
        ]
        if any("below" in one or "above" in one for one in parts):
            parts = [one for one in parts if "worse" not in one and "better" not in one]
        return f"scale: {{outcome: out, of: {of}, {', '.join(parts)}}}\n"

    def checks(self, columns: Sequence[str], names: Sequence[str]) -> str:
        that = self.condition(columns, names)
        return f"checks:\n  - {{code: c, that: '{that}', severity: error, message: m}}\n"

    def condition(
        self, columns: Sequence[str], names: Sequence[str], *, one_test: bool = False
    ) -> str:
        """A condition; levels look into `one_test` only, and take others as they come."""
        random = self.random
        name = random.choice([*columns, *(one for one in names if one == "b")])
        if name == "b":
            return random.choice(("b", "not(b)", "b != null"))
        if random.random() < 0.2:
            return f"{name} {random.choice(('=', '!='))} null"
        others = [one for one in ALIKE.get(name, ()) if one in names]
        if others and random.random() < 0.3:
            return f"{name} {random.choice(('<', '>=', '='))} {random.choice(others)}"
        op = random.choice(("=", "!=", "<", "<=", ">", ">="))
        own = f"{name} {op} {random.choice(ENDS[name])}"
        if one_test:
            return own
        if random.random() < 0.2:
            return f"{name} = null or {own}"
        return f"{name} != null and {own}" if random.random() < 0.2 else own


def all_facts(folder: Path, schema: Schema, names: Sequence[str]) -> Book:
    """A book of every combination of values of these fields; the others have one value."""
    fixed = {name: (values[-1],) for name, values in STATED.items()}
    pools = {**fixed, **{name: STATED[name] for name in names}}
    lines = [",".join(("id", *pools))]
    lines += [f"p{at}," + ",".join(row) for at, row in enumerate(product(*pools.values()))]
    folder.mkdir(exist_ok=True)
    (folder / "book.yaml").write_text("as_of: 2020-09-30\n", encoding="utf-8")
    (folder / "projects.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    book, findings = load_book(folder, schema)
    assert book is not None, [one.message.en for one in findings]
    return book


def happened(evaluation: Evaluation) -> set[tuple[GoalKind, str]]:
    """The rows, levels and results of checks of the rule that occur at all."""
    grounds = Grounds(evaluation)
    found: set[tuple[GoalKind, str]] = set()
    decisions = [one for step in evaluation.plan.steps for one in step.decisions]
    facts = evaluation.book.of_kind("project")
    for decision in (one for one in decisions if one.rule.id == "a"):
        for fact in facts:
            if (
                isinstance(decision, CheckDecision)
                and grounds.applies(decision.applies, fact) is True
            ):
                holds = grounds.checked(decision, fact).holds
                name = "unchecked" if isinstance(holds, Null) else "holds" if holds else "fails"
                found.add((GoalKind.CHECK, name))
            made = grounds.made(fact, "out") if isinstance(decision, TableDecision) else None
            for at in () if made is None else made.rows:
                found.add(_row(decision, at))
    return found


def _row(decision: Decision, at: int) -> tuple[GoalKind, str]:
    assert isinstance(decision, TableDecision)
    if at == OTHERWISE:
        return GoalKind.OTHERWISE, "otherwise"
    row = decision.rows[at]
    if any(isinstance(one, NullOf) for one in row.outputs.values()):
        return GoalKind.LEVEL, "null"
    return GoalKind.LEVEL if decision.levels else GoalKind.ROW, str(row.number)


def test_all_cases_there_are_cover_every_goal(tmp_path: Path) -> None:
    (tmp_path / "schema.yaml").write_text(SCHEMA, encoding="utf-8")
    schema, wrong = load_schema(tmp_path / "schema.yaml")
    assert schema is not None, [one.message.en for one in wrong]
    (tmp_path / "rules").mkdir()
    grades = f"rule: grade\ntitle: Grade\nfor: project\n{GRADES}"
    (tmp_path / "rules" / "grade.yaml").write_text(grades, encoding="utf-8")
    seen: Counter[str] = Counter()
    books: dict[tuple[str, ...], Book] = {}

    def one_rule(random: Random) -> None:
        text, names = Maker(random).rule()
        (tmp_path / "rules" / "a.yaml").write_text(text, encoding="utf-8")
        library, _ = load_library(tmp_path / "rules", "rules")
        if library is None:
            seen["refused"] += 1
            return
        plan, _ = compile_plan(schema, library, dt.date(2020, 9, 30))
        if plan is None:
            seen["refused"] += 1
            return
        if names not in books:
            books[names] = all_facts(tmp_path / f"book{len(books)}", schema, names)
        evaluation = evaluate_plan(books[names], plan, Reference())
        facts = books[names].of_kind("project")
        outcomes = [f"{fact.id} {name}" for fact in facts for name in ("out", "grade")]
        result = asked(evaluation, *outcomes, checks=[("a", "c", fact.id) for fact in facts])
        covers = covered([result], schema)
        (rule,) = (one for one in covers.rules if one.rule.id == "a")
        assert [one.text.en for one in rule.missing] == [], text
        assert happened(evaluation) <= {(one.kind, one.part) for one in rule.goals}, text
        seen.update(goal.kind.value for goal in rule.goals)
        seen["rules"] += 1

    @settings(max_examples=40, deadline=None, database=None, derandomize=True)
    @given(st.integers(0, 2**32))
    def agree(seed: int) -> None:
        random = Random(seed)
        for _ in range(10):
            one_rule(random)

    agree()

    assert seen["rules"] > 250, seen
    kinds = set(GoalKind) - {GoalKind.OUTCOME, GoalKind.EXAMPLE}
    assert all(seen[kind.value] > 50 for kind in kinds), seen

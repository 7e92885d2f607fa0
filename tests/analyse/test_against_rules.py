"""What is told of tables on computed columns, against every fact that there can be.

Rules are generated: values computed from a few fields, a second rule that gives an outcome, and a
table or two limits that read them. The facts are all combinations of the fields' values, each
evaluated as it is when figures are reported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import product
from pathlib import Path
from random import Random

from assay.analyse.expressions.possible import Possible
from assay.analyse.proofs.table import analyse_table
from assay.analyse.space.cases import Area
from assay.facts import Book, Fact
from assay.facts.book.book import Head
from assay.match import Reference
from assay.outcome.giving import inputs_of
from assay.outcome.run import Run
from assay.plan import Plan, TableDecision
from assay.plan.columns import Column
from assay.plan.table import Case
from assay.values.null import Null
from assay.values.types import Value
from tests.building import domain

SCHEMA = """
kinds:
  project:
    plural: projects
    key: id
    fields:
      id: {type: text}
      a: {type: number, decimals: 0, range: "[0..4]"}
      b: {type: number, decimals: 0, range: "[1..3]"}
      c: {type: number, decimals: 1, range: "[0..0.9]"}
      open: {type: boolean}
"""
VALUES: dict[str, tuple[Value, ...]] = {
    "a": tuple(Decimal(at) for at in range(5)),
    "b": tuple(Decimal(at) for at in range(1, 4)),
    "c": tuple(Decimal(at) / 10 for at in range(10)),
    "open": (False, True),
}


class Maker:
    """Rules by chance."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def number(self, depth: int = 2) -> str:
        random = self.random
        if not depth or random.random() < 0.2:
            return random.choice(("a", "b", "c", "a", "b", "2", "0.5"))
        one, other = (self.number(depth - 1) for _ in range(2))
        return random.choice(
            (
                f"({one} + {other})",
                f"({one} - {other})",
                f"({one} * {other})",
                f"{one} / 10",
                f"floor({one})",
                f"round half up({one}, 0)",
                f"min({one}, {other})",
                f"max({one}, {other})",
                f"abs({one})",
                f"(if open then {one} else {other})",
                f"(if {one} > 1 then {one} else {other})",
            )
        )

    def cell(self, names: tuple[str, ...]) -> str:
        random = self.random
        ends = sorted(random.sample(("0", "1", "2", "3", "0.5", "1.5"), 2), key=Decimal)
        other = random.choice(names)
        return random.choice(
            (
                f"< {ends[0]}",
                f">= {ends[1]}",
                f"({ends[0]}..{ends[1]})",
                f"[{ends[0]}..{ends[1]}]",
                ends[0],
                f"> {other}",
                f"<= {other}",
            )
        )

    def rules(self) -> dict[str, str]:
        random = self.random
        given = f"given:\n  v: {{is: '{self.number()}'}}\n  w: {{is: '{self.number()}'}}\n"
        conditions = f"3: '{self.number(1)} > 2', 1: '{self.number(1)} > 1'"
        levels = f"levels: {{outcome: p, {conditions}, otherwise: 0}}\n"
        figure = f"outcomes: {{p: {{is: '{self.number(1)}', decimals: {random.choice((0, 1))}}}}}\n"
        rows = ""
        for _ in range(random.choice((2, 3, 4))):
            names = random.sample(("v", "w", "p", "a"), random.choice((1, 1, 2)))
            others = {one: tuple(sorted({"v", "w", "p", "a"} - {one})) for one in names}
            cells = ", ".join(f'{one}: "{self.cell(others[one])}"' for one in names)
            rows += f"    - {{when: {{{cells}}}, then: {random.choice((1, 2))}}}\n"
        hit = random.choice(("unique", "unique", "first", "any"))
        head = "title: T\nfor: project\n"
        return {
            "a.yaml": f"rule: a\n{head}{given}table:\n  outcome: y\n  hit: {hit}\n  rows:\n{rows}",
            "b.yaml": f"rule: b\n{head}{random.choice((levels, figure))}",
        }


def cases(book: Book, plan: Plan, table: TableDecision) -> list[Case]:
    """The inputs of a table for every fact there can be, every field known."""
    found: list[Case] = []
    for values in product(*VALUES.values()):
        fact = Fact("project", ("A",), dict(zip(VALUES, values, strict=True)))
        one = Book(Path(), book.schema, Head(book.as_of), {"project": {fact.key: fact}}, {})
        run = Run(one, plan, Reference())
        run.work_off()
        found.append(inputs_of(table, fact, run.world))
    return found


def lies(columns: Sequence[Column], area: Area, case: Case) -> bool:
    return all(column.number(case) in area.box[at] for at, column in enumerate(columns))


def test_no_gap_or_overlap_is_told_that_no_fact_has_and_none_is_passed_over(
    tmp_path: Path,
) -> None:
    seen: Counter[str] = Counter()
    for seed in range(60):
        made = domain(
            tmp_path / str(seed),
            schema=SCHEMA,
            facts={"projects.yaml": "- {id: A}"},
            rules=Maker(seed).rules(),
        )
        assert made.plan is not None
        assert made.book is not None
        (table,) = (
            one for one in made.plan.givers("project", "y") if isinstance(one, TableDecision)
        )
        analysis = analyse_table(table, Possible(made.plan, made.schema))
        every = cases(made.book, made.plan, table)
        held = Reference().match(table.regions, every)
        columns = analysis.space.columns
        complete = not analysis.not_proven
        for overlap in analysis.overlaps:
            assert any(set(overlap.rows) <= set(rows) for rows in held), (seed, overlap)
            assert overlap.area.sample[: len(table.inputs)] in every, (seed, overlap)
        for gap in analysis.gaps:
            assert gap.area.sample[: len(table.inputs)] in every, (seed, gap)
        if table.policy == "unique" and complete:
            told: set[tuple[int, ...]] = {one.rows for one in analysis.overlaps}
            told |= {one.rows for one in analysis.unsure}
            told |= {(one.of, one.row) for one in analysis.duplicates}
            pairs = {(one, other) for rows in held for one in rows for other in rows if one < other}
            assert pairs <= told, seed
            seen["overlap"] += bool(analysis.overlaps)
        for case, rows in zip(every, held, strict=True):
            if not rows and complete and not any(isinstance(one, Null) for one in case):
                areas = [one.area for one in analysis.gaps]
                areas += [one.area for one in analysis.unsure]
                assert analysis.more_gaps or any(lies(columns, area, case) for area in areas), (
                    seed,
                    case,
                )
        seen["gap"] += bool(analysis.gaps)
        seen["unsure"] += bool(analysis.unsure)
        for one in analysis.unsure:
            seen["unsure though real"] += any(
                set(one.rows) <= set(rows) if one.rows else not rows
                for case, rows in zip(every, held, strict=True)
                if lies(columns, one.area, case)
            )
        for never in analysis.never:
            assert all(never.row not in rows for rows in held), (seed, never)
    assert seen["gap"] > 30
    assert seen["overlap"] > 5
    # A real gap or overlap is seldom left open.
    assert seen["unsure though real"] < 5, seen

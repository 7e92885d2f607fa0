"""Work grows with the number of rules and no faster, whatever the rules are."""

from __future__ import annotations

from cProfile import Profile
from pathlib import Path

import pytest

from assay.facts import load_book, load_schema
from assay.match import Reference
from assay.outcome import evaluate_plan
from assay.plan import compile_plan
from assay.rules import load_library
from tests.building import domain

SCHEMA = """
kinds:
  thing:
    plural: things
    key: id
    fields: {n: {type: number, required: true, decimals: 0}, d: {type: date}}
"""
BODIES = {
    "values": "outcomes: {o%: {is: n + %}}",
    "tables": "table: {outcome: o%, rows: [{when: {n: '<= %'}, then: 1}, {when: {n: '> %'}, then: 2}]}",
    "levels": "levels: {outcome: o%, 2: n > %, otherwise: 0}",
    "given values": "given: {g: {is: n + %}}\noutcomes: {o%: {is: g * 2}}",
    "checks": "checks: [{code: c%, that: n > %, message: {en: 'no {n}', th: 'ไม่ {n}'}}]",
    "values of one outcome": "applies: n = %\noutcomes: {o: {is: n + %}}",
    "ranges of one outcome": "applies: n > % and n < % + 1\noutcomes: {o: {is: n + %}}",
    "versions": "effective: {from: %-01-01, to: %-12-30}\noutcomes: {o: {is: n}}",
}


def calls(folder: Path, body: str, many: int) -> int:
    """How many calls it takes to read, plan and evaluate so many rules."""
    rules = {}
    for at in range(1_000, 1_000 + many):
        name = "r" if "effective" in body else f"r{at}"
        text = f"rule: {name}\ntitle: R\nfor: thing\n{body.replace('%', str(at))}\n"
        rules[f"{at}.yaml"] = text
    domain(folder, schema=SCHEMA, facts={"things.yaml": "- {id: A, n: 1000}\n"}, rules=rules)
    schema, _ = load_schema(folder / "schema.yaml")
    assert schema is not None
    book, _ = load_book(folder / "book", schema)
    assert book is not None
    with Profile() as profile:
        library, _ = load_library(folder / "rules", "rules")
        assert library is not None
        plan, _ = compile_plan(schema, library, book.as_of)
        if plan is not None:
            evaluate_plan(book, plan, Reference())
    return sum(one.callcount for one in profile.getstats())


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_four_times_the_rules_are_four_times_the_work(tmp_path: Path, body: str) -> None:
    few = calls(tmp_path / "few", body, 60)
    many = calls(tmp_path / "many", body, 240)
    assert many < 4.5 * few


def test_very_many_wrong_names_are_all_told_and_the_first_with_what_was_meant(
    tmp_path: Path,
) -> None:
    lines = [f"  o{at}: {{is: m{at} + n}}\n" for at in range(400)]
    made = domain(
        tmp_path,
        schema=SCHEMA,
        facts={"things.yaml": "- {id: A, n: 1}\n"},
        rules=f"rule: r\ntitle: R\nfor: thing\noutcomes:\n{''.join(lines)}",
    )
    assert made.codes == ["unknown-name"] * 400
    assert made.findings[100].hint is not None
    assert made.findings[100].hint.en == "did you mean `o100`?"
    assert made.findings[399].hint is None

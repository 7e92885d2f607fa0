"""Different inputs never have one identity, wherever a rule, an outcome or a report reads them."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from assay.api import Prepared, evaluate, load_inputs, prepare
from assay.contents.made import made_of
from assay.facts import load_book, load_schema
from assay.outcome import Evaluation
from assay.plan import compile_plan
from assay.report.machine.json_report import to_json
from assay.rules import load_library
from assay.scorecard.layout import default_layout
from assay.values.canonical import canonical
from assay.values.null import missing, not_applicable
from assay.values.text import Text
from assay.values.types import Member

HEAD = """\
as_of: 2020-09-30
title: {th: สมุด, en: The book}
agency: one
fiscal_year: 2020
quarter: 3
currency: THB
documents: {plan: {title: {en: The plan}}}
corrections: [{printed: "12", read: "13", document: plan}]
"""
FILES = {
    "schema.yaml": "kinds: {thing: {plural: things, key: id, fields: {n: {type: number}, "
    "t: {type: text}}}}\n",
    "book/book.yaml": HEAD,
    "book/things.yaml": '- {id: A, n: 1, t: "x y"}\n- {id: B, n: 2.50}\n',
    "rules/y.yaml": "rule: y\ntitle: Y\nfor: thing\noutcomes: {y: {is: n * book.quarter}}\n",
    "rules/z.yaml": "rule: z\ntitle: Z\nfor: thing\noutcomes: {z: {is: n + parameters.more}}\n",
    "rules/old.yaml": "rule: old\ntitle: Old\nfor: thing\neffective: {to: 1999-12-31}\n"
    "outcomes: {was: {is: n}}\n",
    "rules/parameters.yaml": "more: [{from: 2000-01-01, value: 4}]\n",
}


def evaluated(folder: Path, files: Mapping[str, str]) -> Evaluation | None:
    """The evaluation of a project's files; null where they are refused."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    schema, _ = load_schema(folder / "schema.yaml")
    library, _ = load_library(folder / "rules", "rules")
    book = None if schema is None else load_book(folder / "book", schema)[0]
    if schema is None or book is None or library is None:
        return None
    plan, notes = compile_plan(schema, library, book.as_of)
    return None if plan is None else evaluate(book, Prepared(schema, plan, notes))


def told(evaluation: Evaluation) -> tuple[str, object]:
    """What an evaluation says, and its identity."""
    document = json.loads(to_json(evaluation))
    identity = document.pop("identity")
    return json.dumps(document, sort_keys=True), identity


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("book/book.yaml", "quarter: 3", "quarter: 4"),
        ("book/book.yaml", "agency: one", "agency: two"),
        ("book/book.yaml", "fiscal_year: 2020", "fiscal_year: 2021"),
        ("book/book.yaml", "currency: THB", "currency: USD"),
        ("book/book.yaml", "en: The book", "en: A book"),
        ("book/book.yaml", "th: สมุด", "th: เล่ม"),
        ("book/book.yaml", "en: The plan", "en: A plan"),
        ("book/book.yaml", 'read: "13"', 'read: "14"'),
        ("book/book.yaml", "2020-09-30", "2020-09-29"),
        ("book/things.yaml", "n: 1", "n: 1.0"),
        ("book/things.yaml", '"x y"', '"x  y"'),
        ("book/things.yaml", "id: B", "id: C"),
        ("schema.yaml", "type: text", "type: text, title: {en: T}"),
        ("rules/y.yaml", "title: Y", "title: X"),
        ("rules/old.yaml", "was:", "were:"),
        ("rules/old.yaml", "1999-12-31", "1999-12-30"),
        ("rules/parameters.yaml", "value: 4", "value: 5"),
    ],
)
def test_what_is_said_in_a_file_is_in_the_identity(
    tmp_path: Path, file: str, before: str, after: str
) -> None:
    one = evaluated(tmp_path / "one", FILES)
    assert before in FILES[file]
    other = evaluated(tmp_path / "other", {**FILES, file: FILES[file].replace(before, after)})
    assert one is not None
    assert other is not None
    assert one.identity != other.identity


def test_any_byte_that_is_changed_changes_the_identity_or_nothing_at_all(tmp_path: Path) -> None:
    base = evaluated(tmp_path, FILES)
    assert base is not None
    answers = {json.dumps(told(base)[1], sort_keys=True): told(base)[0]}
    random = Random(5)
    tried = 0
    for _ in range(200):
        file = random.choice(list(FILES))
        content = FILES[file]
        at = random.choice([at for at, one in enumerate(content) if one.isalnum()])
        other = random.choice("0123456789" if content[at].isdigit() else "abnyz")
        found = evaluated(tmp_path, {**FILES, file: content[:at] + other + content[at + 1 :]})
        if found is not None:
            tried += 1
            said, identity = told(found)
            known = answers.setdefault(json.dumps(identity, sort_keys=True), said)
            assert known == said, (file, at, other)
    assert tried > 30


def test_the_same_facts_in_another_form_are_the_same(tmp_path: Path) -> None:
    one = evaluated(tmp_path / "one", FILES)
    rows = "id,n,t\nB,2.50,\nA,1,x y\n"
    files = {name: text for name, text in FILES.items() if name != "book/things.yaml"}
    other = evaluated(tmp_path / "other", {**files, "book/things.csv": rows})
    assert one is not None
    assert other is not None
    assert one.identity == other.identity


def test_a_book_before_is_in_it_with_its_head(tmp_path: Path) -> None:
    found = []
    for quarter in (1, 2):
        before = HEAD.replace("quarter: 3", f"quarter: {quarter}").replace("09-30", "06-30")
        files = {
            **FILES,
            "before/book.yaml": before,
            "before/things.yaml": "- {id: A, n: 1}\n",
            "book/book.yaml": f"{HEAD}previous: ../before\n",
        }
        one = evaluated(tmp_path / str(quarter), files)
        assert one is not None
        found.append(one.identity)
    assert found[0] != found[1]


def test_a_report_names_its_layout_too(tmp_path: Path) -> None:
    evaluation = evaluated(tmp_path, FILES)
    assert evaluation is not None
    layout = default_layout(evaluation.book.schema, evaluation.plan)
    units = replace(layout, units={"people": Text("people", "คน")})
    made = [tuple(made_of(evaluation, one, None)) for one in (layout, units)]
    assert made[0] != made[1]


def test_a_value_is_told_alike_by_every_version_of_python() -> None:
    # `repr` shows U+1FAE8 as itself or escaped, as the version of Unicode has it or not.
    assert canonical("\U0001fae8 'x' \"y\"\n") == r'"\ud83e\udee8 \'x\' \"y\"\n"'.replace(
        r"\'", "'"
    )
    assert canonical("ก") == r'"\u0e01"'
    assert canonical((Decimal("1.50"), True, dt.date(2020, 9, 30), Member("red", 2))) == (
        '[1.50,true,2020-09-30,"red"@2]'
    )
    assert canonical(missing("n")) == "null:missing"
    assert canonical(not_applicable()) == "null:not_applicable"
    assert canonical(Text("a", "ข")) == r'Text(en="a",th="\u0e02")'
    assert canonical({"b": 1, "a": frozenset({2, 1})}) == '{"a"={1,2},"b"=1}'
    with pytest.raises(TypeError):
        canonical(object())


def test_texts_can_not_pass_for_each_other() -> None:
    values = ["1", Decimal(1), "true", True, "null:missing", missing("x"), ('a","b',), ("a", "b")]
    assert len({canonical(one) for one in values}) == len(values)


def test_rules_are_prepared_once_for_many_books() -> None:
    inputs = load_inputs("facts/etda/2563-q4")
    ready = prepare(inputs.book.schema, inputs.library, inputs.book.as_of)
    expected = to_json(evaluate(inputs.book, inputs.library))
    assert hashlib.sha256(to_json(evaluate(inputs.book, ready)).encode()).digest() == (
        hashlib.sha256(expected.encode()).digest()
    )
    other = prepare(inputs.book.schema, inputs.library, dt.date(2021, 9, 30))
    with pytest.raises(ValueError, match="prepared for 2021-09-30"):
        evaluate(inputs.book, other)

"""What an editor underlines, and what it lets pass, by the JSON Schemas of a small project."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.editor.reading import mistakes, seen

HEAD = "rule: r\ntitle: R\nfor: ward\n"
TABLE = HEAD + "table:\n  outcome: x\n  rows:\n    - {when: {beds: 1}, then: 1}\n"
CHECK = HEAD + "checks:\n  - {code: c, that: beds > 0, message: None}\n"
WARD = "- {id: A, hospital: H, beds: 12}\n"
FIELD = "kinds/ward/fields/beds"
SCALE = HEAD + "scale: {outcome: s, of: beds, points: {1: 0, 2: 1}}\n"
KINDS = "kinds:\n  ward:\n    plural: wards\n    key: id\n    fields:\n      beds: {type: number}\n"


def found(folder: Path, form: Any, text: str) -> list[str]:
    path = folder / "file.yaml"
    path.write_text(text, encoding="utf-8")
    return mistakes(form, seen(path))


def places(wrong: list[str]) -> set[str]:
    return {mistake.partition(":")[0] for mistake in wrong}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (TABLE + "colour: red\n", ""),
        (TABLE.replace("rows", "row"), "table"),
        (TABLE.replace("for: ward", "for: wards"), "for"),
        (TABLE.replace("rule: r", "rule: My Rule"), "rule"),
        (TABLE.replace("title: R", "title: {fr: R}"), "title"),
        (TABLE.replace("rows:", "hit: best\n  rows:"), "table/hit"),
        (TABLE.replace("rows:", "type: colour\n  rows:"), "table/type"),
        (TABLE.replace("rows:", "decimals: two\n  rows:"), "table/decimals"),
        (TABLE.replace("rows:", "round: up\n  rows:"), "table"),
        (TABLE.replace("rows:", "outcomes: [y]\n  rows:"), "table"),
        (TABLE.replace("  outcome: x\n", ""), "table"),
        (TABLE.replace("\n    - {when: {beds: 1}, then: 1}", " []"), "table/rows"),
        (TABLE.replace(", then: 1", ""), "table/rows/0"),
        (TABLE.replace("then: 1", "then: {is: beds, value: 1}"), "table/rows/0/then"),
        (TABLE.replace("then: 1", "then: {assumed: none stated}"), "table/rows/0/then"),
        (TABLE.replace("then: 1", "then: [1]"), "table/rows/0/then"),
        (TABLE.replace("beds: 1", "beds: [1, 2]"), "table/rows/0/when/beds"),
        (CHECK.replace("message: None", "message: None, severity: fatal"), "checks/0/severity"),
        (CHECK.replace("that: beds > 0, ", ""), "checks/0"),
        (HEAD + "given: {a b: 1}\n", "given"),
        (HEAD + "given: {every: 1}\n", "given"),
        (HEAD + "outcomes: {x: {is: beds, round: nearest, decimals: 1}}\n", "outcomes/x/round"),
        (HEAD + "outcomes: {x: {unit: beds}}\n", "outcomes/x"),
        (HEAD + "effective: {from: 2020-1-1}\n", "effective/from"),
        (HEAD + "effective: {until: 2020-01-01}\n", "effective"),
        (HEAD + "levels: {100: beds > 3}\n", "levels"),
        (HEAD + "levels: {outcome: s, 100: [beds]}\n", "levels/100"),
        (SCALE.replace(", 2: 1", ""), "scale/points"),
        (SCALE.replace("of:", "between: curve, of:"), "scale/between"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_rule_is_underlined_where_it_stands(
    tmp_path: Path, schemas: dict[str, Any], text: str, place: str
) -> None:
    assert places(found(tmp_path, schemas["rule.json"], text)) == {place}


@pytest.mark.parametrize(
    "text",
    [
        TABLE,
        CHECK,
        TABLE.replace("beds: 1", 'own_name: "<= 5", status: "not(red)", teaching: "-", beds: null'),
        TABLE.replace("then: 1", "then: {value: 0, assumed: {th: ไม่ระบุ, en: not stated}}"),
        TABLE.replace("come: x", "comes: [x, y]").replace("then: 1", "then: {x: 1, y: {is: beds}}"),
        TABLE.replace("rows:", "type: {x: rag}\n  rows:"),
        HEAD + "given:\n  ภาระ: beds * 2\n  other: {is: beds / 3, decimals: 1, round: half even}\n",
        HEAD + "levels: {outcome: s, 100: beds > 3, A: teaching, otherwise: not_applicable}\n",
        HEAD + "scale: {outcome: s, of: opened, points: {2020-01-01: 0, closed: 100}}\n",
    ],
)  # fmt: skip
def test_what_a_rule_may_hold_is_not_underlined(
    tmp_path: Path, schemas: dict[str, Any], text: str
) -> None:
    assert found(tmp_path, schemas["rule.json"], text) == []


@pytest.mark.parametrize(
    ("fact", "place"),
    [
        ("{id: A, hospital: H, beds: 12, colour: red}", "0"),
        ("{id: A, hospital: H}", "0"),
        ("{id: A, beds: 12}", "0"),
        ('{id: A, hospital: H, beds: "12"}', "0/beds"),
        ("{id: A, hospital: H, beds: 0}", "0/beds"),
        ("{id: A, hospital: H, beds: 501}", "0/beds"),
        ("{id: A, hospital: H, beds: null}", "0/beds"),
        ("{id: 5, hospital: H, beds: 12}", "0/id"),
        ("{id: A, hospital: H, beds: 12, share: 1.5}", "0/share"),
        ("{id: A, hospital: H, beds: 12, status: purple}", "0/status"),
        ("{id: A, hospital: H, beds: 12, shifts: [A, E]}", "0/shifts/1"),
        ("{id: A, hospital: H, beds: 12, shifts: A}", "0/shifts"),
        ("{id: A, hospital: H, beds: 12, teaching: yes}", "0/teaching"),
        ("{id: A, hospital: H, beds: 12, opened: 30 ก.ย. 2563}", "0/opened"),
        ("{id: A, hospital: H, beds: 12, amount: twelve}", "0/amount"),
    ],
)
def test_a_mistake_in_a_fact_is_underlined_where_it_stands(
    tmp_path: Path, schemas: dict[str, Any], fact: str, place: str
) -> None:
    assert places(found(tmp_path, schemas["facts/wards.json"], f"- {fact}\n")) == {place}


@pytest.mark.parametrize(
    "more",
    [
        "status: red",
        "status: สีแดง",
        "status: Red",
        "status: null",
        "share: 0.75, occupied: 0",
        "opened: 2020-09-30, closed: 30 ก.ย. 2563",
        "closed: ๓๐ ก.ย. ๒๕๖๓",
        "amount: ๑๒.๕, currency: THB",
        'amount: "-"',
        "teaching: true, shifts: [A, D]",
        "document: report, place: page 3",
    ],
)
def test_what_a_fact_may_hold_is_not_underlined(
    tmp_path: Path, schemas: dict[str, Any], more: str
) -> None:
    fact = WARD.replace("12}", f"12, {more}}}")
    assert found(tmp_path, schemas["facts/wards.json"], fact) == []


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("schema.json", KINDS.replace("key:", "keys:"), "kinds/ward"),
        ("schema.json", KINDS.replace("type: number", "types: number"), FIELD),
        ("schema.json", KINDS.replace("number", "number, range: 5"), FIELD + "/range"),
        ("schema.json", KINDS.replace("number", "number, range: 0..5"), FIELD + "/range"),
        ("schema.json", KINDS.replace("number", "number, required: yes"), FIELD + "/required"),
        ("schema.json", KINDS.replace("number", "number, reads: [roman]"), FIELD + "/reads/0"),
        ("schema.json", KINDS.replace("number", "{scale: [low]}"), FIELD + "/type"),
        ("schema.json", KINDS.replace("beds:", "for:"), "kinds/ward/fields"),
        ("schema.json", "types: {rag: [red, green]}\n" + KINDS, "types/rag"),
        ("schema.json", "types: {}\n", ""),
        ("book.json", "agency: ETDA\n", ""),
        ("book.json", "as_of: soon\n", "as_of"),
        ("book.json", "as_of: 2020-09-30\nquarter: 5\n", "quarter"),
        ("book.json", "as_of: 2020-09-30\nfiscal_year: 63\n", "fiscal_year"),
        ("book.json", "as_of: 2020-09-30\ncorrections: [{printed: a}]\n", "corrections/0"),
        ("book.json", "as_of: 2020-09-30\ndocuments: {plan: {author: A}}\n", "documents/plan"),
        ("parameters.json", "limit: 5\n", "limit"),
        ("parameters.json", "limit: [{from: 2019, value: 5}]\n", "limit/0/from"),
        ("parameters.json", "limit: [{value: 5}]\n", "limit/0"),
        ("parameters.json", "limit: [{from: 2019-10-01, value: []}]\n", "limit/0/value"),
        ("parameters.json", "a limit: [{from: 2019-10-01, value: 5}]\n", ""),
        ("definitions.json", "f: {is: a}\n", "f"),
        ("actions.json", "actor: {finance: Finance}\n", ""),
        ("actions.json", "actors: [finance]\n", "actors"),
        ("definitions.json", "f: {parameters: {a: colours}, is: a}\n", "f/parameters/a"),
        ("definitions.json", "f: {parameters: {a: number}, is: a, example: []}\n", "f"),
    ],
)  # fmt: skip
def test_a_mistake_in_another_file_is_underlined_where_it_stands(
    tmp_path: Path, schemas: dict[str, Any], name: str, text: str, place: str
) -> None:
    assert places(found(tmp_path, schemas[name], text)) == {place}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("schema.json", KINDS),
        ("schema.json", KINDS.replace("number", "colour")),  # a type of this very file
        ("schema.json", KINDS.replace("number", "{choice: [a, {b: {th: บี, en: Bee}}]}")),
        ("schema.json", KINDS.replace("number", 'date, range: "[2019-10-01..2020-09-30]"')),
        ("schema.json", KINDS.replace("number", "number, unit: {field: currency}")),
        ("schema.json", KINDS.replace("key: id", "key: [id, no]\n    parent: ward")),
        ("book.json", "as_of: 30 ก.ย. 2563\ntitle: {th: ไตรมาส 4}\nquarter:\n"),
        ("book.json", "as_of: 2020-09-30\nprevious: ../2563-q3\nfiscal_year: 2563\n"),
        ("parameters.json", "limit:\n  - {from: 2019-10-01, value: 5}\n"),
        ("parameters.json", "เกณฑ์: [{from: 2019-10-01, value: true}]\n"),
        ("parameters.json", "codes: [{from: 2019-10-01, value: [A, B], type: text}]\n"),
        ("actions.json", "actors: {finance: {th: การเงิน, en: Finance}}\nremedies: {}\n"),
        ("definitions.json", "f: {parameters: {a: number, b: list of ward}, is: a, decimals: 1}\n"),
        ("definitions.json", 'f: {parameters: {a: rag}, is: a, examples: ["f(red) = red"]}\n'),
    ],
)
def test_what_another_file_may_hold_is_not_underlined(
    tmp_path: Path, schemas: dict[str, Any], name: str, text: str
) -> None:
    assert found(tmp_path, schemas[name], text) == []

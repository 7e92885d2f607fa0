"""What prints alike is one text: in the fold itself, in every kind of file, and in comparisons."""

import random
import unicodedata
from itertools import permutations, product
from pathlib import Path

import pytest

from assay.facts import load_book, load_schema
from assay.features.scenario.reader import parse_feature
from assay.finding import Finding
from assay.source import Entries, Scalar, Source, parse_csv, parse_yaml
from assay.values.folding import one_form, origins
from tests.building import domain

ALIKE = {
    "จำนวน": ["จ\u0e4d\u0e32นวน", "จำ\u200bนวน", "จํ\u0e32นวน"],
    "น้ำ": ["น\u0e49\u0e4d\u0e32", "น\u0e4d\u0e49\u0e32", "น\u0e33\u0e49", "น\u0e4d\u0e32\u0e49"],
    "แผน": ["เเผน"],
    "ที่": [
        "ท\u0e48\u0e35",
        "ท\u0e35\u0e48\u0e48",
        "ท\u0e35\u0e35\u0e48",
        "ท\u0e35\uf70a",
        "ท\uf702\uf713",
    ],
    "ผู้": ["ผ\u0e49\u0e39", "ผ\u0e39\uf70b"],
    "สิทธิ์": ["สิทธ\u0e4c\u0e34", "ส\u0e34ทธ\u0e34\uf70e"],
    "พันธุ์": ["พันธ\u0e4c\u0e38"],
    "ญี่": ["\uf70fี่", "\uf70f\uf702\uf713"],
    "ลึก": ["ล\u0e34\u0e4dก"],
    "é": ["e\u0301"],
    "สำเร็จ 1 ปี": ["สำเร็จ\u00a01\u202fปี", "สํา\u00adเร็จ 1 ปี"],
    "DG-5": ["DG\u20115", "DG\u20105", "DG-\u200b5"],
}
PAIRS = [(right, other) for right, others in ALIKE.items() for other in others]


@pytest.mark.parametrize(("right", "other"), PAIRS)
def test_what_prints_alike_is_one_text(right: str, other: str) -> None:
    assert other != right
    assert one_form(other) == one_form(right) == right


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("กา", "ก้า"),
        ("เก", "แก"),
        ("กำ", "กา"),
        ("-", "–"),
        ("a  b", "a b"),
        ("ฤา", "ฤๅ"),
        ("”", '"'),
        ("１", "1"),
    ],
)
def test_what_a_reader_can_tell_apart_stays_two_texts(one: str, other: str) -> None:
    assert one_form(one) != one_form(other)


def test_joiners_stay_where_they_are_seen() -> None:
    picture, persian = "\U0001f469\u200d\U0001f4bb", "می\u200cخواهم"
    assert one_form(picture) == picture
    assert one_form(persian) == persian
    assert one_form("ก\u200dข\u200c") == "กข"


def test_the_marks_of_a_letter_are_one_text_in_whatever_order() -> None:
    for vowel, tone, letter in product("ิีึืุูั", "่้๊๋", "กปญฐ"):
        forms = {one_form(letter + "".join(order)) for order in permutations((vowel, tone))}
        assert forms == {letter + vowel + tone}
    for vowel in "ิุ":
        assert {one_form("ธ" + "".join(order)) for order in permutations((vowel, "์"))} == {
            f"ธ{vowel}์"
        }
    for tone in "่้๊๋":
        orders = ("ํ" + tone + "า", tone + "ํา", "ํา" + tone, "ำ" + tone)
        assert {one_form("น" + order) for order in orders} == {f"น{tone}ำ"}


LETTERS = "กขน จำาะเแโa-é1\u0301\u0327\u0300\u00a0\u200b\u200d\u2011\uf70a\uf711ัิีึืฺุู็่้๊๋์ํ๎"


def test_one_form_is_its_own_form_composed_and_placed_letter_by_letter() -> None:
    draw = random.Random(2563)
    for _ in range(20_000):
        text = "".join(draw.choices(LETTERS, k=draw.randint(1, 9)))
        known = one_form(text)
        assert one_form(known) == known == unicodedata.normalize("NFC", known), ascii(text)
        places = origins(text)
        assert len(places) == len(known), ascii(text)
        assert all(0 <= start < end <= len(text) for start, end in places)


# In files ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("right", "other"), PAIRS)
def test_every_scalar_is_in_its_one_form_and_knows_where_it_is_written(
    right: str, other: str
) -> None:
    written = f"# เ\n{other}: '{other}'\nb: \"{other} x\"\nc: |\n  {other} x\n"
    tree, findings = parse_yaml(Source("f.yaml", written))
    assert isinstance(tree, Entries), findings
    key, value = tree.entries[0]
    assert isinstance(value, Scalar)
    assert (key.text, value.value) == (right, right)
    assert (value.span.column, value.span.end_column) == (len(other) + 3, 2 * len(other) + 5)
    for name, line, column in (("b", 3, 5), ("c", 5, 3)):
        scalar = tree.get(name)
        assert isinstance(scalar, Scalar)
        at = scalar.span_of(scalar.text.index("x"), scalar.text.index("x") + 1)
        assert (at.line, at.column) == (line, column + len(other) + 1)

    rows, findings = parse_csv(Source("f.csv", f'id,{other}\n"{other}",{other}\n'))
    assert rows is not None, findings
    row = rows.items[0]
    assert isinstance(row, Entries)
    assert [(name.text, cell.text) for name, cell in row if isinstance(cell, Scalar)] == [
        ("id", right),
        (right, right),
    ]

    feature, findings = parse_feature(
        Source("f.feature", f"Feature: f\n  Scenario: s\n    Given {other} x\n      | {other} |\n"),
        Path("f.feature"),
    )
    assert feature is not None, findings
    (step,) = feature.scenarios[0].steps
    assert step.text == step.sentence.text == f"{right} x"
    assert step.table is not None
    assert step.table[0][0].text == right
    at = step.sentence.span_of(step.sentence.text.index("x"), len(step.sentence.text))
    assert (at.line, at.column) == (3, 11 + len(other) + 1)


def test_a_key_written_twice_in_two_orders_stands_twice() -> None:
    _, findings = parse_yaml(Source("f.yaml", "ที่: 1\nท\u0e48\u0e35: 2\n"))
    assert [one.code for one in findings] == ["duplicate-key"]
    _, findings = parse_csv(Source("f.csv", "แผน,เเผน\n1,2\n"))
    assert [one.code for one in findings] == ["duplicate-key"]


def test_escapes_are_brought_into_the_one_form_too() -> None:
    tree, _ = parse_yaml(Source("f.yaml", '"\\u0e4d\\u0e32": "\\u0e40\\u0e40"\n'))
    assert isinstance(tree, Entries)
    key, value = tree.entries[0]
    assert isinstance(value, Scalar)
    assert (key.text, value.text) == ("ำ", "แ")


# In evaluations ---------------------------------------------------------------------------------

SCHEMA = """
types:
  state: {{choice: [{{done: {{th: {0}, en: Done}}}}, {{open: {{th: ค้าง, en: Open}}}}]}}
kinds:
  work:
    plural: works
    key: id
    fields:
      name: {{type: text}}
      state: {{type: state}}
      ชื่อ{1}: {{type: number}}
"""

RULE = """
rule: told
title: t
for: work
outcomes:
  same: {{is: 'name = "{0}"'}}
  within: {{is: 'contains(name, "{0}")'}}
  escaped: {{is: 'name = "{1}"'}}
  is_done: {{is: 'state = done'}}
  figure: {{is: 'ชื่อ{0}'}}
table:
  outcome: cell
  rows:
    - {{when: {{name: '"{0}"', state: "{0}"}}, then: 1}}
  otherwise: 0
"""


@pytest.mark.parametrize("suffix", ["yaml", "csv"])
@pytest.mark.parametrize(
    ("right", "other"), [one for one in PAIRS if one[0] in ("จำนวน", "แผน", "ที่")]
)
def test_facts_rules_and_schema_may_each_write_it_their_own_way(
    tmp_path: Path, right: str, other: str, suffix: str
) -> None:
    escaped = "".join(f"\\u{ord(letter):04x}" for letter in other)
    field = f"ชื่อ{other}"
    facts = {
        "yaml": f"- {{id: A, name: '{other}', state: '{other}', {field}: 5}}\n",
        "csv": f"id,name,state,{field}\nA,{other},{other},5\n",
    }
    for in_schema, in_rule in ((right, other), (other, right), (other, other), (right, right)):
        folder = tmp_path / ascii(in_schema + in_rule).replace("\\", "_").strip("'")
        found = domain(
            folder,
            schema=SCHEMA.format(in_schema, in_schema),
            facts={f"works.{suffix}": facts[suffix]},
            rules=RULE.format(in_rule, escaped),
        )
        values = [
            str(found.value("work/A", name)) for name in ("same", "within", "escaped", "is_done")
        ]
        assert values == ["True"] * 4
        assert str(found.value("work/A", "figure")) == "5"
        assert str(found.value("work/A", "cell")) == "1"


def test_two_facts_whose_keys_print_alike_are_one_fact_twice(tmp_path: Path) -> None:
    schema = tmp_path / "schema.yaml"
    schema.write_text("kinds: {a: {plural: as, key: id}}\n", encoding="utf-8")
    book = tmp_path / "book"
    book.mkdir()
    (book / "book.yaml").write_text("as_of: 2020-09-30\n", encoding="utf-8")
    (book / "as.csv").write_text("id\nน้ำ\nน\u0e4d\u0e49\u0e32\n", encoding="utf-8")
    kinds, _ = load_schema(schema)
    assert kinds is not None
    _, findings = load_book(book, kinds)
    assert [place(one) for one in findings] == ["duplicate-fact 3:1"]


def place(finding: Finding) -> str:
    assert finding.span is not None
    return f"{finding.code} {finding.span.line}:{finding.span.column}"

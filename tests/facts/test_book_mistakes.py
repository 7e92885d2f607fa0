"""A wrong fact is shown at its file, line and column, with what to do; all of them at once."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.facts import Schema, load_book, load_schema
from assay.finding import Finding

SCHEMA = """
types:
  stage: {scale: [drafting, hearing, {in_force: {th: ประกาศใช้แล้ว, en: In force}}]}
kinds:
  project: {plural: projects, key: id}
  indicator:
    plural: indicators
    key: id
    parent: project
    fields:
      target: {type: number, decimals: 2, required: true}
      share: {type: number, range: "[0..100]"}
      ended: {type: date}
      final: {type: boolean}
      stage: {type: stage}
      name: {type: text}
      tags: {type: list of text}
  milestone: {plural: milestones, key: [indicator, "no"], parent: indicator}
  remark: {plural: remarks, key: id, parent: milestone}
  budget_line: {plural: budget_lines, key: code, parent: budget_line}
"""
HEAD = "as_of: 2020-09-30\ndocuments: {report: {title: Report}}\n"
PROJECTS = "- {id: DG}\n"


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Schema:
    path = tmp_path_factory.mktemp("schema") / "schema.yaml"
    path.write_text(SCHEMA, "utf-8")
    schema, findings = load_schema(path)
    assert findings == ()
    assert schema is not None
    return schema


def load(folder: Path, schema: Schema, files: dict[str, str | None]) -> tuple[Finding, ...]:
    for name, text in {"book.yaml": HEAD, "projects.yaml": PROJECTS, **files}.items():
        if text is not None:
            (folder / name).write_text(text, "utf-8")
    book, findings = load_book(folder, schema)
    assert (book is None) == bool(findings)
    return findings


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path()


def shown(finding: Finding) -> str:
    return f"{finding.span} {finding.code}: {finding.message.en}"


def hint(finding: Finding) -> str | None:
    return None if finding.hint is None else finding.hint.en


IN_YAML = [
    (
        "place: {}",
        "wrong-shape: a text, or `{th: ..., en: ...}`, is expected here",
        None,
    ),
    (
        "place: [page 3]",
        "wrong-type: `place` is a text, not a list",
        None,
    ),
    (
        'target: "5"',
        'wrong-type: `target` is a number, not the text "5"',
        "write 5 without quotes",
    ),
    (
        "target: true",
        "wrong-type: `target` is a number, not the truth value true",
        "write a number, or leave it empty where it is not known",
    ),
    (
        "target: 010",
        'wrong-type: `target` is a number, not the text "010"',
        "write it without the leading zero: 10",
    ),
    (
        "target: '1,234.50'",
        'wrong-type: `target` is a number, not the text "1,234.50"',
        "write 1234.50, without thousands separators",
    ),
    (
        "target: 5%",
        'wrong-type: `target` is a number, not the text "5%"',
        "write the number alone, 5; the schema states its unit",
    ),
    (
        "target: ๑๒",
        'wrong-type: `target` is a number, not the text "๑๒"',
        "write 12, or let the field read thai_digits in the schema",
    ),
    (
        "target: '-'",
        'wrong-type: `target` is a number, not the text "-"',
        (
            "leave it empty where it is not known; where the source prints a dash for nil, let the "
            "field read dash_as_zero in the schema"
        ),
    ),
    (
        "target: 2020-09-30",
        "wrong-type: `target` is a number, not the date 2020-09-30",
        "write a number, or leave it empty where it is not known",
    ),
    (
        "target: [5]",
        "wrong-type: `target` is a number, not a list",
        None,
    ),
    (
        "target: 5.123",
        "too-many-decimals: `target` has 3 decimals in 5.123; the schema declares 2",
        "correct it, or the schema's decimals",
    ),
    (
        "target: 12345678901234567890123456789012345",
        "too-many-digits: `target` has more digits than the 34 that the engine computes with",
        None,
    ),
    (
        'id: ""',
        "missing-field: `id` is empty",
        "add it; every indicator has one",
    ),
    (
        "target: null",
        "missing-field: the field `target` of this indicator is missing",
        "add it; every indicator has one",
    ),
    (
        "share: 100.1",
        "out-of-range: `share` is the number 100.1, outside its range [0..100]",
        "correct it, or the range in the schema",
    ),
    (
        "ended: 30 ก.ย. 63",
        'wrong-type: `ended` is a date, not the text "30 ก.ย. 63"',
        "write 2020-09-30, or let the field read buddhist_era in the schema",
    ),
    (
        "ended: 2563-09-30",
        "wrong-type: `ended` is in the year 2563, which is of the Buddhist era",
        "write 2020-09-30, or let the field read buddhist_era in the schema",
    ),
    (
        'ended: "2020-09-30"',
        'wrong-type: `ended` is a date, not the text "2020-09-30"',
        "write 2020-09-30 without quotes",
    ),
    (
        "ended: 2020-02-30",
        'wrong-type: `ended` is a date, not the text "2020-02-30"',
        "there is no day `2020-02-30`: write it as 2020-09-30",
    ),
    (
        "final: yes",
        'wrong-type: `final` is true or false, not the text "yes"',
        "write true or false, without quotes",
    ),
    (
        "final: 1",
        "wrong-type: `final` is true or false, not the number 1",
        "write true or false, without quotes",
    ),
    (
        "stage: hering",
        'unknown-member: `stage` is the text "hering", which is not a member of `stage`',
        "did you mean `hearing`?",
    ),
    (
        "stage: xyz",
        'unknown-member: `stage` is the text "xyz", which is not a member of `stage`',
        "known are: drafting, hearing, in_force",
    ),
    (
        "stage: 1",
        "wrong-type: `stage` is a member of `stage`, not the number 1",
        'write it in quotes: "1"',
    ),
    (
        "name: 1.10",
        "wrong-type: `name` is a text, not the number 1.10",
        'write it in quotes: "1.10"',
    ),
    (
        "name: 2020-09-30",
        "wrong-type: `name` is a text, not the date 2020-09-30",
        'write it in quotes: "2020-09-30"',
    ),
    (
        "tags: a",
        'wrong-type: `tags` is a list of text, not the text "a"',
        "write [a, b], or an item a line after a dash",
    ),
    (
        "tags: [a, 5]",
        "wrong-type: item 2 of `tags` is a text, not the number 5",
        'write it in quotes: "5"',
    ),
    (
        "tagz: [a]",
        "unknown-field: a fact of kind indicator has no field `tagz`",
        "did you mean `tags`?",
    ),
    (
        "document: raport",
        "unknown-document: the book lists no document `raport`",
        "did you mean `report`?",
    ),
    (
        "project: DX",
        "orphan: the book holds no project `DX`",
        "known are: DG",
    ),
    (
        "project:",
        "missing-field: the parent `project` of this indicator is missing",
        "add it; every indicator has one",
    ),
    ("target: [1, 2", "yaml-syntax: the [ that opens here is never closed", None),
]


@pytest.mark.parametrize(("line", "message", "todo"), IN_YAML)
def test_a_mistake_in_yaml_is_shown_where_it_stands(
    folder: Path, schema: Schema, line: str, message: str, todo: str | None
) -> None:
    others = {"id": "DG-1", "project": "DG", "target": "5"}
    others.pop(line.split(":", maxsplit=1)[0], None)
    rest = "\n  ".join(f"{name}: {value}" for name, value in others.items())
    findings = load(folder, schema, {"indicators.yaml": f"- {line}\n  {rest}\n"})
    assert len(findings) == 1
    span = findings[0].span
    assert span is not None
    assert (span.file, span.line) == ("indicators.yaml", 1)
    # An unknown field is shown at its name, an item of a list at the item, else at the value.
    column = 3 if "unknown-field" in message else line.find(" ") + 4
    column += 4 if "item 2" in message else 0
    assert span.column == (column if " " in line else 11)
    assert f"{findings[0].code}: {findings[0].message.en}" == message
    if todo is not None or findings[0].code != "yaml-syntax":
        assert hint(findings[0]) == todo


IN_CSV = [
    ("target\nx", "2:9 wrong-type: `target` is a number, not `x`"),
    ("target\n5.", None),
    ('target\n"1,5"', "2:9 wrong-type: `target` is a number, not `1,5`"),
    ("target\n5.123", "2:9 too-many-decimals: `target` has 3 decimals in 5.123; the schema"),
    ("target\n", "2:9 missing-field: the field `target` of this indicator is missing"),
    ("target,final\n5,maybe", "2:11 wrong-type: `final` is true or false, not `maybe`"),
    ("target,stage\n5,hering", "2:11 unknown-member: `stage` is `hering`, which is not a member"),
    ("target,ended\n5,30/9/63", "2:11 wrong-type: `ended` is a date, not `30/9/63`"),
    ("target,tags\n5,a;;b", "2:11 wrong-type: item 2 of `tags` is a text, not empty"),
    ("share\n5", "1:1 missing-field: the column `target` is missing"),
    ("target,tagz\n5,a\nDG-2,DG,5,b", "1:19 unknown-field: a fact of kind indicator has no field"),
    ("target\n5,6", "2:1 row-length: the row has 4 cells, the header has 3"),
]


@pytest.mark.parametrize(("columns", "message"), IN_CSV)
def test_a_mistake_in_csv_is_shown_at_its_cell(
    folder: Path, schema: Schema, columns: str, message: str | None
) -> None:
    header, row = columns.split("\n", 1)
    text = f"id,project,{header}\nDG-1,DG,{row}\n"
    findings = load(folder, schema, {"indicators.csv": text})
    assert len(findings) == (0 if message is None else 1)
    if message is not None:
        assert shown(findings[0]).startswith(f"indicators.csv:{message}")


def test_two_facts_with_one_key_name_the_first(folder: Path, schema: Schema) -> None:
    findings = load(folder, schema, {"projects.csv": "id\nDG\nDT\nDG\n", "projects.yaml": None})
    assert [shown(one) for one in findings] == [
        "projects.csv:4:1 duplicate-fact: the project `DG` stands twice"
    ]
    assert hint(findings[0]) == "the first one is on line 2 of projects.csv; keep one of them"
    assert [str(one.span) for one in findings[0].related] == ["projects.csv:2:1"]


def test_an_orphan_of_a_compound_key_is_told_the_keys_form(folder: Path, schema: Schema) -> None:
    files: dict[str, str | None] = {
        "indicators.csv": "id,project,target\nDG-1,DG,5\n",
        "milestones.csv": "indicator,no\nDG-1,1\n",
        "remarks.csv": "id,milestone\na,DG-1:1\nb,DG-1\nc,DG-1:2\n",
    }
    findings = load(folder, schema, files)
    assert [(shown(one), hint(one)) for one in findings] == [
        (
            "remarks.csv:3:3 orphan: the book holds no milestone `DG-1`",
            "the key of a milestone is written indicator:no",
        ),
        (
            "remarks.csv:4:3 orphan: the book holds no milestone `DG-1:2`",
            "did you mean `DG-1:1`?",
        ),
    ]


def test_an_orphan_of_a_kind_without_facts_is_told_the_file(folder: Path, schema: Schema) -> None:
    findings = load(folder, schema, {"milestones.csv": "indicator,no\nDG-1,1\n"})
    assert [hint(one) for one in findings] == [
        "the book holds no indicators: add indicators.yaml or indicators.csv"
    ]


def test_orphans_of_parents_that_could_not_be_read_are_not_reported_too(
    folder: Path, schema: Schema
) -> None:
    files: dict[str, str | None] = {
        "indicators.csv": "id,project,target\nDG-1,DG,x\n",
        "milestones.csv": "indicator,no\nDG-1,1\n",
    }
    assert [one.code for one in load(folder, schema, files)] == ["wrong-type"]


def test_a_circle_in_a_tree_is_named(folder: Path, schema: Schema) -> None:
    text = "code,parent\na,c\nb,a\nc,b\nd,a\nroot,\nself,self\n"
    findings = load(folder, schema, {"budget_lines.csv": text})
    assert [shown(one) for one in findings] == [
        "budget_lines.csv:2:3 tree-cycle: these facts are each other's parents: a → c → b → a",
        "budget_lines.csv:7:6 tree-cycle: these facts are each other's parents: self → self",
    ]


def test_a_kind_in_two_files_and_a_file_of_no_kind_are_errors(folder: Path, schema: Schema) -> None:
    files: dict[str, str | None] = {
        "projects.csv": "id\nDT\n",
        "indicator.yaml": "[]",
        "notes.txt": "",
        "projects.yml": "",
    }
    findings = load(folder, schema, files)
    assert [(shown(one), hint(one)) for one in findings] == [
        (
            "projects.csv:1:1 two-files: the projects stand in projects.yaml and in projects.csv",
            "keep one of the two files",
        ),
        (
            "indicator.yaml:1:1 unknown-file: indicator.yaml belongs to no kind of the schema",
            "did you mean indicators.yaml?",
        ),
        (
            "notes.txt:1:1 unknown-file: notes.txt belongs to no kind of the schema",
            "name it after a kind, or move it",
        ),
        (
            "projects.yml:1:1 unknown-file: projects.yml belongs to no kind of the schema",
            "did you mean projects.yaml?",
        ),
    ]


HEADS = [
    ("title: x", "1:1 missing-key: `as_of` is missing from the book"),
    ("as_of: soon", "1:8 wrong-type: `soon` is no date"),
    ("as_of: 29 ก.พ. 2562", "1:8 wrong-type: there is no day `29 ก.พ. 2562`"),
    ("as_of: 5", "1:8 wrong-type: a date is expected here, not the number 5"),
    ("as_of: 2020-09-30\nquater: 4", "2:1 unknown-key: `quater` is not a key of the book"),
    (
        "as_of: 2020-09-30\nquarter: 5",
        "2:10 wrong-type: a whole number from 1 to 4 is expected here, not the number 5",
    ),
    (
        "as_of: 2020-09-30\nfiscal_year: '2563'",
        '2:14 wrong-type: a whole number from 1900 to 2999 is expected here, not the text "2563"',
    ),
    (
        "as_of: 2020-09-30\ndocuments: {r: {titel: x}}",
        "2:17 unknown-key: `titel` is not a key of the document `r`",
    ),
    (
        "as_of: 2020-09-30\ncorrections:\n  - {printed: a}",
        "3:5 missing-key: `read` is missing from a correction",
    ),
    (
        (
            "as_of: 2020-09-30\ndocuments: {r: {title: x}}\ncorrections:\n"
            "  - {printed: a, read: b, document: q}"
        ),
        "4:37 unknown-document: the book lists no document `q`",
    ),
    ("- a", "1:1 wrong-shape: a mapping is expected here, not a list"),
    ("as_of: 2020-09-30\nprevious: ../none", "2:11 no-previous-book: the previous book ../none"),
    (
        'as_of: 2020-09-30\nprevious: "a\\0b"',  # no file system has such a name
        "2:11 no-previous-book: the previous book a\0b is not there",
    ),
    (
        "as_of: 2020-09-30\nprevious: " + "a/" * 3000,
        "2:11 no-previous-book: the previous book a/a/",
    ),
    ("as_of: 2020-09-30\nprevious: .", "2:11 book-cycle: the previous book . is this one"),
]


@pytest.mark.parametrize(("text", "message"), HEADS)
def test_a_mistake_in_the_head_is_shown_where_it_stands(
    folder: Path, schema: Schema, text: str, message: str
) -> None:
    findings = load(folder, schema, {"book.yaml": text})
    assert any(shown(one).startswith(f"book.yaml:{message}") for one in findings)


def test_books_that_precede_each_other_are_an_error(
    tmp_path: Path, schema: Schema, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, before in (("q1", "q2"), ("q2", "q1")):
        (tmp_path / name).mkdir()
        text = f"as_of: 2020-09-30\nprevious: ../{before}\n"
        (tmp_path / name / "book.yaml").write_text(text)
    book, findings = load_book(Path("q1"), schema)
    assert book is None
    assert [shown(one) for one in findings] == [
        "q2/book.yaml:2:11 book-cycle: the previous book ../q1 is this one, or leads back to it"
    ]


def test_what_is_no_book_is_said(folder: Path, schema: Schema) -> None:
    (folder / "empty").mkdir()
    (folder / "file").write_text("x")
    messages = [shown(load_book(Path(name), schema)[1][0]) for name in ("none", "file", "empty")]
    assert messages == [
        "none:1:1 not-a-book: there is no folder none",
        "file:1:1 not-a-book: file is a file, not the folder of a book",
        "empty:1:1 not-a-book: empty holds no book.yaml",
    ]


def test_all_mistakes_of_all_files_are_found_at_once(folder: Path, schema: Schema) -> None:
    files: dict[str, str | None] = {
        "book.yaml": "as_of: soon\n",
        "indicators.yaml": "- {id: DG-1, project: DX, target: x, final: 5}\n- {id: DG-2}\n",
        "budget_lines.csv": "code,parent\na,b\n",
    }
    assert [shown(one) for one in load(folder, schema, files)] == [
        "book.yaml:1:8 wrong-type: `soon` is no date",
        'indicators.yaml:1:35 wrong-type: `target` is a number, not the text "x"',
        "indicators.yaml:1:45 wrong-type: `final` is true or false, not the number 5",
        "indicators.yaml:2:3 missing-field: the parent `project` of this indicator is missing",
        "indicators.yaml:2:3 missing-field: the field `target` of this indicator is missing",
        "budget_lines.csv:2:3 orphan: the book holds no budget_line `b`",
    ]


VALUES = st.sampled_from(
    ["5", "-1", '"5"', "true", "null", "2020-09-30", "2563-01-01", "x", "[1, a]", "{a: 1}", "ก", ""]
)
NAMES = ["id", "project", "target", "share", "ended", "final", "stage", "name", "tags", "document"]


@given(st.dictionaries(st.sampled_from(NAMES), VALUES))
def test_no_fact_makes_it_raise(
    tmp_path_factory: pytest.TempPathFactory, schema: Schema, fact: dict[str, str]
) -> None:
    folder = tmp_path_factory.getbasetemp() / "any"
    folder.mkdir(exist_ok=True)
    text = "-\n" + "".join(f"  {name}: {value}\n" for name, value in fact.items())
    load(folder, schema, {"indicators.yaml": text})


@given(st.text(alphabet='a5,;"\n-๑ก', max_size=40))
def test_no_table_makes_it_raise(
    tmp_path_factory: pytest.TempPathFactory, schema: Schema, rows: str
) -> None:
    folder = tmp_path_factory.getbasetemp() / "anycsv"
    folder.mkdir(exist_ok=True)
    load(folder, schema, {"indicators.csv": f"id,project,target,tags\n{rows}"})

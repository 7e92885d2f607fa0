import datetime as dt
import hashlib
from decimal import Decimal
from pathlib import Path

import pytest

from assay.facts import BOOK_TYPES, Agency, Book, Schema, load_book, load_schema
from assay.values.fact_id import FactId
from assay.values.null import missing
from assay.values.text import Text
from assay.values.types import Member

SCHEMA = """
types:
  stage: {scale: [drafting, {hearing: {th: รับฟังความคิดเห็น, en: Public hearing}}, in_force]}
kinds:
  project:
    plural: projects
    label: {th: name_th, en: name_en}
    key: id
    fields:
      name_th: {type: text}
      name_en: {type: text}
  indicator:
    plural: indicators
    key: id
    parent: project
    fields:
      target: {type: number, decimals: 4}
      year: {type: number, decimals: 0, reads: [buddhist_era, thai_digits]}
      ended: {type: date, reads: [buddhist_era, thai_digits]}
      spent: {type: number, decimals: 4, reads: [dash_as_zero]}
      saved: {type: number, reads: [dash_as_missing]}
      count: {type: number, reads: [thai_digits]}
      final: {type: boolean}
      tags: {type: list of text}
      stages: {type: list of stage}
  milestone:
    plural: milestones
    key: [indicator, stage]
    parent: indicator
    fields:
      stage: {type: stage}
      reached: {type: date}
  remark:
    plural: remarks
    key: "no"
    parent: milestone
    fields: {"no": {type: number}}
  budget_line:
    plural: budget_lines
    key: code
    parent: budget_line
    fields: {amount: {type: number}}
"""

HEAD = "as_of: 2020-09-30\n"
PROJECTS = "- {id: DG, name_th: โครงการ, name_en: Project}\n"


@pytest.fixture
def schema(tmp_path: Path) -> Schema:
    path = tmp_path / "schema.yaml"
    path.write_text(SCHEMA, "utf-8")
    schema, findings = load_schema(path)
    assert findings == ()
    assert schema is not None
    return schema


def write(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def book(tmp_path: Path, schema: Schema, files: dict[str, str], name: str = "book") -> Book:
    folder = write(tmp_path / name, {"book.yaml": HEAD, "projects.yaml": PROJECTS, **files})
    loaded, findings = load_book(folder, schema)
    assert [f"{one.span} {one.message.en}" for one in findings] == []
    assert loaded is not None
    return loaded


def test_a_value_is_what_is_written(tmp_path: Path, schema: Schema) -> None:
    text = "- {id: DG-1, project: DG, target: 4.7050, final: true, tags: [ก, b], document: x}\n"
    fact = book(tmp_path, schema, {"indicators.yaml": text}).facts["indicator"]["DG-1",]
    assert fact.id == "indicator/DG-1"
    assert str(fact.values["target"]) == "4.7050"
    assert fact.values["final"] is True
    assert fact.values["tags"] == ("ก", "b")
    assert (fact.document, fact.place) == ("x", None)


def test_what_is_not_given_is_missing_and_names_the_fact(tmp_path: Path, schema: Schema) -> None:
    text = "- {id: DG-1, project: DG, target: null}\n"
    fact = book(tmp_path, schema, {"indicators.yaml": text}).facts["indicator"]["DG-1",]
    assert fact.values["target"] == missing("target", FactId("indicator/DG-1"))
    assert fact.values["place"] == missing("place", FactId("indicator/DG-1"))


def test_every_value_knows_its_place(tmp_path: Path, schema: Schema) -> None:
    loaded = book(
        tmp_path,
        schema,
        {"indicators.csv": "id,project,target\nDG-1,DG,5\n"},
    )
    fact = loaded.facts["indicator"]["DG-1",]
    assert fact.spans["target"].file.endswith("book/indicators.csv")
    assert (fact.spans["target"].line, fact.spans["target"].column) == (2, 9)
    assert (fact.span.line, fact.span.column) == (2, 1)


def test_a_member_is_read_by_name_and_by_title(tmp_path: Path, schema: Schema) -> None:
    text = "- {id: DG-1, project: DG, stages: [hearing, รับฟังความคิดเห็น, Public hearing]}\n"
    fact = book(tmp_path, schema, {"indicators.yaml": text}).facts["indicator"]["DG-1",]
    hearing = Member("hearing", 1)
    assert fact.values["stages"] == (hearing, hearing, hearing)
    assert fact.written["stages"] == "hearing; รับฟังความคิดเห็น; Public hearing"


def test_thai_digits_buddhist_years_and_dashes_are_read_where_the_field_says_so(
    tmp_path: Path, schema: Schema
) -> None:
    text = (
        "- {id: DG-1, project: DG, year: 2563, ended: 30 ก.ย. 63, spent: '-', saved: '-',"
        " count: ๑๒๓}\n"
        "- {id: DG-2, project: DG, year: ๒๕๖๓, ended: ๓๐/๙/๒๕๖๓, spent: 1.5, count: 7}\n"
        "- {id: DG-3, project: DG, year: 2020, ended: 2020-09-30}\n"
        "- {id: DG-4, project: DG, ended: 2563-09-30}\n"
    )
    facts = book(tmp_path, schema, {"indicators.yaml": text}).facts["indicator"]
    first, second, third, fourth = (facts[f"DG-{number}",] for number in range(1, 5))
    end = dt.date(2020, 9, 30)
    assert [fact.values["ended"] for fact in facts.values()] == [end, end, end, end]
    assert [fact.values["year"] for fact in (first, second, third)] == [Decimal(2020)] * 3
    assert str(first.values["spent"]) == "0.0000"
    assert first.values["saved"] == missing("saved", FactId("indicator/DG-1"))
    assert (first.values["count"], second.values["count"]) == (Decimal(123), Decimal(7))
    assert first.written == {
        "year": "2563",
        "ended": "30 ก.ย. 63",
        "spent": "-",
        "saved": "-",
        "count": "๑๒๓",
    }
    assert second.written == {"year": "๒๕๖๓", "ended": "๓๐/๙/๒๕๖๓"}
    assert third.written == {}
    assert fourth.written == {"ended": "2563-09-30"}


AS_YAML = """
- id: DG-10
  project: DG
  target: 5.10
  year: 2563
  ended: 30 ก.ย. 2563
  spent: "-"
  final: false
  tags: [ก, "5"]
  stages: [hearing, in_force]
  place: "หน้า 3, ตาราง 2"
- {id: DG-9, project: DG, place: "5"}
"""
AS_CSV = (
    "project,id,target,year,ended,spent,saved,count,final,tags,stages,document,place\n"
    "DG,DG-9,,,,,,,,,,,5\n"
    'DG,DG-10,5.10,2563,30 ก.ย. 2563,-,,,FALSE,ก; 5,hearing;in_force,,"หน้า 3, ตาราง 2"\n'
)


def test_the_same_facts_in_csv_and_in_yaml_are_equal(tmp_path: Path, schema: Schema) -> None:
    in_yaml = book(tmp_path, schema, {"indicators.yaml": AS_YAML}, "a")
    in_csv = book(tmp_path, schema, {"indicators.csv": AS_CSV}, "b")
    assert in_yaml.facts == in_csv.facts
    assert list(in_yaml.facts["indicator"]) == list(in_csv.facts["indicator"])
    assert str(in_csv.facts["indicator"]["DG-10",].values["target"]) == "5.10"
    for key in in_yaml.facts["indicator"]:
        fact, same = in_yaml.facts["indicator"][key], in_csv.facts["indicator"][key]
        assert fact.written == same.written
        assert hash(fact) == hash(same)


def test_facts_stand_in_natural_order_whatever_the_order_of_the_file(
    tmp_path: Path, schema: Schema
) -> None:
    text = "- {code: '1.10', parent: '1'}\n- {code: '1.2.2', parent: '1'}\n- {code: '1'}\n"
    loaded = book(tmp_path, schema, {"budget_lines.yaml": text})
    assert [fact.id for fact in loaded.of_kind("budget_line")] == [
        "budget_line/1",
        "budget_line/1.2.2",
        "budget_line/1.10",
    ]


def test_a_key_may_hold_the_parent_and_a_member_and_stands_in_the_members_order(
    tmp_path: Path, schema: Schema
) -> None:
    files = {
        "indicators.csv": "id,project\nDG-2,DG\nDG-10,DG\n",
        "milestones.csv": "indicator,stage\nDG-10,drafting\nDG-2,in_force\nDG-2,drafting\n",
    }
    loaded = book(tmp_path, schema, files)
    assert [fact.id for fact in loaded.of_kind("milestone")] == [
        "milestone/DG-2:drafting",
        "milestone/DG-2:in_force",
        "milestone/DG-10:drafting",
    ]


def test_facts_reach_their_parents_and_children(tmp_path: Path, schema: Schema) -> None:
    files = {
        "indicators.csv": "id,project\nDG-2,DG\nDG-10,DG\n",
        "milestones.csv": "indicator,stage\nDG-2,in_force\nDG-2,drafting\n",
        "remarks.csv": "no,milestone\n1,DG-2:drafting\n",
    }
    loaded = book(tmp_path, schema, files)
    remark = loaded.find("remark/1")
    assert remark is not None
    milestone = loaded.parent(remark)
    assert milestone is not None
    assert milestone.id == "milestone/DG-2:drafting"
    indicator = loaded.parent(milestone)
    assert indicator is not None
    assert indicator.id == "indicator/DG-2"
    project = loaded.parent(indicator)
    assert project is not None
    assert loaded.parent(project) is None
    assert [one.id for one in loaded.children(project, "indicator")] == [
        "indicator/DG-2",
        "indicator/DG-10",
    ]
    assert [one.key[1] for one in loaded.children(indicator, "milestone")] == [
        "drafting",
        "in_force",
    ]
    assert loaded.find("indicator/DG-3") is None


def test_a_null_parent_is_the_root_of_a_tree(tmp_path: Path, schema: Schema) -> None:
    text = "code,parent,amount\ntotal,,10\n1,total,4\n2,total,6\n"
    loaded = book(tmp_path, schema, {"budget_lines.csv": text})
    root = loaded.facts["budget_line"]["total",]
    assert loaded.parent(root) is None
    assert [one.key for one in loaded.children(root, "budget_line")] == [("1",), ("2",)]


def test_a_kind_without_a_file_has_no_facts(tmp_path: Path, schema: Schema) -> None:
    assert book(tmp_path, schema, {}).of_kind("remark") == ()


def test_a_fact_is_named_by_its_label_or_its_key(tmp_path: Path, schema: Schema) -> None:
    loaded = book(tmp_path, schema, {"indicators.csv": "id,project\nDG-2,DG\n"})
    project = loaded.facts["project"]["DG",]
    assert loaded.label(project) == "โครงการ"
    assert loaded.label(project, "en") == "Project"
    assert loaded.label(loaded.facts["indicator"]["DG-2",]) == "DG-2"


BOOK = """
as_of: 30 ก.ย. 2563
title: {th: ไตรมาส 4, en: Quarter 4}
agency: ETDA
fiscal_year: 2563
quarter: 4
currency: THB
documents:
  report: {title: {th: รายงาน, en: Report}, dated: 2020-10-31, note: scanned}
  plan:
corrections:
  - {document: report, place: cover, printed: ก.พ.ส., read: ก.พ.ร., why: {th: สแกนผิด, en: scan}}
previous:
"""


def test_the_head_of_a_book_is_read(tmp_path: Path, schema: Schema) -> None:
    head = book(tmp_path, schema, {"book.yaml": BOOK.replace("  plan:\n", "")}).head
    assert head.as_of == dt.date(2020, 9, 30)
    assert head.title == Text("Quarter 4", "ไตรมาส 4")
    assert head.agency == Agency("ETDA")
    assert (head.fiscal_year, head.quarter, head.currency) == (2020, 4, "THB")
    report = head.documents["report"]
    assert (report.title, report.dated) == (Text("Report", "รายงาน"), dt.date(2020, 10, 31))
    assert report.note == Text("scanned")
    assert [(one.printed, one.read) for one in head.corrections] == [("ก.พ.ส.", "ก.พ.ร.")]
    assert head.previous is None


def test_an_agency_has_an_id_and_a_name_and_a_rule_reads_the_id(
    tmp_path: Path, schema: Schema
) -> None:
    said = "as_of: 2020-09-30\nagency: {id: ETDA, title: {th: สพธอ., en: The agency}}\n"
    stated = book(tmp_path, schema, {"book.yaml": said})
    assert stated.head.agency == Agency("ETDA", Text("The agency", "สพธอ."))
    assert stated.head.agency.name.in_language("th") == "สพธอ."
    assert Agency("ETDA").name == Text("ETDA")
    assert stated.value("agency") == "ETDA"


def test_the_place_of_a_fact_and_of_a_correction_stands_in_each_language(
    tmp_path: Path, schema: Schema
) -> None:
    slip = "{document: report, printed: ก, read: ข, place: {th: หน้า 1, en: page 1}}"
    files = {
        "book.yaml": f"as_of: 2020-09-30\ndocuments: {{report: {{}}}}\ncorrections: [{slip}]\n",
        "projects.yaml": "- {id: DG, name_th: ก, name_en: a}\n",
        "indicators.yaml": "- {id: DG-1, project: DG, place: {th: หน้า 3, en: page 3}}\n"
        "- {id: DG-2, project: DG, place: {th: หน้า 4}}\n",
    }
    in_yaml = book(tmp_path, schema, files, "a")
    assert in_yaml.head.corrections[0].place == Text("page 1", "หน้า 1")
    first, second = in_yaml.of_kind("indicator")
    assert (first.place, first.values["place"]) == (Text("page 3", "หน้า 3"), "page 3")
    assert (second.place, second.values["place"]) == (Text("หน้า 4", "หน้า 4"), "หน้า 4")
    del files["indicators.yaml"]
    table = "id,project,place.th,place.en\nDG-1,DG,หน้า 3,page 3\nDG-2,DG,หน้า 4,\n"
    in_csv = book(tmp_path, schema, {**files, "indicators.csv": table}, "b")
    assert in_csv.of_kind("indicator") == in_yaml.of_kind("indicator")


def test_the_values_of_a_book_are_what_rules_read(tmp_path: Path, schema: Schema) -> None:
    stated = book(tmp_path, schema, {"book.yaml": BOOK.replace("  plan:\n", "")})
    assert {name: stated.value(name) for name in BOOK_TYPES} == {
        "as_of": dt.date(2020, 9, 30),
        "agency": "ETDA",
        "fiscal_year": Decimal(2020),
        "fiscal_year_be": Decimal(2563),
        "quarter": Decimal(4),
        "currency": "THB",
    }
    bare = book(tmp_path, schema, {}, "bare")
    assert bare.value("quarter") == missing("quarter", FactId("book"))
    assert bare.as_of == dt.date(2020, 9, 30)


def test_the_digest_of_each_file_is_kept(tmp_path: Path, schema: Schema) -> None:
    loaded = book(tmp_path, schema, {})
    assert loaded.digests == {
        "book.yaml": hashlib.sha256(HEAD.encode()).hexdigest(),
        "projects.yaml": hashlib.sha256(PROJECTS.encode()).hexdigest(),
    }


def test_the_previous_book_is_loaded_and_its_facts_found_by_the_same_key(
    tmp_path: Path, schema: Schema
) -> None:
    book(tmp_path, schema, {"indicators.csv": "id,project,target\nDG-1,DG,4\n"}, "q3")
    files = {
        "book.yaml": HEAD + "previous: ../q3\n",
        "indicators.csv": "id,project,target\nDG-1,DG,5\nDG-2,DG,6\n",
    }
    loaded = book(tmp_path, schema, files, "q4")
    before = loaded.previous_of(loaded.facts["indicator"]["DG-1",])
    assert before is not None
    assert before.values["target"] == Decimal(4)
    assert loaded.previous_of(loaded.facts["indicator"]["DG-2",]) is None


def test_a_readme_hidden_files_and_folders_are_passed_over(tmp_path: Path, schema: Schema) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "scans").mkdir()
    book(tmp_path, schema, {"README.md": "notes", ".hidden": "x"})

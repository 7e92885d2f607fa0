"""The ETDA fact book against the two documents it was taken from, table by table.

Nothing of the engine is used: the facts are read as the text they are written in, and the tables
are parsed anew from the documents' own rows. What both sides say must be the same, both ways.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections import Counter
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
import yaml

FACTS = Path(__file__).parents[2] / "facts"
BOOK = FACTS / "etda" / "2563-q4"
SEEDS = Path(__file__).parent / "seeds"

Fact = dict[str, Any]

PROJECTS = {
    "Digital Governance": "DG",
    "Digital Transformation": "DT",
    "Speed up e-Licensing": "EL",
    "Thailand e-Commerce Sustainability": "EC",
    "Stop e-Commerce Fraud": "SF",
}
# The months that the documents name; another one fails by its name.
MONTHS = {"ม.ค.": 1, "มี.ค.": 3, "พ.ค.": 5, "มิ.ย.": 6, "ส.ค.": 8, "ก.ย.": 9}
MONTHS |= {"ตุลาคม": 10, "ธันวาคม": 12}
REQUIRERS = {
    "สำนักงบประมาณ": "budget_bureau",
    "สงป./ดศ.": "budget_bureau;mdes",
    "กระทรวงดศ.": "mdes",
    "สำนักงานก.พ.ร.": "opdc",
}
# Thai text that is ours and not the documents': notes, and evidence put in short.
OURS = {
    "abbreviation_note_th",
    "evidence",
    "evidence_note_th",
    "name_note_th",
    "note_th",
    "obstacle_note_th",
    "plan_difference_th",
}


def written(path: Path) -> Any:
    """A YAML file with every scalar as the text it is written in."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


@cache
def schema() -> dict[str, Any]:
    kinds: dict[str, Any] = written(FACTS / "schema.yaml")["kinds"]
    return kinds


@cache
def facts(kind: str) -> tuple[Fact, ...]:
    """The facts of a kind, in the order written; an empty CSV cell and `null` are None."""
    stem = schema()[kind]["plural"]
    rows: list[dict[str, Any]]
    if (BOOK / f"{stem}.csv").exists():
        with (BOOK / f"{stem}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    else:
        rows = written(BOOK / f"{stem}.yaml")
    return tuple({k: None if v in ("", "null") else v for k, v in _nested(row)} for row in rows)


def _nested(row: dict[str, Any]) -> list[tuple[str, Any]]:
    """The fields of a row, the columns `place.th` and `place.en` of a table as one."""
    place = {lang: row[f"place.{lang}"] for lang in ("th", "en") if f"place.{lang}" in row}
    plain = [(name, value) for name, value in row.items() if not name.startswith("place.")]
    return [*plain, ("place", place)] if place else plain


def all_facts() -> list[tuple[str, Fact]]:
    return [(kind, fact) for kind in schema() for fact in facts(kind)]


def by(kind: str, field: str) -> dict[str, Fact]:
    return {fact[field]: fact for fact in facts(kind)}


def texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return texts(list(value.values()))
    return [text for item in value for text in texts(item)] if isinstance(value, list) else [value]


def packed(text: str) -> str:
    """Without spaces and mark-up: the scan breaks lines inside Thai words."""
    return re.sub(r"\s|</?(?:u|p|small)>|\*\*", "", text)


@cache
def seed(document: str) -> str:
    name = {"plan": "action-plan-2563.txt", "report": "q4-report-2563.txt"}[document]
    return (SEEDS / name).read_text(encoding="utf-8")


@cache
def corrections() -> tuple[Fact, ...]:
    return tuple(written(BOOK / "book.yaml")["corrections"])


@cache
def corrected(text: str) -> str:
    """A text of the scan, packed, with the book's corrections made in it."""
    result = packed(text)
    for slip in corrections():
        result = result.replace(packed(slip["printed"]), packed(slip["read"]))
    return result


def both_documents() -> str:
    return corrected(seed("plan")) + "\n" + corrected(seed("report"))


def lines_after(document: str, heading: str) -> list[str]:
    """The lines that follow the line holding the heading."""
    lines = seed(document).splitlines()
    return lines[next(n for n, line in enumerate(lines) if heading in line) + 1 :]


def table_after(document: str, heading: str) -> list[list[str]]:
    """The cells of the tab-separated rows that follow a heading row."""
    rows = takewhile(lambda line: "\t" in line, lines_after(document, heading))
    return [row.split("\t") for row in rows]


def thai_dates(text: str) -> list[str]:
    """The dates such as `22 ก.ย. 63` in a text of the scan, as ISO dates."""
    found = re.findall(r"(\d{1,2})([ก-์]+\.[ก-์]+\.)(\d\d)(?!\d)", corrected(text))
    return [str(dt.date(2500 + int(y) - 543, MONTHS[m], int(d))) for d, m, y in found]


def indicator_rows() -> list[tuple[str, list[str]]]:
    """The rows of the report's five indicator tables with their ids, who requires filled down."""
    blocks = seed("report").split("ที่มา\tตัวชี้วัด/ สิ่งส่งมอบ")[1:]
    rows = []
    for project, block in zip(("DG", "DT", "EL", "EC", "SF"), blocks, strict=True):
        requirer = ""
        for number, line in enumerate(
            takewhile(lambda line: "\t" in line, block.splitlines()[1:]), 1
        ):
            cells = line.split("\t")
            requirer = corrected(cells[0]) or requirer
            rows.append((f"{project}-{number}", [requirer, *cells[1:]]))
    return rows


def test_the_budget_table_is_the_printed_one() -> None:
    printed = {}
    for name, *cells in table_after("report", "แผนปฏิบัติงาน (1)"):
        code = re.match(r"[\d.]*\d", name)
        label = re.sub(r"^[\d.]+ |\*$", "", name)
        printed[code.group() if code else "total"] = (label, *cells)
    columns = ("name_th", "plan", "disbursed", "carried_over", "reserved", "reported_outturn")
    assert len(printed) == 14
    assert printed == {
        line["code"]: (*(line[c] for c in columns), line["reported_percent"] + "%")
        for line in facts("budget_line")
    }


def test_each_budget_line_stands_under_the_line_its_code_belongs_to() -> None:
    for line in facts("budget_line"):
        code, parent = line["code"], line["parent"]
        above = code.rpartition(".")[0] or ("total" if code != "total" else None)
        assert parent == above


def test_the_notes_to_the_budget_table_keep_their_figures_and_lines() -> None:
    printed = re.findall(r"([\d.]+) ล้านบาท คิดเป็น (\d+)%", seed("report").replace("**", ""))
    notes = facts("budget_note")
    assert [(n["reported_outturn"], n["reported_percent"]) for n in notes] == printed
    codes = [line["code"] for line in facts("budget_line")]
    assert sorted(notes[0]["lines"]) == [c for c in codes if "1.2.2" <= c <= "1.3.4" and c[3:]]
    assert notes[1]["lines"] == ["1.3.4", "1.3.5"]
    assert {n["code"]: n["part_of"] for n in facts("budget_line") if n["part_of"]} == {
        "1.3.5": "1.3.4"
    }


def test_the_income_is_the_printed_one() -> None:
    section = seed("plan").split("\n5. ประมาณการรายรับ")[1].split("*แนวทาง")[0]
    assert [line["amount"] for line in facts("income_line")] == re.findall(
        r"วงเงิน\s+([\d.]+)\s+ล้านบาท", section
    )
    leaves = re.findall(r"^(\d\.\d) (.+)\tวงเงิน\t([\d.]+)", section, re.MULTILINE)
    assert len(leaves) == 4
    assert leaves == [
        (line["code"], line["name_th"], line["amount"])
        for line in facts("income_line")
        if "." in line["code"]
    ]


def test_the_spending_plan_is_the_printed_one() -> None:
    printed: Counter[tuple[str, str, str]] = Counter()
    for name, amount in table_after("plan", "แผนงาน/งาน/โครงการ/กิจกรรม"):
        code = re.match(r"(?:กลุ่มที่ )?([\d.]+) ", name)
        label = packed(name[code.end() :] if code else name)
        printed[code.group(1) if code else "", label, amount] += 1
    assert printed.total() == 12
    assert printed == Counter(
        (re.sub("total|budget", "", line["code"]), packed(line["name_th"]), line["amount"])
        for line in facts("plan_line")
    )


def test_the_plan_and_the_report_are_joined_line_by_line() -> None:
    codes = set(by("budget_line", "code"))
    joined = [line["budget_line"] for line in facts("plan_line") if line["code"] != "1"]
    assert len(set(joined)) == len(joined) == 11
    assert set(joined) <= codes
    for project in facts("project"):
        line = by("plan_line", "code")[project["plan_line"]]
        assert (line["project"], line["budget_line"]) == (project["id"], project["budget_line"])


def test_the_twelve_plan_indicators_and_twenty_targets_are_the_printed_ones() -> None:
    header, *rows = table_after("plan", "ตัวชี้วัด\tโครงการ")
    columns = [PROJECTS[name] for name in header[1:]]
    dimensions = {"เวลา": "time", "ต้นทุน": "cost", "คุณภาพ": "quality", "ปริมาณ": "quantity"}
    indicators: list[tuple[str, ...]] = []
    targets: dict[tuple[str, str], str] = {}
    dimension = ""
    for label, *cells in rows:
        if label.startswith("ตัวชี้วัดเชิง"):
            dimension = dimensions[label.removeprefix("ตัวชี้วัดเชิง")]
            continue
        found = re.fullmatch(r"(\d+)\. (.+?)( ไม่น้อยกว่า)? \(([^()]+)\)", label)
        assert found is not None
        number, name, at_least, unit = found.groups()
        indicators.append((number, packed(name), dimension, unit, "true" if at_least else "false"))
        targets |= {(number, p): cell for p, cell in zip(columns, cells, strict=True) if cell}
    assert (len(indicators), len(targets)) == (12, 20)
    assert indicators == [
        (i["no"], packed(i["name_th"]), i["dimension"], i["unit_th"], i["at_least"])
        for i in facts("plan_indicator")
    ]
    assert targets == {
        (t["plan_indicator"], t["project"]): t["target"] for t in facts("plan_target")
    }


def test_the_summary_table_is_the_printed_one() -> None:
    rows = table_after("report", "โครงการตามภารกิจหลัก")
    columns = [
        *("physical_plan_percent", "physical_actual_percent"),
        *("financial_plan_percent", "financial_actual_percent"),
        *("reported_indicators", "reported_completed"),
    ]
    for (name, *cells), project in zip(rows[:-1], facts("project"), strict=True):
        number, _, title = name.partition(" ")
        assert (project["no"], project["id"]) == (number, PROJECTS[title])
        assert [project[c] for c in columns] == " ".join(cells).split()
    agency = facts("agency")[0]
    assert [agency[c] for c in columns] == re.split(r"[/ ]", " ".join(rows[-1][1:]).strip())


def test_the_legend_keeps_the_words_and_bounds_of_its_three_colours() -> None:
    printed = seed("report").split("* สถานะความก้าวหน้า ")[1].splitlines()[0]
    colours = {"green": "สีเขียว", "yellow": "สีเหลือง", "red": "สีแดง"}
    legend = facts("status_legend")
    assert printed == ", ".join(f"{colours[c['colour']]} = {c['wording_th']}" for c in legend)
    bounds = [[c[f] for f in ("delay_from", "delay_over", "delay_to") if c[f]] for c in legend]
    assert bounds == [re.findall(r"\d+(?:\.\d)?", c["wording_th"]) for c in legend]


def sheet_texts() -> dict[str, str]:
    """The text of each of the plan's eight project sheets, from its budget row on."""
    parts = re.split(r"\nงบประมาณ\t", seed("plan"))[1:]
    ids = ("EC", "DG", "EL", "SF", "DT", "OFFICE", "PRIOR", "OFFBUDGET")
    return dict(zip(ids, parts, strict=True))


def test_the_eight_project_sheets_keep_budget_goal_strategy_and_indicators() -> None:
    sheets = by("project_sheet", "id")
    assert list(sheets) == list(sheet_texts())
    for key, text in sheet_texts().items():
        sheet = sheets[key]
        assert text.startswith(f"{sheet['budget']} ล้านบาท")
        for label, field in (("เป้าประสงค์", "goal"), ("กลยุทธ์", "strategy")):
            row = re.search(rf"^{label}[^\t]*\t(\d)\. (.+)$", text, re.MULTILINE)
            number, wording = sheet[f"{field}_no"], sheet[f"{field}_th"]
            assert (row is None) == (number is None) == (wording is None)
            if row is not None:
                assert (row.group(1), corrected(row.group(2))) == (number, packed(wording))
        row = re.search(r"^ตัวชี้วัด\t(.+)$", text, re.MULTILINE)
        listed = sheet["indicators"] or []
        assert len(listed) == (4 if row else 0)
        assert all(packed(one) in corrected(row.group(1)) for one in listed if row)
        objectives = re.search(r"^วัตถุประสงค์[^\t]*\t(.+)$", text, re.MULTILINE)
        assert objectives is not None
        printed = re.sub(r"<[^>]+>", " ", objectives.group(1))
        numbered = re.split(r"(?<![\w.])\d\. ", printed)[1:]
        assert list(map(packed, sheet["objectives"])) == list(map(corrected, numbered))
        assert len(sheet["objectives_en"]) == len(numbered)


def test_the_agency_s_purpose_powers_and_preamble_of_the_strategies_are_told_in_full() -> None:
    agency = facts("agency")[0]
    powers = re.findall(r"^- \((\d+)\) (.+)$", seed("plan"), re.MULTILINE)
    assert [number for number, _ in powers] == [str(n) for n in range(1, 12)]
    assert list(map(packed, agency["powers_th"])) == [corrected(text) for _, text in powers]
    assert len(agency["powers_en"]) == len(powers)
    (purpose,) = (
        line for line in seed("plan").splitlines() if "มีวัตถุประสงค์ในการจัดตั้งเกี่ยวกับการ" in line
    )
    assert corrected(purpose).endswith("เกี่ยวกับการ" + packed(agency["purpose_th"]))
    preamble = next(line for line in lines_after("plan", "3. กลยุทธ์การดำเนินงาน") if line)
    assert packed(agency["strategy_preamble_th"]) == corrected(preamble)
    assert "ให้สพธอ." + packed(agency["secretariat_th"]) in corrected(seed("plan"))
    strategies = by("strategy", "no")
    assert all(s["strategy_no"] in strategies for s in facts("project_sheet") if s["strategy_no"])


def test_a_former_name_stands_where_the_plan_prints_it() -> None:
    printed = [
        found.group(1) if (found := re.search(r"^ชื่อเดิม (.+)$", text, re.MULTILINE)) else None
        for text in re.split(r"\nงบประมาณ\t", seed("plan"))[:-1]
    ]
    assert [sheet["former_name_th"] for sheet in facts("project_sheet")] == printed
    assert "ชื่อเดิม" not in seed("report")


def test_every_activity_of_the_sheets_stands_with_its_owner() -> None:
    printed = []
    for key, text in sheet_texts().items():
        for number, name, owner in re.findall(
            r"^(\d)\. ([^\t]+)\t+([^\t\n]+)$", text, re.MULTILINE
        ):
            printed.append((key, number, corrected(name), corrected(owner)))
    assert printed == [
        (a["project_sheet"], a["no"], packed(a["name_th"]), packed(a["owner_th"]))
        for a in facts("activity")
    ]


def test_the_thirty_two_indicators_have_the_printed_target_result_and_requirer() -> None:
    rows = indicator_rows()
    indicators = by("indicator", "id")
    assert [key for key, _ in rows] == list(indicators)
    for key, (requirer, name, target, result, details) in rows:
        fact = indicators[key]
        assert ";".join(fact["requirers"]) == REQUIRERS[requirer]
        assert corrected(name).startswith(packed(fact["name_th"]))
        number = re.search(r"[\d,]+(?:\.\d+)?", target)
        assert number is not None
        assert fact["target"] == number.group().replace(",", "")
        assert fact["unit_th"] in target
        assert fact["result"] == result.split()[0].replace(",", "")
        drifts = fact["result_unit"] != fact["unit"]
        assert (fact["result_unit_th"] in result) == drifts
        beside = target.replace(number.group(), "", 1).replace(fact["unit_th"], "", 1)
        assert packed(fact.get("target_condition_th") or "") == corrected(beside)
        assert (fact["evidence"] is None) == (details.strip() == "")
        assert f"{fact['project']}-{fact['no']}" == key


def test_the_indicators_count_by_requirer_with_joint_ones_once() -> None:
    assert Counter("+".join(i["requirers"]) for i in facts("indicator")) == {
        "budget_bureau": 18,
        "budget_bureau+mdes": 2,
        "mdes": 6,
        "opdc": 6,
    }
    assert Counter(i["project"] for i in facts("indicator")) == {
        p["id"]: int(p["reported_indicators"]) for p in facts("project")
    }


def test_an_indicator_of_the_plan_has_its_target_dimension_and_unit() -> None:
    planned = by("plan_indicator", "no")
    targets = {(t["plan_indicator"], t["project"]): t["target"] for t in facts("plan_target")}
    joined = [i for i in facts("indicator") if i["plan_indicator"]]
    assert {(i["plan_indicator"], i["project"]): i["target"] for i in joined} == targets
    for i in joined:
        plan = planned[i["plan_indicator"]]
        assert i["dimension"] == plan["dimension"]
        assert (i["unit"] == plan["unit"]) == (i["id"] != "EL-2")
        assert (i.get("scope") == plan["scope"]) == (i["id"] not in ("DG-1", "DG-2"))
    assert {i["id"] for i in facts("indicator") if i["dimension_stated"] == "true"} == {
        i["id"] for i in joined
    }


def test_only_the_ten_time_and_cost_rows_are_better_with_less_and_without_evidence() -> None:
    for i in facts("indicator"):
        within = i["dimension"] in ("time", "cost")
        assert i["direction"] == ("less_is_better" if within else "more_is_better")
        assert (i["evidence"] is None) == within
    assert sum(i["evidence"] is None for i in facts("indicator")) == 10


def test_the_items_of_evidence_tell_each_row_s_details_in_full() -> None:
    for key, (*_, details) in indicator_rows():
        items = [e for e in facts("evidence_item") if e["indicator"] == key]
        assert [e["no"] for e in items] == [str(n) for n in range(1, len(items) + 1)]
        rest = corrected(re.sub(r"<[^>]+>", "", details))
        for told in [*items, *(o for o in facts("obstacle") if o["indicator"] == key)]:
            assert packed(told["text_th"]) in rest
            rest = rest.replace(packed(told["text_th"]), "", 1)
        # What is left over are numbers, joining words, blank years and the names of notes.
        left = re.sub(r"พ\.ศ\.|หมายเหตุ::|ดังนี้|โดย|และ|[\d./]", "", rest)
        assert left == ""
        assert sorted(e["date"] for e in items if e["date"]) == sorted(thai_dates(details))


def test_numbers_in_the_evidence_are_stated_where_they_are_printed() -> None:
    for item in facts("evidence_item"):
        if item.get("states"):
            assert item["states"] in item["text_th"].replace(",", "")
    about = [
        (e["indicator"], e["states"], e["about"]) for e in facts("evidence_item") if "about" in e
    ]
    assert about == [("EL-8", "80.60", "EL-8"), ("SF-5", "1161", "SF-5"), ("SF-6", "1000", "SF-5")]
    assert by("indicator", "id")["DG-2"]["respondents"] == "444"


def test_numbers_inside_a_name_or_a_condition_are_facts_of_their_own() -> None:
    details = dict(indicator_rows())
    printed = {
        "EC-5": ("outcome_target", "10", "ไม่น้อยกว่าร้อยละ 10"),
        "EC-6": ("outcome_target", "75", "ตั้งเป้าหมายภาพรวม ร้อยละ 75"),
        "SF-1": ("outcome_target", "3", "ไม่น้อยกว่า 3 บริการต่อปี"),
        "EL-7": ("condition_threshold", "20", "โครงสร้างเอกสาร 20 ใบอนุญาต"),
        "SF-6": ("condition_threshold", "80", "ไม่น้อยกว่า ร้อยละ 80"),
    }
    indicators = by("indicator", "id")
    for key, (field, number, wording) in printed.items():
        assert wording in "\t".join(details[key])
        assert indicators[key][field] == number
    assert "ร้อยละ 69.7" in details["EC-6"][-1]
    assert indicators["EC-6"]["outcome_result"] == "69.7"
    assert "ไม่น้อยกว่า ร้อยละ 100" in details["SF-6"][-1]
    assert indicators["SF-6"]["condition_result"] == "100"


def test_a_milestone_stands_at_the_last_dated_step_it_passed() -> None:
    for m in facts("milestone"):
        steps = [
            s
            for s in facts("milestone_step")
            if (s["indicator"], s["instrument"]) == (m["indicator"], m["instrument"])
        ]
        assert (steps[-1]["stage"], steps[-1]["reached_on"]) == (m["stage"], m["reached_on"])
    details = {key: thai_dates(cells[-1]) for key, cells in indicator_rows()}
    for s in facts("milestone_step"):
        assert s["reached_on"] is None or s["reached_on"] in details[s["indicator"]]
    reached = {(m["indicator"], m["instrument"]): m["stage"] for m in facts("milestone")}
    assert reached == {
        ("DG-5", "DID"): "cabinet_approved",
        ("DG-5", "CA"): "hearing",
        ("EL-6", "accreditation_process"): "in_force",
        ("EC-8", "strategy"): "board_approved",
    }


def test_the_plan_s_approvals_and_strategies_are_the_printed_ones() -> None:
    cover = seed("plan").split("สารบัญ")[0]
    meetings = re.findall(r"ครั้งที่ (\S+) \(วาระที่ (\d)\) วันที่ (\d+) (\S+) (\d{4})", cover)
    assert [(a["meeting"], a["agenda"], a["held_on"]) for a in facts("plan_approval")] == [
        (meeting, agenda, str(dt.date(int(y) - 543, MONTHS[m], int(d))))
        for meeting, agenda, d, m, y in meetings
    ]
    strategies = re.findall(r"^กลยุทธ์ที่ (\d) (.+)$", seed("plan"), re.MULTILINE)
    assert strategies == [(s["no"], s["text_th"]) for s in facts("strategy")]


def test_the_closing_section_and_the_obstacle_it_denies_both_stand() -> None:
    remarks = by("closing_remark", "id")
    assert [key for key, r in remarks.items() if r["denies_obstacles"] == "true"] == ["obstacles"]
    closing = seed("report").split("ปัญหา/อุปสรรค :")[1]
    for key in ("obstacles", "note", "follow_up"):
        assert packed(remarks[key]["text_th"]) in corrected(closing)
    assert "ข้อเสนอแนะ : -" in closing
    assert [o["indicator"] for o in facts("obstacle")] == ["DG-5"]
    assert all(p["obstacle"] == "false" for p in facts("project"))


def test_the_abbreviations_are_the_initials_of_the_names_and_what_the_scan_made_of_them_is_listed() -> (
    None
):
    both = seed("plan") + seed("report")
    counts = {
        form: both.count(form) for form in ("สพธอ.", "สพรอ.", "สพอ.", "คธอ.", "ครอ.", "อ.ร.อ.")
    }
    assert counts == {"สพธอ.": 6, "สพรอ.": 15, "สพอ.": 6, "คธอ.": 0, "ครอ.": 1, "อ.ร.อ.": 1}
    agency = facts("agency")[0]
    assert agency["name_th"] == "".join(("สำนักงาน", "พัฒนา", "ธุรกรรม", "ทาง", "อิเล็กทรอนิกส์"))
    assert agency["abbreviation"] == "สพธอ."
    read = {slip["printed"]: slip["read"] for slip in corrections()}
    assert (read["สพรอ."], read["สพอ."], read["ครอ."]) == ("สพธอ.", "สพธอ.", "คธอ.")
    assert read["ภายใต้อ.ร.อ."] == "ภายใต้ คธอ."
    listed = [(slip["document"], slip["printed"]) for slip in corrections()]
    for document in ("plan", "report"):
        for form in ("สพรอ.", "สพอ.", "ครอ."):
            assert ((document, form) in listed) == (form in seed(document))


def test_every_thai_wording_stands_in_the_documents_with_the_corrections_made() -> None:
    documents = both_documents()
    # The office's full name and a dash put in words are nowhere printed.
    not_printed = {"สำนักงานคณะกรรมการพัฒนาระบบราชการ", "ไม่มี (พิมพ์ว่า -)"}
    for kind, fact in all_facts():
        for field, value in fact.items():
            quoted = field.endswith("_th") or field in ("objectives", "indicators")
            if not quoted or field in OURS or value is None:
                continue
            for text in texts(value):
                parts = text.split(": ") if field == "values_th" else [text]
                for part in parts:
                    assert part in not_printed or packed(part) in documents, (kind, field, part)


@pytest.mark.parametrize("slip", corrections(), ids=lambda slip: slip["printed"])
def test_a_listed_slip_is_in_its_document_and_in_no_fact(slip: Fact) -> None:
    assert packed(slip["printed"]) in packed(seed(slip["document"]))
    assert all((*slip["why"].values(), *slip["place"].values(), slip["read"]))
    assert set(slip["why"]) == set(slip["place"]) == {"th", "en"}
    for kind, fact in all_facts():
        for value in fact.values():
            for text in texts(value or ""):
                assert packed(slip["printed"]) not in packed(text), (kind, text)


def test_every_fact_names_a_document_of_the_book_and_a_place_in_it() -> None:
    documents = written(BOOK / "book.yaml")["documents"]
    for kind, fact in all_facts():
        assert fact["document"] in documents, (kind, fact)
        assert set(fact["place"]) == {"th", "en"}, (kind, fact)
        assert all(fact["place"].values()), (kind, fact)
        # Both tell the same numbers, of pages, rows and items, in one order.
        told = [re.findall(r"\d[\d.]*", fact["place"][lang]) for lang in ("th", "en")]
        assert told[0] == told[1], (kind, fact)


def test_every_text_stands_in_thai_and_in_english() -> None:
    pairs = {"evidence": "evidence_en", "unit_th": "unit"}
    pairs |= {"objectives": "objectives_en", "indicators": "indicators_en"}
    pairs |= {"outcome_name_th": "outcome_name", "result_unit_th": "result_unit"}
    for kind, fact in all_facts():
        for thai in fact:
            english = pairs.get(thai, thai.removesuffix("_th") + "_en")
            if thai not in pairs and not thai.endswith("_th"):
                continue
            assert english in fact, (kind, thai)
            in_thai, in_english = fact[thai], fact[english]
            assert (in_thai is None) == (in_english is None), (kind, thai, fact)
            if in_thai is not None:
                assert len(texts(in_thai)) == len(texts(in_english))
                assert all([*texts(in_thai), *texts(in_english)])
    for declared in schema().values():
        fields = [f for name, f in declared["fields"].items() if name not in declared["key"]]
        assert all(set(titled["title"]) == {"th", "en"} for titled in [declared, *fields])


def test_the_facts_have_the_kinds_keys_and_parents_that_the_schema_declares() -> None:
    for kind, declared in schema().items():
        keys = texts(declared["key"])
        parent = declared.get("parent")
        link = "parent" if parent == kind else parent
        allowed = {*declared["fields"], *keys, "document", "place"} | ({link} if parent else set())
        seen = [tuple(fact[key] for key in keys) for fact in facts(kind)]
        assert len(set(seen)) == len(seen) > 0
        for fact in facts(kind):
            assert set(fact) <= allowed, (kind, set(fact) - allowed)
            if parent and fact[link] is not None:
                assert fact[link] in by(parent, schema()[parent]["key"])
    assert {path.stem for path in BOOK.iterdir()} == {
        "book",
        *(kind["plural"] for kind in schema().values()),
    }


def test_what_the_scan_lost_is_lost_in_the_documents_and_absent_from_the_facts() -> None:
    summary = table_after("report", "โครงการตามภารกิจหลัก")
    assert [row[-1] for row in summary[:-1]] == [""] * 5
    assert not {"status", "colour", "status_colour"} & set(schema()["project"]["fields"])
    activities = re.findall(r"^\d\. [^\t]+\t(.+)$", "\n".join(sheet_texts().values()), re.MULTILINE)
    assert len(activities) == len(facts("activity"))
    assert {row.split("\t")[0] for row in activities} == {""}
    assert set(schema()["activity"]["fields"]) == {
        "no",
        "name_th",
        "name_en",
        "owner_th",
        "owner_en",
    }

"""In which language a run speaks: settled once, for every command, its help and its complaints."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from assay.cli.app import app
from assay.cli.options import Language
from assay.cli.speaking import language_of, thai_help
from tests.building import domain
from tests.cli.running import assay

SCHEMA = "kinds: {act: {plural: acts, key: no, title: {en: Act, th: พระราชบัญญัติ}, fields: {n: {type: number}}}}"
RULE = """
rule: r
title: {en: Doubling, th: เพิ่มเป็นสองเท่า}
for: act
outcomes:
  twice:
    is: n * 2
    title: {en: Twice, th: สองเท่า}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one fact, its schema where a project has it."""
    folder = tmp_path / "project"
    book = folder / "facts/q1"
    book.mkdir(parents=True)
    (folder / "rules").mkdir()
    (folder / "rules/r.yaml").write_text(RULE, encoding="utf-8")
    (folder / "facts/schema.yaml").write_text(SCHEMA, encoding="utf-8")
    (book / "book.yaml").write_text("as_of: 2024-09-30\n", encoding="utf-8")
    (book / "acts.csv").write_text("no,n\nA,3\n", encoding="utf-8")
    return folder


def helps(command: Any) -> Iterator[str]:
    yield command.help
    yield from (one.help for one in command.params)
    for below in getattr(command, "commands", {}).values():
        yield from helps(below)


def test_every_help_is_there_in_thai_and_no_other() -> None:
    assert set(thai_help()) == set(helps(typer.main.get_command(app)))


def speak_thai(folder: Path) -> None:
    schema = folder / "facts/schema.yaml"
    text = schema.read_text(encoding="utf-8").replace("kinds: {act", "language: th\nkinds: {act")
    schema.write_text(text, encoding="utf-8")


COMMANDS = [
    ("evaluate", "facts/q1"),
    ("explain", "facts/q1", "act/A/twice"),
    ("check",),
    ("rules", "--all"),
    ("test",),
    ("scenarios", "r"),
    ("docs", "--out", "site"),
    ("report", "facts/q1", "--format", "md"),
    ("report", "facts/q1", "--format", "csv"),
    ("report", "facts/q1"),
    ("template", "--out", "t.xlsx"),
    ("schema",),
    ("compare", "facts/q1"),
    ("mutate",),
]


@pytest.mark.parametrize("command", COMMANDS, ids="-".join)
def test_every_command_speaks_english_until_the_project_says_otherwise(
    project: Path, command: tuple[str, ...]
) -> None:
    def said() -> str:
        done = assay(*command, folder=project)
        written = "".join(
            path.read_text(encoding="utf-8-sig")
            for name in ("report.md", "report/figures.csv")
            if (path := project / name).exists()
        )
        return done.stdout + done.stderr + written

    def is_thai(text: str) -> bool:
        # The page is in both languages, with a switch; it names the one that it opens in.
        return any("ก" <= letter <= "๙" for letter in text)

    assert not is_thai(said())
    speak_thai(project)
    if command in {("docs", "--out", "site"), ("report", "facts/q1")}:  # they print a path alone
        page = project / ("site/index.html" if command[0] == "docs" else "report.html")
        said()
        assert '<html lang="th"' in page.read_text(encoding="utf-8")
    else:
        assert is_thai(said())


def test_an_option_outweighs_the_variable_and_that_the_project(project: Path) -> None:
    speak_thai(project)
    book = str(project / "facts/q1")
    assert language_of(["evaluate", book], {}) is Language.TH
    assert language_of(["evaluate", book], {"ASSAY_LANG": "en"}) is Language.EN
    assert language_of(["evaluate", book, "--lang=th"], {"ASSAY_LANG": "en"}) is Language.TH
    assert language_of(["evaluate", book, "--lang", "en"], {"ASSAY_LANG": "th"}) is Language.EN
    assert language_of(["evaluate", "nowhere"], {}) is Language.EN
    schema = str(project / "facts/schema.yaml")
    assert language_of(["evaluate", "nowhere", "--schema", schema], {}) is Language.TH


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/stdin", "\0", "x" * 5000, ""])
def test_a_path_that_is_none_leaves_it_english(path: str) -> None:
    assert language_of(["evaluate", path], {}) is Language.EN


def test_a_schema_that_names_another_language_is_told(project: Path) -> None:
    schema = project / "facts/schema.yaml"
    schema.write_text("language: fr\n" + SCHEMA, encoding="utf-8")
    done = assay("evaluate", "facts/q1", folder=project)
    assert done.returncode == 2
    assert "facts/schema.yaml:1:11: error [unknown-word] `fr` is no language" in done.stderr


def test_help_and_complaints_speak_thai() -> None:
    told = assay("evaluate", "--help", "--lang", "th").stdout
    assert told.startswith("วิธีใช้: assay evaluate [ตัวเลือก]")
    assert "แสดงข้อความนี้แล้วจบ" in told
    assert "default" not in told
    for words, said in (
        (("evaluate", "--formt"), "ไม่มีตัวเลือก --formt (หมายถึง --format ใช่หรือไม่)"),
        (("evaluate",), "ข้อผิดพลาด: ยังไม่ได้ระบุ 'BOOK'"),
        (("evaluat",), "ไม่มีคำสั่ง 'evaluat' หมายถึง 'evaluate' ใช่หรือไม่"),
        (("evaluate", "x", "--format", "xml"), "'xml' ไม่ใช่ค่าใดใน 'text', 'json'"),
        (("evaluate", "x", "y"), "มีส่วนที่เกินมา (y)"),
        (("evaluate", "x", "--format"), "ตัวเลือก '--format' ต้องมีค่า"),
        (("report", "x", "--out", "r.doc"), "--out r.doc: ชื่อรายงานลงท้ายด้วย"),
    ):
        done = assay(*words, environment={"ASSAY_LANG": "th"})
        assert done.returncode == 2
        assert said in done.stderr


def test_what_the_parser_says_does_not_leak_from_its_innards() -> None:
    done = assay("evaluate", "x", "--format", "xml")
    assert "Invalid value for '--format': 'xml' is not one of 'text', 'json'" in done.stderr
    assert "Value error" not in done.stderr


def test_no_command_at_all_shows_what_there_is() -> None:
    done = assay()
    assert done.returncode == 2
    assert done.stderr.count("Usage:") == 1


@pytest.mark.parametrize(
    "address", ["Act/A/Twice", "acts/A/twice", "พระราชบัญญัติ/A/สองเท่า", "ACT/A/TWICE", "act/A/สองเท่า"]
)
def test_an_outcome_is_explained_by_titles_too(tmp_path: Path, address: str) -> None:
    domain(tmp_path, schema=SCHEMA, facts={"acts.csv": "no,n\nA,3\n"}, rules=RULE)
    place = ("--schema", "schema.yaml", "--rules", "rules")
    assert "twice = 6" in assay("explain", "book", address, *place, folder=tmp_path).stdout

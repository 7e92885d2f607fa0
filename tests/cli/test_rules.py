"""`assay rules`: what is in force on a day."""

import hashlib
import json
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.check.projects import write
from tests.cli.running import ETDA, ROOT, assay

FIRST = """
    rule: share
    title: {th: ร้อยละ, en: Share}
    source: {document: {th: แผน, en: Plan}, place: page 3}
    effective: {to: 2020-09-30}
    for: ward
    outcomes: {share: {is: beds}}
"""
SECOND = FIRST.replace("to: 2020-09-30", "from: 2020-10-01").replace("page 3", "page 4")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write(tmp_path, {"rules/a/share-1.yaml": FIRST, "rules/a/share-2.yaml": SECOND})
    return tmp_path


def files(project: Path, *words: str) -> list[str]:
    done = assay("rules", *words, "--format", "json", folder=project)
    assert (done.returncode, done.stderr) == (0, "")
    return [one["file"] for one in json.loads(done.stdout)["rules"]]


def test_the_version_in_force_on_the_day_is_listed(project: Path) -> None:
    assert files(project, "--on", "2020-09-30") == ["a/share-1.yaml", "crowding.yaml"]
    assert files(project, "--on", "2020-10-01") == ["a/share-2.yaml", "crowding.yaml"]


@pytest.mark.parametrize("day", ["30 ก.ย. 2563", "30/9/2563", "2563-09-30", "๓๐ กันยายน ๒๕๖๓"])
def test_the_day_may_be_of_the_buddhist_era(project: Path, day: str) -> None:
    assert files(project, "--on", day) == ["a/share-1.yaml", "crowding.yaml"]


def test_without_a_day_it_is_today(project: Path) -> None:
    assert files(project) == ["a/share-2.yaml", "crowding.yaml"]


def test_all_versions_are_listed_where_that_is_asked_for(project: Path) -> None:
    assert files(project, "--all") == ["a/share-1.yaml", "a/share-2.yaml", "crowding.yaml"]


def test_json_tells_everything_of_a_rule(project: Path) -> None:
    done = assay("rules", "--on", "2020-09-30", "--format", "json", folder=project)
    document = json.loads(done.stdout)
    assert document["on"] == "2020-09-30"
    data = (project / "rules/a/share-1.yaml").read_bytes()
    assert document["rules"][0] == {
        "id": "share",
        "title": "Share",
        "kind": "ward",
        "file": "a/share-1.yaml",
        "effective": {"from": None, "to": "2020-09-30", "on": None},
        "source": {"document": "Plan", "place": "page 3", "analyst": None, "reads": None},
        "digest": hashlib.sha256(data).hexdigest(),
    }
    assert document["rules"][1]["source"] is None


def test_the_table_has_two_lines_a_rule(project: Path) -> None:
    digest = hashlib.sha256((project / "rules/a/share-1.yaml").read_bytes()).hexdigest()
    done = assay("rules", "--on", "2020-09-30", folder=project)
    assert done.stdout.splitlines()[:1] + done.stdout.splitlines()[3:5] == [
        "2 rules in force on 30 Sep 2020",
        "share     Share     … – 30 Sep 2020",
        f"  {digest[:12]}  ward  a/share-1.yaml  Plan, page 3",
    ]
    thai = assay("rules", "--on", "2020-09-30", "--lang", "th", folder=project).stdout
    assert thai.splitlines()[0] == "เกณฑ์ 2 ข้อ มีผลใช้บังคับ ณ วันที่ 30 ก.ย. 2563"
    assert "… – 30 ก.ย. 2563" in thai
    assert "แผน page 3" in thai


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("lang", ["th", "en"])
def test_the_table_of_the_shipped_rules_fits_the_terminal(width: int, lang: str) -> None:
    done = assay("rules", "--on", "2020-09-30", "--lang", lang, environment={"COLUMNS": str(width)})
    lines = done.stdout.splitlines()
    rules = [path for path in (ROOT / "rules").rglob("*.yaml") if path.parent.name != "rules"]
    assert len(lines) == 1 + 2 * len(rules)  # all are in force: none to tell of
    assert max(map(cell_len, lines)) <= width


def test_an_evaluation_holds_the_digests_of_the_rules_that_are_listed() -> None:
    listed = json.loads(assay("rules", "--on", "2020-09-30", "--format", "json").stdout)["rules"]
    evaluation = json.loads(assay("evaluate", ETDA, "--format", "json").stdout)
    actions = hashlib.sha256((ROOT / "rules" / "actions.yaml").read_bytes()).hexdigest()
    digests = {one["file"]: one["digest"] for one in listed}
    assert {**digests, "actions.yaml": actions} == evaluation["identity"]["rules"]


@pytest.mark.parametrize(
    "words", [("--on", "soon"), ("--on", "31/9/2563"), ("--on", "2020-09-30", "--all")]
)
def test_a_day_that_is_none_is_wrong_usage(project: Path, words: tuple[str, ...]) -> None:
    done = assay("rules", *words, folder=project)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: ")


def test_rules_that_are_wrong_are_told_and_not_listed(project: Path) -> None:
    write(project, {"rules/wrong.yaml": "rule: wrong\n"})
    done = assay("rules", folder=project)
    assert (done.returncode, done.stdout) == (2, "")
    assert "rules/wrong.yaml:1:1: error [missing-key]" in done.stderr
    assert "nothing was listed" in done.stderr


def test_the_folder_may_be_named(project: Path, tmp_path: Path) -> None:
    done = assay("rules", "--rules", "rules", "--all", folder=tmp_path)
    assert done.stdout.startswith("3 rules in all versions")


def test_rules_of_other_days_are_named_with_how_to_list_them(project: Path) -> None:
    done = assay("rules", "--on", "2020-10-01", folder=project)
    assert done.stdout.splitlines()[:3] == [
        "2 rules in force on 1 Oct 2020",
        "1 rule not listed, of other days: share (… – 30 Sep 2020). --all lists every version, --on DATE",
        "  those of a day",
    ]
    thai = assay("rules", "--on", "2020-10-01", "--lang", "th", folder=project).stdout
    assert "ไม่ได้แสดงเกณฑ์ 1 ข้อ ซึ่งมีผลใช้บังคับในวันอื่น: share (… – 30 ก.ย. 2563)" in thai
    assert "--all" in thai
    assert "not listed" not in assay("rules", "--all", folder=project).stdout


def test_without_a_day_the_rules_that_are_not_listed_make_up_the_shipped_ones() -> None:
    today = assay("rules").stdout.splitlines()
    every = len(json.loads(assay("rules", "--all", "--format", "json").stdout)["rules"])
    assert int(today[0].split()[0]) + int(today[1].split()[0]) == every
    assert "progress-status" in " ".join(today[1:5])  # in force to 30 September 2020 alone

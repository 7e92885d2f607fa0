"""The page on quarterly runs is true: its features run, its tags are read, its workflow is sound."""

import re
from pathlib import Path

import pytest
import yaml

from assay.features.scenario import ScenarioResult, Verdict, Workspace, parse_feature, run
from assay.features.scenario.tags import books_for, parse_selection, tags_of
from assay.project import find_project
from assay.source import Source

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs/quarterly-ci.md").read_text(encoding="utf-8")
FEATURES = re.findall(r"```gherkin\n(.*?)```", PAGE, re.DOTALL)
EXPRESSIONS = re.findall(r'`--tags "?([^"`]+)"?`', PAGE)


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return Workspace(find_project([ROOT / "rules"]))


def run_on_books(text: str, workspace: Workspace) -> list[ScenarioResult]:
    feature, findings = parse_feature(Source("page.feature", text), Path("page.feature"))
    assert feature is not None, findings
    books = {name: workspace.agencies[name] for name in workspace.books}
    return [
        run(scenario, workspace, book)
        for scenario in feature.scenarios
        for book in books_for(scenario, books)
    ]


@pytest.mark.parametrize("text", FEATURES, ids=["English", "Thai"])
def test_its_features_run_and_pass_on_the_shipped_books(text: str, workspace: Workspace) -> None:
    results = run_on_books(text, workspace)
    assert [result.findings for result in results] == [()] * len(results)
    assert [result.verdict for result in results] == [Verdict.PASSED] * len(results)
    assert {result.scenario.name for result in results if result.book == "etda/2563-q4"} == set(
        re.findall(r"(?:Scenario|เหตุการณ์): (.*)", text)
    )


def test_the_two_languages_say_the_same(workspace: Workspace) -> None:
    english, thai = (run_on_books(text, workspace) for text in FEATURES)
    assert [result.asked for result in english] == [result.asked for result in thai]


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_its_tag_expressions_are_read_and_each_selects_something(
    expression: str, workspace: Workspace
) -> None:
    selection = parse_selection(expression)
    rules = {rule.id for rule in workspace.library.rules}
    borne = [
        tags_of(result.scenario, rules, {"etda/2563-q4": "ETDA"}, result.book)
        for result in run_on_books(FEATURES[0], workspace)
    ]
    borne.append(frozenset({"rule:progress-status"}))
    assert any(selection.matches(tags) for tags in borne)


def test_its_workflow_is_sound_and_runs_what_the_page_says() -> None:
    workflow = yaml.safe_load((ROOT / "docs/github-actions.yml").read_text(encoding="utf-8"))
    [job] = workflow["jobs"].values()
    assert workflow["permissions"] == {"contents": "read"}
    steps = job["steps"]
    commands = "\n".join(step.get("run", "") for step in steps)
    assert "assay check --format github" in commands
    [command] = re.findall(r"^assay test .*$", commands, re.MULTILINE)
    assert command in PAGE.splitlines()
    assert all(("uses" in step) != ("run" in step) for step in steps)
    [kept] = [step["with"]["path"] for step in steps if "upload-artifact" in step.get("uses", "")]
    assert kept.split() == ["results.xml", "summary.md"]

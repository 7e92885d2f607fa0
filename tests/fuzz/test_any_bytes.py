"""Whatever a file holds, the engine answers with findings at their places, or evaluates.

A short part of what `make fuzz` does for half an hour; the cases are the same on every run.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from assay.check import check, find_project
from assay.cli.app import app
from assay.finding import errors
from fuzz.answers import LOADED, answer
from fuzz.cases import Case
from fuzz.files import put
from fuzz.mutations import MUTATIONS
from fuzz.projects import DISTRICT, HOSPITAL, SHIPPED, Project, Workspace
from fuzz.spoken import corpus, said_of

pytestmark = pytest.mark.thorough

runner = CliRunner()

few = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

mutations = st.lists(
    st.tuples(st.sampled_from(list(MUTATIONS)), st.integers(0, 2**32 - 1)), min_size=1, max_size=4
)


@pytest.fixture
def district(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A copy of the small project, in the folder that the test runs in."""
    monkeypatch.chdir(tmp_path)
    return Workspace.of(DISTRICT, Path("district"))


def files(*folders: str) -> Iterator[str]:
    return (file for file in DISTRICT.files if file.startswith(folders))


@pytest.mark.parametrize("project", [DISTRICT, HOSPITAL, SHIPPED], ids=lambda one: one.name)
def test_each_project_is_evaluated_before_it_is_spoiled(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert LOADED in answer(Workspace.of(project, Path(project.name)))


@few
@given(file=st.sampled_from(list(files("rules/"))), mutations=mutations)
def test_any_rule_file(district: Workspace, file: str, mutations: list[tuple[str, int]]) -> None:
    assert put(district, Case("district", file, tuple(mutations)))


@few
@given(file=st.sampled_from(["facts/schema.yaml", "facts/scorecard.yaml"]), mutations=mutations)
def test_any_schema_and_any_scorecard(
    district: Workspace, file: str, mutations: list[tuple[str, int]]
) -> None:
    assert put(district, Case("district", file, tuple(mutations)))


@few
@given(file=st.sampled_from(list(files("facts/256"))), mutations=mutations)
def test_any_fact_file(district: Workspace, file: str, mutations: list[tuple[str, int]]) -> None:
    assert put(district, Case("district", file, tuple(mutations)))


@few
@given(file=st.sampled_from(list(files("features/"))), mutations=mutations)
def test_any_feature_file(district: Workspace, file: str, mutations: list[tuple[str, int]]) -> None:
    assert put(district, Case("district", file, tuple(mutations)))


@settings(few, max_examples=15)
@given(
    file=st.sampled_from([file for file in DISTRICT.files if not file.startswith("features/")]),
    mutations=mutations,
)
def test_the_commands_end_with_the_status_that_the_findings_ask_for(
    district: Workspace, file: str, mutations: list[tuple[str, int]]
) -> None:
    district.put(file, Case("district", file, tuple(mutations)).data())
    try:
        wrong = bool(errors(check(find_project(here=district.folder)).findings))
        checked = runner.invoke(app, ["check", "--fail-on", "error", str(district.folder)])
        evaluated = runner.invoke(app, ["evaluate", str(district.book)])
    finally:
        district.restore(file)
    # A mistake in the scorecard is no error of the schema, the rules or the facts.
    assert checked.exit_code == 1 or (checked.exit_code, wrong) == (0, False)
    assert evaluated.exit_code == (2 if checked.exit_code else 0), evaluated.output
    assert "Traceback" not in checked.output + evaluated.output


@few
@given(file=st.sampled_from(DISTRICT.files), data=st.binary(max_size=60))
def test_any_bytes_at_all(district: Workspace, file: str, data: bytes) -> None:
    district.put(file, data)
    try:
        assert answer(district)
    finally:
        district.restore(file)


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_each_mutation_changes_most_files_and_is_repeated_by_its_seed(mutation: str) -> None:
    cases = [Case("district", "rules/status.yaml", ((mutation, seed),)) for seed in range(20)]
    spoiled = [case.data() for case in cases]
    assert spoiled == [case.data() for case in cases]
    assert sum(one != DISTRICT.read("rules/status.yaml") for one in spoiled) > 10


@settings(max_examples=400, deadline=None, derandomize=True, database=None)
@given(
    first=st.sampled_from(corpus()),
    second=st.sampled_from(corpus()),
    cut=st.tuples(st.integers(0, 80), st.integers(0, 80)),
    choice=st.integers(0, 255),
)
def test_any_expression_and_any_cell(
    first: str, second: str, cut: tuple[int, int], choice: int
) -> None:
    """Two expressions cut and put together: refused at a place in the text, or of a value."""
    said_of(first[: cut[0]] + second[cut[1] :], choice)

"""What every feature finds: the project's schema and rules, and the sentences."""

from pathlib import Path

import pytest

from features.steps import Project, Scenario, define_sentences

define_sentences()


@pytest.fixture(scope="session")
def project(pytestconfig: pytest.Config) -> Project:
    """The project that the features belong to."""
    return Project(pytestconfig.rootpath)


@pytest.fixture
def scenario(project: Project, tmp_path: Path) -> Scenario:
    """A scenario at its beginning."""
    return Scenario(project, tmp_path)

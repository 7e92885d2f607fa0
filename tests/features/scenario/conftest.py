"""The project of wards, written once for all tests of scenarios."""

import pytest

from assay.features.scenario import Workspace
from tests.features.scenario.wards import workspace_in


@pytest.fixture(scope="session")
def wards(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The project of wards, opened."""
    return workspace_in(tmp_path_factory.mktemp("wards"))

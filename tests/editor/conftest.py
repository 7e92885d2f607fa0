from __future__ import annotations

from typing import Any

import pytest

from tests.editor import wards


@pytest.fixture(scope="session")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The JSON Schemas of the wards, by name."""
    return wards.made(tmp_path_factory.mktemp("wards"))

"""The telling of rules about bridges."""

from pathlib import Path

import pytest

from tests.explain.narrate.bridges import Telling, telling


@pytest.fixture
def tell(tmp_path: Path) -> Telling:
    """Tells a rule whose body, from `for:` on, is given."""
    return telling(tmp_path)

"""Features under plain `pytest`: a folder of `.feature` files runs with no Python beside it.

Only features of an assay project are taken: those below a folder that holds `facts/schema.yaml`
and `rules/`. pytest loads this module whatever it tests, so that it imports nothing but pytest; the
rest is `assay.pytest_features`, on pytest-bdd.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

_SCHEMA: Final = Path("facts/schema.yaml")
_RULES: Final = Path("rules")


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options of features."""
    group = parser.getgroup("assay", "features of assay projects")
    group.addoption(
        "--assay-tags",
        metavar="EXPR",
        default="",
        help="run the scenarios with these tags: --assay-tags='@rule:overspending and not @quarter'"
        " (after =, since pytest takes a word that begins with @ for a file)",
    )
    group.addoption(
        "--assay-lang",
        metavar="LANG",
        choices=["en", "th"],
        default="en",
        help="the language of failures: en or th",
    )


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Registers the steps, where pytest-bdd is there to run them."""
    if config.getoption("--assay-tags"):
        from assay.features.scenario.tags import WrongTags, parse_selection

        try:
            parse_selection(config.getoption("--assay-tags"))
        except WrongTags as wrong:
            raise pytest.UsageError(str(wrong).replace("--tags", "--assay-tags")) from None
    if config.pluginmanager.hasplugin("pytest-bdd"):
        from assay import pytest_features

        config.pluginmanager.register(pytest_features, "assay-features")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A feature of an assay project as a file of tests."""
    if file_path.suffix != ".feature" or not _is_of_a_project(file_path):
        return None
    if not parent.config.pluginmanager.hasplugin("assay-features"):
        return None
    from assay.pytest_features import FeatureFile

    return FeatureFile.from_parent(parent, path=file_path)


def _is_of_a_project(feature: Path) -> bool:
    return any(
        (folder / _SCHEMA).is_file() and (folder / _RULES).is_dir() for folder in feature.parents
    )

"""The pages of the rules open from their files, in both languages, and axe-core finds nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.reading import (
    DESKTOP,
    LANGUAGES,
    PHONE,
    Lang,
    Screen,
    beyond_the_edge,
    choose,
    unfold_all,
)
from tests.cli.running import assay

Turn = Callable[[str, Screen], Page]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    done = assay("docs", "--out", str(folder), "--no-run", "--lang", "th")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def turn(browser: Browser, site: Path) -> Iterator[Turn]:
    """Opens a page of the site on a screen."""
    contexts = []

    def turned(path: str, screen: Screen) -> Page:
        context = browser.new_context(
            viewport={"width": screen.width, "height": screen.height},
            is_mobile=screen.touch,
            offline=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.goto((site / path).as_uri())
        return page

    yield turned
    for context in contexts:
        context.close()


@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=str)
@pytest.mark.parametrize("path", ["index.html", "rules/kpi/progress-status.html"])
def test_nothing_is_wrong_with_a_page(turn: Turn, path: str, screen: Screen) -> None:
    page = turn(path, screen)
    unfold_all(page)
    for lang in LANGUAGES:
        choose(page, lang)
        assert violations(page) == []
        assert beyond_the_edge(page) == []


@pytest.mark.parametrize(("lang", "kind"), [("th", "โครงการ"), ("en", "Project")])
def test_the_rules_are_listed_by_what_they_are_about(turn: Turn, lang: Lang, kind: str) -> None:
    page = turn("index.html", DESKTOP)
    choose(page, lang)
    of_projects = page.get_by_role("region", name=re.compile(f"^{kind} .*\\d"))
    expect(of_projects.locator("a[href='rules/kpi/progress-status.html']")).to_be_visible()
    expect(of_projects.locator("a[href='rules/kpi/attainment.html']")).to_have_count(0)

"""The reports, made once, and a browser that opens them; nothing that a page says goes unheard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    sync_playwright,
)
from playwright.sync_api import Error as PageError

from tests.browser.browsers import launched
from tests.browser.reading import DESKTOP, Lang, Read, Scheme, Screen, choose
from tests.cli.running import ETDA, assay

BOOKS: Mapping[str, str] = {"etda": ETDA, "hospital": "tests/domains/hospital/facts/2568"}


@pytest.fixture(scope="package")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The reports by name, as `assay report` writes them: `etda-th`, `hospital-en`, ..."""
    folder = tmp_path_factory.mktemp("reports")
    made = {}
    for name, lang in (("etda", "th"), ("etda", "en"), ("hospital", "th")):
        path = folder / f"{name}-{lang}.html"
        done = assay("report", BOOKS[name], "--out", str(path), "--lang", lang)
        assert done.returncode == 0, done.stderr
        made[path.stem] = path
    return made


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launched(playwright)
        yield browser
        browser.close()


class Listener:
    """What a page asks of a network and what it complains of."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def listen(self, page: Page) -> None:
        page.on("request", self._asked)
        page.on("console", self._said)
        page.on("pageerror", self._failed)

    def _asked(self, request: Request) -> None:
        if not request.is_navigation_request() or not request.url.startswith("file:"):
            self.heard.append(f"asked for {request.url}")

    def _said(self, message: ConsoleMessage) -> None:
        self.heard.append(f"{message.type}: {message.text}")

    def _failed(self, error: PageError) -> None:
        self.heard.append(f"failed: {error}")


@pytest.fixture
def read(browser: Browser, reports: Mapping[str, Path]) -> Iterator[Read]:
    """Opens a report from its file, offline; in the end, no page may have asked or complained."""
    contexts: list[BrowserContext] = []
    listener = Listener()

    def opened(
        report: str = "etda-th",
        *,
        screen: Screen = DESKTOP,
        lang: Lang = "th",
        scheme: Scheme = "light",
        script: bool = True,
        place: str = "",
    ) -> Page:
        context = browser.new_context(
            viewport={"width": screen.width, "height": screen.height},
            is_mobile=screen.touch,
            has_touch=screen.touch,
            color_scheme=scheme,
            java_script_enabled=script,
            locale="en-GB",
            offline=True,
        )
        contexts.append(context)
        context.set_default_timeout(10_000)
        page = context.new_page()
        listener.listen(page)
        page.goto(f"{reports[report].as_uri()}{place}")
        if script and not place:
            choose(page, lang)
        if screen.paper:
            page.emulate_media(media="print")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert listener.heard == []

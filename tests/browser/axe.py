"""The accessibility check: axe-core, run in the page."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

from playwright.sync_api import Page

_SOURCE: Final = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")

_RUN: Final = """
async () => {
  const found = await axe.run(document, { resultTypes: ["violations"] });
  return found.violations.flatMap(rule => rule.nodes.map(
    node => `${rule.id}: ${rule.help}: ${node.html.slice(0, 200)}`));
}"""


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong in a page, all its rules applied."""
    page.evaluate(f"{_SOURCE};0")
    found: list[str] = page.evaluate(_RUN)
    return found

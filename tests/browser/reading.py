"""Reading a report as a person does: on a screen of a size, or on paper, in a language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

import pytest
from _pytest.mark import ParameterSet
from playwright.sync_api import Locator, Page

Lang = Literal["en", "th"]
Scheme = Literal["light", "dark"]


@dataclass(frozen=True)
class Screen:
    """What a report is read on: its width and height in CSS pixels, and its kind."""

    name: str
    width: int
    height: int
    touch: bool = False
    paper: bool = False

    def __str__(self) -> str:
        return self.name


DESKTOP: Final = Screen("desktop", 1280, 900)
PHONE: Final = Screen("phone", 390, 844, touch=True)
PRINT: Final = Screen("print", 672, 986, paper=True)
"""What the margins leave of A4: 178 by 261 mm at 96 pixels an inch."""

SCREENS: Final = (DESKTOP, PHONE, PRINT)
LANGUAGES: Final[tuple[Lang, ...]] = ("th", "en")
SCHEMES: Final[tuple[Scheme, ...]] = ("light", "dark")


def rarely(*values: object, when: bool) -> ParameterSet:
    """A case of a test; one of those that `make test-all` alone runs where `when` is true."""
    return pytest.param(*values, marks=pytest.mark.thorough if when else ())


Read = Callable[..., Page]
"""The fixture `read`: opens a report on a screen, in a language, and returns its page."""


def choose(page: Page, lang: Lang) -> None:
    """Turn the page to a language by its switch."""
    page.get_by_role("button", name={"th": "ไทย", "en": "English"}[lang]).click()


def unfold_all(page: Page, within: str = "details") -> None:
    """Open what is folded."""
    page.locator(within).evaluate_all("all => all.forEach(one => { one.open = true })")


def remove(page: Page, what: str) -> None:
    """Take elements out of the page."""
    page.locator(what).evaluate_all("all => all.forEach(one => one.remove())")


def front_figure(page: Page, of: str, title: str) -> Locator:
    """A figure of the first screen's table: of a fact, by the heading above it."""
    row = page.locator(".glance tbody tr").filter(has_text=of)
    cell = row.locator(f'td[data-heading-en="{title}"], td[data-heading-th="{title}"]')
    return cell.get_by_role("link").filter(visible=True).first


_VISIBLE_TEXTS: Final = """
within => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), texts = [];
  while (walker.nextNode()) {
    const node = walker.currentNode, box = node.parentElement;
    if (node.data.trim() && box.checkVisibility() && !box.closest(within)) {
      texts.push(node.data.trim());
    }
  }
  return texts;
}"""


def visible_texts(page: Page, outside: str = "script") -> list[str]:
    """Every text that shows, piece by piece, but those inside elements of a selector."""
    texts: list[str] = page.evaluate(_VISIBLE_TEXTS, outside)
    return texts


def beyond_the_edge(page: Page) -> list[str]:
    """The elements that show beyond the right edge of the page, outside boxes that scroll."""
    found: list[str] = page.evaluate("""
      () => {
        const edge = document.documentElement.clientWidth + 1;
        const kept = one => { for (let box = one.parentElement; box; box = box.parentElement)
          if (getComputedStyle(box).overflowX !== "visible") return true; return false; };
        return [...document.body.querySelectorAll("*")]
          .filter(one => one.checkVisibility() && one.getBoundingClientRect().right > edge)
          .filter(one => !kept(one)).map(one => one.outerHTML.slice(0, 120));
      }""")
    return found

"""What Thai text on a page looks like: its glyphs, and where its lines break."""

from __future__ import annotations

from typing import Final

from playwright.sync_api import Page

CONSONANTS: Final = "".join(
    chr(code) for code in range(0x0E01, 0x0E2F) if code not in (0xE24, 0xE26)
)
MARKS: Final = "ะัาำิีึืุูเแโใไๅ็่้๊๋์ํๆฯ"
UNASSIGNED: Final = "\u0e7f"
"""A code point of the Thai block that is no letter: a font draws it as a box, if at all."""

_DRAWN: Final = """
([selector, texts]) => {
  const canvas = document.createElement("canvas");
  canvas.width = 120; canvas.height = 120;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const style = getComputedStyle(document.querySelector(selector));
  return texts.map(text => {
    pen.clearRect(0, 0, 120, 120);
    pen.font = `${style.fontWeight} 60px ${style.fontFamily}`;
    pen.fillText(text, 10, 80);
    return pen.getImageData(0, 0, 120, 120).data.filter((_, at) => at % 4 === 3).join(",");
  });
}"""


def drawn(page: Page, selector: str, texts: list[str]) -> list[str]:
    """Each text as pixels, drawn with the fonts of the first element of a selector."""
    pixels: list[str] = page.evaluate(_DRAWN, [selector, texts])
    return pixels


def fonts_of(page: Page, selector: str) -> dict[str, int]:
    """The fonts that the browser used for an element's text, with how many glyphs of each."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return {font["familyName"]: int(font["glyphCount"]) for font in fonts}


_BROKEN: Final = r"""
() => {
  const unseen = box => box && (getComputedStyle(box).clipPath !== "none" || unseen(box.parentElement));
  const words = new Intl.Segmenter("th", { granularity: "word" }), range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const top = (node, at) => {
    range.setStart(node, at); range.setEnd(node, at + 1);
    return range.getClientRects()[0]?.top;
  };
  const found = { breaks: 0, split: [] };
  while (walker.nextNode()) {
    const node = walker.currentNode, text = node.data;
    if (!/[\u0e00-\u0e7f]{2}/.test(text) || !node.parentElement.checkVisibility()) continue;
    if (unseen(node.parentElement)) continue;
    range.selectNodeContents(node);
    if (range.getClientRects().length < 2) continue;
    const begins = new Set([...words.segment(text)].map(word => word.index));
    for (let at = 1, before = top(node, 0); at < text.length; at++) {
      const here = top(node, at);
      if (here === undefined) continue;
      const thai = /[\u0e01-\u0e4e]{2}/.test(text.slice(at - 1, at + 1));
      if (thai && before !== undefined && here - before > 8) {
        found.breaks++;
        if (!begins.has(at)) found.split.push(`${text.slice(at - 12, at)}|${text.slice(at, at + 12)}`);
      }
      before = here;
    }
  }
  return found;
}"""


def line_breaks(page: Page) -> tuple[int, list[str]]:
    """How many lines break between two Thai letters, and the breaks that fall inside a word."""
    found = page.evaluate(_BROKEN)
    return int(found["breaks"]), [str(one) for one in found["split"]]


def overflowing_cells(page: Page) -> list[str]:
    """The table cells whose text is wider than their column."""
    found: list[str] = page.locator("th, td").evaluate_all("""
      all => all.filter(one => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1)
        .filter(one => getComputedStyle(one.closest("table").tHead).clipPath === "none")
        .map(one => one.innerText)""")
    return found

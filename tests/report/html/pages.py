"""Reading a report as a browser would: its elements, ids, links and texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from assay.contents.contents import contents_of
from assay.report.html import html_report
from assay.scorecard.layout import Layout, default_layout, load_layout
from tests.building import Domain

_VOID: Final = frozenset({"meta", "link", "br", "input", "img", "hr", "col"})


@dataclass
class Element:
    """An element with its attributes and what stands in it, texts and elements."""

    tag: str
    attributes: Mapping[str, str]
    inside: list[Element | str] = field(default_factory=list)

    def __getitem__(self, attribute: str) -> str:
        return self.attributes[attribute]

    @property
    def classes(self) -> list[str]:
        """The names of its classes."""
        return self.attributes.get("class", "").split()

    def all(self, tag: str = "", class_: str = "") -> Iterator[Element]:
        """Every element within, itself included, of a tag and a class."""
        if (not tag or tag == self.tag) and (not class_ or class_ in self.classes):
            yield self
        for one in self.inside:
            if isinstance(one, Element):
                yield from one.all(tag, class_)

    def one(self, tag: str = "", class_: str = "") -> Element:
        """The first element of a tag and a class."""
        return next(self.all(tag, class_))

    def text(self, lang: str = "en") -> str:
        """Its text for a reader of a language, in one line."""
        return " ".join("".join(self._texts("th" if lang == "en" else "en")).split())

    def _texts(self, hidden: str) -> Iterator[str]:
        for one in self.inside:
            if isinstance(one, str):
                yield one
            elif hidden not in one.classes:
                yield from one._texts(hidden)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].inside.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def read(html: str) -> Element:
    """The page as a tree; an element that is not closed as it should be is a mistake."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert len(reader.open) == 1, f"<{reader.open[-1].tag}> is not closed"
    return reader.root


def by_id(page: Element) -> Mapping[str, Element]:
    """The elements that have an id; two of one id are a mistake."""
    found: dict[str, Element] = {}
    for one in page.all():
        if "id" in one.attributes:
            assert one["id"] not in found, f"two elements have the id {one['id']}"
            found[one["id"]] = one
    return found


def layout_of(loaded: Domain, text: str | None = None) -> Layout:
    """The layout written as a text, or the one made where there is none."""
    assert loaded.plan is not None
    if text is None:
        return default_layout(loaded.schema, loaded.plan)
    path: Path = loaded.folder / "scorecard.yaml"
    path.write_text(text, encoding="utf-8")
    layout, findings = load_layout(path, loaded.schema, loaded.plan)
    assert layout is not None, [finding.message.en for finding in findings]
    return layout


def report_of(loaded: Domain, text: str | None = None, *, lang: str = "en") -> Element:
    """The report of a small domain."""
    assert loaded.library is not None
    evaluation = loaded.evaluate()
    contents = contents_of(evaluation, layout_of(loaded, text), loaded.library)
    return read(html_report(contents, lang=lang))

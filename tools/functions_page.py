"""Renews the tables of functions and hit policies in the manuals of expressions: `make docs`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from assay.language import FUNCTIONS, Function
from assay.values.hit_policy import HitPolicy
from assay.values.text import Text

PAGES: Final = {"en": "language.md", "th": "language.th.md"}
"""The page of each language."""

THAI: Final[Mapping[str, Mapping[str, str]]] = json.loads(
    Path(__file__).with_name("functions.th.json").read_text("utf-8")
)
"""The words of the tables in Thai, by those in English; what functions do, by their names."""

_HEADS: Final = Text(
    "| function | gives | null where | example |",
    "| ฟังก์ชัน | ให้ค่า | เป็นค่าว่างเมื่อ | ตัวอย่าง |",
)
_IS: Final = Text("`{}` is `{}`", "`{}` ได้ `{}`")
_POLICIES: Final = Text(
    "| `hit:` | where several rows hold | rows give |",
    "| `hit:` | เมื่อตรงหลายแถว | แถวให้ค่า |",
)
_VALUES: Final = Text(", with `values:` for an outcome", " โดยผลลัพธ์ต้องมี `values:`")


def main(folder: Path) -> None:
    """Writes the tables of each page between their marks."""
    for lang, name in PAGES.items():
        path = folder / name
        page = path.read_text("utf-8")
        for table, render in TABLES.items():
            before, mark, rest = page.partition(f"<!-- {table} -->\n")
            end = f"<!-- end of {table} -->"
            page = f"{before}{mark}{render(lang).rstrip()}\n{end}{rest.partition(end)[2]}"
        path.write_text(page, "utf-8")


def render_functions(lang: str) -> str:
    """The functions by family, in Markdown: how to call each, what it gives, when it is null."""
    families: dict[str, list[Function]] = {}
    for function in FUNCTIONS.values():
        families.setdefault(function.family, []).append(function)
    return "\n".join(
        "\n".join((f"### {_said(title, 'families', lang)}", "", *_table(functions, lang), ""))
        for title, functions in families.items()
    )


def render_hit_policies(lang: str) -> str:
    """The hit policies in Markdown: what each makes of the rows that hold, and what it asks for."""
    lines = [_POLICIES.in_language(lang), "|---|---|---|"]
    for policy in HitPolicy:
        traits = policy.traits
        made_of = _said(traits.made_of.value, "made of", lang)
        asked = _VALUES.in_language(lang) if traits.needs_values else ""
        lines.append(f"| `{policy}` | {traits.words.in_language(lang)} | {made_of}{asked} |")
    return "\n".join(lines)


TABLES: Final[Mapping[str, Callable[[str], str]]] = {
    "hit policies": render_hit_policies,
    "functions": render_functions,
}
"""The tables that are written here, each between `<!-- NAME -->` and `<!-- end of NAME -->`."""


def _table(functions: list[Function], lang: str) -> list[str]:
    return [_HEADS.in_language(lang), "|---|---|---|---|"] + [
        f"| {calls} | {_cell(doc)} | {_cell(_nulls(one, lang))} | {examples} |"
        for one in functions
        for doc in [one.doc if lang == "en" else THAI["functions"][one.name]]
        for calls in ["<br>".join(f"`{_cell(sign.text)}`" for sign in one.signatures)]
        for examples in [
            "<br>".join(
                _IS.in_language(lang).format(_cell(text), _cell(value))
                for text, value in one.examples
            )
        ]
    ]


def _nulls(function: Function, lang: str) -> str:
    """When a function is null."""
    parts = function.nulls.split(", or ")
    return Text(", or ", " หรือ").in_language(lang).join(_said(one, "nulls", lang) for one in parts)


def _said(words: str, of: str, lang: str) -> str:
    return words if lang == "en" else THAI[of][words]


def _cell(text: str) -> str:
    """A text within a cell: a bar would end it."""
    return text.replace("|", "\\|")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Renews the tables of functions in the manual of expressions: run as in `make docs`."""

from __future__ import annotations

import sys
from pathlib import Path

from assay.language import FUNCTIONS, Function
from assay.values.hit_policy import HitPolicy

START = "<!-- functions -->\n"
END = "<!-- end of functions -->"


def main(manual: Path) -> None:
    """Writes the tables between their marks."""
    before, _, rest = manual.read_text("utf-8").partition(START)
    after = rest.partition(END)[2]
    manual.write_text(f"{before}{START}{render_functions().rstrip()}\n{END}{after}", "utf-8")


def render_functions() -> str:
    """The functions by family, in Markdown: how to call each, what it gives, when it is null."""
    families: dict[str, list[Function]] = {}
    for function in FUNCTIONS.values():
        families.setdefault(function.family, []).append(function)
    return "\n".join(
        "\n".join((f"### {title}", "", *_table(functions), ""))
        for title, functions in families.items()
    )


def render_hit_policies() -> str:
    """The hit policies in Markdown: what each makes of the rows that hold, and what it asks for."""
    lines = ["| `hit:` | where several rows hold | rows give |", "|---|---|---|"]
    for policy in HitPolicy:
        traits = policy.traits
        asked = ", with `values:` for an outcome" if traits.needs_values else ""
        lines.append(f"| `{policy}` | {traits.words.en} | {traits.made_of.value}{asked} |")
    return "\n".join(lines)


def _table(functions: list[Function]) -> list[str]:
    head = ["| function | gives | null where | example |", "|---|---|---|---|"]
    return head + [
        f"| {calls} | {_cell(one.doc)} | {_cell(one.nulls)} | {examples} |"
        for one in functions
        for calls in ["<br>".join(f"`{_cell(sign.text)}`" for sign in one.signatures)]
        for examples in [
            "<br>".join(f"`{_cell(text)}` is `{_cell(value)}`" for text, value in one.examples)
        ]
    ]


def _cell(text: str) -> str:
    """A text within a cell: a bar would end it."""
    return text.replace("|", "\\|")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

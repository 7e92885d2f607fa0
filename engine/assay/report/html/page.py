"""The page: the contents of a report, with what it draws of them, in its template."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from assay import words
from assay.contents.bars import fall_bars
from assay.contents.contents import Contents
from assay.contents.made import Made
from assay.contents.sections import ShownSection
from assay.contents.summary import ShownBlock
from assay.contents.traces import ShownTrace
from assay.contents.words import WORDS
from assay.plan import RuleInfo
from assay.report.html.drawings import drawing
from assay.site.environment import rendered
from assay.values.fact_id import FactId
from assay.values.shown import grouped, in_words
from assay.values.text import LANGUAGES, Text


def html_report(contents: Contents, *, lang: str = "th") -> str:
    """A report as one HTML page that needs nothing beside itself.

    It holds both languages; `lang` (`th` or `en`) is that in which it opens. The same contents give
    the same page.
    """
    cover = contents.cover
    sources = _sources(contents.traces)
    return rendered(
        "report.html",
        lang=lang,
        root="",
        w=WORDS,
        cover=cover,
        running={one: _css_text(cover.running.in_language(one)) for one in LANGUAGES},
        documents={one.id: f"d{number}" for number, one in enumerate(cover.documents, start=1)},
        front=contents.front,
        sections=contents.sections,
        drawings={one.id: drawing(contents.evaluation, one) for one in contents.sections},
        compared=contents.compared,
        found=contents.found,
        against=contents.against,
        standing=contents.standing,
        summary=contents.summary,
        columns=_columns(contents.summary),
        rows=_rows(contents.sections),
        under=[*cover.under, words.many(len(contents.evaluation.plan.rules), "rule")],
        many=words.many,
        lots=contents.lots,
        assumptions=contents.assumptions,
        traces=contents.traces,
        fall_bars=fall_bars,
        sources=sources,
        rules={one.file: f"q{number}" for number, one in enumerate(sources, start=1)},
        exact=grouped,
        in_words=in_words,
        grids=contents.grids,
        engine=contents.evaluation.identity.engine,
        made=[(what, list(several)) for what, several in groupby(contents.made, _what)],
    )


def _sources(traces: Sequence[ShownTrace]) -> tuple[RuleInfo, ...]:
    """The rules that gave the figures, each once: their sources are told in one place."""
    found = {one.rule.file: one.rule for one in traces if one.rule is not None}
    return tuple(found[file] for file in sorted(found))


def _rows(sections: Sequence[ShownSection]) -> dict[FactId, str]:
    """The id of the row in which each fact is shown first."""
    rows: dict[FactId, str] = {}
    for section in sections:
        for row in section.rows:
            rows.setdefault(row.fact.id, f"{section.id}-{len(rows) + 1}")
    return rows


def _columns(summary: Sequence[ShownBlock]) -> tuple[tuple[ShownBlock, ...], ...]:
    """What stands side by side on the first screen: figures, and beside them what is to be done."""
    figures = tuple(one for one in summary if one.entries)
    actions = tuple(one for one in summary if not one.entries and not one.rows)
    return tuple(filter(None, (figures, actions)))


def _what(made: Made) -> Text:
    return made.what


def _css_text(text: str) -> str:
    """A text as CSS writes it in quotes; whatever is no letter or digit by its number."""
    written = (one if one.isalnum() else f"\\{ord(one):x} " for one in text)
    return f'"{"".join(written)}"'

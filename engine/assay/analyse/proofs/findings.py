"""What was proven of a table, as findings at its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar

from assay.analyse.proofs import gap_findings, limit_findings, row_findings
from assay.analyse.proofs.results import TableAnalysis
from assay.analyse.proofs.wording import Wording
from assay.finding import Finding
from assay.plan import TableDecision
from assay.values.text import Text

MOST_FINDINGS: Final = 5
"""The most findings of one code about one table; the rest are counted."""

_T = TypeVar("_T")


def table_findings(decision: TableDecision, analysis: TableAnalysis) -> Iterator[Finding]:
    """The findings of a table or of levels, those about rows at the rows."""
    say = Wording(decision)
    if analysis.never_applies:
        yield limit_findings.never_applies(say)
    yield from _some(say, analysis.overlaps, row_findings.overlap, more=analysis.more_overlaps)
    yield from _some(say, analysis.gaps, gap_findings.gap, more=analysis.more_gaps)
    yield from _some(say, analysis.duplicates, row_findings.duplicate)
    yield from _some(say, analysis.never, row_findings.never)
    yield from _some(say, analysis.masked, row_findings.masked)
    yield from _some(say, analysis.always, row_findings.always)
    yield from _some(say, analysis.undecided, limit_findings.undecided)
    if analysis.too_strong is not None:
        yield row_findings.too_strong(say)
    for condition in analysis.not_analysed:
        yield limit_findings.not_analysed(say, condition.input)
    yield from _some(say, analysis.unsure, limit_findings.unsure)
    for given_up in analysis.not_proven:
        yield limit_findings.not_proven(say, given_up)


def _some(
    say: Wording,
    results: Sequence[_T],
    worded: Callable[[Wording, _T], Finding],
    *,
    more: bool = False,
) -> Iterator[Finding]:
    """The first few of a kind, and how many there are beside."""
    for one in results[:MOST_FINDINGS]:
        yield worded(say, one)
    rest = len(results) - MOST_FINDINGS
    if rest > 0:
        first = worded(say, results[0])
        count, count_th = (f"more than {rest}", f"มากกว่า {rest}") if more else (f"{rest}",) * 2
        message = Text(
            f"and {count} more like these in {say.table.en}",
            f"และมีแบบเดียวกันใน{say.table.th}อีก {count_th} แห่ง",
        )
        yield say.finding(first.code, first.severity, message, say.decision.span)

"""What a scenario expects of findings, and of the rules in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assay.facts import Book, Fact, Kind
from assay.features.scenario.expectations import MOST_TRACED, Expectation, Judged, View, fact_of
from assay.features.scenario.feature import Step
from assay.features.scenario.result import Asked, Failure, FiredAt
from assay.finding import SEVERITIES, Finding, Severity
from assay.values.text import Text


@dataclass(frozen=True)
class Raised:
    """A finding is raised, for a fact where one is named."""

    step: Step
    code: str
    kind: Kind | None = None
    key: str | None = None

    def look_for(self, book: Book) -> None:
        """See `Expectation`."""
        if self.kind is not None:
            fact_of(book, self.kind, self.key)

    def judge(self, view: View) -> Judged:
        """See `Expectation`."""
        fact = None if self.kind is None else view.fact(self.kind, self.key)
        found = _of(view, self.code, fact)
        if found:
            return [], _asked(view, found)
        return [
            Failure(
                self.step,
                _finding_text(self.code),
                Text("raised", "พบ")
                if fact is None
                else Text(f"raised for {fact.id}", f"พบที่ {fact.id}"),
                Text("not raised", "ไม่พบ"),
                trace=_findings_told(view.findings),
            )
        ], view.checks(self.code, fact)


@dataclass(frozen=True)
class NotRaised:
    """No finding is raised: of a code, for a fact, so grave; null means any."""

    step: Step
    code: str | None = None
    kind: Kind | None = None
    key: str | None = None
    severity: Severity | None = None

    def look_for(self, book: Book) -> None:
        """See `Expectation`."""
        if self.kind is not None:
            fact_of(book, self.kind, self.key)

    def judge(self, view: View) -> Judged:
        """See `Expectation`."""
        fact = None if self.kind is None else view.fact(self.kind, self.key)
        asked = Asked() if self.severity is not None else view.checks(self.code, fact)
        found = [one for one in _of(view, self.code, fact) if self.severity in (None, one.severity)]
        if not found:
            return [], asked
        what = Text("findings", "ข้อค้นพบ") if self.code is None else _finding_text(self.code)
        return [
            Failure(
                self.step,
                what,
                Text("none", "ไม่มี"),
                Text.each(lambda lang: _listed(found, lang)),
                _raised_by(found[0]),
                tuple(one.message for one in found[:MOST_TRACED]),
            )
        ], asked


@dataclass(frozen=True)
class SaysSo(Expectation):
    """A finding of a code says a text, in one language or the other."""

    step: Step
    code: str
    text: str

    def judge(self, view: View) -> Judged:
        """See `Expectation`."""
        found = _of(view, self.code, None)
        asked = _asked(view, found)
        if any(
            self.text in one.message.in_language(lang) for one in found for lang in ("en", "th")
        ):
            return [], asked
        what = Text(f"message of {self.code}", f"ข้อความของ {self.code}")
        said = Text(
            *("; ".join(one.message.in_language(lang) for one in found) for lang in ("en", "th"))
        )
        none = Text("not raised", "ไม่พบ")
        return [Failure(self.step, what, Text(self.text), said if found else none)], asked


@dataclass(frozen=True)
class IsOfSeverity(Expectation):
    """Every finding of a code, and there is one, is so grave."""

    step: Step
    code: str
    severity: Severity

    def judge(self, view: View) -> Judged:
        """See `Expectation`."""
        found = _of(view, self.code, None)
        asked = _asked(view, found)
        if found and all(one.severity is self.severity for one in found):
            return [], asked
        other = next((one for one in found if one.severity is not self.severity), None)
        there = Text("not raised", "ไม่พบ") if other is None else SEVERITIES[other.severity]
        return [
            Failure(self.step, _finding_text(self.code), SEVERITIES[self.severity], there)
        ], asked


@dataclass(frozen=True)
class InForce(Expectation):
    """A rule is, or is not, in force on the day of the facts."""

    step: Step
    rule: str
    wanted: bool

    def judge(self, view: View) -> Judged:
        """See `Expectation`."""
        there = any(one.id == self.rule for one in view.evaluation.plan.rules)
        if there is self.wanted:
            return [], Asked()
        yes, no = Text("in force", "มีผลใช้บังคับ"), Text("not in force", "ไม่มีผลใช้บังคับ")
        what = Text(f"rule {self.rule}", f"เกณฑ์ {self.rule}")
        expected, found = (yes, no) if self.wanted else (no, yes)
        return [Failure(self.step, what, expected, found)], Asked()


def _of(view: View, code: str | None, fact: Fact | None) -> list[Finding]:
    wanted = None if fact is None else fact.id
    return [one for one in view.findings if code in (None, one.code) and wanted in (None, one.fact)]


def _asked(view: View, found: Sequence[Finding]) -> Asked:
    """The checks that raised findings, each on the fact it raised one for."""
    asked = Asked()
    for one in found:
        fact = None if one.fact is None else view.book.find(one.fact)
        asked |= view.checks(one.code, fact)
    return asked


def _finding_text(code: str) -> Text:
    return Text(f"finding {code}", f"ข้อค้นพบ {code}")


def _listed(findings: Sequence[Finding], lang: str) -> str:
    shown_ = ", ".join(f"{one.code} ({one.fact})" for one in findings[:MOST_TRACED])
    more = len(findings) - MOST_TRACED
    if more <= 0:
        return shown_
    return shown_ + (f" และอีก {more} ข้อ" if lang == "th" else f" and {more} more")


def _findings_told(findings: Sequence[Finding]) -> tuple[Text, ...]:
    if not findings:
        return (Text("no finding at all", "ไม่มีข้อค้นพบใด ๆ"),)
    return (Text.each(lambda lang: _listed(findings, lang)),)


def _raised_by(finding: Finding) -> FiredAt | None:
    if finding.span is None:
        return None
    return FiredAt(Text(finding.rule or finding.code), finding.span)

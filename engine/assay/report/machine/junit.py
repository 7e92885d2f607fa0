"""Results of scenarios as JUnit XML, which CI servers (Jenkins, GitLab, GitHub actions) show.

There is no standard; this is the form that Jenkins and GitLab read: a `testsuite` a feature, a
`testcase` a scenario with the values of its example and its book. `file` and `line` of a case
(GitLab, CircleCI) and its `properties` (Jenkins) go beyond Jenkins' old schema; readers that do not
know them pass them over.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from typing import Final
from xml.etree import ElementTree as ET

from assay.features.scenario import verdicts
from assay.features.scenario.result import ScenarioResult, Verdict
from assay.features.scenario.verdicts import RanFeature
from assay.finding import Finding
from assay.terminal.scenarios import failure_text

_NO_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 (section 2.2) has no way to write."""

_UNREAD: Final = "The feature can't be read"
"""The case of such a file; in one language, as the name by which a CI server knows it again."""


def to_junit(
    results: Iterable[ScenarioResult],
    findings: Iterable[Finding] = (),
    *,
    lang: str = "en",
    timestamp: dt.datetime | None = None,
) -> str:
    """The results as an XML document, features by name; ends in a line break.

    The same results give the same text, for neither days nor durations are in it, unless a
    `timestamp` is given. `findings` are those about feature files that can't be read: each such
    file is a suite with one case in error.
    """
    root = ET.Element("testsuites", name="assay")
    features = verdicts.by_feature(results)
    for feature in features:
        root.append(_suite(feature, lang))
    unread = sorted(findings, key=_file)
    for file, several in groupby(unread, key=_file):
        root.append(_unread(file, [one.message.in_language(lang) for one in several]))
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    if timestamp is not None:
        for suite in root:
            suite.set("timestamp", timestamp.isoformat(timespec="seconds"))
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _suite(feature: RanFeature, lang: str) -> ET.Element:
    many = verdicts.counts(feature.results)
    suite = _element("testsuite", name=feature.name or feature.file)
    _count(suite, many)
    for result in feature.results:
        suite.append(_case(result, lang))
    return suite


def _count(suite: ET.Element, many: Counter[Verdict]) -> None:
    suite.set("tests", str(many.total()))
    suite.set("failures", str(many[Verdict.FAILED]))
    suite.set("errors", str(many[Verdict.WRONG]))
    suite.set("skipped", "0")


def _case(result: ScenarioResult, lang: str) -> ET.Element:
    place = result.scenario.place
    case = _element(
        "testcase",
        name=verdicts.full_name(result),
        classname=result.scenario.file,
        file=place.file,
        line=str(place.line),
    )
    properties = [("tag", tag) for tag in result.scenario.tags]
    if result.book is not None:
        properties.append(("book", result.book))
    if properties:
        listed = ET.SubElement(case, "properties")
        for name, value in properties:
            listed.append(_element("property", name=name, value=value))
    if result.verdict is not Verdict.PASSED:
        kind = "failure" if result.verdict is Verdict.FAILED else "error"
        told = _element(kind, message=verdicts.in_short(result, lang), type=result.verdict.value)
        told.text = _sayable(failure_text(result, lang))
        case.append(told)
    return case


def _unread(file: str, messages: list[str]) -> ET.Element:
    suite = _element("testsuite", name=file)
    _count(suite, Counter([Verdict.WRONG]))
    case = _element("testcase", name=_UNREAD, classname=file, file=file)
    told = _element("error", message=messages[0], type=Verdict.WRONG.value)
    told.text = _sayable("\n".join(messages))
    case.append(told)
    suite.append(case)
    return suite


def _file(finding: Finding) -> str:
    return "" if finding.span is None else finding.span.file


def _element(kind: str, /, **attributes: str) -> ET.Element:
    return ET.Element(kind, {key: _sayable(value) for key, value in attributes.items()})


def _sayable(text: str) -> str:
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)

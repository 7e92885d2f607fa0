"""Rule files as documents: shape, keys, places of mistakes (design §5)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assay.finding import Finding
from assay.rules import RuleFile, load_library, load_rule

HEAD = "rule: r\ntitle: R\nfor: project\n"
TABLE = HEAD + "table:\n  outcome: x\n  rows:\n    - {when: {a: 1}, then: 1}\n"


def loaded(folder: Path, text: str) -> tuple[RuleFile | None, tuple[Finding, ...]]:
    path = folder / "r.yaml"
    path.write_text(text, encoding="utf-8")
    return load_rule(path, "r.yaml", "r.yaml")


def test_a_rule_keeps_its_titles_source_and_places(tmp_path: Path) -> None:
    rule, findings = loaded(
        tmp_path,
        TABLE.replace(
            "title: R", "title: {th: เกณฑ์, en: Rule}\nsource: {document: D, place: p. 3}"
        ),
    )
    assert not findings
    assert rule is not None
    document = rule.document
    assert (document.title.th, document.title.en) == ("เกณฑ์", "Rule")
    assert document.source is not None
    assert str(document.source.place) == "p. 3"
    assert document.table is not None
    assert document.table.rows[0].when[0][1].span.line == 8
    assert len(rule.digest) == 64


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Q4 report", [("Source", "Q4 report")]),
        ("{document: D, place: p. 3}", [("Source", "D, p. 3")]),
        ("{authority: Law, reads: {document: D, place: p. 3}}",
         [("Rests on", "Law"), ("Reads", "D, p. 3")]),
        ("{authority: {analyst: our mean}, reads: D}",
         [("Analyst's reading", "our mean"), ("Reads", "D")]),
        ("{authority: {document: D, place: p. 1, analyst: 75 is fitted}}",
         [("Rests on", "D, p. 1"), ("Analyst's reading", "75 is fitted")]),
    ],
)  # fmt: skip
def test_a_source_tells_what_a_rule_rests_on_from_what_it_reads(
    tmp_path: Path, written: str, told: list[tuple[str, str]]
) -> None:
    rule, findings = loaded(tmp_path, TABLE.replace("title: R", f"title: R\nsource: {written}"))
    assert not findings
    assert rule is not None
    source = rule.document.source
    assert source is not None
    assert [(str(label), str(said)) for label, said in source.said.told] == told
    one = [said for _, said in told] if len(told) == 1 else [f"{a}: {b}" for a, b in told]
    assert str(source.said.whole) == "; ".join(one)


@pytest.mark.parametrize(
    ("text", "place", "code", "message", "hint"),
    [
        ("title: R\nfor: p\n", "1:1", "missing-key", "`rule` is missing from the rule", "write it, as in `rule: progress-status`"),
        (TABLE + "colour: red\n", "8:1", "unknown-key", "`colour` is not a key of the rule", None),
        (TABLE.replace("for:", "applys: a\nfor:"), "3:1", "unknown-key", "`applys` is not a key of the rule", "did you mean `applies`?"),
        (TABLE.replace("rows", "row"), "6:3", "unknown-key", "`row` is not a key of `table`", "did you mean `rows`?"),
        (TABLE.replace("  outcome: x\n", ""), "5:3", "wrong-shape", "a table names what it defines", None),
        (TABLE.replace("rule: r", "rule: My Rule"), "1:7", "bad-name", "`My Rule` can't be an identifier", None),
        (TABLE.replace("- {when: {a: 1}, then: 1}", "- {when: {a: 1}}"), "7:7", "missing-key", "`then` is missing from `rows`", "write it, as in `then: green`"),
        (TABLE.replace("\n    - {when: {a: 1}, then: 1}", " []"), "5:3", "wrong-shape", "the table has no rows", "write at least one row"),
        (TABLE.replace("rows:", "hit: best\n  rows:"), "6:8", "unknown-word", "`best` is no hit policy", None),
        (TABLE.replace("rows:", "decimals: two\n  rows:"), "6:13", "wrong-type", "`two` is no number of decimals", "write a whole number from 0"),
        (TABLE.replace("title: R", "title: {fr: R}"), "2:9", "unknown-key", "`fr` is no language", "write `th` or `en`"),
        (TABLE.replace("for: project", "for: [project]"), "3:6", "wrong-shape", "one value is expected here, not a list", None),
        (TABLE.replace("for: project", "for:"), "3:5", "empty-value", "there is nothing after the colon", "write a value"),
        (HEAD + "levels:\n  outcome: s\n", "5:3", "wrong-shape", "no level is written", "write a level as `100: condition`"),
        (HEAD + "scale: {outcome: s, of: x, points: {1: 2}}\n", "4:8", "wrong-shape", "a scale needs two points or more", None),
        (HEAD + "scale: {outcome: s, of: x, points: {1: 2, 3: 4}, below: 0, worse: 0}\n", "4:8", "wrong-shape", "a scale says what lies beyond its ends in one way", "write `below` and `above`, or `worse` and `better`"),
        (HEAD + "checks:\n  - {code: c, that: a = b, message: m, severity: fatal}\n", "5:50", "unknown-word", "`fatal` is no severity", "write one of error, warning, note"),
        (HEAD + "given: {a b: 1}\n", "4:9", "bad-name", "`a b` is no name", None),
        (HEAD + "outcomes: {x: {is: a, unit: baht, colour: red}}\n", "4:35", "unknown-key", "`colour` is not a key of `x`", None),
        (HEAD + "effective: {from: 2020-01-01, until: 2020-02-01}\n" + "outcomes: {x: a}\n", "4:31", "unknown-key", "`until` is not a key of `effective`", None),
        (HEAD, "1:7", "missing-key", "the rule decides nothing", "write a `table`, `levels`, a `scale`, `outcomes` or `checks`"),
        (HEAD + "outcomes: {if: a}\n", "4:12", "bad-name", "`if` is a word of the expression language, so it can't be a name", "choose another name"),
        (TABLE.replace("outcome: x", "outcomes: []"), "5:3", "wrong-shape", "a table names what it defines", None),
        (TABLE.replace("a: 1", "a.b: 1"), "7:15", "wrong-column", "`a.b` can't be a column: a column is a field, an outcome, a `given` or a value of the book", "compute the value under `given:` and name that here"),
        (HEAD + "outcomes: {x: {is: a, round: up}}\n", "4:15", "missing-key", "`round: up` rounds nothing without `decimals`", None),
        (HEAD + "scale: {outcome: s, of: x, points: {1: 2, 3: 4}, round: up}\n", "4:8", "missing-key", "`round: up` rounds nothing without `decimals`", None),
        (HEAD + "levels:\n  outcome: s\n  1: a\n  2: [b]\n", "7:6", "wrong-shape", "one value is expected here, not a list", None),
        (HEAD + "levels:\n  outcome: s\n  1: a\n  otherwise:\n", "7:13", "empty-value", "there is nothing after the colon", "write a value, or `null` to leave it open"),
        (HEAD + "checks: [{code: c, that: a, message: {}}]\n", "4:38", "wrong-shape", "a text, or `{th: ..., en: ...}`, is expected here", None),
        (HEAD + "checks: [{code: c, that: a, message: [b]}]\n", "4:38", "wrong-shape", "a text, or `{th: ..., en: ...}`, is expected here", None),
        (HEAD + "checks: [{code: c, that: a, message: {fr: b}}]\n", "4:39", "unknown-key", "`fr` is no language", "write `th` or `en`"),
        (HEAD + "outcomes: {x: max(a, 0)}\n", "4:22", "missing-value", "`0)` stands in braces without a value", None),
        (HEAD + "checks: [{code: c, that: max(a, 0) > 1, message: m}]\n", "4:33", "missing-value", "`0) > 1` stands in braces without a value", None),
        ("- a\n- b\n", "1:1", "wrong-shape", "a mapping is expected here, not a list", None),
        (TABLE + "<span>: 3\n", "8:1", "unknown-key", "`<span>` can't be a key", None),
    ],
)  # fmt: skip
def test_a_mistake_is_named_at_its_line_and_column(
    tmp_path: Path, text: str, place: str, code: str, message: str, hint: str | None
) -> None:
    rule, (finding, *others) = loaded(tmp_path, text)
    assert rule is None
    assert not others
    assert str(finding.span) == f"r.yaml:{place}"
    assert (finding.code, finding.message.en) == (code, message)
    if hint is not None:
        assert str(finding.hint) == hint


def test_a_library_keeps_every_version_and_finds_all_mistakes_at_once(tmp_path: Path) -> None:
    (tmp_path / "kpi").mkdir()
    (tmp_path / "kpi" / "a.yaml").write_text(TABLE.replace("rows", "row"), encoding="utf-8")
    (tmp_path / "b.yaml").write_text("rule: [\n", encoding="utf-8")
    library, findings = load_library(tmp_path, "rules")
    assert library is None
    assert {finding.span.file for finding in findings if finding.span} == {
        "rules/kpi/a.yaml",
        "rules/b.yaml",
    }


def test_a_folder_that_is_not_there_or_holds_no_rules_is_said(tmp_path: Path) -> None:
    for folder in (tmp_path / "nowhere", tmp_path):
        library, (finding,) = load_library(folder, "rules")
        assert library is None
        assert finding.code == "no-rules"


def test_a_file_whose_name_is_no_text_is_named_by_its_bytes(tmp_path: Path) -> None:
    name = os.fsdecode(b"r\xff.yaml")
    try:
        (tmp_path / name).write_text(HEAD + "colour: red\n", encoding="utf-8")
    except OSError:  # a file system that takes only text for a name has no such file
        return
    _, findings = load_library(tmp_path, "rules")
    assert {str(one.span) for one in findings} == {"rules/r\\udcff.yaml:4:1"}

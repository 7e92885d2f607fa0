"""Each mistake is shown where it is made, in words for those who don't know YAML."""

import pytest

from assay.source import Source, parse_yaml

MISTAKES = [
    (
        'a: "x\nb: 1',
        '1:4 yaml-syntax the quotation mark " that opens here is never closed',
        'close it; inside the quotes, " itself is written \\"',
    ),
    (
        'a: "x\\e[31my"',
        "1:4 control-character the invisible character U+001B can't stand in a text file",
        "delete the character, or save the file as UTF-8 (a spreadsheet calls it `CSV UTF-8`)",
    ),
    (
        'a: 1\n"b\\u202E": 2',
        "2:1 control-character the invisible character U+202E can't stand in a text file",
        "delete the character, or save the file as UTF-8 (a spreadsheet calls it `CSV UTF-8`)",
    ),
    (
        "a: 'it's'",
        "1:8 yaml-syntax `s'` follows a closing quotation mark",
        (
            "an expression that starts with a quoted text stands as a whole in single quotes: "
            "'\"a\" = b'; inside them, ' itself is written ''"
        ),
    ),
    (
        'applies: "TH" = country',
        "1:15 yaml-syntax `= country` follows a closing quotation mark",
        (
            "an expression that starts with a quoted text stands as a whole in single quotes: "
            "'\"a\" = b'; inside them, ' itself is written ''"
        ),
    ),
    (
        "a:\n\tb: 1",
        "2:1 yaml-syntax a tab stands where only spaces can",
        "indent with spaces",
    ),
    (
        "a: [\n\t1]",
        "2:1 yaml-syntax the line is indented with a tab",
        "indent with spaces",
    ),
    (
        "a: 1\nb:2\nc: 3",
        "2:1 yaml-syntax `b:2` is no entry: there is no colon followed by a space",
        "put a space after the colon",
    ),
    (
        "a: 1\nb\nc: 3",
        "2:1 yaml-syntax `b` is no entry: there is no colon followed by a space",
        "write `name: value`, with the same indentation as the lines around it",
    ),
    (
        "that: a: b",
        "1:8 yaml-syntax a second colon followed by a space stands in this value",
        "put the whole value in quotes or on its own line",
    ),
    (
        "a: {is: milestones[1] + 2}",
        "1:19 yaml-syntax `[1] + 2}` can't stand here, inside { }",
        "an expression that holds , [ ] { } or a quoted word stands in quotes or on its own line",
    ),
    (
        "a: {is: max(plan, 0), decimals: 1}",
        "1:19 missing-value `0)` stands in braces without a value",
        "an expression with a comma stands in quotes or on its own line",
    ),
    (
        "{a:5}",
        "1:2 missing-value `a:5` stands in braces without a value",
        (
            "a colon needs a space after it; an expression with a comma stands in quotes or on its "
            "own line"
        ),
    ),
    (
        "a: [1, 2\nb: 3",
        "1:4 yaml-syntax the [ that opens here is never closed",
        "add ]; an expression that holds a bracket or a comma stands in quotes",
    ),
    (
        "a: {b: [1}, c: 2}",
        "1:10 yaml-syntax `}, c: 2}` can't stand here, inside [ ]",
        "an expression that holds , [ ] { } or a quoted word stands in quotes or on its own line",
    ),
    (
        "a:\n  b: 1\n c: 2",
        "3:2 yaml-syntax `c: 2` is indented unlike the lines it belongs to",
        "don't indent it, if it belongs to what starts on line 1",
    ),
    (
        "k:\n  - a\n  b: 1",
        "3:3 yaml-syntax `b: 1` stands among the items of a list without a dash",
        "indent it by 2 spaces, if it belongs to what starts on line 2",
    ),
    (
        "a: 1\n- b",
        "2:1 yaml-syntax `- b` is an item of a list among the entries of a mapping",
        "don't indent it, if it belongs to what starts on line 1",
    ),
    (
        "a: 1\n  b: 2",
        "2:4 yaml-syntax `b:` can't start an entry here",
        (
            "a name has a value on its own line or entries indented under it, not both: "
            "check the indentation of this line"
        ),
    ),
    (
        "a: @x",
        "1:4 yaml-syntax a value can't start with @",
        "put the whole value in quotes or on its own line",
    ),
    (
        "a: %x",
        "1:4 yaml-syntax a value can't start with %",
        "put the whole value in quotes or on its own line",
    ),
    (
        "a: `x`",
        "1:4 yaml-syntax a value can't start with `",
        "put the whole value in quotes or on its own line",
    ),
    (
        "a: * 5",
        "1:4 yaml-syntax a value can't start with *",
        "put the whole value in quotes or on its own line",
    ),
    (
        "a: -",
        "1:4 yaml-syntax a list can't start on this line",
        "start it on the next line, indented; a value that is only a dash stands in quotes",
    ),
    (
        'a: "\\d"',
        "1:5 yaml-syntax \\d does not start an escape that YAML knows",
        "inside double quotes write a backslash twice, or use single quotes",
    ),
    (
        "a: |x\n  y",
        "1:5 yaml-syntax only an indentation digit and + or - can follow | or > on its line",
        "start the text on the next line, indented; text that starts with | or > is quoted",
    ),
    (
        "{a: b}}",
        "1:7 yaml-syntax the text goes on where the document has already ended",
        "check the indentation of this line and the quotes of the line before",
    ),
    (
        "a: 1\nb: 2\na: 3",
        "3:1 duplicate-key the key `a` stands twice in this mapping",
        "the first one is on line 1; keep one of them",
    ),
    (
        "a: &x 1",
        "1:4 yaml-feature the anchor &x is not allowed",
        "delete it; text that starts with & stands in quotes",
    ),
    (
        "a: *x",
        "1:4 yaml-feature the alias *x is not allowed",
        "write the value out; text that starts with * stands in quotes",
    ),
    (
        "a: !!str 5",
        "1:4 yaml-feature a tag is not allowed",
        "delete it; text that starts with ! stands in quotes",
    ),
    (
        "<<: {a: 1}",
        "1:1 yaml-feature the merge key << is not allowed",
        "write the entries out",
    ),
    ("--- 1\n--- 2", "2:1 yaml-feature a second document starts here", "keep one to a file"),
    ("%YAML 1.1\n---\na: 1", "1:1 yaml-feature a % directive stands here", "delete it"),
    (
        "? [a]\n: b",
        "1:3 bad-key a key must be a name",
        "write a name before the colon, and text with brackets or braces in quotes",
    ),
    ("", "1:1 empty-file the file holds nothing", "an empty list is written []"),
    ("# a comment\n", "1:1 empty-file the file holds nothing", "an empty list is written []"),
]


@pytest.mark.parametrize(("text", "message", "hint"), MISTAKES)
def test_a_mistake_is_shown_where_it_is_with_what_to_do(text: str, message: str, hint: str) -> None:
    _, findings = parse_yaml(Source("f.yaml", text))
    assert len(findings) == 1
    one = findings[0]
    assert one.span is not None
    assert f"{one.span.line}:{one.span.column} {one.code} {one.message.en}" == message
    assert one.hint is not None
    assert one.hint.en == hint


def test_an_expression_cut_by_its_comma_names_the_value_that_ends_there() -> None:
    _, findings = parse_yaml(Source("f.yaml", "a: {is: max(plan, 0)}"))
    related = findings[0].related[0]
    assert related.message.en == "`is` ends at the comma, as `max(plan`"
    assert str(related.span) == "f.yaml:1:9"


def test_a_duplicate_key_names_the_first_one() -> None:
    _, findings = parse_yaml(Source("f.yaml", "a: 1\na: 2"))
    assert [str(one.span) for one in findings[0].related] == ["f.yaml:1:1"]


def test_all_findings_of_form_are_reported_at_once() -> None:
    _, findings = parse_yaml(Source("f.yaml", "a: &x 1\nb: *x\na: !t 2\n"))
    assert [one.code for one in findings] == [
        "yaml-feature",
        "yaml-feature",
        "yaml-feature",
        "duplicate-key",
    ]

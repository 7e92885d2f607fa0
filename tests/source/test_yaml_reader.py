from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from assay.finding import Finding
from assay.source import (
    Entries,
    Items,
    Node,
    Scalar,
    Source,
    Style,
    parse_yaml,
    read_yaml,
    yaml_reader,
)


def parsed(text: str) -> Node:
    node, findings = parse_yaml(Source("f.yaml", text))
    assert findings == ()
    assert node is not None
    return node


def findings(text: str) -> tuple[Finding, ...]:
    return parse_yaml(Source("f.yaml", text))[1]


def mapping(text: str) -> Entries:
    node = parsed(text)
    assert isinstance(node, Entries)
    return node


def scalar(node: Node | None) -> Scalar:
    assert isinstance(node, Scalar)
    return node


def test_a_mapping_keeps_its_order_and_its_values_as_written() -> None:
    tree = mapping("id: DG-5\ntarget: 4.7050\nhour: 12:30\nsenior: yes\n")
    assert [key.text for key, _ in tree] == ["id", "target", "hour", "senior"]
    assert [scalar(value).value for _, value in tree] == [
        "DG-5",
        Decimal("4.7050"),
        "12:30",
        "yes",
    ]
    assert str(scalar(tree.get("target")).value) == "4.7050"


def test_a_quoted_scalar_is_text_whatever_it_says() -> None:
    tree = mapping("a: \"5\"\nb: 'true'\nc: |\n  2020-09-30\nd: >-\n  null\n")
    assert [scalar(value).value for _, value in tree] == ["5", "true", "2020-09-30\n", "null"]
    assert [scalar(value).style for _, value in tree] == [
        Style.DOUBLE,
        Style.SINGLE,
        Style.LITERAL,
        Style.FOLDED,
    ]


def test_a_number_as_key_keeps_what_is_written() -> None:
    tree = mapping("100: all\n75.0: some\notherwise: 0\n")
    assert [key.value for key, _ in tree] == [Decimal(100), Decimal("75.0"), "otherwise"]
    assert [key.text for key, _ in tree] == ["100", "75.0", "otherwise"]


def test_spans_count_lines_and_characters_from_one() -> None:
    tree = mapping("ชื่อ: ตัวชี้วัด\nรายการ:\n  - {ก: 1}\n")
    name = scalar(tree.get("ชื่อ"))
    assert (name.span.line, name.span.column) == (1, 7)
    assert (name.span.end_line, name.span.end_column) == (1, 16)
    items = tree.get("รายการ")
    assert isinstance(items, Items)
    assert (items.span.line, items.span.column) == (3, 3)
    assert (items.span.end_line, items.span.end_column) == (3, 11)


def test_a_block_mapping_ends_with_its_last_value_and_not_where_the_next_begins() -> None:
    tree = mapping("a:\n  b: 1\n\n# a comment\nc: 2\n")
    inner = tree.get("a")
    assert isinstance(inner, Entries)
    assert (inner.span.end_line, inner.span.end_column) == (2, 7)


def test_a_byte_order_mark_and_windows_line_ends_are_accepted(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    tree, found = read_yaml(path, "f.yaml")
    assert found == ()
    assert isinstance(tree, Entries)
    key = tree.key("b")
    assert key is not None
    assert (key.span.line, key.span.column) == (2, 1)


def test_a_file_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    tree, found = read_yaml(tmp_path / "none.yaml", "none.yaml")
    assert tree is None
    assert [(one.code, one.message.en) for one in found] == [
        ("unreadable-file", "there is no file none.yaml")
    ]


def test_sixty_four_levels_are_read_and_one_more_is_refused() -> None:
    assert findings("[" * 64 + "]" * 64) == ()
    refused = findings("[" * 65 + "]" * 65)
    assert [one.code for one in refused] == ["nested-too-deeply"]
    assert str(refused[0].span) == "f.yaml:1:65"


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000, "{a: " * 50_000, "? " * 50_000])
def test_nesting_without_end_is_refused_and_not_followed(text: str) -> None:
    assert [one.code for one in findings(text)] == ["nested-too-deeply"]


def test_a_tree_with_duplicate_keys_is_still_read_for_further_findings() -> None:
    tree, found = parse_yaml(Source("f.yaml", "a: 1\na: 2\nb: 3\n"))
    assert isinstance(tree, Entries)
    assert [key.text for key, _ in tree] == ["a", "b"]
    assert scalar(tree.get("a")).value == 1
    assert [one.code for one in found] == ["duplicate-key"]


DOCUMENTS = [
    "a: 1\nb: [x, 'y', \"z\"]\n",
    "- a: |\n    one\n     two\n\n- b: >+\n    folded\n    line\n\n",
    "rule: x\nwhen: {a: '<= 5', b: (5..20]}\n",
    "a:\nb: ~\nc: []\nd: {}\ne: \n",
    "ก: 'it''s'\nข: \"\\u0e01\\n\"\n",
]


@pytest.mark.parametrize("text", DOCUMENTS)
def test_the_tree_is_the_same_without_libyaml(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with_libyaml = parse_yaml(Source("f.yaml", text))
    monkeypatch.setattr(yaml_reader, "_LOADER", yaml.SafeLoader)
    assert parse_yaml(Source("f.yaml", text)) == with_libyaml


@pytest.mark.parametrize("loader", [yaml_reader._LOADER, yaml.SafeLoader])
@pytest.mark.parametrize(
    "escape", ["\\ud800", "\\ud83d\\ude00", "\\U0000dc00", "\\U00110000", "\\Uffffffff"]
)
def test_an_escape_for_no_character_is_a_mistake_without_libyaml_too(
    escape: str, loader: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_reader, "_LOADER", loader)
    tree, (found,) = parse_yaml(Source("f.yaml", f'a: 1\nb: ["x", "ก{escape}"]'))
    assert tree is None
    assert (found.code, str(found.span)) == ("yaml-syntax", "f.yaml:2:12")
    assert found.message.en == f"{escape[:2]} does not start an escape that YAML knows"


def test_after_a_hundred_mistakes_a_file_is_given_up() -> None:
    names = ", ".join(f"a{number}" for number in range(5000))
    tree, found = parse_yaml(Source("f.yaml", f"{{{names}}}"))
    assert tree is None
    assert len(found) == 101
    assert found[99].message.en == "`a99` stands in braces without a value"
    assert found[100].message.en == (
        "more than 100 mistakes stand in this file; the rest is not read"
    )


def test_a_hundred_mistakes_are_all_told() -> None:
    tree, found = parse_yaml(Source("f.yaml", "a: 1\n" * 101))
    assert tree is not None
    assert [one.code for one in found] == ["duplicate-key"] * 100


@given(st.binary(max_size=200))
def test_no_bytes_make_it_raise(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(data)
    tree, found = read_yaml(path, "any.yaml")
    assert tree is not None or found
    assert all(one.span is not None for one in found)


YAML_LIKE = st.text(alphabet="ab1:-?[]{},'\"|>#&*!%@` \n\t\\ก้😀", max_size=60)


@given(YAML_LIKE, st.sampled_from([yaml_reader._LOADER, yaml.SafeLoader]))
def test_no_text_makes_it_raise_and_every_place_lies_in_the_text(text: str, loader: type) -> None:
    source = Source("f.yaml", text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_reader, "_LOADER", loader)
        tree, found = parse_yaml(source)
    assert tree is not None or found
    lines = text.replace("\r", "\n").split("\n")
    for one in found:
        assert one.span is not None
        assert 1 <= one.span.line <= len(lines)
        assert 1 <= one.span.column <= len(lines[one.span.line - 1]) + 1


def test_a_file_of_more_nodes_than_are_read_is_refused_where_they_are_too_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(yaml_reader, "MAX_NODES", 9)
    assert findings("- {a: 1, b: 2}\n- 3\n- [4]\n") == ()
    for text, place in (
        ("- {a: 1, b: 2}\n- 3\n- [4, 5]\n", "f.yaml:3:7"),
        ("- 1\n" * 9, "f.yaml:9:3"),
        ("".join(f"a{n}: 1\n" for n in range(5)), "f.yaml:5:1"),
        ("[" * 10 + "]" * 10, "f.yaml:1:10"),
    ):
        (finding,) = findings(text)
        assert (finding.code, str(finding.span)) == ("file-too-large", place)
        assert finding.hint is not None
        assert "CSV" in finding.hint.en


@pytest.mark.parametrize(
    ("text", "column"),
    [("name: โครงการ #1", 15), ("name: a b #๒ c", 11), ("- x #12", 5), ("a: [x #1\n]", 7)],
)
def test_a_text_that_ends_in_a_numbered_comment_is_told(text: str, column: int) -> None:
    (finding,) = findings(text)
    assert (finding.code, str(finding.span)) == ("yaml-syntax", f"f.yaml:1:{column}")
    assert finding.hint is not None
    assert finding.hint.en.startswith("put the whole text in quotes")


@pytest.mark.parametrize(
    "text",
    [
        "name: project # 1st of two",
        "name: project  #1",
        "name: 'project #1'",
        "name: 5 #1",
        "name: project#1",
        "a: b #todo",
        "a:\n  # 1\n  b: c",
    ],
)
def test_a_comment_that_is_plainly_one_is_not(text: str) -> None:
    assert findings(text) == ()

from hypothesis import given
from hypothesis import strategies as st

from assay.source import Entries, Node, Scalar, Source, parse_yaml
from assay.source.offsets import offsets


def value(text: str) -> Scalar:
    tree, findings = parse_yaml(Source("f.yaml", text))
    assert findings == ()
    assert isinstance(tree, Entries)
    node = tree.entries[0][1]
    assert isinstance(node, Scalar)
    return node


def place(text: str, word: str) -> tuple[int, int, int, int]:
    """The span of `word` within the first value of a document."""
    scalar = value(text)
    start = scalar.text.index(word)
    span = scalar.span_of(start, start + len(word))
    return span.line, span.column, span.end_line, span.end_column


def test_a_word_of_a_plain_scalar_stands_where_it_is_written() -> None:
    assert place("is: plan - actual\n", "actual") == (1, 12, 1, 18)


def test_a_word_of_a_plain_scalar_over_two_lines() -> None:
    assert place("is: plan -\n    actual\n", "actual") == (2, 5, 2, 11)


def test_a_word_after_an_empty_line_in_a_plain_scalar() -> None:
    assert place("is: one\n\n  two\n", "two") == (3, 3, 3, 6)


def test_a_word_after_an_escape_in_double_quotes() -> None:
    assert place('is: "a = \\"x\\" and b"\n', "and") == (1, 16, 1, 19)
    assert place('is: "\\u0e01\\x41 b"\n', "b") == (1, 17, 1, 18)


def test_a_word_after_a_doubled_single_quote() -> None:
    assert place("is: 'it''s b'\n", "b") == (1, 12, 1, 13)


def test_a_word_on_the_second_line_of_double_quotes_with_and_without_an_escaped_break() -> None:
    assert place('is: "one\n   two"\n', "two") == (2, 4, 2, 7)
    assert place('is: "one\\\n   two"\n', "two") == (2, 4, 2, 7)


def test_a_word_in_a_literal_block() -> None:
    assert place("is: |\n  if a\n    then b\n  else c\n", "else") == (4, 3, 4, 7)
    assert place("is: |\n  if a\n    then b\n  else c\n", "then") == (3, 5, 3, 9)


def test_a_word_in_a_literal_block_with_an_indentation_indicator() -> None:
    assert place("is: |2\n    a\n  b\n", "b") == (3, 3, 3, 4)


def test_a_word_in_a_folded_block() -> None:
    text = "is: >-\n  one\n  two\n\n  three\n   more\n  four\n"
    assert place(text, "two") == (3, 3, 3, 6)
    assert place(text, "three") == (5, 3, 5, 8)
    assert place(text, "more") == (6, 4, 6, 8)
    assert place(text, "four") == (7, 3, 7, 7)


def test_a_stretch_over_two_lines_begins_and_ends_where_it_is_written() -> None:
    assert place("is: >\n  a and\n  b\n", "and b") == (2, 5, 3, 4)


def test_the_end_of_the_text_is_a_place_too() -> None:
    scalar = value("is: a +\n")
    span = scalar.span_of(3, 3)
    assert (span.line, span.column) == (1, 8)


def test_thai_text_counts_characters() -> None:
    assert place("is: ก้าว + หน้า\n", "หน้า") == (1, 12, 1, 16)


def scalars(node: Node) -> list[Scalar]:
    match node:
        case Scalar():
            return [node]
        case Entries():
            return [one for pair in node for part in pair for one in scalars(part)]
        case _:
            return [one for item in node for one in scalars(item)]


TEXTS = st.text(alphabet="ab \n\\'\"ก\t:", min_size=1, max_size=30)
LINES = st.lists(st.text(alphabet="ab ก#'\"", max_size=6), min_size=1, max_size=6)


def check_every_character(text: str) -> None:
    """Each character that stands for itself is found where it is written."""
    tree, _ = parse_yaml(Source("f.yaml", text))
    if tree is None:
        return
    for scalar in scalars(tree):
        raw = text[scalar.start : scalar.end]
        places = offsets(raw, scalar.style.value, scalar.text)
        assert places is not None
        for character, (start, end) in zip(scalar.text, places, strict=True):
            if character not in " \n\t" and raw[start] != "\\":
                assert raw[start] == character
                assert end - start == (2 if raw[start:end] == "''" else 1)


@given(LINES, st.sampled_from(["|", ">", "|-", ">-", "|+", ">+", "|1", ">1"]), st.booleans())
def test_blocks_of_any_shape_are_seen_through(lines: list[str], head: str, last: bool) -> None:
    text = f"k: {head}\n" + "".join(f" {line}\n" for line in lines) + ("z: 1\n" if last else "")
    check_every_character(text)


@given(LINES, st.sampled_from(["'", '"', ""]))
def test_flow_scalars_of_any_shape_are_seen_through(lines: list[str], quote: str) -> None:
    content = "\n  ".join(line.replace(quote, "") if quote else line for line in lines)
    check_every_character(f"k: {quote}{content}{quote}\n")


@given(TEXTS)
def test_double_quotes_with_escapes_are_seen_through(text: str) -> None:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    check_every_character(f'k: "{escaped}"\n')


def test_the_places_of_a_text_are_found_once_for_all_its_mistakes() -> None:
    scalar = value('a: "' + "{" * 200 + '"')
    offsets.cache_clear()
    spans = [scalar.span_of(at, at + 1) for at in range(200)]
    assert [one.column for one in spans] == list(range(5, 205))
    assert offsets.cache_info().misses == 1

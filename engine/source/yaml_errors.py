"""What is wrong with YAML that is not well-formed, in words for those who don't know YAML.

libyaml and PyYAML's own parser word the same mistake differently; both are recognised by the few
words they share and by what stands at the place, and what is left over is passed on as it is.
"""

from __future__ import annotations

import re

import yaml

from engine.finding import Finding, Related, Span, error
from engine.source.files import Source
from engine.source.tree import shortened
from engine.values.text import Text

_QUOTE = "put the whole value in quotes or on its own line"


def in_plain_words(cause: yaml.MarkedYAMLError, source: Source) -> Finding:
    """The finding for a YAML error: where it is noticed, what is wrong and what to do."""
    problem = str(cause.problem or "")
    context = str(cause.context or "")
    at = _offset(cause.problem_mark or cause.context_mark, source)
    opened = _offset(cause.context_mark, source) if cause.context_mark is not None else at
    found = _scalar(problem, context, source, at, opened) or _structure(
        problem, context, source, at, opened
    )
    return found or _finding(f"this is not well-formed YAML: {problem}", source.span(at))


def _scalar(problem: str, context: str, source: Source, at: int, opened: int) -> Finding | None:
    """A mistake in how one value or name is written."""
    if "tab character" in problem:
        return _bad_start("\t", source, at)
    if "quoted scalar" in context:
        return _quoted(problem, source, at, opened)
    if "block scalar" in context:
        return _finding(
            "only an indentation digit and + or - can follow | or > on its line",
            source.span(at),
            "start the text on the next line, indented; text that starts with | or > is quoted",
        )
    if "alias" in context or "anchor" in context or "tag" in context or "tag" in problem:
        first = source.text[opened : opened + 1]
        return _finding(
            f"a value can't start with {first}", source.span(opened, opened + 1), _QUOTE
        )
    if "cannot start any token" in problem:
        return _bad_start(source.text[at : at + 1], source, at)
    if "':'" in problem and "expected" in problem:
        return _no_colon(source, opened)
    if "unexpected ':'" in problem:
        return _finding("a colon stands where it can't", source.span(at, at + 1), _QUOTE)
    return None


def _structure(problem: str, context: str, source: Source, at: int, opened: int) -> Finding | None:
    """A mistake in how values stand to one another."""
    if "flow" in context:
        return _flow(source, at, opened)
    if "mapping values are not allowed" in problem:
        return _second_colon(source, at)
    if "sequence entries are not allowed" in problem:
        return _finding(
            "a list can't start on this line",
            source.span(at, at + 1),
            "start it on the next line, indented; a value that is only a dash stands in quotes",
        )
    if "block mapping" in context or "block collection" in context or "block sequence" in context:
        return _block(context, source, at, opened)
    if "document start" in problem:
        return _finding(
            "the text goes on where the document has already ended",
            source.span(at),
            "check the indentation of this line and the quotes of the line before",
        )
    character = source.text[at : at + 1]
    if "node content" in problem or "block node" in context:
        if not character:
            return _finding("a value is missing at the end", source.span(at), "write the value")
        return _finding(f"a value can't start with {character}", source.span(at, at + 1), _QUOTE)
    return None


def _quoted(problem: str, source: Source, at: int, opened: int) -> Finding:
    quote = source.text[opened : opened + 1]
    if "escape" in problem or "hex" in problem.lower():
        backslash = max(source.text.rfind("\\", opened, at + 1), opened)
        return _finding(
            f"{source.text[backslash : backslash + 2]} does not start an escape that YAML knows",
            source.span(backslash, backslash + 2),
            "inside double quotes write a backslash twice, or use single quotes",
        )
    return _finding(
        f"the quotation mark {quote} that opens here is never closed",
        source.span(opened, opened + 1),
        f"close it; inside the quotes, {quote} itself is written "
        + ("''" if quote == "'" else '\\"'),
    )


def _bad_start(character: str, source: Source, at: int) -> Finding:
    if character == "\t":
        return _finding(
            "a tab stands where only spaces can", source.span(at, at + 1), "indent with spaces"
        )
    return _finding(f"a value can't start with {character}", source.span(at, at + 1), _QUOTE)


def _no_colon(source: Source, opened: int) -> Finding:
    text = _line_from(source, opened)
    hint = "write `name: value`, with the same indentation as the lines around it"
    if re.match(r"[^\s:]+:\S", text):
        hint = "put a space after the colon"
    return _finding(
        f"`{shortened(text)}` is no entry: there is no colon followed by a space",
        source.span(opened, opened + len(text)),
        hint,
    )


def _flow(source: Source, at: int, opened: int) -> Finding:
    bracket = source.text[opened : opened + 1]
    character = source.text[at : at + 1]
    if bracket not in "[{" or bracket == "":
        what = character or "the end of the file"
        return _finding(f"{what} stands where a value should", source.span(at), _QUOTE)
    closing = "]" if bracket == "[" else "}"
    start = source.span(opened, opened + 1)
    # An unclosed bracket is noticed at the next line's colon or at the end of the file.
    line_end = source.offset(start.line) + len(source.line(start.line))
    if at >= line_end:
        return _finding(
            f"the {bracket} that opens here is never closed",
            start,
            f"add {closing}; an expression that holds a bracket or a comma stands in quotes",
        )
    return _finding(
        f"`{shortened(_line_from(source, at))}` can't stand here, inside {bracket} {closing}",
        source.span(at),
        "an expression that holds , [ ] { } or a quoted word stands in quotes or on its own line",
        (Related(Text(f"the {bracket} that is open"), start),),
    )


def _second_colon(source: Source, at: int) -> Finding:
    line = source.span(at).line
    before = source.line(line)[: source.span(at).column - 1]
    if re.search(r":\s", before):
        message = "a second colon followed by a space stands in this value"
        return _finding(message, source.span(at, at + 1), _QUOTE)
    return _finding(
        f"`{shortened(before.strip())}:` can't start an entry here",
        source.span(at, at + 1),
        "a name has a value on its own line or entries indented under it, not both: "
        "check the indentation of this line",
    )


def _block(context: str, source: Source, at: int, opened: int) -> Finding:
    place = source.span(at)
    line = source.line(place.line)
    before = line[: place.column - 1]
    if before.strip().endswith(('"', "'")) and ("mapping" in context or "sequence" in context):
        return _finding(
            f"`{shortened(_line_from(source, at))}` follows a closing quotation mark",
            place,
            "an expression that starts with a quoted text stands as a whole in single quotes: "
            "'\"a\" = b'; inside them, ' itself is written ''",
        )
    here = f"`{shortened(line.strip())}`"
    start = source.span(opened)
    if line.lstrip().startswith("- ") and "mapping" in context:
        message = f"{here} is an item of a list among the entries of a mapping"
    elif "mapping" not in context and not line.lstrip().startswith("-"):
        message = f"{here} stands among the items of a list without a dash"
    else:
        message = f"{here} is indented unlike the lines it belongs to"
    indent = f"indent it by {start.column - 1} spaces" if start.column > 1 else "don't indent it"
    hint = f"{indent}, if it belongs to what starts on line {start.line}"
    related = (Related(Text("what it stands in starts here"), start),)
    return _finding(message, place, hint, related)


def _line_from(source: Source, at: int) -> str:
    place = source.span(at)
    return source.line(place.line)[place.column - 1 :].rstrip()


def _finding(
    message: str, span: Span, hint: str | None = None, related: tuple[Related, ...] = ()
) -> Finding:
    return error("yaml-syntax", message, span, hint=hint, related=related)


def _offset(mark: yaml.Mark | None, source: Source) -> int:
    return 0 if mark is None else min(int(mark.index), len(source.text))

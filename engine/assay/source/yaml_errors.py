"""What is wrong with YAML that is not well-formed, in words for those who don't know YAML.

libyaml and PyYAML's own parser word the same mistake differently; both are recognised by the few
words they share and by what stands at the place, and what is left over is passed on as it is.
"""

from __future__ import annotations

import re
from typing import Final

import yaml

from assay.finding import Finding, Related, Span, error
from assay.source.files import Source
from assay.values.text import Text, shortened

_QUOTE: Final = Text(
    "put the whole value in quotes or on its own line",
    "ให้ใส่เครื่องหมายคำพูดคร่อมทั้งค่า หรือเขียนแยกบรรทัด",
)
INDENT: Final = Text("indent with spaces", "ให้ย่อหน้าด้วยช่องว่าง (space)")
"""The hint for a tab where only spaces may stand."""


def _bad_first(sign: str) -> Text:
    return Text(f"a value can't start with {sign}", f"ค่าขึ้นต้นด้วย {sign} ไม่ได้")


def in_plain_words(cause: yaml.MarkedYAMLError, source: Source) -> Finding:
    """The finding for a YAML error: where it is noticed, what is wrong and what to do."""
    problem = str(cause.problem or "")
    context = str(cause.context or "")
    at = _offset(cause.problem_mark or cause.context_mark, source)
    opened = _offset(cause.context_mark, source) if cause.context_mark is not None else at
    found = _scalar(problem, context, source, at, opened) or _structure(
        problem, context, source, at, opened
    )
    message = Text(f"this is not well-formed YAML: {problem}", f"ไม่ถูกต้องตามรูปแบบ YAML: {problem}")
    return found or _finding(message, source.span(at))


def _scalar(problem: str, context: str, source: Source, at: int, opened: int) -> Finding | None:
    """A mistake in how one value or name is written."""
    if "tab character" in problem:
        return _bad_start("\t", source, at)
    if "quoted scalar" in context:
        return _quoted(problem, source, at, opened)
    if "block scalar" in context:
        return _finding(
            Text(
                "only an indentation digit and + or - can follow | or > on its line",
                "หลัง | หรือ > ในบรรทัดเดียวกันมีได้เฉพาะเลขย่อหน้าและ + หรือ -",
            ),
            source.span(at),
            Text(
                "start the text on the next line, indented; text that starts with | or > is quoted",
                "ให้เริ่มข้อความในบรรทัดถัดไปโดยย่อหน้า ข้อความที่ขึ้นต้นด้วย | หรือ > ต้องอยู่ในเครื่องหมายคำพูด",
            ),
        )
    if "alias" in context or "anchor" in context or "tag" in context or "tag" in problem:
        first = source.text[opened : opened + 1]
        return _finding(_bad_first(first), source.span(opened, opened + 1), _QUOTE)
    if "cannot start any token" in problem:
        return _bad_start(source.text[at : at + 1], source, at)
    if "':'" in problem and "expected" in problem:
        return _no_colon(source, opened)
    if "unexpected ':'" in problem:
        message = Text("a colon stands where it can't", "มีเครื่องหมาย : ในที่ที่มีไม่ได้")
        return _finding(message, source.span(at, at + 1), _QUOTE)
    return None


def _structure(problem: str, context: str, source: Source, at: int, opened: int) -> Finding | None:
    """A mistake in how values stand to one another."""
    if "flow" in context:
        return _flow(source, at, opened)
    if "mapping values are not allowed" in problem:
        return _second_colon(source, at)
    if "sequence entries are not allowed" in problem:
        return _finding(
            Text("a list can't start on this line", "เริ่มชุดค่าในบรรทัดนี้ไม่ได้"),
            source.span(at, at + 1),
            Text(
                "start it on the next line, indented; a value that is only a dash stands in quotes",
                "ให้เริ่มในบรรทัดถัดไปโดยย่อหน้า ถ้าค่าคือขีดตัวเดียวให้อยู่ในเครื่องหมายคำพูด",
            ),
        )
    if "block mapping" in context or "block collection" in context or "block sequence" in context:
        return _block(context, source, at, opened)
    if "document start" in problem:
        return _finding(
            Text(
                "the text goes on where the document has already ended",
                "ยังมีข้อความต่อทั้งที่เอกสารจบไปแล้ว",
            ),
            source.span(at),
            Text(
                "check the indentation of this line and the quotes of the line before",
                "ให้ตรวจการย่อหน้าของบรรทัดนี้ และเครื่องหมายคำพูดของบรรทัดก่อน",
            ),
        )
    character = source.text[at : at + 1]
    if "node content" in problem or "block node" in context:
        if not character:
            message = Text("a value is missing at the end", "ขาดค่าที่ท้ายไฟล์")
            return _finding(message, source.span(at), Text("write the value", "ให้เขียนค่า"))
        return _finding(_bad_first(character), source.span(at, at + 1), _QUOTE)
    return None


def _quoted(problem: str, source: Source, at: int, opened: int) -> Finding:
    quote = source.text[opened : opened + 1]
    if "escape" in problem or "hex" in problem.lower():
        backslash = max(source.text.rfind("\\", opened, at + 1), opened)
        escape = source.text[backslash : backslash + 2]
        return _finding(
            Text(
                f"{escape} does not start an escape that YAML knows",
                f"{escape} ไม่ใช่รหัสแทนอักขระที่ YAML รู้จัก",
            ),
            source.span(backslash, backslash + 2),
            Text(
                "inside double quotes write a backslash twice, or use single quotes",
                "ในเครื่องหมายคำพูดคู่ \" ให้เขียน \\ สองตัว หรือใช้เครื่องหมายคำพูดเดี่ยว '",
            ),
        )
    itself = "''" if quote == "'" else '\\"'
    return _finding(
        Text(
            f"the quotation mark {quote} that opens here is never closed",
            f"เครื่องหมายคำพูด {quote} ที่เปิดตรงนี้ไม่มีตัวปิด",
        ),
        source.span(opened, opened + 1),
        Text(
            f"close it; inside the quotes, {quote} itself is written {itself}",
            f"ให้ปิดเครื่องหมาย หากต้องการ {quote} ในข้อความให้เขียน {itself}",
        ),
    )


def _bad_start(character: str, source: Source, at: int) -> Finding:
    if character == "\t":
        message = Text("a tab stands where only spaces can", "มีแท็บในที่ที่ใช้ได้เฉพาะช่องว่าง (space)")
        return _finding(message, source.span(at, at + 1), INDENT)
    return _finding(_bad_first(character), source.span(at, at + 1), _QUOTE)


def _no_colon(source: Source, opened: int) -> Finding:
    text = _line_from(source, opened)
    hint = Text(
        "write `name: value`, with the same indentation as the lines around it",
        "ให้เขียน `ชื่อ: ค่า` โดยย่อหน้าให้ตรงกับบรรทัดข้างเคียง",
    )
    if re.match(r"[^\s:]+:\S", text):
        hint = Text("put a space after the colon", "ให้เว้นวรรคหลังเครื่องหมาย :")
    return _finding(
        Text(
            f"`{shortened(text)}` is no entry: there is no colon followed by a space",
            f"`{shortened(text)}` ไม่อยู่ในรูป `ชื่อ: ค่า`: ไม่มีเครื่องหมาย : ที่ตามด้วยช่องว่าง",
        ),
        source.span(opened, opened + len(text)),
        hint,
    )


def _flow(source: Source, at: int, opened: int) -> Finding:
    bracket = source.text[opened : opened + 1]
    character = source.text[at : at + 1]
    if bracket not in "[{" or bracket == "":
        message = Text(
            f"{character or 'the end of the file'} stands where a value should",
            f"พบ {character or 'จุดจบของไฟล์'} ในที่ที่ต้องเป็นค่า",
        )
        return _finding(message, source.span(at), _QUOTE)
    closing = "]" if bracket == "[" else "}"
    start = source.span(opened, opened + 1)
    # An unclosed bracket is noticed at the next line's colon or at the end of the file.
    line_end = source.offset(start.line) + len(source.line(start.line))
    if at >= line_end:
        return _finding(
            Text(
                f"the {bracket} that opens here is never closed",
                f"{bracket} ที่เปิดตรงนี้ไม่มีตัวปิด",
            ),
            start,
            Text(
                f"add {closing}; an expression that holds a bracket or a comma stands in quotes",
                f"ให้เติม {closing} นิพจน์ที่มีวงเล็บหรือจุลภาคต้องอยู่ในเครื่องหมายคำพูด",
            ),
        )
    rest = shortened(_line_from(source, at))
    return _finding(
        Text(
            f"`{rest}` can't stand here, inside {bracket} {closing}",
            f"`{rest}` อยู่ตรงนี้ไม่ได้ เพราะอยู่ใน {bracket} {closing}",
        ),
        source.span(at),
        Text(
            "an expression that holds , [ ] { } or a quoted word stands in quotes "
            "or on its own line",
            "นิพจน์ที่มี , [ ] { } หรือคำในเครื่องหมายคำพูด ต้องอยู่ในเครื่องหมายคำพูดทั้งนิพจน์หรือแยกบรรทัด",
        ),
        (Related(Text(f"the {bracket} that is open", f"{bracket} ที่เปิดอยู่"), start),),
    )


def _second_colon(source: Source, at: int) -> Finding:
    line = source.span(at).line
    before = source.line(line)[: source.span(at).column - 1]
    if re.search(r":\s", before):
        message = Text(
            "a second colon followed by a space stands in this value",
            "ในค่านี้มีเครื่องหมาย : ที่ตามด้วยช่องว่างเป็นตัวที่สอง",
        )
        return _finding(message, source.span(at, at + 1), _QUOTE)
    name = shortened(before.strip())
    return _finding(
        Text(f"`{name}:` can't start an entry here", f"เริ่ม `{name}:` ตรงนี้ไม่ได้"),
        source.span(at, at + 1),
        Text(
            "a name has a value on its own line or entries indented under it, not both: "
            "check the indentation of this line",
            "ชื่อหนึ่งมีค่าในบรรทัดเดียวกัน หรือมีบรรทัดย่อหน้าอยู่ใต้ชื่อ อย่างใดอย่างหนึ่ง: ให้ตรวจการย่อหน้าของบรรทัดนี้",
        ),
    )


def _block(context: str, source: Source, at: int, opened: int) -> Finding:
    place = source.span(at)
    line = source.line(place.line)
    before = line[: place.column - 1]
    if before.strip().endswith(('"', "'")) and ("mapping" in context or "sequence" in context):
        rest = shortened(_line_from(source, at))
        return _finding(
            Text(
                f"`{rest}` follows a closing quotation mark",
                f"`{rest}` ต่อท้ายเครื่องหมายคำพูดปิด",
            ),
            place,
            Text(
                "an expression that starts with a quoted text stands as a whole in single quotes: "
                "'\"a\" = b'; inside them, ' itself is written ''",
                "นิพจน์ที่ขึ้นต้นด้วยข้อความในเครื่องหมายคำพูดต้องอยู่ในเครื่องหมายคำพูดเดี่ยวทั้งนิพจน์: "
                "'\"a\" = b' ตัว ' ที่อยู่ข้างในให้เขียน ''",
            ),
        )
    here = f"`{shortened(line.strip())}`"
    start = source.span(opened)
    if line.lstrip().startswith("- ") and "mapping" in context:
        message = Text(
            f"{here} is an item of a list among the entries of a mapping",
            f"{here} ขึ้นต้นด้วยขีดอย่างชุดค่า แต่อยู่ระหว่างบรรทัด `ชื่อ: ค่า`",
        )
    elif "mapping" not in context and not line.lstrip().startswith("-"):
        message = Text(
            f"{here} stands among the items of a list without a dash",
            f"{here} อยู่ระหว่างค่าในชุดค่า แต่ไม่มีขีดนำหน้า",
        )
    else:
        message = Text(
            f"{here} is indented unlike the lines it belongs to",
            f"{here} ย่อหน้าไม่ตรงกับบรรทัดที่อยู่กลุ่มเดียวกัน",
        )
    spaces = start.column - 1
    indent = Text("don't indent it", "ไม่ต้องย่อหน้า")
    if spaces:
        indent = Text(f"indent it by {spaces} spaces", f"ให้ย่อหน้า {spaces} ช่อง")
    hint = Text(
        f"{indent}, if it belongs to what starts on line {start.line}",
        f"{indent:th} หากเป็นส่วนของสิ่งที่เริ่มในบรรทัด {start.line}",
    )
    related = (Related(Text("what it stands in starts here", "กลุ่มที่บรรทัดนี้อยู่เริ่มตรงนี้"), start),)
    return _finding(message, place, hint, related)


def _line_from(source: Source, at: int) -> str:
    place = source.span(at)
    return source.line(place.line)[place.column - 1 :].rstrip()


def _finding(
    message: Text, span: Span, hint: Text | None = None, related: tuple[Related, ...] = ()
) -> Finding:
    return error("yaml-syntax", message, span, hint=hint, related=related)


def _offset(mark: yaml.Mark | None, source: Source) -> int:
    return 0 if mark is None else min(int(mark.index), len(source.text))

"""Names resolved and types checked: surface tree in, typed tree and problems out.

What can't be typed becomes a constant of type `Unknown`, which fits anything, so that one mistake
gives one problem and the rest of the expression is checked all the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import count

from assay.language import check_calls, check_operators, typed
from assay.language import syntax as tree
from assay.language.kinship import NO_VALUE, Clash, choice_of, common, described, unit_of
from assay.language.names import Frame, Names, nothing_called, reads_previous, record_kind
from assay.language.problem import Problem
from assay.language.scope import Scope
from assay.language.syntax import Syntax
from assay.language.typed import Node
from assay.language.units import units
from assay.values.calendar import format_date
from assay.values.text import Text
from assay.values.types import (
    Boolean,
    Bounds,
    Choice,
    Date,
    ListOf,
    Number,
    Record,
    TextType,
    Type,
    Unknown,
)
from assay.values.words import did_you_mean

_PARTS: dict[str, tuple[typed.Part, int]] = {
    "year": ("year", 9999),
    "month": ("month", 12),
    "day": ("day", 31),
    "weekday": ("weekday", 7),
}
"""The parts of a date, and the greatest that each may be: whole numbers from 1."""

COMPARE = Text("compare it with something", "ให้เปรียบเทียบกับค่าอื่น เช่น `x > 0`")
"""The hint for a value that stands where a condition should."""

_RANGE = (
    Text("a range is no value", "ใช้ช่วงเป็นค่าไม่ได้"),
    Text(
        "write `x in [a..b]`, `x between a and b`, or `for i in a..b return ...`",
        "ให้เขียน `x in [a..b]`, `x between a and b` หรือ `for i in a..b return ...`",
    ),
)
_TESTS = (
    Text("tests need a value before them", "ต้องมีค่าอยู่หน้าเงื่อนไขที่ใช้เปรียบเทียบ"),
    Text(
        "write the value that is compared, as in `x in (<= 5, > 10)`",
        "ให้เขียนค่าที่นำมาเปรียบเทียบไว้ข้างหน้า เช่น `x in (<= 5, > 10)`",
    ),
)

# What parses anywhere and makes sense in few places, with what to say elsewhere.
_MISPLACED: dict[type, tuple[Text, Text]] = {
    tree.Range: _RANGE,
    tree.StepRange: _RANGE,
    tree.Tests: _TESTS,
    tree.UnaryTest: _TESTS,
    tree.NamedArgument: (
        Text("arguments have no names here", "ที่นี่ระบุชื่อให้ค่าของฟังก์ชันไม่ได้"),
        Text(
            "give the values alone, in the order of the documentation",
            "ให้เขียนเฉพาะค่า เรียงตามลำดับในเอกสาร",
        ),
    ),
}


class Checker:
    """Checks one expression; holds the problems found and the slots given out so far."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.names = Names(scope)
        self.problems: list[Problem] = []
        self.unit_sources: dict[int, tuple[Node, ...]] = {}
        self.opened: list[Syntax] = []
        self.parts = 0
        self._slots = count()
        self._ahead: dict[int, Node] = {}

    # Problems ---------------------------------------------------------------------------------

    def refuse(
        self, code: str, message: Text, at: Syntax | Node, hint: Text | None = None
    ) -> typed.Constant:
        """Notes a problem; returns the node that stands for what can't be typed."""
        name = at.name if isinstance(at, tree.Name) else None
        self.problems.append(Problem(at.start, at.end, code, message, hint, name))
        return self.nothing(at)

    def nothing(self, at: Syntax | Node) -> typed.Constant:
        """What stands for a node that can't be typed, its problem being noted."""
        return typed.Constant(NO_VALUE, type=Unknown(), start=at.start, end=at.end)

    def refuse_clash(
        self, clash: Clash, what: Text, at: Syntax | Node, hint: Text | None = None
    ) -> typed.Constant:
        """Notes that two types have nothing in common.

        `what` says in English what is done with them, and names them in Thai.
        """
        if clash.units is not None:
            one, other = clash.units
            message = Text(
                f"{what} amounts of unlike units: {one} and {other}",
                f"{what:th }มีหน่วยต่างกัน: {one:th }กับ{other: th}",
            )
            hint = Text(
                "convert one of them, or correct the unit of the field",
                "ให้แปลงหน่วยของค่าหนึ่ง หรือแก้หน่วยของช่องข้อมูลในสคีมา",
            )
            return self.refuse("wrong-unit", message, at, hint)
        message = Text(f"{what} {clash.text}", f"{what:th }เป็นค่าต่างชนิดกัน: {clash.text:th}")
        return self.refuse("wrong-type", message, at, hint)

    def agree(self, first: Type, second: Type, what: Text, at: Syntax | Node) -> Type:
        """The common type of two; `Unknown`, with a problem noted, where there is none."""
        try:
            return common(first, second)
        except Clash as clash:
            return self.refuse_clash(clash, what, at).type

    def need(self, node: Node, of: type[Type], what: Text, noun: Text) -> bool:
        """Whether a node is of a type, or may be; notes the problem where it is not."""
        if isinstance(node.type, of | Unknown):
            return True
        self.unlike(Text(f"{what} is {noun}", f"{what:th }ต้องเป็น{noun: th}"), node)
        return False

    def unlike(self, wanted: Text, node: Node, hint: Text | None = None) -> typed.Constant:
        """Notes that a node is of another type than what is said to be wanted."""
        found = described(node.type)
        message = Text(f"{wanted}; this is {found}", f"{wanted:th} แต่พบ{found: th}")
        return self.refuse("wrong-type", message, node, hint)

    def slot(self) -> int:
        """A slot that no other variable of the expression has."""
        return next(self._slots)

    # Nodes ------------------------------------------------------------------------------------

    def check(self, of: Syntax, frame: Frame, expected: Type | None = None) -> Node:
        """The typed node of a surface node; `expected` gives bare members and texts a type."""
        if id(of) in self._ahead:
            return self._ahead.pop(id(of))
        misplaced = _MISPLACED.get(type(of))
        if misplaced is not None:
            message, hint = misplaced
            return self.refuse("unsupported", message, of, hint)
        match of:
            case tree.TextLiteral():
                return self._text(of, expected)
            case tree.Name():
                return self._name(of, frame, expected)
            case tree.Path():
                return self._path(of, frame)
            case tree.ListLiteral():
                return self._list(of, frame, expected)
            case tree.Bracket():
                return self._bracket(of, frame)
            case tree.Invocation():
                return check_calls.invocation(self, of, frame, expected)
            case tree.Conditional():
                return self._conditional(of, frame, expected)
            case tree.Loop():
                return self._loop(of, frame)
            case tree.Quantifier():
                return self._quantifier(of, frame)
            case _:
                return self._literal(of) or check_operators.operator(self, of, frame)

    def ahead(self, of: Syntax, frame: Frame) -> Node:
        """Checks a node before its turn; `check` then returns it without checking it again."""
        self._ahead[id(of)] = node = self.check(of, frame)
        return node

    def truth(self, of: Syntax, frame: Frame, what: Text) -> Node:
        """A node that must be true or false."""
        node = self.check(of, frame, Boolean())
        if not isinstance(node.type, Boolean | Unknown):
            wanted = Text(f"{what} must be true or false", f"{what:th }ต้องเป็นเงื่อนไขที่จริงหรือเท็จ")
            return self.unlike(wanted, node, COMPARE if not isinstance(node.type, ListOf) else None)
        return node

    def pair(
        self, left: Syntax, right: Syntax, frame: Frame, expected: Type | None = None
    ) -> tuple[Node, Node]:
        """Two nodes that meet: a member written bare or quoted takes its type from the other."""
        if expected is None and self.is_open(left, frame) and not self.is_open(right, frame):
            second = self.check(right, frame)
            return self.check(left, frame, second.type), second
        first = self.check(left, frame, expected)
        second = self.check(right, frame, expected or first.type)
        return self._unambiguous(left, first, second.type), second

    def is_open(self, of: Syntax, frame: Frame) -> bool:
        """Whether the type of a node depends on what it meets: a bare member, a text, null."""
        match of:
            case tree.Name(name=name):
                return self.names.resolve(name, frame, of.start, of.end) is None
            case tree.TextLiteral() | tree.NullLiteral() | tree.BareDate():
                return True
            case tree.ListLiteral(items=items):
                return all(self.is_open(item, frame) for item in items)
            case tree.Conditional(then=then, otherwise=otherwise):
                return self.is_open(then, frame) and self.is_open(otherwise, frame)
            case _:
                return False

    def loop_variable(self, name: str, source: Node) -> typed.Variable:
        """A new variable over the elements of a list."""
        item = source.type.item if isinstance(source.type, ListOf) else Unknown()
        slot = self.slot()
        if unit_of(item) is not None:
            self.unit_sources[slot] = units(source, self.unit_sources)
        return typed.Variable(slot, name, type=item, start=source.start, end=source.end)

    # Literals and names -----------------------------------------------------------------------

    def _text(self, of: tree.TextLiteral, expected: Type | None) -> Node:
        choice = choice_of(expected)
        if choice is None:
            return typed.Constant(of.value, type=TextType(), start=of.start, end=of.end)
        member = choice.member(of.value)
        if member is None:
            return self.unknown_member(choice, of.value, of)
        return typed.Constant(member, type=choice, start=of.start, end=of.end)

    def unknown_member(self, choice: Choice, word: str, at: Syntax) -> Node:
        """Notes that a word is no member of a choice."""
        known = [member.name for member in choice.members]
        written = [one.title for one in choice.members if one.title is not None]
        titles = [one for title in written for one in (title.en, title.th) if one is not None]
        kind, listed = described(choice), choice.listed
        message = Text(
            f"`{word}` is not {kind}" + (f", whose members are {listed}" if choice.name else ""),
            f"`{word}` ไม่ใช่{kind: th}" + (f" ซึ่งมี {listed:th}" if choice.name else ""),
        )
        hint = did_you_mean(word, [*known, *titles])
        return self.refuse("unknown-member", message, at, hint)

    def _literal(self, of: Syntax) -> Node | None:
        """The constant of a literal whose type is its own; null for anything else."""
        start, end = of.start, of.end
        match of:
            case tree.NumberLiteral(value=value):
                return typed.Constant(value, type=Number(), start=start, end=end)
            case tree.BooleanLiteral(value=truth):
                return typed.Constant(truth, type=Boolean(), start=start, end=end)
            case tree.NullLiteral():
                return self.nothing(of)
            case tree.BareDate(text=text):
                message = Text(
                    f"`{text}` is no value: a date is written `date(...)`",
                    f"`{text}` ไม่ใช่ค่า: ในนิพจน์ วันที่เขียนด้วย `date(...)`",
                )
                hint = Text(f'write `date("{text}")`', f'ให้เขียน `date("{text}")`')
                return self.refuse("syntax", message, of, hint)
            case _:
                return None

    def _name(self, of: tree.Name, frame: Frame, expected: Type | None) -> Node:
        node = self.names.resolve(of.name, frame, of.start, of.end)
        choice = choice_of(expected)
        member = None if choice is None else choice.member(of.name)
        if node is not None:
            return self._unambiguous(of, node, expected)
        if choice is not None and member is not None:
            return typed.Constant(member, type=choice, start=of.start, end=of.end)
        if of.name in ("book", "parameters"):
            path = f"{of.name}.{self._example(of.name)}"
            message = Text(f"`{of.name}` alone is no value", f"`{of.name}` ตัวเดียวไม่ใช่ค่า")
            hint = Text(f"write a path: `{path}`", f"ให้เขียนต่อว่าหมายถึงค่าใด เช่น `{path}`")
            return self.refuse("wrong-type", message, of, hint)
        known = [*self.names.known(frame)]
        if choice is not None:
            known += [one.name for one in choice.members]
        advice = (
            self.names.meant(of.name, frame)
            or (self._choice_hint(of.name) if choice is None else None)
            or did_you_mean(of.name, known)
            or self._kind_hint(of.name)
        )
        if advice is None and choice is not None:
            advice = Text(f"the members are {choice.listed}", f"เลือกได้จาก {choice.listed:th}")
        return self.refuse("unknown-name", nothing_called(of.name), of, advice)

    def _unambiguous(self, of: Syntax, node: Node, other: Type | None) -> Node:
        """The node of a bare name, or the member of the choice that it meets, where that is meant.

        Where a value of the choice has a member's name, which is meant can't be told.
        """
        choice = choice_of(other)
        if not isinstance(of, tree.Name) or choice is None or isinstance(node, typed.Constant):
            return node
        member = choice.member(of.name)
        if member is None:
            return node
        try:
            common(choice, node.type)
        except Clash:  # Only the member can be meant.
            return typed.Constant(member, type=choice, start=of.start, end=of.end)
        return self.refuse(
            "ambiguous-name",
            Text(
                f"`{of.name}` is {described(choice)} and also a value of its own here",
                f"`{of.name}` เป็นทั้ง{described(choice): th} และชื่อของค่าอื่นที่ใช้ได้ตรงนี้",
            ),
            of,
            Text(
                f'write `"{of.name}"` for the member, or rename the value',
                f'ให้เขียน `"{of.name}"` หากหมายถึงสมาชิก หรือเปลี่ยนชื่อค่า',
            ),
        )

    def _example(self, head: str) -> str:
        known = self.scope.vocabulary.book if head == "book" else self.scope.vocabulary.parameters
        return next(iter(sorted(known)), "name")

    def _kind_hint(self, name: str) -> Text | None:
        for info in self.scope.vocabulary.kinds.values():
            if name in (info.name, info.plural):
                return Text(
                    f"all facts of the kind are `book.{info.plural}`",
                    f"รายการทั้งหมดของชนิดนี้คือ `book.{info.plural}`",
                )
        return None

    def _choice_hint(self, name: str) -> Text | None:
        choice = self.scope.vocabulary.choice_with(name)
        if choice is None:
            return None
        return Text(
            f"it is a member of `{choice}`: an outcome that gives it has `type: {choice}`",
            f"เป็นสมาชิกของ `{choice}` ผลลัพธ์ที่ให้ค่านี้ต้องระบุ `type: {choice}`",
        )

    # Paths ------------------------------------------------------------------------------------

    def _path(self, of: tree.Path, frame: Frame) -> Node:
        if isinstance(of.base, tree.Name) and of.base.name in ("book", "parameters"):
            head = of.base.name
            if self.names.resolve(head, frame, of.start, of.end) is None:
                return self._book(of) if head == "book" else self._parameter(of)
        base = self.check(of.base, frame)
        item = base.type.item if isinstance(base.type, ListOf) else base.type
        if isinstance(item, Unknown):
            return self.nothing(of)
        if isinstance(item, Date) and of.name in _PARTS:
            name, most = _PARTS[of.name]
            part = Number(decimals=0, bounds=Bounds(Decimal(1), Decimal(most)))
            several = isinstance(base.type, ListOf)
            return typed.DatePart(
                name,
                base,
                type=ListOf(part) if several else part,
                start=of.start,
                end=of.end,
            )
        at = tree.Name(of.name, start=of.name_start, end=of.end)
        if not isinstance(item, Record):
            hint = Text(
                "a date has `.year`, `.month`, `.day`, `.weekday`",
                "วันที่มี `.year`, `.month`, `.day`, `.weekday`",
            )
            found = described(base.type)
            message = Text(f"{found} has no `.{of.name}`", f"{found:th }ไม่มี `.{of.name}`")
            return self.refuse("wrong-type", message, at, hint if isinstance(item, Date) else None)
        earlier = reads_previous(base)
        node = self.names.step(base, of.name, of.start, of.end, fields_only=earlier)
        if node is None:
            return self._no_step(of, at, base, earlier)
        return node

    def _no_step(self, of: tree.Path, at: tree.Name, base: Node, earlier: bool) -> Node:
        kind = record_kind(base.type) or ""
        if earlier and self.names.step(base, of.name, of.start, of.end) is not None:
            message = Text(
                f"`{of.name}` is no field: of the previous book only fields are read",
                f"`{of.name}` ไม่ใช่ช่องข้อมูล: ชุดข้อมูลการประเมินงวดก่อนอ่านได้เฉพาะช่องข้อมูล",
            )
            hint = Text(
                "compute it from fields, or keep it in the book as a field",
                "ให้คำนวณจากช่องข้อมูล หรือเก็บไว้เป็นช่องข้อมูลในชุดข้อมูล",
            )
            return self.refuse("unknown-name", message, at, hint)
        fact = self.scope.vocabulary.kinds[kind].called
        message = Text(f"{fact} has no `{of.name}`", f"{fact:th }ไม่มี `{of.name}`")
        near = did_you_mean(of.name, self.names.steps(kind))
        return self.refuse("unknown-name", message, at, self.names.entitled(kind, of.name) or near)

    def _book(self, of: tree.Path) -> Node:
        vocabulary = self.scope.vocabulary
        if of.name in vocabulary.book:
            return typed.BookValue(
                of.name, type=vocabulary.book[of.name], start=of.start, end=of.end
            )
        for info in vocabulary.kinds.values():
            if info.plural == of.name:
                facts = ListOf(Record(info.name))
                return typed.Facts(info.name, type=facts, start=of.start, end=of.end)
        known = [*vocabulary.book, *(info.plural for info in vocabulary.kinds.values())]
        at = tree.Name(of.name, start=of.name_start, end=of.end)
        message = Text(f"the book has no `{of.name}`", f"ชุดข้อมูลการประเมินไม่มี `{of.name}`")
        return self.refuse("unknown-name", message, at, did_you_mean(of.name, known))

    def _parameter(self, of: tree.Path) -> Node:
        parameters = self.scope.vocabulary.parameters
        if of.name in parameters:
            return typed.Parameter(of.name, type=parameters[of.name], start=of.start, end=of.end)
        at = tree.Name(of.name, start=of.name_start, end=of.end)
        begins = self.scope.vocabulary.later.get(of.name)
        if begins is not None:
            first = Text(format_date(begins, "en"), format_date(begins, "th"))
            message = Text(
                f"the parameter `{of.name}` has a value only from {first} on",
                f"พารามิเตอร์ `{of.name}` มีค่าตั้งแต่วันที่ {first:th} เป็นต้นไป",
            )
            earlier = Text(
                "add an earlier value, or let the rule begin on that day",
                "ให้เพิ่มค่าที่เริ่มก่อนหน้านั้น หรือให้เกณฑ์เริ่มใช้ในวันนั้น",
            )
            return self.refuse("unknown-name", message, at, earlier)
        message = Text(f"there is no parameter `{of.name}`", f"ไม่มีพารามิเตอร์ `{of.name}`")
        add = Text("write it in `parameters.yaml`", "ให้เพิ่มไว้ใน `parameters.yaml`")
        return self.refuse("unknown-name", message, at, did_you_mean(of.name, parameters) or add)

    # Lists ------------------------------------------------------------------------------------

    def _list(self, of: tree.ListLiteral, frame: Frame, expected: Type | None) -> Node:
        wanted = expected.item if isinstance(expected, ListOf) else None
        item: Type = Unknown()
        nodes: dict[int, Node] = {}
        later = [
            at for at, one in enumerate(of.items) if expected is None and self.is_open(one, frame)
        ]
        for at in [*(at for at in range(len(of.items)) if at not in later), *later]:
            known = wanted or (None if isinstance(item, Unknown) else item)
            nodes[at] = node = self.check(of.items[at], frame, known)
            if record_kind(node.type) is not None:
                message = Text(
                    "a list can't be written out of facts", "เขียนชุดค่าจากรายการทีละรายการไม่ได้"
                )
                hint = Text("filter a list of facts instead", "ให้กรองจากชุดของรายการแทน")
                self.refuse("unsupported", message, node, hint)
            what = Text("a list can't hold both", "ค่าในชุดเดียวกัน")
            item = self.agree(item, node.type, what, node)
        items = tuple(nodes[at] for at in range(len(of.items)))
        empty = expected if isinstance(expected, ListOf) else ListOf(Unknown())
        found = ListOf(item) if items else empty
        return typed.ListNode(items, type=found, start=of.start, end=of.end)

    def _bracket(self, of: tree.Bracket, frame: Frame) -> Node:
        source = self.check(of.base, frame)
        if not isinstance(source.type, ListOf | Unknown):
            self.unlike(Text("`[...]` takes from a list", "`[...]` ใช้เลือกจากชุดค่า"), source)
            source = self.nothing(of)
        item = self.loop_variable("item", source)
        inside = self.check(of.inside, frame.filtered(item))
        start, end = of.start, of.end
        if isinstance(inside.type, Boolean | Unknown):
            return typed.Filter(source, item.slot, inside, type=source.type, start=start, end=end)
        if not isinstance(inside.type, Number):
            wanted = Text(
                "in `[...]` stands a condition or a position", "ใน `[...]` ต้องเป็นเงื่อนไขหรือลำดับที่"
            )
            return self.unlike(wanted, inside)
        if any(isinstance(n, typed.Variable) and n.slot == item.slot for n in typed.walk(inside)):
            message = Text(
                "a position in a list can't depend on the list's elements",
                "ลำดับที่ในชุดค่าต้องไม่ขึ้นกับค่าในชุดนั้นเอง",
            )
            hint = Text(
                "compare it, to filter; or name the position under `given`, to index",
                "หากต้องการกรองให้เขียนเป็นการเปรียบเทียบ หากต้องการเลือกตามลำดับให้ตั้งชื่อลำดับที่ไว้ใต้ `given`",
            )
            return self.refuse("wrong-type", message, inside, hint)
        return typed.Index(source, inside, type=item.type, start=start, end=end)

    # Control ----------------------------------------------------------------------------------

    def _conditional(self, of: tree.Conditional, frame: Frame, expected: Type | None) -> Node:
        question = Text("the condition of an `if`", "เงื่อนไขของ `if`")
        condition = self.truth(of.condition, frame, question)
        then, otherwise = self.pair(of.then, of.otherwise, frame, expected)
        what = Text("`then` and `else` give", "ค่าของ `then` กับ `else`")
        agreed = self.agree(then.type, otherwise.type, what, of)
        return typed.If(condition, then, otherwise, type=agreed, start=of.start, end=of.end)

    def _loop(self, of: tree.Loop, frame: Frame) -> Node:
        iterations, inner = self._iterations(of.iterators, frame)
        body = self.check(of.body, inner)
        return typed.For(iterations, body, type=ListOf(body.type), start=of.start, end=of.end)

    def _quantifier(self, of: tree.Quantifier, frame: Frame) -> Node:
        iterations, inner = self._iterations(of.iterators, frame)
        question = Text("what follows `satisfies`", "สิ่งที่ตามหลัง `satisfies`")
        condition = self.truth(of.condition, inner, question)
        return typed.Quantified(
            of.word, iterations, condition, type=Boolean(), start=of.start, end=of.end
        )

    def _iterations(
        self, iterators: Iterable[tree.Iterator], frame: Frame
    ) -> tuple[tuple[typed.Iteration, ...], Frame]:
        found: list[typed.Iteration] = []
        for one in iterators:
            source = self._source(one.source, frame)
            variable = self.loop_variable(one.name, source)
            found.append(typed.Iteration(variable.slot, source))
            frame = frame.bound(variable)
        return tuple(found), frame

    def _source(self, of: Syntax, frame: Frame) -> Node:
        if isinstance(of, tree.StepRange):
            first, last = self.check(of.first, frame), self.check(of.last, frame)
            for end in (first, last):
                what = Text("each end of `..`", "ปลายทั้งสองของ `..`")
                self.need(end, Number, what, Text("a whole number", "จำนวนเต็ม"))
            steps = ListOf(Number())
            return typed.Steps(first, last, type=steps, start=of.start, end=of.end)
        node = self.check(of, frame)
        if not isinstance(node.type, ListOf | Unknown):
            return self.unlike(Text("`in` runs over a list", "หลัง `in` ต้องเป็นชุดค่า"), node)
        return node

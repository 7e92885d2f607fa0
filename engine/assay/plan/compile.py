"""From schema and rules to a plan: names, types and order, before any fact is read."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from assay.facts import Kind, Schema
from assay.finding import Finding, Related, Severity, error, errors
from assay.language.kinship import described, unit_of, with_unit
from assay.language.names import called
from assay.plan.decisions import Decision, OutcomeInfo, RuleInfo
from assay.plan.definitions import Definitions
from assay.plan.exclusive import perhaps_together
from assay.plan.inference import Inference
from assay.plan.order import ordered
from assay.plan.parameters import read_parameter
from assay.plan.plan import Plan, Resting
from assay.plan.rule import RuleCompiler
from assay.plan.scope import RuleScope
from assay.plan.tables import UNTYPED
from assay.plan.vocabulary import OutcomeVocabulary, agreed
from assay.rules import Library, RuleFile
from assay.values.text import Text
from assay.values.types import OwnUnit, Type, Unknown, Value
from assay.values.words import did_you_mean


def compile_plan(
    schema: Schema, library: Library, day: dt.date
) -> tuple[Plan | None, tuple[Finding, ...]]:
    """The plan of the rules in force on a day; null where any rule is wrong.

    All mistakes of all rules are found in one go. Warnings do not stop the plan.
    """
    return Compiler(schema, library, day).plan()


class Compiler:
    """The rules of a day on their way to a plan.

    `rules` are those in force, in the order of their files, and `decided` what became of each
    when the plan was made, by its file; `resting` the outcomes that only rules of other days give.
    """

    def __init__(self, schema: Schema, library: Library, day: dt.date) -> None:
        self.schema = schema
        self.day = day
        self.actions = library.actions
        self.decided: dict[str, tuple[Decision, ...]] = {}
        self.findings: list[Finding] = []
        self.parameters: dict[str, Value] = {}
        types: dict[str, Type] = {}
        for name, dated in library.parameters_on(day).items():
            of, value, wrong = read_parameter(dated, schema)
            self.findings.extend(wrong)
            if of is not None and value is not None:
                types[name], self.parameters[name] = of, value
        self.misplaced: set[str] = set()
        self.definitions = Definitions(schema, library.definitions, self.misplaced)
        self.vocabulary = OutcomeVocabulary(
            schema, types, self.definitions.known, library.parameters_after(day)
        )
        self.inference = Inference()
        self.taken: dict[str, set[str]] = {}
        in_force = library.in_force(day)
        self.rules = [rule for file in in_force if (rule := self._rule(file)) is not None]
        for rule in self.rules:
            for one in rule.defined():
                self.definitions.taken_by(one)
                if self._free(rule, one.text):
                    self.vocabulary.add(rule.scope.info.kind, one.text, rule)
        now = {file.file for file in in_force}
        self.resting = self._resting([file for file in library.rules if file.file not in now])
        every = {rule.file.file: rule for of in self.vocabulary.makers().values() for rule in of}
        every.update((rule.file.file, rule) for rule in self.rules)
        asked = (asked for rule in every.values() for asked in rule.asked())
        self.inference.settle([*self.definitions.asked(self.vocabulary), *asked])

    def plan(self) -> tuple[Plan | None, tuple[Finding, ...]]:
        """The plan, or null with what is wrong; to be asked for once."""
        decisions: list[Decision] = []
        self.definitions.run(self.vocabulary, self.parameters)
        self.findings.extend(self.definitions.findings)
        for rule in self.rules:
            self.decided[rule.file.file] = tuple(rule.decisions())
            decisions.extend(self.decided[rule.file.file])
            self.findings.extend(rule.scope.findings)
        self.findings.extend(self._unlike())
        if not errors(self.findings):
            self.findings.extend(self._shared(decisions))
        # A body whose name is taken gives nothing that anyone reads.
        free = [one for one in decisions if self.taken[one.rule.kind].isdisjoint(one.gives)]
        self.findings.extend(self._read_at_rest(free))
        steps, cycles = ordered(free)
        self.findings.extend(cycles)
        if any(finding.code != UNTYPED for finding in errors(self.findings)):
            self.findings = [finding for finding in self.findings if finding.code != UNTYPED]
        found = tuple(sorted(dict.fromkeys(self.findings), key=Finding.sort_key))
        if errors(found):
            return None, found
        outcomes: dict[str, dict[str, OutcomeInfo]] = defaultdict(dict)
        for step in steps:
            for decision in step.decisions:
                kind = decision.rule.kind
                for info in decision.defines:
                    known = outcomes[kind].get(info.name)
                    both = info if known is None else known.shared(info)
                    unit = unit_of(self.vocabulary.member(kind, info.name) or both.type)
                    if isinstance(unit, OwnUnit):
                        both = replace(both, type=with_unit(both.type, unit))
                    outcomes[kind][info.name] = both
        for kind, name in self.resting:
            of = self.vocabulary.member(kind, name) or Unknown()
            outcomes[kind].setdefault(name, OutcomeInfo(name, None, of))
        infos = tuple(rule.scope.info for rule in self.rules)
        defined = self.definitions.infos()
        resting = {
            outcome: tuple(
                Resting(file.id, file.file, file.digest, effective.days, effective.span)
                for file in files
                if (effective := file.document.effective) is not None
            )
            for outcome, files in self.resting.items()
        }
        actions = self.actions.files
        plan = Plan(
            self.day, steps, dict(outcomes), self.parameters, infos, defined, resting, actions
        )
        return plan, found

    # Heads ------------------------------------------------------------------------------------

    def _rule(self, file: RuleFile) -> RuleCompiler | None:
        document = file.document
        kind = document.for_.text
        if kind not in self.schema.kinds:
            self.misplaced.update(name.text for name in document.names)
            message = Text(f"there is no kind of fact `{kind}`", f"ไม่มีชนิดข้อมูล `{kind}`")
            hint = self._kind_hint(kind)
            self.findings.append(error("unknown-kind", message, document.for_.span, hint=hint))
            return None
        info = RuleInfo(
            id=file.id,
            title=document.title,
            kind=kind,
            file=file.file,
            span=document.rule.span,
            digest=file.digest,
            source=None if document.source is None else document.source.said,
        )
        taken = _taken(self.schema, self.schema.kinds[kind])
        self.taken[kind] = set(taken)
        scope = RuleScope(
            info=info,
            vocabulary=self.vocabulary,
            types=self.schema.types,
            misplaced=self.misplaced,
            parameters=self.parameters,
            taken=taken,
            actions=self.actions,
        )
        return RuleCompiler(file, scope, self.inference)

    def _kind_hint(self, word: str) -> Text:
        """What is meant by a kind that is not there: one of that title, or one of that kind."""
        known = list(self.schema.kinds)
        for kind in self.schema.kinds.values():
            if kind.title is not None and word in (kind.title.en, kind.title.th):
                return called(kind.name)
        listed = ", ".join(known)
        return did_you_mean(word, known) or Text(f"the schema has {listed}", f"ในสคีมามี {listed}")

    def _free(self, rule: RuleCompiler, name: str) -> bool:
        taken = rule.scope.taken
        if name not in taken:
            return True
        at = next(one for one in rule.defined() if one.text == name)
        rule.scope.fail(
            "name-taken",
            Text(
                f"`{name}` is already {taken[name]}, so no outcome can have that name",
                f"`{name}` เป็น{taken[name]:th}อยู่แล้ว จึงใช้เป็นชื่อผลลัพธ์ไม่ได้",
            ),
            at.span,
            Text("give the outcome another name", "ให้ตั้งชื่ออื่นให้ผลลัพธ์"),
        )
        return False

    # Rules not in force -----------------------------------------------------------------------

    def _resting(self, files: Sequence[RuleFile]) -> dict[tuple[str, str], list[RuleFile]]:
        """The outcomes that only rules of other days give, with those rules.

        They keep their names and types, so that a rule that reads one stays right; no fact has
        them on this day, and they are not rated.
        """
        given: dict[tuple[str, str], list[RuleFile]] = defaultdict(list)
        for file in files:
            before = len(self.findings)
            rule = self._rule(file)
            # What is wrong with a rule that is not in force is no matter of this day.
            del self.findings[before:]
            for name in () if rule is None else rule.defined():
                kind = file.document.for_.text
                if rule is None or name.text in self.taken[kind]:
                    continue
                outcome = (kind, name.text)
                if outcome not in self.vocabulary.makers() or outcome in given:
                    given[outcome].append(file)
                    self.vocabulary.add(kind, name.text, rule)
        return given

    def _read_at_rest(self, decisions: list[Decision]) -> Iterator[Finding]:
        for decision in decisions:
            for read in sorted(decision.reads, key=lambda one: (one.kind, one.name)):
                files = self.resting.get((read.kind, read.name))
                if files is None:
                    continue
                rule = decision.rule.id
                names = ", ".join(f"`{file.id}`" for file in files)
                places = tuple(
                    Related(Text("a rule that gives it", "เกณฑ์ที่ให้ค่านี้"), file.document.rule.span)
                    for file in files
                )
                yield Finding(
                    "not-in-force",
                    Severity.WARNING,
                    Text(
                        f"`{rule}` reads `{read.kind}.{read.name}`, which no rule gives on "
                        f"{self.day}: {names} is not in force",
                        f"เกณฑ์ `{rule}` อ่านค่า `{read.kind}.{read.name}` ซึ่งไม่มีเกณฑ์ใดให้ค่าในวันที่ "
                        f"{self.day} เพราะ {names} ไม่มีผลใช้บังคับ",
                    ),
                    decision.rule.span,
                    Text(
                        "give both the same `effective:` period",
                        "ให้กำหนดช่วง `effective:` ของเกณฑ์ทั้งสองให้ตรงกัน",
                    ),
                    places,
                    rule=rule,
                )

    # Several rules for one outcome ------------------------------------------------------------

    def _unlike(self) -> Iterator[Finding]:
        """Outcomes to which one rule gives values of another type than another does."""
        for (kind, name), makers in self.vocabulary.makers().items():
            if (kind, name) in self.resting:
                continue
            first = makers[0]
            for other in makers[1:]:
                types = first.outcome_type(name), other.outcome_type(name)
                clash = agreed(types)[1]
                stated = all(rule.states_unit(name) for rule in (first, other))
                if clash is None or (clash.units is not None and stated):
                    continue
                one, another = clash.units or tuple(described(of) for of in types)
                ids = first.scope.info.id, other.scope.info.id
                places = [
                    next(one.span for one in rule.defined() if one.text == name)
                    for rule in (first, other)
                ]
                yield error(
                    "wrong-type" if clash.units is None else "wrong-unit",
                    Text(
                        f"`{ids[0]}` gives `{kind}.{name}` as {one}, and "
                        f"`{ids[1]}` gives it as {another}",
                        f"เกณฑ์ `{ids[0]}` ให้ `{kind}.{name}` เป็น{one: th} "
                        f"แต่เกณฑ์ `{ids[1]}` ให้เป็น{another: th}",
                    ),
                    places[1],
                    hint=_APART if clash.units is None else _UNITS_APART,
                    related=(Related(_OTHER_RULE, places[0]),),
                )

    def _shared(self, decisions: list[Decision]) -> Iterator[Finding]:
        makers: dict[tuple[str, str], list[Decision]] = defaultdict(list)
        for decision in decisions:
            for info in decision.defines:
                makers[decision.rule.kind, info.name].append(decision)
        for (kind, name), several in makers.items():
            pairs = perhaps_together([one.applies for one in several], kind, self.parameters)
            for first, second in islice(pairs, _MOST_SHARED):
                one, other = several[first], several[second]
                related = (Related(_OTHER_RULE, one.rule.span),)
                yield Finding(
                    "shared-outcome",
                    Severity.WARNING,
                    Text(
                        f"`{one.rule.id}` and `{other.rule.id}` both define `{kind}.{name}`, and "
                        "it can't be proven that they never apply to the same fact",
                        f"เกณฑ์ `{one.rule.id}` กับ `{other.rule.id}` ให้ `{kind}.{name}` ทั้งคู่ "
                        "และพิสูจน์ไม่ได้ว่าไม่มีรายการใดที่ใช้เกณฑ์ทั้งสองข้อ",
                    ),
                    other.rule.span,
                    Text(
                        "let their `applies:` exclude each other",
                        "ให้ปรับ `applies:` ของเกณฑ์ทั้งสองไม่ให้ซ้อนกัน",
                    ),
                    related,
                )


_MOST_SHARED: Final = 100
"""How many pairs of rules are listed that may give one outcome to the same fact."""

_APART = Text(
    "make them alike, or give one of them another name",
    "ให้แก้ให้ตรงกัน หรือเปลี่ยนชื่อผลลัพธ์ของเกณฑ์หนึ่ง",
)
_UNITS_APART = Text(
    "make them alike; if they are meant to differ, state `unit:` in each rule",
    "ให้แก้ให้ตรงกัน หรือหากตั้งใจให้ต่างกัน ให้ระบุ `unit:` ในเกณฑ์แต่ละข้อ",
)
_OTHER_RULE = Text("the other rule", "เกณฑ์อีกข้อหนึ่ง")


def _taken(schema: Schema, kind: Kind) -> dict[str, Text]:
    """The names that mean something on a fact of a kind already."""
    names = dict.fromkeys(kind.members, Text("a field of the kind", "ช่องข้อมูลของชนิดนี้"))
    for other in schema.kinds.values():
        names[other.name] = Text("the name of a kind", "ชื่อของชนิดข้อมูล")
        if other.parent == kind.name:
            names[other.plural] = Text("the name of the facts below", "ชื่อของรายการลูก")
    reserved = ("parent", "children", "book", "parameters", "previous", "item")
    return {**names, **dict.fromkeys(reserved, Text("a word of the language", "คำของภาษานิพจน์"))}

"""The matcher on the Rete engine durable_rules 2.0.28: the one module that knows it.

What the engine is given is small and safe: a fact is a case with a region number a column, a rule
is a row over region numbers. Its C module is used without the Python layer above it (no host, no
timer threads). What the limits below keep away from was measured and read in the library's
source; `docs.md` has the figures.

A row is one rule, a conjunction of conditions on columns. Where that would need more
disjunctions than a rule can safely have, a row is several *parts*, which must all be met, and a
part may be several rules, of which one must be. Rules are dealt into rulesets within the limits.
A ruleset lives for one call: it is built in less time than a few hundred cases take, and nothing
piles up.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias
from weakref import WeakKeyDictionary

from assay.match.matcher import MatchError, Rows
from assay.plan.region_set import RegionSet
from assay.plan.regions import Clause, RegionTable, Signature
from assay.plan.table import Case

INSTALL: Final = (
    'pip install "assay-engine[rete]"'
    if sys.version_info < (3, 13)
    else "CPPFLAGS=-DPyEval_CallObject=PyObject_CallObject pip install durable_rules==2.0.28"
)
"""How durable_rules is installed: from Python 3.13 on it needs a flag of the C compiler."""
MOST_KEPT: Final = 20_000
"""Answers kept for a table; when there are more, the older ones are let go."""

# Beneath each condition it meets, a fact waits at every next one it meets, on a stack of 64. A
# rule takes one place at most, each alternative of its disjunctions another, the catch-all one.
# The same bound keeps the conditions side by side far from 512, which never return.
_MOST_WAITING: Final = 60
# A rule has 32 markers: two for it, two for a disjunction, two for each conjunction in that.
_MOST_ALTERNATIVES: Final = 8
# A fact of 256 fields (`id` and `sid` are two of them) ends in a segmentation fault.
_MOST_FIELDS: Final = 200
_MOST_COLUMNS_A_RULE: Final = 100
# So many gaps in a set of regions become conditions `!=`; with more, its runs are alternatives.
_MOST_GAPS: Final = 4
# A fact in a session costs memory until the session goes; longer lots are no faster.
_LOT: Final = 100
_SESSION: Final = "s"
_CATCH_ALL: Final = "any"

_Condition: TypeAlias = dict[str, Any]
_Conjunction: TypeAlias = list[_Condition]


@dataclass(slots=True)
class _Rule:
    """A conjunction of conditions; `part` numbers the part of a row that it answers for."""

    part: int
    columns: set[int] = field(default_factory=set)
    conditions: _Conjunction = field(default_factory=list)
    alternatives: int = 0

    def has_room(self, columns: Collection[int], alternatives: int) -> bool:
        """Whether a condition of so many alternatives may join (1: a plain conjunction)."""
        more = alternatives if alternatives > 1 else 0
        return (
            self.alternatives + more <= _MOST_ALTERNATIVES
            and len(self.columns) + len(columns) <= _MOST_COLUMNS_A_RULE
        )

    def add(self, columns: Iterable[int], alternatives: Sequence[_Conjunction]) -> None:
        """One more condition on these columns: one of the alternatives holds."""
        self.columns.update(columns)
        if len(alternatives) == 1:
            self.conditions += alternatives[0]
        else:
            self.conditions.append({"$or": [_all(one) for one in alternatives]})
            self.alternatives += len(alternatives)


@dataclass(slots=True)
class _Ruleset:
    """Rules that stand in one network of the engine, and the columns they read."""

    rules: list[_Rule] = field(default_factory=list)
    columns: set[int] = field(default_factory=set)
    waiting: int = 0

    def take(self, rule: _Rule) -> bool:
        """Adds a rule, unless the limits forbid it beside the others."""
        waiting = self.waiting + 1 + rule.alternatives
        columns = self.columns | rule.columns
        if waiting > _MOST_WAITING or len(columns) > _MOST_FIELDS:
            return False
        self.rules.append(rule)
        self.columns, self.waiting = columns, waiting
        return True

    def definition(self) -> str:
        """The ruleset as the engine reads it. The catch-all answers for every fact."""
        rules = {
            str(number): {"all": [{"m": _all(rule.conditions)}]}
            for number, rule in enumerate(self.rules)
        }
        any_fact = {"$ex": {_name(min(self.columns)): 1}}
        return json.dumps({**rules, _CATCH_ALL: {"all": [{"m": any_fact}]}})

    def facts(self, signatures: Sequence[Signature]) -> str:
        """A lot of facts, numbered from 1 (their identity to the engine) in the order given."""
        columns = sorted(self.columns)
        return json.dumps(
            [
                {"id": case, "sid": _SESSION, **{_name(at): regions[at] for at in columns}}
                for case, regions in enumerate(signatures, start=1)
            ]
        )


class Rete:
    """Matches by durable_rules, each distinct signature of a table once.

    Answers are kept by table for as long as the table itself, so one instance should serve a
    whole run.
    """

    name: Final = "rete"

    def __init__(self) -> None:
        self._answers: WeakKeyDictionary[RegionTable, dict[Signature, Rows]] = WeakKeyDictionary()

    def match(self, table: RegionTable, cases: Sequence[Case]) -> list[Rows]:
        """See `Matcher.match`."""
        asked = [table.signature(case) for case in cases]
        answers = self._answers.setdefault(table, {})
        if len(answers) > MOST_KEPT:
            answers.clear()
        new = [one for one in dict.fromkeys(asked) if one not in answers]
        if new:
            answers.update(zip(new, _answered(table, new), strict=True))
        return [answers[one] for one in asked]


def _answered(table: RegionTable, signatures: Sequence[Signature]) -> list[Rows]:
    """The rows that hold for each signature: those whose every part is met."""
    met: list[set[int]] = [set() for _ in signatures]
    row_of: list[int] = []
    for ruleset in _dealt(_rules(table, row_of)):
        for case, part in _fired(ruleset, signatures):
            met[case].add(part)
    always = [at for at, row in enumerate(table.rows) if not row.clauses]
    parts = Counter(row_of)
    answers = []
    for found in met:
        counts = Counter(row_of[part] for part in found)
        answers.append(
            tuple(sorted(always + [row for row, count in counts.items() if count == parts[row]]))
        )
    return answers


def _dealt(rules: Iterable[_Rule]) -> Iterator[_Ruleset]:
    """Rules in as few rulesets as their order and the limits allow."""
    ruleset = _Ruleset()
    for rule in rules:
        if not ruleset.take(rule):
            yield ruleset
            ruleset = _Ruleset()
            ruleset.take(rule)
    if ruleset.rules:
        yield ruleset


def _rules(table: RegionTable, row_of: list[int]) -> Iterator[_Rule]:
    """The rules of a table; `row_of` is told the row of each part, in the order of parts."""
    for at, row in enumerate(table.rows):
        if row.never:
            continue
        for part in _parts(table, row.clauses, len(row_of)):
            row_of.append(at)
            yield from part


def _parts(table: RegionTable, clauses: Iterable[Clause], first: int) -> Iterator[list[_Rule]]:
    """The rules of a row, by part; parts are numbered from `first`."""
    number = first
    rule = _Rule(number)
    for clause in clauses:
        columns = [at for at, _ in clause.terms]
        alternatives = [
            conjunction
            for at, regions in clause.terms
            for conjunction in _conjunctions(at, regions, table.columns[at].size)
        ]
        if rule.columns and not rule.has_room(columns, len(alternatives)):
            yield [rule]
            number += 1
            rule = _Rule(number)
        if rule.has_room(columns, len(alternatives)):
            rule.add(columns, alternatives)
            continue
        yield list(_sliced(number, columns, alternatives))
        number += 1
        rule = _Rule(number)
    if rule.columns:
        yield [rule]


def _sliced(
    part: int, columns: Sequence[int], alternatives: Sequence[_Conjunction]
) -> Iterator[_Rule]:
    """A disjunction that is too long for one rule, as several of which one must be met."""
    for start in range(0, len(alternatives), _MOST_ALTERNATIVES):
        rule = _Rule(part)
        rule.add(columns, alternatives[start : start + _MOST_ALTERNATIVES])
        yield rule


def _conjunctions(at: int, regions: RegionSet, size: int) -> list[_Conjunction]:
    """Conditions that ask for a column to be in a set of regions: one of the conjunctions holds."""
    runs = regions.runs()
    low, high = runs[0][0], runs[-1][1]
    gaps = RegionSet.span(low, high) - regions
    if len(gaps) <= _MOST_GAPS:
        return [_run(at, low, high, size) + [{"$neq": {_name(at): region}} for region in gaps]]
    return [_run(at, *run, size) for run in runs]


def _run(at: int, low: int, high: int, size: int) -> _Conjunction:
    if low == high:
        return [{_name(at): low}]
    from_low = [{"$gte": {_name(at): low}}] if low > 0 else []
    to_high = [{"$lte": {_name(at): high}}] if high < size - 1 else []
    return from_low + to_high


def _all(conditions: _Conjunction) -> _Condition:
    return conditions[0] if len(conditions) == 1 else {"$and": conditions}


def _name(column: int) -> str:
    # Names are compared by a 32-bit hash; these have no collisions below 20,000.
    return f"c{column}"


def installed() -> bool:
    """Whether durable_rules is there and can be loaded; nothing else of the engine needs it."""
    try:
        import durable_rules_engine
    except ImportError:
        return False
    return hasattr(durable_rules_engine, "create_ruleset")


def _fired(ruleset: _Ruleset, signatures: Sequence[Signature]) -> Iterator[tuple[int, int]]:
    """Each signature's position with each part that it meets, of those in the ruleset."""
    if not installed():
        raise MatchError(f"durable_rules is not installed, or can't be loaded: {INSTALL}")
    import durable_rules_engine as engine

    try:
        handle = engine.create_ruleset("table", ruleset.definition())
        try:
            for start in range(0, len(signatures), _LOT):
                lot = signatures[start : start + _LOT]
                answered = set()
                for case, rule in _session(handle, ruleset.facts(lot)):
                    if rule == _CATCH_ALL:
                        answered.add(case)
                    else:
                        yield start + case - 1, ruleset.rules[int(rule)].part
                if answered != set(range(1, len(lot) + 1)):
                    raise MatchError("durable_rules did not answer for every case")
        finally:
            engine.delete_ruleset(handle)
    except engine.error as refused:
        raise MatchError(f"durable_rules: {refused}") from refused


def _session(handle: int, facts: str) -> Iterator[tuple[int, str]]:
    """Each fact's number with the name of each rule it met; the session is gone afterwards."""
    import durable_rules_engine as engine

    code, state = engine.assert_facts(handle, facts)
    if code:
        raise MatchError(f"durable_rules refused a lot of facts with code {code}")
    started = engine.start_action_for_state(handle, state)
    message = started[1] if started else None
    while message is not None:
        ((rule, held),) = json.loads(message).items()
        yield held["m"]["id"], rule
        message = engine.complete_and_start_action(handle, state)
    engine.delete_state(handle, _SESSION)

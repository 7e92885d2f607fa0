"""The identities of an evaluation: its checks of the form `a = b` that add stated amounts up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from assay.explain.diagnose.amounts import Amounts
from assay.explain.diagnose.forms import CellKey, Form, Forms
from assay.facts import Fact
from assay.finding import Span
from assay.outcome import Evaluation, Grounds
from assay.plan import CheckDecision
from assay.values.fact_id import FactId

_NEAR: Final = Fraction(1, 10**25)
"""How near a form must come to what the evaluator computed, whose decimals end at 34 digits."""


@dataclass(frozen=True)
class Identity:
    """A check on one fact, as a sum of stated amounts that should come to 0.

    Attributes:
        code, rule: the check's code and the rule it stands in.
        fact: `kind/key` of the fact that the check is about.
        span: where the check stands in the rule file.
        terms: the cells and their coefficients: at least two.
        residual: what the sum comes to: the left side less the right.
        tolerance: how far from 0 it may be; 0 where the check is exact.
    """

    code: str
    rule: str
    fact: FactId
    span: Span
    terms: Mapping[CellKey, Fraction]
    residual: Fraction
    tolerance: Fraction

    @property
    def holds(self) -> bool:
        """Whether the residual is within the tolerance."""
        return abs(self.residual) <= self.tolerance


def identities(evaluation: Evaluation) -> tuple[Identity, ...]:
    """Every identity of an evaluation that can be told, in the order of plan and book.

    Left out are checks with a null in them, those whose sides are no sums of stated amounts (see
    `forms`), and those of fewer than two cells: nothing is added up in them.
    """
    grounds = Grounds(evaluation)
    amounts = Amounts(evaluation.book.schema, evaluation.plan)
    forms = Forms(evaluation.book, grounds, amounts)
    found: list[Identity] = []
    for check in evaluation.plan.checks:
        if _may_add_up(check, amounts):
            for fact in evaluation.book.of_kind(check.rule.kind):
                one = _identity(check, fact, grounds, forms)
                if one is not None:
                    found.append(one)
    return tuple(found)


def _may_add_up(check: CheckDecision, amounts: Amounts) -> bool:
    comparison = check.comparison
    return (
        comparison is not None and comparison.op == "=" and amounts.stand_in(check.statement.node)
    )


def _identity(check: CheckDecision, fact: Fact, grounds: Grounds, forms: Forms) -> Identity | None:
    if grounds.applies(check.applies, fact) is not True:
        return None
    checked = grounds.checked(check, fact)
    if not isinstance(checked.holds, bool) or checked.residual is None:
        return None
    form = _form(check, fact, grounds, forms)
    if form is None or len(form.terms) < 2:
        return None
    residual = _at_stated(form, grounds)
    # The form is put to the proof: at the figures as stated it must be what the evaluator found.
    if abs(residual - Fraction(checked.residual)) > _NEAR * max(Fraction(1), abs(residual)):
        return None
    tolerance = Fraction(0) if checked.tolerance is None else Fraction(checked.tolerance)
    return Identity(check.code, check.rule.id, fact.id, check.span, form.terms, residual, tolerance)


def _form(check: CheckDecision, fact: Fact, grounds: Grounds, forms: Forms) -> Form | None:
    assert check.comparison is not None
    below = grounds.below_check(check, fact)
    left = forms.form(check.comparison.left.node, fact, below)
    right = None if left is None else forms.form(check.comparison.right.node, fact, ())
    return None if left is None or right is None else left.plus(right, Fraction(-1))


def _at_stated(form: Form, grounds: Grounds) -> Fraction:
    total = form.constant
    for (fact_id, name), coefficient in form.terms.items():
        fact = grounds.fact(fact_id)
        assert fact is not None
        value = fact.values[name]
        assert isinstance(value, Decimal)
        total += coefficient * Fraction(value)
    return total

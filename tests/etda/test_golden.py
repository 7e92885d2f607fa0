"""ETDA, fiscal year 2563, quarter 4: every figure and finding of the golden file comes out.

`golden/etda-2563-q4.yaml` holds figures recomputed from the two documents by other means. Each
is compared digit by digit; no figure of the file is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from assay import evaluate, load_book, load_rules
from assay.finding import Severity
from assay.outcome import Evaluation
from assay.values.null import Null
from assay.values.number import as_written
from assay.values.types import Value

PROJECT = Path(__file__).parents[2]
GOLDEN: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "golden" / "etda-2563-q4.yaml").read_text(encoding="utf-8")
)

COLUMNS = ("plan", "disbursed", "carried_over", "reserved", "outturn")
"""The columns of the budget table that a total adds up."""

FOUND = {
    "completion overstated: DG reports 5 of 5 complete and 4 are fully met; "
    "EC reports 8 of 8 and 6 are": ("completion-overstated", ["project/DG", "project/EC"]),
    "identity: line 1 reserved (see diagnosis)": ("reserved-misprint", ["budget_line/1"]),
    "unreported virement: the five projects and administration differ from the approved plan, "
    "e-Licensing with e-Office; programme totals do not": (
        "unreported-virement",
        [
            "budget_line/1.2.1",
            "budget_line/1.2.2",
            "budget_line/1.3.1",
            "budget_line/1.3.2",
            "budget_line/1.3.3",
            "budget_line/1.3.4",
        ],
    ),
    "unit mismatch: EC-7 target in people, result in engagements": (
        "unit-mismatch",
        ["indicator/EC-7"],
    ),
    "unit and name drift: EL-2 plan in licences, report in document structures": (
        "unit-drift",
        ["indicator/EL-2"],
    ),
    "scope drift: DG-1 and DG-2 add e-Meeting to the approved definition": (
        "scope-drift",
        ["indicator/DG-1", "indicator/DG-2"],
    ),
    "outcome missed behind a met output: EC-6 reports internet confidence 69.7 against the "
    "ministry target 75": ("outcome-missed", ["indicator/EC-6"]),
    "evidence inconsistent: SF-5 reports 1161 people trained, the evidence of SF-6 says 1000": (
        "evidence-inconsistent",
        ["evidence_item/SF-6:1"],
    ),
    "evidence inconsistent: EL-6 is scored 100 on a text still marked draft": (
        "draft-evidence",
        ["indicator/EL-6"],
    ),
    "no evidence recorded: the ten time and cost indicators": (
        "no-evidence",
        [
            f"indicator/{project}-{no}"
            for project in ("DG", "DT", "EC", "EL", "SF")
            for no in (3, 4)
        ],
    ),
    "obstacle: the note on DG-5 records a delay; the closing section says there was no "
    "significant obstacle": ("obstacle-denied", ["obstacle/DG-5:1"]),
    "legend gap: a delay between 5 and 5.1 has no colour unless delays are rounded to one "
    "decimal": ("legend-gap", ["status_legend/green"]),
    "cost claimed: EL-4 reports 100 % of the budget, and e-Licensing spent 59.8286 %": (
        "cost-claimed",
        ["indicator/EL-4"],
    ),
    "time claimed: DG-3, EL-3 and SF-3 report 12 months with three quarters of the outturn "
    "unpaid": ("time-claimed", ["indicator/DG-3", "indicator/EL-3", "indicator/SF-3"]),
    "progress claimed: DG and EC report 100 % with DG-5 and EC-8 at 75": (
        "progress-claimed",
        ["indicator/DG-5", "indicator/EC-8"],
    ),
}
"""Each expected finding of the golden file: its code, and the facts it is raised for."""

WORDS = {
    ("rounding_tolerance",),
    ("diagnosis", "clears"),
}
"""What the golden file says in words; tests below hold it to the rules."""


@cache
def evaluation() -> Evaluation:
    book = load_book(PROJECT / "facts" / "etda" / "2563-q4")
    return evaluate(book, load_rules(PROJECT / "rules"), matcher="both")


def figures(node: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every leaf of the golden file with its path, but for its two lists."""
    for name, value in node.items():
        here = (*path, str(name))
        if isinstance(value, dict):
            yield from figures(value, here)
        elif not isinstance(value, list) and here not in WORDS:
            yield here, value


def outcome(kind: str, key: str, name: str) -> Value:
    return evaluation().value(kind, key, name)


def stated(kind: str, key: str, name: str) -> Value:
    fact = evaluation().book.find(f"{kind}/{key}")
    assert fact is not None
    return fact.values[name]


def computed(path: tuple[str, ...]) -> Value:
    """The value that the golden file names by its path, as the rules give it."""
    match path:
        case ("budget_lines", code, "utilisation_printed"):
            return stated("budget_line", code, "reported_percent")
        case ("budget_lines", code, "rollup_residual", column):
            return outcome("budget_line", code, f"rollup_residual_{column}")
        case ("budget_lines", code, name):
            return outcome("budget_line", code, name)
        case ("projects", key, "budget_line"):
            return stated("project", key, "budget_line")
        case ("projects", key, name):
            return outcome("project", key, name)
        case ("projects_total", name):
            return projects_total(name)
        case ("diagnosis", name):
            return diagnosis(name)
        case ("indicators", *rest):
            return indicators(tuple(rest))
        case ("plan", name):
            return plan(name)
        case _:
            raise KeyError(path)


def projects_total(name: str) -> Value:
    match name:
        case "utilisation_percent":
            assert outcome("budget_note", "1", "subtotal_percent") == outcome(
                "agency", "ETDA", "projects_utilisation_percent"
            )
            return outcome("agency", "ETDA", "projects_utilisation_percent")
        case "with_e_office":
            return outcome("agency", "ETDA", "projects_utilisation_with_parts")
        case "e_licensing_with_e_office":
            return outcome("budget_note", "2", "subtotal_percent")
        case _:
            raise KeyError(name)


def diagnosis(name: str) -> Value:
    lines = evaluation().book.of_kind("budget_line")
    wrong = [
        line for line in lines if outcome("budget_line", line.key[0], "reserved_misprinted") is True
    ]
    (line,) = wrong
    match name:
        case "cell":
            return f"line {line.key[0]}, reserved"
        case "printed":
            return line.values["reserved"]
        case "implied":
            return outcome("budget_line", line.key[0], "reserved_implied")
        case _:
            raise KeyError(name)


TALLIES = {
    "count": "indicator_count",
    "fully_met": "indicators_met",
    "cannot_be_verified": "indicators_unverified",
}
"""What the golden file counts of the indicators, of each project and in all."""


def indicators(path: tuple[str, ...]) -> Value:
    match path:
        case (tally, "total") if tally in TALLIES:
            return outcome("agency", "ETDA", TALLIES[tally])
        case (tally, project) if tally in TALLIES:
            return outcome("project", project, TALLIES[tally])
        case ("by_requirer", "budget_bureau+mdes"):
            return outcome("agency", "ETDA", "joint_indicators")
        case ("by_requirer", requirer):
            return outcome("requirer", requirer, "sole_indicators")
        case ("scores_below_target", key, "target"):
            return stated("indicator", key, "target")
        case ("scores_below_target", key, "score"):
            return outcome("indicator", key, "score")
        case ("fully_met_percent",):
            return outcome("agency", "ETDA", "completion_percent")
        case (name,):
            return outcome("agency", "ETDA", name)
        case _:
            raise KeyError(path)


def plan(name: str) -> Value:
    match name:
        case "income_total":
            return outcome("agency", "ETDA", "income_total")
        case "budget_funds":
            return outcome("income_line", "1", "sum_of_parts")
        case "appropriation":
            return outcome("plan_line", "budget", "sum_of_parts")
        case "prior_year_balance":
            return stated("plan_line", "4", "amount")
        case "off_budget":
            return outcome("income_line", "2", "sum_of_parts")
        case "projects":
            return outcome("plan_line", "1", "sum_of_parts")
        case "administration":
            return stated("plan_line", "2", "amount")
        case "personnel":
            return stated("plan_line", "3", "amount")
        case "all_sums_correct":
            return outcome("agency", "ETDA", "plan_sums_correct")
        case _:
            raise KeyError(name)


def raised(code: str) -> list[str]:
    return [found.fact or "" for found in evaluation().findings if found.code == code]


def in_words(value: Value) -> str:
    """A value as the golden file writes it: a number with every digit."""
    if isinstance(value, bool):
        return str(value).lower()
    return as_written(value) if isinstance(value, Decimal) else str(value)


@pytest.mark.parametrize(
    ("path", "expected"),
    [pytest.param(path, value, id=" ".join(path)) for path, value in figures(GOLDEN)],
)
def test_a_figure_comes_out_exactly(path: tuple[str, ...], expected: Any) -> None:
    written = str(expected).lower() if isinstance(expected, bool) else str(expected)
    assert in_words(computed(path)) == written


@pytest.mark.parametrize("code", GOLDEN["budget_lines"])
def test_a_total_leaves_no_residual_but_the_known_and_a_line_has_none(code: str) -> None:
    residuals = {name: outcome("budget_line", code, f"rollup_residual_{name}") for name in COLUMNS}
    if "rollup_residual" not in GOLDEN["budget_lines"][code]:
        assert all(isinstance(residual, Null) for residual in residuals.values())
        return
    known = GOLDEN["budget_lines"][code]["rollup_residual"]
    assert {name for name, residual in residuals.items() if residual != 0} == set(known)


def test_the_scores_below_their_target_are_the_known_ones() -> None:
    scored = [
        fact for fact in evaluation().book.of_kind("indicator") if fact.values["unit"] == "score"
    ]
    below = {
        fact.key[0] for fact in scored if outcome("indicator", fact.key[0], "score") != Decimal(100)
    }
    assert below == set(GOLDEN["indicators"]["scores_below_target"])


def test_every_expected_finding_is_accounted_for() -> None:
    assert list(FOUND) == GOLDEN["findings_expected"]


@pytest.mark.parametrize("expected", GOLDEN["findings_expected"])
def test_an_expected_finding_is_raised_for_just_its_facts(expected: str) -> None:
    code, facts = FOUND[expected]
    assert sorted(raised(code)) == sorted(facts)


def test_the_programme_totals_are_those_of_the_approved_plan() -> None:
    assert raised("programme-total-changed") == []
    for total in ("total", "1", "1.2", "1.3"):
        assert outcome("budget_line", total, "virement") == 0


def test_the_only_errors_are_the_identities_that_rounding_does_not_explain() -> None:
    codes = {
        "outturn = disbursed + carried_over + reserved": "outturn-identity",
        "reserved = sum(children.reserved)": "roll-up-reserved",
        "reserved = sum(lines 1, 2, 3)": "roll-up-reserved",
    }
    known = {
        (codes[one["identity"]], f"budget_line/{one['line']}", Decimal(one["residual"]))
        for one in GOLDEN["identity_errors_beyond_rounding"]
    }
    errors = [found for found in evaluation().findings if found.severity is Severity.ERROR]
    assert {(one.code, one.fact, dict(one.values)["residual"]) for one in errors} == known
    assert len(errors) == len(known)


def test_a_four_cell_identity_at_four_decimals_may_be_off_by_two_units_of_the_fourth() -> None:
    (found,) = (one for one in evaluation().findings if one.code == "outturn-identity")
    assert dict(found.values)["tolerance"] == Decimal("0.0002")


def test_the_implied_amount_clears_all_three_identities() -> None:
    change = Decimal(GOLDEN["diagnosis"]["printed"]) - Decimal(GOLDEN["diagnosis"]["implied"])
    row = outcome("budget_line", "1", "outturn_residual")
    own = outcome("budget_line", "1", "rollup_residual_reserved")
    above = outcome("budget_line", "total", "rollup_residual_reserved")
    assert isinstance(row, Decimal)
    assert isinstance(own, Decimal)
    assert isinstance(above, Decimal)
    assert (row + change, own - change, above + change) == (
        Decimal("-0.0001"),
        Decimal(0),
        Decimal(0),
    )


def test_every_finding_speaks_thai_and_english() -> None:
    for found in evaluation().findings:
        assert found.message.th is not None
        assert found.message.th != found.message.en

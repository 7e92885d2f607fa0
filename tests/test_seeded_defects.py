"""A test of the tests: mistakes that a person would make in a rule are each caught by a feature.

Every feature runs under `make test`; here one rule at a time is changed in a copy of the project.
"""

import shutil
from pathlib import Path

import pytest

from assay.features.scenario import ScenarioResult, Workspace, suite_of
from assay.project import find_project

ROOT = Path(__file__).parents[1]

DEFECTS = {
    "a threshold a unit too high": (
        "kpi/progress-status",
        [('"(5..20]"', '"(5..21]"'), ('"> 20"', '"> 21"')],
    ),
    "an end that no longer belongs": (
        "kpi/financial-status",
        [('"<= 5"', '"< 5"'), ('"(5..20]"', '"[5..20]"')],
    ),
    "every read as some": (
        "kpi/score-decrees",
        [
            (
                "100: every m in milestones satisfies m.stage >= cabinet_submitted",
                "100: some m in milestones satisfies m.stage >= cabinet_submitted",
            )
        ],
    ),
    "a stage too low": ("kpi/score-strategy", [(">= board_approved", ">= subcommittee_approved")]),
    "another score": ("kpi/score-decrees", [("\n  75: some", "\n  70: some")]),
    "a lowest score made up": ("kpi/score-strategy", [("    value: 0\n", "    value: 50\n")]),
    "a row left out": (
        "kpi/target-met",
        [
            (
                '    - {when: {same_unit: true, direction: less_is_better, figure: "<= goal"}, then: met}\n',
                "",
            )
        ],
    ),
    "the worse taken for the better": (
        "kpi/overall-status",
        [("min(status_physical", "max(status_physical")],
    ),
    "the wrong sign": (
        "budget/outturn-identity",
        [("is: disbursed + carried_over + reserved", "is: disbursed + carried_over - reserved")],
    ),
    "a neighbouring column": (
        "budget/utilisation",
        [("percent(reported_outturn, plan)", "percent(disbursed, plan)")],
    ),
    "no tolerance for rounding": (
        "budget/outturn-identity",
        [("    tolerance: printed\n", "")],
    ),
    "too few decimals": ("budget/utilisation", [("decimals: 4", "decimals: 2")]),
    "a graver finding made lighter": (
        "budget/overspending",
        [("severity: error", "severity: warning")],
    ),
    "a rule that ends a day early": (
        "kpi/progress-status",
        [("to: 2020-09-30", "to: 2020-09-29")],
    ),
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for folder in ("facts", "rules", "features"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def results(rule: str) -> tuple[ScenarioResult, ...]:
    """The scenarios of a rule's own features, run by the rules of the current folder."""
    workspace = Workspace(find_project())
    own = [path for path in workspace.project.features if path.name.split(".")[0] == rule]
    suite = suite_of(workspace, own)
    assert suite.scenarios
    assert not suite.findings
    return suite.run(workspace)


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_seeded_defect_is_caught_by_the_feature_of_its_rule(project: Path, defect: str) -> None:
    rule, edits = DEFECTS[defect]
    name = rule.rpartition("/")[2]
    assert all(one.passed for one in results(name))
    path = project / "rules" / f"{rule}.yaml"
    text = path.read_text(encoding="utf-8")
    for before, after in edits:
        assert text.count(before) >= 1, before
        text = text.replace(before, after)
    path.write_text(text, encoding="utf-8")
    failed = [one for one in results(name) if not one.passed]
    assert failed
    # They fail since the rules answer otherwise, not since the rule can't be read.
    assert all(one.failures and not one.findings for one in failed)

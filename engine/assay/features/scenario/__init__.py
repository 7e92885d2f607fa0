"""Scenarios of feature files: read, understood, run, and what came out.

In: a feature file and the `Workspace` of its project. Out: a `ScenarioResult` for each scenario,
with what its expectations look at. A feature needs no Python: kinds, fields, outcomes and members
are named as the schema and the rules name or title them. Knows nothing of how results are shown,
and nothing of pytest.
"""

from assay.features.scenario.binding import Bound, bind
from assay.features.scenario.feature import Feature, Scenario, Step, StepKind
from assay.features.scenario.prepared import Act, Prepared, prepare, run
from assay.features.scenario.reader import parse_feature, read_feature
from assay.features.scenario.result import Asked, Failure, FiredAt, ScenarioResult, Verdict
from assay.features.scenario.sentences import SENTENCES, Sentence
from assay.features.scenario.suite import Suite, suite_of
from assay.features.scenario.tags import Selection, WrongTags, parse_selection
from assay.features.scenario.translation import translated
from assay.features.scenario.vocabulary import Misread, Vocabulary
from assay.features.scenario.workspace import Workspace

__all__ = [
    "SENTENCES",
    "Act",
    "Asked",
    "Bound",
    "Failure",
    "Feature",
    "FiredAt",
    "Misread",
    "Prepared",
    "Scenario",
    "ScenarioResult",
    "Selection",
    "Sentence",
    "Step",
    "StepKind",
    "Suite",
    "Verdict",
    "Vocabulary",
    "Workspace",
    "WrongTags",
    "bind",
    "parse_feature",
    "parse_selection",
    "prepare",
    "read_feature",
    "run",
    "suite_of",
    "translated",
]

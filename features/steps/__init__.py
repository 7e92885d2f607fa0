"""The sentences in which features are written, in Thai and in English.

In: the sentences and tables of a feature. Out: facts read as a book's are, the evaluation by the
project's rules, and what the feature expects of it. A feature needs no Python of its own: kinds,
fields, outcomes and members are named as the schema and the rules name or title them.
"""

from features.steps.project import Project
from features.steps.scenario import Scenario
from features.steps.sentences import define_sentences

__all__ = ["Project", "Scenario", "define_sentences"]

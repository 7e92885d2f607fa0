"""One case: a file of a project and what is done to it. The same numbers give the same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Final

from fuzz.mutations import GENTLE, MUTATIONS, words_of
from fuzz.projects import DISTRICT, PROJECTS, Project, target_of

_WEIGHTS: Final = {"district": 30, "hospital": 12, "shipped": 1}
"""How often each project is taken: the small ones are evaluated ten times as fast."""

_COMPARISON: Final = ("shipped", "facts/comparison.yaml")

_MOST_BYTES: Final = 200_000


@dataclass(frozen=True)
class Case:
    """A file of a project, and mutations of it, each with the seed of its choices."""

    project: str
    file: str
    mutations: tuple[tuple[str, int], ...]

    @property
    def target(self) -> str:
        """What the file is to the engine."""
        return target_of(self.file)

    def data(self) -> bytes:
        """The spoiled file."""
        project = PROJECTS[self.project]
        data = project.read(self.file)
        for name, seed in self.mutations:
            spoiled = MUTATIONS[name](data, Random(seed), words(project))
            data = spoiled if len(spoiled) <= _MOST_BYTES else data
        return data

    def shorter(self) -> tuple[Case, ...]:
        """The cases with one mutation less."""
        return tuple(
            Case(self.project, self.file, self.mutations[:at] + self.mutations[at + 1 :])
            for at in range(len(self.mutations))
        )


@cache
def words(project: Project) -> tuple[str, ...]:
    """The words of all files of a project, and of the small one, which has some of every kind."""
    texts = [
        one.read(file).decode("utf-8")
        for one in dict.fromkeys((project, DISTRICT))
        for file in one.files
    ]
    return words_of(texts)


@cache
def _files(project: str) -> dict[str, tuple[str, ...]]:
    """The files of a project by target, so that each target has its share."""
    files: dict[str, tuple[str, ...]] = {}
    for file in PROJECTS[project].files:
        target = target_of(file)
        # Rules are what people write most.
        for name in (target, "rule again", "rule once more") if target == "rule" else (target,):
            files[name] = (*files.get(name, ()), file)
    return files


def a_case(random: Random) -> Case:
    """A case at random."""
    project = random.choices(list(_WEIGHTS), list(_WEIGHTS.values()))[0]
    files = _files(project)
    file = random.choice(files[random.choice(list(files))])
    if random.random() < 0.03:
        project, file = _COMPARISON  # of which the small projects have none
    names = GENTLE if random.random() < 0.7 else tuple(MUTATIONS)
    count = random.choice((1, 1, 1, 2, 2, 3, 5))
    return Case(
        project,
        file,
        tuple((random.choice(names), random.randrange(2**32)) for _ in range(count)),
    )

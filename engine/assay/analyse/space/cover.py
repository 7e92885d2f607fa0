"""What boxes leave uncovered of a space.

A box that asks nothing of the columns left covers the rest; where no box is left in play, nothing
covers it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import or_

from assay.analyse.space.effort import Effort
from assay.analyse.space.search import Search
from assay.analyse.space.space import Box, Space, meet


def uncovered(space: Space, within: Box, boxes: Sequence[Box], effort: Effort) -> Iterator[Box]:
    """The parts of a box that none of `boxes` covers and that hold an expected case.

    They are apart from each other and together are all of it. Raises TooLarge.
    """
    if not space.is_inhabited(within, effort):
        return
    in_play = [shared for box in boxes if (shared := meet(box, within)) is not None]
    yield from _Holes(space, within, list(dict.fromkeys(in_play)), effort).found()


class _Holes(Search[Box]):
    def _told(
        self, in_play: int, box: Box, asked: Sequence[int], left: frozenset[int]
    ) -> Sequence[Box] | None:
        if not in_play:
            return (box,)
        asking = reduce(or_, (self._asking[at] for at in asked), 0)
        return () if in_play & ~asking else None

    def _weight(self, asking: int) -> tuple[int, ...]:
        # The column most of them ask about: each branch then loses the most of them.
        return (asking.bit_count(),)

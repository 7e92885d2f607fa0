"""Sets of region numbers, small enough for tables of thousands of rows and hundreds of regions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assay.plan.table import Operator


@dataclass(frozen=True, slots=True)
class RegionSet:
    """Some regions of one column: bit n of `bits` is set where region n belongs."""

    bits: int = 0

    @classmethod
    def of(cls, numbers: Iterable[int]) -> RegionSet:
        """The set of these regions."""
        return cls(sum({1 << number for number in numbers}))

    @classmethod
    def span(cls, low: int, high: int) -> RegionSet:
        """The regions from `low` to `high`, both included; none where `high` is under `low`."""
        return cls((1 << high + 1) - (1 << low) if low <= high else 0)

    @classmethod
    def where(cls, op: Operator, at: int, size: int) -> RegionSet:
        """The regions of a column of `size` that compare so with region `at`; null does not."""
        match op:
            case "=":
                return cls.span(at, at)
            case "!=":
                return cls.span(1, size - 1) - cls.span(at, at)
            case "<":
                return cls.span(1, at - 1)
            case "<=":
                return cls.span(1, at)
            case ">":
                return cls.span(at + 1, size - 1)
            case ">=":
                return cls.span(at, size - 1)

    def runs(self) -> list[tuple[int, int]]:
        """The fewest spans that make up the set, ascending."""
        found = []
        bits, place = self.bits, 0
        while bits:
            gap = (bits & -bits).bit_length() - 1
            bits >>= gap
            length = (~bits & (bits + 1)).bit_length() - 1
            found.append((place + gap, place + gap + length - 1))
            bits >>= length
            place += gap + length
        return found

    def __and__(self, other: RegionSet) -> RegionSet:
        return RegionSet(self.bits & other.bits)

    def __or__(self, other: RegionSet) -> RegionSet:
        return RegionSet(self.bits | other.bits)

    def __sub__(self, other: RegionSet) -> RegionSet:
        return RegionSet(self.bits & ~other.bits)

    def __contains__(self, number: int) -> bool:
        return bool(self.bits >> number & 1)

    def __iter__(self) -> Iterator[int]:
        return (number for low, high in self.runs() for number in range(low, high + 1))

    def __len__(self) -> int:
        return self.bits.bit_count()

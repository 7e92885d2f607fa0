"""Decimals as FEEL has them: 34 significant digits, half-even (DMN 1.5, 10.3.2.3.1).

No quantity ever passes through a float. Rounding beyond the 34 digits happens only where a rule
says so, by `rounded` or one of FEEL's rounding functions.
"""

from __future__ import annotations

import decimal
from decimal import Decimal
from typing import Final

PRECISION: Final = 34

# Exponents are FEEL's (IEEE 754 decimal128), so that no computation can fill the memory.
CONTEXT: Final = decimal.Context(
    prec=PRECISION,
    rounding=decimal.ROUND_HALF_EVEN,
    Emin=-6143,
    Emax=6144,
    traps=[decimal.InvalidOperation, decimal.DivisionByZero, decimal.Overflow],
)

# A tie of `half up` goes away from zero, as printed public reports have it (and FEEL's
# `round half up`); `up` is away from zero, `down` towards it.
MODES: Final = {
    "half up": decimal.ROUND_HALF_UP,
    "half even": decimal.ROUND_HALF_EVEN,
    "half down": decimal.ROUND_HALF_DOWN,
    "up": decimal.ROUND_UP,
    "down": decimal.ROUND_DOWN,
}


def rounded(value: Decimal, decimals: int, mode: str = "half up") -> Decimal:
    """`value` with exactly `decimals` decimals, by a mode of `MODES`.

    A number too large to be written with that many decimals in 34 digits is returned as it is:
    it has no digit there to round.
    """
    if value.adjusted() + 1 + decimals > PRECISION:
        return value
    quantum = Decimal(1).scaleb(-decimals)
    return value.quantize(quantum, rounding=MODES[mode], context=CONTEXT)


def printed_decimals(value: Decimal) -> int:
    """How many decimals a number was written with (`5.10` has two; never less than 0)."""
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def as_written(value: Decimal) -> str:
    """The digits of a number, never in exponent form: `0.0000001`, `5.10`, `-3`."""
    return f"{value:f}"

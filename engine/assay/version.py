"""The engine's version, as the package declares it and evaluations record it."""

from typing import Final

VERSION: Final = "0.1.0"

"""Renews the tables of functions in the manual of expressions: run as in `make docs`."""

from __future__ import annotations

import sys
from pathlib import Path

from assay.language import render_functions

START = "<!-- functions -->\n"
END = "<!-- end of functions -->"


def main(manual: Path) -> None:
    """Writes the tables between their marks."""
    before, _, rest = manual.read_text("utf-8").partition(START)
    after = rest.partition(END)[2]
    manual.write_text(f"{before}{START}{render_functions().rstrip()}\n{END}{after}", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""atheris on the expression language: any text, as an expression or a cell, to its value.

    python -m fuzz.language SECONDS SEED REPORT FOUND

libFuzzer steers by the branches of the language that a text reaches, from a corpus of the
expressions of all rules and of the manual. What is written here counts and judges the answers.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["assay.language", "lark"]):
    from fuzz.spoken import Spoken, corpus, dictionary
    from fuzz.tally import Tally


def main(seconds: int, seed: int, report: Path, found: Path) -> None:
    """Runs until the time is over; libFuzzer ends the process itself."""
    folder = report.with_suffix(".corpus")
    folder.mkdir(exist_ok=True)
    for number, text in enumerate(corpus()):
        (folder / f"{number:04}").write_bytes(b"\0" + text.encode("utf-8"))
    words = report.with_suffix(".dict")
    words.write_text(dictionary(), encoding="ascii")
    spoken = Spoken(Tally(report, found))
    atheris.Setup(
        [
            "assay",
            str(folder),
            f"-dict={words}",
            f"-max_total_time={seconds}",
            f"-seed={seed}",
            f"-artifact_prefix={found}/",
            "-max_len=400",
            "-timeout=20",
            "-rss_limit_mb=2048",
            "-verbosity=0",
            "-print_final_stats=0",
        ],
        spoken.take,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4]))

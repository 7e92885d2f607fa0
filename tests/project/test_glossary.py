"""The Thai of the project keeps to the words of `docs/glossary.md`."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GLOSSARY = ROOT / "docs" / "glossary.md"
TEXTS = (
    *(ROOT / "engine").rglob("*.py"),
    *(ROOT / "engine").rglob("*.json"),
    *(ROOT / "engine").rglob("*.yaml"),
    *(ROOT / "rules").rglob("*.yaml"),
    *(ROOT / "features").rglob("*.feature"),
    *(ROOT / "facts").glob("*.yaml"),
    *(one for one in (ROOT / "docs").glob("*.md") if one != GLOSSARY),
)
OTHERS = re.compile("กฎหมาย|กรกฎาคม|กฎกระทรวง")
"""Words that hold one of those and mean something else."""


def test_no_text_has_a_word_that_the_glossary_gives_up() -> None:
    rows = [line.split("|") for line in GLOSSARY.read_text("utf-8").splitlines() if "|" in line]
    given_up = [word.strip() for row in rows[2:] for word in row[3].split(",") if word.strip()]
    assert "กฎ" in given_up
    found = [
        f"{path.relative_to(ROOT)}:{number}: {word}"
        for path in TEXTS
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        for word in given_up
        if word in OTHERS.sub("", line)
    ]
    assert found == []

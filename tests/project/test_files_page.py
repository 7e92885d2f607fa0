"""The manual of files is that of the models that read them."""

import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def page() -> str:
    return str(runpy.run_path(str(ROOT / "tools" / "files_page.py"))["page"]())


def test_the_committed_page_is_current() -> None:
    assert (ROOT / "docs" / "files.md").read_text(encoding="utf-8") == page()  # else: `make docs`


def test_the_form_of_a_comparison_and_of_a_report_is_told() -> None:
    told = page()
    for key in ("within", "against", "ignore", "effect", "figures", "bars", "name_by"):
        assert f"| `{key}` |" in told

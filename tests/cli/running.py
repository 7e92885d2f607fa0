"""Runs the command as a user does: another process, its output, its exit status."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ETDA = "facts/etda/2563-q4"


def assay(
    *words: str, folder: Path = ROOT, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """The finished command, with what it printed read as UTF-8."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "assay.cli", *words],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT / "engine"), "COLUMNS": "100", **(environment or {})},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )

"""The project's own promises: its names, its locked packages, and no trace of where it was made."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted(ROOT.glob("requirements/*.lock"))
MADE = {".git", ".venv", "__pycache__", "build", "dist"}

PIN = re.compile(
    r"(?P<name>[a-z0-9-]+)==(?P<version>[0-9][0-9.]*(?:post[0-9]+)?)( ; [A-Za-z0-9_.<>!=' ]+)? \\"
)
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}(?P<more> \\)?")
PRIVATE_PATH = re.compile(r"(?<![\w.~/-])/(?:home|mnt|opt|root|tmp|Users|work)/\w")
SILENCED = re.compile(r"#\s*(?:type:\s*ignore|noqa)", re.IGNORECASE)


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pins(lock: Path) -> dict[str, str]:
    matches = map(PIN.fullmatch, lock.read_text(encoding="utf-8").splitlines())
    return {match["name"]: match["version"] for match in matches if match}


def written_files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name in MADE or path.name.endswith(("_cache", ".egg-info", ".hypothesis")):
            continue
        if path.is_dir():
            yield from written_files(path)
        else:
            yield path


def lines_with(pattern: re.Pattern[str], paths: Iterable[Path]) -> list[str]:
    """Each line that the pattern is found in, as `file:line: text`."""
    found = []
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:  # a workbook or a picture
            continue
        found += [
            f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
            for number, line in enumerate(text.splitlines(), start=1)
            if pattern.search(line)
        ]
    return found


def test_the_distribution_is_assay_engine_and_its_command_is_assay() -> None:
    assert project()["project"]["name"] == "assay-engine"
    assert project()["project"]["scripts"] == {"assay": "assay.cli:main"}


def test_the_engine_is_packaged_whole_and_nothing_else_is() -> None:
    setuptools = project()["tool"]["setuptools"]
    assert setuptools["packages"]["find"]["where"] == ["engine"]
    assert setuptools["package-data"] == {
        "*": ["*.lark", "py.typed"],
        "assay.cli": ["*.json"],
        "assay.contents": ["*.json"],
        "assay.codes": ["**/*.yaml"],
        "assay.site": ["*.json", "templates/*"],
    }
    assert (ROOT / "engine" / "assay" / "py.typed").is_file()


def test_there_is_a_lock_for_building_running_developing_fuzzing_and_locking_anew() -> None:
    assert [lock.stem for lock in LOCKS] == ["build", "dev", "fuzz", "rete", "run", "update"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_holds_exact_versions_with_their_hashes_and_no_address(lock: Path) -> None:
    lines = lock.read_text(encoding="utf-8").splitlines()
    strange = [line for line in lines if not (PIN.fullmatch(line) or HASH.fullmatch(line))]
    assert strange == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_every_locked_package_has_a_hash(lock: Path) -> None:
    lines = lock.read_text(encoding="utf-8").splitlines()
    bare = [
        line
        for line, after in zip(lines, [*lines[1:], ""], strict=True)
        if PIN.fullmatch(line) and not HASH.fullmatch(after)
    ]
    assert bare == []


def test_every_dependency_is_locked() -> None:
    named = [re.split(r"[^\w-]", entry)[0] for entry in project()["project"]["dependencies"]]
    locked = pins(ROOT / "requirements" / "run.lock")
    assert {name.lower().replace("_", "-") for name in named} <= locked.keys()


def test_developers_run_the_very_versions_that_users_run() -> None:
    running = pins(ROOT / "requirements" / "run.lock")
    developing = pins(ROOT / "requirements" / "dev.lock")
    assert {name: developing.get(name) for name in running} == running


def test_the_rete_engine_is_the_release_that_was_measured() -> None:
    assert pins(ROOT / "requirements" / "rete.lock")["durable-rules"] == "2.0.28"


def test_no_file_names_a_path_of_the_machine_it_was_written_on() -> None:
    assert lines_with(PRIVATE_PATH, written_files(ROOT)) == []


def test_no_module_silences_the_type_checker_or_the_linter() -> None:
    modules = (path for path in written_files(ROOT) if path.suffix in {".py", ".pyi"})
    assert lines_with(SILENCED, modules) == []

# SPDX-License-Identifier: GPL-3.0-or-later
"""The contracts between the rooms hold, and a planted breach of each one is caught."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = {c["id"]: c for c in PROJECT["tool"]["importlinter"]["contracts"]}
LINT = "from importlinter.cli import lint_imports_command as command; command()"

# Contract, file that gets the forbidden import, and the import. Every contract has one at least.
BREACHES = [
    ("layers", "domain/planted.py", "hilft_desktop.services"),
    ("layers", "storage/planted.py", "hilft_desktop.documents"),
    ("layers", "system/planted.py", "hilft_desktop.i18n"),
    ("layers", "services/planted.py", "hilft_desktop.ui"),
    ("layers", "cli/planted.py", "hilft_desktop.ui"),
    ("front-ends", "ui/planted.py", "hilft_desktop.storage"),
    ("front-ends", "ui/planted.py", "hilft_desktop.documents"),
    ("front-ends", "cli/planted.py", "hilft_desktop.content"),
    ("front-ends", "cli/planted.py", "hilft_desktop.disclosure"),
    ("network", "services/planted.py", "socket"),
    ("network", "app.py", "urllib.request"),
    ("network", "ui/planted.py", "asyncio"),
    ("processes", "ui/planted.py", "subprocess"),
    ("qt", "services/planted.py", "PySide6.QtCore"),
    ("database", "services/planted.py", "sqlalchemy"),
    ("database", "content/planted.py", "sqlite3"),
    ("cryptography", "services/planted.py", "cryptography.hazmat"),
    ("validation", "domain/planted.py", "pydantic"),
    ("markdown", "ui/planted.py", "markdown_it"),
    ("paper", "services/planted.py", "reportlab.platypus"),
    ("paper", "content/planted.py", "jinja2"),
    ("service-helpers", "storage/planted.py", "zxcvbn"),
    ("machine", "services/planted.py", "holidays"),
    ("languages", "ui/planted.py", "babel"),
    ("solver", "services/planted.py", "highspy"),
    ("pages", "ui/pages/planted/page.py", "hilft_desktop.ui.pages.today"),
]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run all contracts over the package in a folder."""
    return subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "COLUMNS": "200", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )


def broken(output: str) -> set[str]:
    """Return the ids of the contracts that a report calls broken."""
    names = set(re.findall(r"^(.+) BROKEN$", output, re.MULTILINE))
    return {key for key, contract in CONTRACTS.items() if contract["name"] in names}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package and its contracts, to be spoiled."""
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "hilft_desktop", tmp_path / "hilft_desktop", ignore=ignore)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def plant(copy: Path, place: str, module: str) -> None:
    """Add an import inside a function, where it is easiest to overlook."""
    path = copy / "hilft_desktop" / place
    if not path.parent.exists():
        path.parent.mkdir()
        (path.parent / "__init__.py").touch()
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(f"{before}\n\ndef planted():\n    import {module}\n", encoding="utf-8")


def test_all_contracts_are_kept():
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(("contract", "place", "module"), BREACHES)
def test_planted_breach_is_caught(contract: str, place: str, module: str, copy: Path):
    plant(copy, place, module)
    done = lint(copy)
    assert done.returncode == 1
    importer = "hilft_desktop." + place.removesuffix(".py").replace("/", ".")
    assert contract in broken(done.stdout), done.stdout
    assert f"{importer} -> {module.split('.', maxsplit=1)[0]}" in done.stdout


def test_every_contract_has_a_planted_breach():
    assert {contract for contract, _place, _module in BREACHES} == set(CONTRACTS)


def test_unlisted_room_is_caught(copy: Path):
    (copy / "hilft_desktop" / "attic").mkdir()
    (copy / "hilft_desktop" / "attic" / "__init__.py").touch()
    done = lint(copy)
    assert done.returncode == 1
    assert "attic" in done.stdout


# Distribution name → import name, where they differ.
IMPORT_NAMES = {
    "pyside6-essentials": "PySide6",
    "argon2-cffi": "argon2",
    "markdown-it-py": "markdown_it",
    "python-bidi": "bidi",
    "python-stdnum": "stdnum",
    "fonttools": "fontTools",
    "pillow": "PIL",
}


def test_every_library_has_its_room():
    housed = {
        name for contract in CONTRACTS.values() for name in contract.get("forbidden_modules", ())
    }
    for requirement in PROJECT["project"]["dependencies"]:
        name = re.split(r"[><=~! ]", requirement)[0].lower()
        assert IMPORT_NAMES.get(name, name.replace("-", "_")) in housed


def test_no_contract_makes_exceptions():
    assert not [key for key, contract in CONTRACTS.items() if "ignore_imports" in contract]

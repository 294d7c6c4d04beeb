# SPDX-License-Identifier: GPL-3.0-or-later
"""The project's own rules hold, and each of them sees what it is there for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import house_rules
import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ROOT / "packaging" / "locks"
TOP = f'{house_rules.LICENCE_LINE}\n"""Module."""\n'
HASH = f"    --hash=sha256:{'0' * 64}"


def module_faults(text: str) -> list[str]:
    return list(house_rules.module_faults(Path("a.py"), text))


def test_the_house_rules_are_kept():
    assert house_rules.faults(ROOT) == []


def test_long_modules_are_seen():
    assert module_faults(TOP + "x = 1\n" * 398) == []
    assert module_faults(TOP + "x = 1\n" * 399) == ["a.py: 401 lines, at most 400"]


def test_long_functions_are_seen_without_their_docstring():
    function = 'def f():\n    """One.\n\n    Two.\n    """\n'
    assert module_faults(TOP + function + "    x = 1\n" * 49) == []
    (fault,) = module_faults(TOP + function + "    x = 1\n" * 50)
    assert fault == "a.py:3: f has 51 lines, at most 50"


def test_missing_licence_and_docstring_are_seen():
    assert module_faults('"""Module."""\n') == ["a.py: first line is not the licence"]
    assert module_faults(house_rules.LICENCE_LINE) == ["a.py: no module docstring"]


def test_second_widget_class_is_seen():
    one = TOP + "class A(QWidget): pass\nclass Model(QAbstractListModel): pass\n"
    assert module_faults(one) == []
    (fault,) = module_faults(one + "class B(QtWidgets.QDialog): pass\n")
    assert "A, B" in fault


@pytest.mark.parametrize(
    "content",
    [
        "",
        "a>=1 \\\n" + HASH,
        "a==1\n",
        "a==1 \\\nb==1 \\\n" + HASH,
        "--index-url https://example.org/simple\na==1 \\\n" + HASH,
        "a @ https://example.org/a.whl \\\n" + HASH,
        "-e .\n",
    ],
)
def test_bad_lock_files_are_seen(content: str, tmp_path: Path):
    path = tmp_path / "app.txt"
    path.write_text(content, encoding="utf-8")
    assert list(house_rules.lock_faults(path))


def test_good_lock_file_passes(tmp_path: Path):
    path = tmp_path / "app.txt"
    both = f"a==1 ; sys_platform == 'win32' \\\n{HASH} \\\n{HASH}\nb==2 \\\n{HASH}\n"
    path.write_text(both, encoding="utf-8")
    assert list(house_rules.lock_faults(path)) == []


def requirements(path: Path) -> set[str]:
    lines = (line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return {line for line in lines if line and not line.startswith("-r")}


def pins(name: str) -> dict[str, str]:
    text = (LOCKS / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-zA-Z0-9_.-]+)==(\S+)", text, re.MULTILINE))


def test_project_and_lock_source_name_the_same_libraries():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert set(project["project"]["dependencies"]) == requirements(LOCKS / "app.in")


@pytest.mark.parametrize(("source", "lock"), [("app", "app"), ("dev", "dev"), ("build", "build")])
def test_every_wanted_library_is_locked(source: str, lock: str):
    wanted = {
        re.split(r"[><=~! ]", line)[0].lower() for line in requirements(LOCKS / f"{source}.in")
    }
    assert wanted <= pins(f"{lock}.txt").keys()


@pytest.mark.parametrize("part", ["app.txt", "build.txt"])
def test_what_is_tested_is_what_is_shipped(part: str):
    tested = pins("dev.txt")
    assert {name: tested.get(name) for name in pins(part)} == pins(part)


@pytest.mark.parametrize("form", [str, str.upper])
def test_no_source_names_an_index(form: Callable[[str], str]):
    for path in LOCKS.iterdir():
        assert form("index-url") not in path.read_text(encoding="utf-8")
